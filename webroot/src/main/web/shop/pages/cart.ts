import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../shared/icons';
import { Part } from '../../shared/part';
import { emptyPicture } from '../../shared/ship';
import { tell } from '../../shared/toast';
import { flag } from '../art';
import { cartStore } from '../cart-store';
import '../parts/hold';
import { lineHref, linePicture, totals } from '../parts/lines';
import { failure, reason } from '../parts/pieces';
import { known, warningText } from '../parts/warnings';
import type { Cart, CartItem, CartMerchant } from '../types';
import { money, t } from '../words';

const LOOK_EVERY_MS = 5_000;
const QUANTITY_MAX = 10_000;

/** The cart, a parcel per merchant. While it is looked at it asks again what everything costs and whether it is there. */
@customElement('cart-page')
export class CartPage extends Part {
  @state() accessor error: unknown;
  @state() accessor busy = '';
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback() {
    super.connectedCallback();
    cartStore.addEventListener('change', this.#changed);
    document.addEventListener('visibilitychange', this.#look);
    this.#timer = setInterval(this.#look, LOOK_EVERY_MS);
    this.#look();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    cartStore.removeEventListener('change', this.#changed);
    document.removeEventListener('visibilitychange', this.#look);
    clearInterval(this.#timer);
  }

  #changed = (): void => this.requestUpdate();

  #look = (): void => {
    if (document.visibilityState === 'visible' && !this.busy) {
      cartStore.refresh().then(() => (this.error = undefined), error => (this.error = error));
    }
  };

  override render() {
    const cart = cartStore.cart;
    return html`<div class="wrap page"><h1 tabindex="-1">${t('cart.title')}</h1>
      ${cart ? this.#cart(cart) : this.error !== undefined ? failure(this.error, this.#look) : cartStore.loaded ? this.#empty() : this.#skeleton()}</div>`;
  }

  #cart(cart: Cart): TemplateResult {
    if (cart.status === 'completed') {
      return html`<p class="notice warn"><span>${t('cart.pending')}</span><a class="btn slim" href=${`/orders/${cart.order_id}`}>${t('cart.toOrder')}</a></p><hold-countdown .order=${cart.order_id ?? ''}></hold-countdown>
        <p class="soft small">${t('cart.anewHint')}</p><p><button class="btn" @click=${cartStore.forget}>${t('cart.anew')}</button></p>`;
    }
    if (!cart.items.length) {
      return this.#empty();
    }
    const stuck = cart.warnings.some(w => w.code !== 'price_changed');
    return html`<div class="two"><div class="stack">
        ${repeat(cart.merchants, m => m.id, (m, i) => this.#parcel(cart, m, i))}
        <p class="soft small">${t('cart.live')}</p></div>
      <aside class="aside" aria-label=${t('cart.total')}><div class="card stack">${totals(cart.totals)}
        ${cart.warnings.filter(w => w.item_id === null).map(w => html`<p class="notice warn slim"><span>${warningText(w, cart)}</span></p>`)}
        <a class="btn primary wide" href="/checkout" aria-describedby=${stuck ? 'stuck' : nothing}>${t('cart.checkout')} ${icon('arrow', 18)}</a>
        ${stuck ? html`<p class="small warn" id="stuck">${t('checkout.unavailable')}</p>` : nothing}
        <a class="btn quiet wide" href="/search">${t('cart.keep')}</a></div></aside></div>`;
  }

  #parcel(cart: Cart, merchant: CartMerchant, index: number): TemplateResult {
    const items = cart.items.filter(item => item.merchant_id === merchant.id);
    return html`<section class="card parcel" aria-label=${merchant.name}><div class="parcel-head">${flag(merchant.name)}<h2><a href="/m/${merchant.id}">${merchant.name}</a></h2>
        <span class="soft small">${cart.merchants.length > 1 ? t('cart.parcel', { n: index + 1, count: cart.merchants.length }) : nothing}</span></div>
      <ul class="lines">${repeat(items, item => item.id, item => this.#line(cart, item))}</ul>
      <div class="parcel-foot bar small"><span class="soft">${t('cart.shipping')} ${merchant.shipping.amount ? money(merchant.shipping) : t('checkout.free')}</span><span class="strong num">${money(merchant.total)}</span></div></section>`;
  }

  #line(cart: Cart, item: CartItem): TemplateResult {
    const warnings = cart.warnings.filter(w => w.item_id === item.id && known(w));
    const count = cartStore.wanted(item);
    return html`<li data-item=${item.id}>${linePicture(item)}
      <div><a class="name" href=${lineHref(item)}>${item.title}</a><p class="soft small num">${t('cart.each', { price: money(item.unit_price) })}</p></div>
      <p class="sum num">${money(item.total)}</p>
      <div class="tools"><div class="stepper" role="group" aria-label=${t('cart.quantityOf', { title: item.title })}>
          <button aria-label=${t('quantity.less')} ?disabled=${count <= 1} @click=${() => this.#count(item, cartStore.wanted(item) - 1)}>−</button>
          <input inputmode="numeric" autocomplete="off" maxlength="5" aria-label=${t('quantity.label')} .value=${String(count)} @change=${(e: Event) => this.#typed(item, e.target as HTMLInputElement)}>
          <button aria-label=${t('quantity.more')} ?disabled=${count >= QUANTITY_MAX} @click=${() => this.#count(item, cartStore.wanted(item) + 1)}>+</button></div>
        <span class="sr" role="status">${count}</span>
        <button class="btn quiet icon" data-remove aria-label=${t('cart.remove', { title: item.title })} @click=${() => this.#remove(item)}>${icon('trash')}</button></div>
      ${warnings.map(w => html`<p class="notice slim ${w.code === 'price_changed' ? '' : 'warn'}" role="status"><span>${warningText(w, cart)}</span></p>`)}</li>`;
  }

