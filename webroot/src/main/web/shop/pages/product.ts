import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from '../../shared/icons';
import { Loading, Part } from '../../shared/part';
import { tell } from '../../shared/toast';
import { flag, picture } from '../art';
import { cartStore } from '../cart-store';
import { failure, reason } from '../parts/pieces';
import { priceHint } from '../parts/price-hint';
import '../parts/recommended';
import { go, here } from '../../shared/router';
import { product, productPath, remembered } from '../store';
import type { Category, Offer, Product, Variant } from '../types';
import { note } from '../visit';
import { money, t, words } from '../words';

const FEW = 10;

/** Attributes are named with their unit last. */
const UNITS: Record<string, string> = { g: 'gram', ml: 'milliliter', mm: 'millimeter', hours: 'hour', inches: 'inch' };

/** A product: its variants, and for the chosen one what each merchant asks for it. */
@customElement('product-page')
export class ProductPage extends Part {
  @property() accessor product = '';
  @property({ attribute: false }) accessor categories: Category[] = [];
  /** The chosen variant by its article number, as the address has it. */
  @property() accessor variant = '';
  @state() accessor quantity = 1;
  @state() accessor adding = '';
  readonly #found = new Loading<Product>(this);

  override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('variant') || changed.has('product')) {
      this.quantity = 1;
    }
    if (!changed.has('product') || !this.product) {
      return;
    }
    const known = remembered<Product>(productPath(this.product));
    this.#found.forget();
    if (known) {
      this.#found.set(known);
    }
    void this.#found.load(() => product(this.product));
    const from = here().query.get('from');
    if (from) {
      note('recommendation_clicked', { product_id: this.product, ranking_id: from });
    }
    note('product_viewed', { product_id: this.product });
  }

  override updated() {
    if (this.#found.value) {
      document.title = `${this.#found.value.title} · Tradewind`;
    }
  }

  override render() {
    return html`<div class="wrap">${this.#found.show({ waiting: () => this.#skeleton(), failed: failure, ready: p => this.#page(p) })}</div>`;
  }

  #chosen(p: Product): Variant | undefined {
    const cheapest = p.offers.find(o => o.available > 0) ?? p.offers[0];
    return p.variants.find(v => v.sku === this.variant) ?? p.variants.find(v => v.id === cheapest?.variant_id) ?? p.variants[0];
  }

  #page(p: Product): TemplateResult {
    const variant = this.#chosen(p);
    const offers = p.offers.filter(o => o.variant_id === variant?.id);
    const turn = Math.max(0, p.variants.findIndex(v => v.id === variant?.id));
    const subject = { id: p.id, title: p.title, path: p.category_path };
    return html`<article class="product-page">
      <div class="gallery"><div class="frame large">${picture(subject, turn)}</div>
        ${p.variants.length > 1 ? html`<ul class="thumbs" aria-hidden="true">${p.variants.slice(0, 8).map((v, i) => html`<li><button tabindex="-1" class=${v.id === variant?.id ? 'on' : ''} @click=${() => this.#choose(v)}>${picture(subject, i)}</button></li>`)}</ul>` : nothing}</div>
      <div class="buy stack">${this.#crumbs(p)}
        <h1>${p.title}</h1>
        ${p.description ? html`<p class="lead">${p.description}</p>` : nothing}
        ${p.variants.length > 1 ? this.#variants(p, variant) : nothing}
        ${this.#best(offers)}
        ${offers.length > 1 ? this.#others(offers) : nothing}
        ${this.#facts(p, variant)}
      </div></article>
      <div class="sections">
        <recommended-products kind="bought_together" .product=${p.id} heading=${t('product.together')}></recommended-products>
        <recommended-products kind="similar" .product=${p.id} heading=${t('product.similar')}></recommended-products></div>`;
  }

  #crumbs(p: Product): TemplateResult {
    const path = p.category_path.map((_, i) => this.categories.find(c => c.path.join('/') === p.category_path.slice(0, i + 1).join('/')));
    return html`<nav class="crumbs small" aria-label=${t('nav.crumbs')}><a href="/">${t('nav.home')}</a>${path.map((c, i) => c ? html`<a href="/c/${c.id}">${c.name}</a>` : html`<span>${p.category_path[i]}</span>`)}</nav>`;
  }

  #variants(p: Product, chosen: Variant | undefined): TemplateResult {
    return html`<fieldset class="variants"><legend class="label">${t('product.variant')}</legend><div class="row tight">${p.variants.map(v => {
      const has = p.offers.some(o => o.variant_id === v.id && o.available > 0);
      return html`<label class="chip variant ${has ? '' : 'out'}"><input class="sr" type="radio" name="variant" .checked=${v.id === chosen?.id} @change=${() => this.#choose(v)}>${v.title ?? v.sku}${has ? nothing : html`<span class="sr">, ${t('product.soldOut')}</span>`}</label>`;
    })}</div></fieldset>`;
  }

  /** The cheapest that can be had. */
  #best(offers: Offer[]): TemplateResult {
    const best = offers.find(o => o.available > 0) ?? offers[0];
    if (!best) {
      return html`<p class="notice">${t('product.noOffer')}</p>`;
    }
    const out = best.available === 0;
    return html`<div class="card buybox stack">
      <div class="row tight cost-row"><p class="cost num">${money(best.price)}</p>${priceHint(best)}</div>
      <p class="row tight small">${flag(best.merchant.name)}<span>${t('product.soldBy')} <a href="/m/${best.merchant.id}">${best.merchant.name}</a></span></p>
      ${this.#stock(best)}
      <div class="row nowrap-row"><div class="stepper"><button aria-label=${t('quantity.less')} ?disabled=${this.quantity <= 1} @click=${() => this.quantity--}>−</button>
        <output aria-live="polite" aria-label=${t('quantity.label')}>${this.quantity}</output>
        <button aria-label=${t('quantity.more')} ?disabled=${this.quantity >= best.available} @click=${() => this.quantity++}>+</button></div>
        <button class="btn primary grow" ?disabled=${out} aria-busy=${this.adding === best.id ? 'true' : 'false'} @click=${() => this.#add(best, Math.min(this.quantity, best.available))}>${out ? t('product.soldOut') : t('product.add')}</button></div></div>`;
  }

  #stock(offer: Offer): TemplateResult {
    return offer.available === 0 ? html`<p class="badge dot bad">${t('product.soldOut')}</p>`
      : offer.available <= FEW ? html`<p class="badge dot warn">${t('product.few', { count: offer.available })}</p>`
      : html`<p class="badge dot good">${t('product.inStock')}</p>`;
  }

  #others(offers: Offer[]): TemplateResult {
    return html`<section aria-labelledby="offers"><h2 class="facet-title" id="offers">${t('product.offers', { count: offers.length })}</h2><ul class="offers">
      ${offers.map(o => html`<li>${flag(o.merchant.name)}<span class="who"><a href="/m/${o.merchant.id}">${o.merchant.name}</a><span class="soft tiny">${o.available ? t('product.available', { count: o.available }) : t('product.soldOut')}</span></span>
        <span class="num strong">${money(o.price)}</span>
        <button class="btn slim" ?disabled=${o.available === 0} aria-label=${t('product.addFrom', { merchant: o.merchant.name })} aria-busy=${this.adding === o.id ? 'true' : 'false'} @click=${() => this.#add(o, 1)}>${t('product.addShort')}</button></li>`)}</ul></section>`;
  }

  #facts(p: Product, variant: Variant | undefined): TemplateResult {
    const value = (v: unknown): string => typeof v === 'boolean' ? t(v ? 'fact.yes' : 'fact.no') : typeof v === 'number' ? words.number(v) : Array.isArray(v) ? v.map(value).join(', ') : String(v);
    const name = (key: string): string => key.replace(/[_-]+/g, ' ').replace(/^./, c => c.toUpperCase());
    const fact = ([key, v]: [string, unknown]): [string, string] => {
      const [, what, unit] = /^(.+)_(g|ml|mm|hours|inches)$/.exec(key) ?? [];
      return what && typeof v === 'number' ? [name(what), words.measure(v, UNITS[unit!]!)] : [name(key), value(v)];
    };
    const simple = Object.entries(p.attributes).filter(([, v]) => v !== null && typeof v !== 'object' || Array.isArray(v));
    return html`<section aria-labelledby="facts"><h2 class="facet-title" id="facts">${t('product.details')}</h2><dl class="facts small">
      ${simple.map(fact).map(([k, v]) => html`<dt>${k}</dt><dd>${v}</dd>`)}
      ${variant ? html`<dt>${t('product.sku')}</dt><dd class="mono">${variant.sku}</dd>` : nothing}</dl></section>`;
  }

  #choose(variant: Variant): void {
    const query = here().query;
    query.set('variant', variant.sku);
    go(`${here().path}?${query}`, true);
  }

  async #add(offer: Offer, quantity: number): Promise<void> {
    if (this.adding) {
      return;
    }
    this.adding = offer.id;
    try {
      // A cart has one currency; the offer may have a price in it, too.
      const left = await cartStore.add(offer.id, quantity, offer.price.currency);
      note('added_to_cart', { product_id: this.product, ...(cartStore.cart ? { cart_id: cartStore.cart.id } : {}) });
      tell(html`<span class="row tight">${icon('check', 18)} ${t('product.added', { count: quantity })}</span><a href="/cart">${t('product.toCart')}</a>`);
      if (left) {
        tell(html`<span>${t('product.newCart')}</span><a href=${`/orders/${left}`}>${t('cart.toOrder')}</a>`);
      }
    } catch (error) {
      tell(reason(error), true);
    } finally {
      this.adding = '';
    }
  }

  #skeleton(): TemplateResult {
    return html`<div class="product-page" aria-hidden="true"><div class="gallery"><div class="frame large skeleton"></div></div>
      <div class="buy stack"><span class="skeleton line w40"></span><h1><span class="skeleton line w70"></span></h1><span class="skeleton line"></span><div class="card buybox skeleton tall"></div></div></div>`;
  }
}
