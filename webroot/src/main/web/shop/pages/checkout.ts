import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { Problem } from '../../shared/api';
import { Part } from '../../shared/part';
import { emptyPicture } from '../../shared/ship';
import { tell } from '../../shared/toast';
import { account } from '../account-store';
import { cartStore } from '../cart-store';
import { addressFaults, addressFields, addressIn, addressLines, focusFault, textField, type Faults } from '../parts/address-form';
import '../parts/hold';
import { linePicture, totals } from '../parts/lines';
import '../parts/payment-form';
import { failure, reason } from '../parts/pieces';
import { warningText } from '../parts/warnings';
import { go } from '../../shared/router';
import type { Address, Cart, MerchantShipping } from '../types';
import { money, t } from '../words';

const EMAIL = /^[^@\s]+@[^@\s]+$/;
const LOOK_EVERY_MS = 5_000;

/** From the cart to the order: who and where, how each merchant ships, and the payment. */
@customElement('checkout-page')
export class CheckoutPage extends Part {
  @state() accessor editing = true;
  @state() accessor faults: Faults = {};
  @state() accessor saving = false;
  @state() accessor paying = false;
  @state() accessor fault = '';
  @state() accessor shipping: MerchantShipping[] | undefined;
  @state() accessor error: unknown;
  @state() accessor chosen: Address | undefined;
  @state() accessor other = false;
  /** The cart that was being bought here; another tab may have bought it since. */
  #had = '';
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback() {
    super.connectedCallback();
    cartStore.addEventListener('change', this.#changed);
    account.addEventListener('change', this.#changed);
    this.#timer = setInterval(this.#look, LOOK_EVERY_MS);
    void this.#begin();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    cartStore.removeEventListener('change', this.#changed);
    account.removeEventListener('change', this.#changed);
    clearInterval(this.#timer);
  }

  #changed = (): void => {
    this.#had = cartStore.cart?.id ?? this.#had;
    this.requestUpdate();
  };

  /** Once the cart is an order nothing but the card can be chosen. */
  #placed = (): boolean => cartStore.cart?.status === 'completed';

  /** An order that is not paid in time gives the cart back: then all of it can be changed again. */
  #look = async (): Promise<void> => {
    if (document.visibilityState === 'visible' && !this.paying && this.#placed()) {
      await cartStore.refresh().catch(() => {});
      this.fault = this.#placed() ? this.fault : '';
    }
  };

  #begin = async (): Promise<void> => {
    try {
      await Promise.all([cartStore.refresh(), account.customer ? undefined : account.load()]);
      const cart = cartStore.cart;
      if (cart?.status === 'completed' && cart.order_id) {
        go(`/orders/${cart.order_id}`, true);
      } else if (cart?.shipping_address && cart.email) {
        this.editing = false;
        this.shipping = await cartStore.shipping();
      }
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
    this.requestUpdate();
  };

  override render() {
    const cart = cartStore.cart;
    return html`<div class="wrap page"><h1>${t('checkout.title')}</h1>${this.error !== undefined ? failure(this.error, this.#begin)
      : !cartStore.loaded ? html`<div class="two" aria-hidden="true"><div class="card skeleton tall"></div><div class="card skeleton tall"></div></div>`
      : cart?.items.length ? this.#form(cart)
      : this.#nothing()}</div>`;
  }

  #nothing(): TemplateResult {
    const order = cartStore.orderOf(this.#had);
    return order ? html`<div class="state">${emptyPicture('calm')}<h2>${t('checkout.bought')}</h2><p>${t('checkout.boughtHint')}</p><a class="btn primary" href=${`/orders/${order}`}>${t('cart.toOrder')}</a></div>`
      : html`<div class="state">${emptyPicture('calm')}<h2>${t('cart.empty')}</h2><p>${t('cart.emptyHint')}</p><a class="btn primary" href="/search">${t('home.browse')}</a></div>`;
  }

  #form(cart: Cart): TemplateResult {
    const placed = this.#placed();
    const editing = this.editing && !placed;
    return html`<div class="two"><div class="stack loose">
        ${placed ? html`<p class="notice warn" role="status" data-placed><span>${t('checkout.placed')}</span><a class="btn slim" href="/cart">${t('order.backToCart')}</a></p>` : nothing}
        ${editing ? this.#details(cart) : this.#told(cart, placed)}
        ${this.#step(2, t('checkout.shipping'), editing, () => placed ? this.#shipped() : this.#options())}
        ${this.#step(3, t('checkout.payment'), editing, () => html`<hold-countdown .order=${cart.order_id ?? ''}></hold-countdown><payment-form .label=${t('checkout.pay', { total: money(cart.totals.total) })} .busy=${this.paying}
          .blocked=${cart.warnings.some(w => w.code !== 'price_changed')} .fault=${this.fault} @pay=${(e: CustomEvent<string>) => this.#pay(cart, e.detail)}></payment-form>`)}
      </div>
      <aside class="aside" aria-label=${t('checkout.summary')}><div class="card stack"><h2 class="facet-title">${t('checkout.summary')}</h2>
        <ul class="lines small-pictures">${cart.items.map(item => html`<li>${linePicture(item)}<div class="small"><p class="strong">${item.title}</p><p class="soft num">${item.quantity} × ${money(item.unit_price)}</p></div><p class="sum small num">${money(item.total)}</p></li>`)}</ul>
        ${totals(cart.totals)}
        ${cart.warnings.map(w => html`<p class="notice warn slim" role="status"><span>${warningText(w, cart)}</span></p>`)}
        ${placed ? nothing : html`<a class="small" href="/cart">${t('checkout.change')}</a>`}</div></aside></div>`;
  }

  #step(n: number, label: string, later: boolean, body: () => TemplateResult): TemplateResult {
    return html`<section class="step ${later ? 'later' : ''}" aria-label=${label}><h2><span class="n" aria-hidden="true">${n}</span>${label}</h2>${later ? nothing : body()}</section>`;
  }

  #told(cart: Cart, placed: boolean): TemplateResult {
    return this.#step(1, t('checkout.address'), false, () => html`<div class="card slim bar"><address class="address small">${cart.email}\n${cart.shipping_address ? addressLines(cart.shipping_address) : ''}</address>
      ${placed ? nothing : html`<button class="link small" @click=${() => (this.editing = true)}>${t('checkout.change')}</button>`}</div>`);
  }

  #details(cart: Cart): TemplateResult {
    const saved = account.customer?.addresses ?? [];
    const typing = !saved.length || this.other;
    return this.#step(1, t('checkout.address'), false, () => html`<form class="stack" novalidate @submit=${this.#save}>
      ${account.customer ? html`<p class="soft">${t('checkout.signedIn', { email: account.customer.email })}</p>` : html`<p class="soft">${t('checkout.guest')} <a href="/account?next=checkout">${t('checkout.signIn')}</a></p>`}
      ${saved.length ? html`<fieldset class="choices"><legend class="label">${t('checkout.saved')}</legend>
        ${saved.map((a, i) => html`<label class="choice"><input type="radio" name="saved" .checked=${!this.other && (this.chosen ?? saved[0]) === a} @change=${() => { this.chosen = a; this.other = false; }} value=${i}><address class="address small">${addressLines(a)}</address></label>`)}
        <label class="choice"><input type="radio" name="saved" value="other" .checked=${this.other} @change=${() => (this.other = true)}><span>${t('checkout.other')}</span></label></fieldset>` : nothing}
      <div class="fields">${textField({ name: 'email', label: t('checkout.email'), value: cart.email ?? account.customer?.email ?? '', autocomplete: 'email', type: 'email', max: 254, required: true, fault: this.faults['email'] ?? '', hint: t('checkout.emailHint') })}
        ${typing ? addressFields(cart.shipping_address ?? { country: cart.country ?? '' }, this.faults) : nothing}</div>
      <button class="btn primary" aria-busy=${this.saving ? 'true' : 'false'}>${t('checkout.toPayment')}</button></form>`);
  }

  #save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const saved = account.customer?.addresses ?? [];
    const address = saved.length && !this.other ? this.chosen ?? saved[0]! : addressIn(data);
    const email = String(data.get('email') ?? '').trim();
    this.faults = { ...addressFaults(address), ...(EMAIL.test(email) ? {} : { email: t(email ? 'checkout.badEmail' : 'checkout.missing') }) };
    if (Object.keys(this.faults).length) {
      await this.updateComplete;
      focusFault(form);
      return;
    }
    this.saving = true;
    try {
      await cartStore.details({ email, shipping_address: address, billing_address: address });
      this.shipping = await cartStore.shipping();
      this.editing = false;
      this.fault = '';
    } catch (error) {
      this.#refused(error);
      await this.#afresh(error);
    } finally {
      this.saving = false;
    }
  };

  /** What the server found wrong stands at its field. */
  #refused(error: unknown): void {
    const items = error instanceof Problem ? error.items : [];
    this.faults = Object.fromEntries(items.map(item => [item.pointer.split('/').at(-1) ?? '', t('error.validation_failed')]));
    tell(reason(error), true);
  }

  /** How each merchant ships, where that is settled. */
  #shipped(): TemplateResult {
    return html`${(this.shipping ?? []).flatMap(m => m.options.filter(o => o.selected).map(o => html`<p class="card slim bar small" data-shipped><span>${t('checkout.shippingOf', { merchant: m.name })}</span>
      <span>${o.name} <span class="num strong">${o.price.amount ? money(o.price) : t('checkout.free')}</span></span></p>`))}`;
  }

  #options(): TemplateResult {
    return html`${(this.shipping ?? []).map(m => html`<fieldset class="choices"><legend class="label">${t('checkout.shippingOf', { merchant: m.name })}</legend>
      ${m.options.length ? m.options.map(o => html`<label class="choice"><input type="radio" name=${m.merchant_id} .checked=${o.selected} @change=${() => this.#ship(m.merchant_id, o.id)}>
        <span>${o.name}</span><span class="num strong">${o.price.amount ? money(o.price) : t('checkout.free')}</span></label>`)
        : html`<p class="notice warn slim"><span>${t('warning.not_shippable')}</span></p>`}</fieldset>`)}`;
  }

  /** What was pressed is shown as chosen at once; when it is refused it is what it was. */
  async #ship(merchant: string, option: string): Promise<void> {
    const before = this.shipping;
    this.shipping = before?.map(m => m.merchant_id === merchant ? { ...m, options: m.options.map(o => ({ ...o, selected: o.id === option })) } : m);
    try {
      await cartStore.details({ shipping_options: { ...cartStore.cart?.shipping_options, [merchant]: option } });
      this.shipping = await cartStore.shipping();
    } catch (error) {
      this.shipping = before;
      tell(reason(error), true);
      await this.#afresh(error);
    }
  }

  /** Another tab may have bought the cart, or part of it: what is shown is what there is. */
  async #afresh(error: unknown): Promise<void> {
    if (error instanceof Problem) {
      await cartStore.refresh().catch(() => {});
    }
  }

  async #pay(cart: Cart, token: string): Promise<void> {
    this.paying = true;
    this.fault = '';
    try {
      const order = await cartStore.complete(token, cart.status === 'open' ? cart.totals.total : undefined);
      cartStore.forget();
      go(`/orders/${order.id}?thanks=1`, true);
    } catch (error) {
      await this.#unpaid(error);
    } finally {
      this.paying = false;
    }
  }

  async #unpaid(error: unknown): Promise<void> {
    if (error instanceof Problem && ['payment_action_required', 'order_cancelled'].includes(error.code) && error.body['order_id']) {
      go(`/orders/${String(error.body['order_id'])}`, true);
      return;
    }
    this.fault = reason(error);
    await cartStore.refresh().catch(() => {});
  }
}