  /** The focus goes on to the line that comes next, or to the heading when there is none. */
  async #remove(item: CartItem): Promise<void> {
    const at = [...this.querySelectorAll('[data-item]')].findIndex(line => (line as HTMLElement).dataset['item'] === item.id);
    await this.#do(item.id, () => cartStore.remove(item.id));
    await this.updateComplete;
    if (document.activeElement === document.body) {
      const left = [...this.querySelectorAll<HTMLElement>('[data-item] [data-remove]')];
      (left[Math.min(at, left.length - 1)] ?? this.querySelector('h1'))?.focus();
    }
  }

  #count(item: CartItem, quantity: number): void {
    void this.#do(item.id, () => cartStore.quantity(item.id, Math.min(Math.max(quantity, 1), QUANTITY_MAX)));
  }

  /** What is no number is taken back. */
  #typed(item: CartItem, field: HTMLInputElement): void {
    const quantity = /^\d+$/.test(field.value.trim()) ? Number(field.value) : 0;
    if (quantity < 1 || quantity > QUANTITY_MAX) {
      field.value = String(cartStore.wanted(item));
      tell(t('cart.badQuantity', { max: QUANTITY_MAX }), true);
    } else {
      this.#count(item, quantity);
    }
  }

  async #do(item: string, change: () => Promise<void>): Promise<void> {
    this.busy = item;
    try {
      await change();
    } catch (error) {
      tell(reason(error), true);
      await cartStore.refresh().catch(() => {});
    } finally {
      this.busy = '';
    }
  }

  #empty(): TemplateResult {
    return html`<div class="state">${emptyPicture('calm')}<h2>${t('cart.empty')}</h2><p>${t('cart.emptyHint')}</p><a class="btn primary" href="/search">${t('home.browse')}</a></div>`;
  }

  #skeleton(): TemplateResult {
    return html`<div class="two" aria-hidden="true"><div class="card skeleton tall"></div><div class="card skeleton tall"></div></div>`;
  }
}
