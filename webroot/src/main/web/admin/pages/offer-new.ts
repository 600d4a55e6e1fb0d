import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { call, query, randomKey, type Page } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import { go } from '../../shared/router';
import { tell } from '../../shared/toast';
import { minor } from '../parts/amounts';
import { empty, failure, pageHead, reason, skeletonLines } from '../parts/pieces';
import { meant } from '../parts/prices';
import type { Product, ProductSummary } from '../trade/types';
import { money, number, t } from '../words';

const TYPING_MS = 350;
const FOUND_MAX = 10;

/** A merchant puts something that the shop knows on sale: finds it, and says for how much. */
@customElement('offer-new-page')
export class OfferNewPage extends Part {
  @state() accessor said = '';
  @state() accessor fault = '';
  @state() accessor saving = false;
  readonly #found = new Loading<ProductSummary[]>(this);
  readonly #product = new Loading<Product>(this);
  #typing: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  override render() {
    const chosen = this.#product.value;
    return html`<div class="page">${pageHead(t('offer.new'), { back: { href: '/admin/stock', label: t('nav.stock') }, lead: t('offer.ownLead') })}
      <section class="card stack"><div class="field"><label for="find-product">${t('offer.find')}</label><input class="input" id="find-product" type="search" autocomplete="off" placeholder=${t('products.findHint')} .value=${this.said} @input=${this.#typed}></div>
        ${this.said ? this.#found.show({ waiting: () => skeletonLines(3), failed: failure, ready: all => this.#list(all, chosen) }) : nothing}</section>
      ${chosen ? this.#form(chosen) : nothing}</div>`;
  }

  #list(all: ProductSummary[], chosen: Product | undefined): TemplateResult {
    return all.length ? html`<fieldset class="bare stack tight"><legend class="sr">${t('product.page')}</legend>${all.map(p => html`<label class="check bar"><span class="row tight"><input type="radio" name="product" .checked=${chosen?.id === p.id} @change=${() => this.#choose(p.id)}>${p.title}</span>
      <span class="soft small num">${p.price ? t('offer.from', { price: money(p.price), count: number(p.offer_count) }) : t('products.noOffer')}</span></label>`)}</fieldset>` : empty(t('products.none'), t('offer.noneFound'));
  }

  #form(p: Product): TemplateResult {
    return html`<form class="card stack" @submit=${(e: SubmitEvent) => void this.#save(e)}><h2>${p.title}</h2><div class="field-grid">
        <div class="field"><label for="variant">${t('product.variant')}</label><select class="input" id="variant" name="variant">${p.variants.map(v => html`<option value=${v.id}>${v.title ? `${v.sku} · ${v.title}` : v.sku}</option>`)}</select></div>
        <div class="field"><label for="price">${t('products.price')}</label><input class="input" id="price" name="price" type="number" min="0" step="any" required></div>
        <div class="field"><label for="currency">${t('orders.currency')}</label><input class="input" id="currency" name="currency" required pattern="[A-Z]{3}" maxlength="3" .value=${p.offers[0]?.price.currency ?? 'EUR'}></div></div>
      ${this.fault ? html`<p class="notice slim bad" role="alert"><span>${this.fault}</span></p>` : nothing}
      <div class="row end"><button class="btn primary" aria-busy=${this.saving ? 'true' : 'false'}>${t('offer.make')}</button></div></form>`;
  }

  #typed = (event: Event): void => {
    const said = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      this.said = said;
      this.#product.forget();
      if (said) {
        void this.#found.load(async () => (await call<Page<ProductSummary>>('/store/products' + query({ q: said, limit: FOUND_MAX }))).data);
      }
    }, TYPING_MS);
  };

  #choose(id: string): void {
    this.fault = '';
    void this.#product.load(() => call<Product>(`/store/products/${id}`));
  }

  async #save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const price = minor(String(data.get('price')), String(data.get('currency')));
    if (this.saving || !(await meant([price]))) {
      return;
    }
    this.saving = true;
    try {
      await call('/merchant/offers', { key: randomKey(), body: { variant_id: data.get('variant'), price } });
      go('/admin/stock');
      tell(t('offer.made'));
    } catch (error) {
      this.fault = reason(error);
    } finally {
      this.saving = false;
    }
  }
}
