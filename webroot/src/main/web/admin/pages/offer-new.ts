import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { call, randomKey } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import { go } from '../../shared/router';
import { tell } from '../../shared/toast';
import { minor } from '../parts/amounts';
import { pageHead, reason } from '../parts/pieces';
import { meant } from '../parts/prices';
import '../parts/product-choice';
import type { Product } from '../trade/types';
import { t } from '../words';

/** A merchant puts something that the shop knows on sale: finds it, and says for how much. */
@customElement('offer-new-page')
export class OfferNewPage extends Part {
  @state() accessor fault = '';
  @state() accessor saving = false;
  readonly #product = new Loading<Product>(this);

  override render() {
    const chosen = this.#product.value;
    return html`<div class="page">${pageHead(t('offer.new'), { back: { href: '/admin/stock', label: t('nav.stock') }, lead: t('offer.ownLead') })}
      <section class="card stack"><div class="field"><label for="find-product">${t('offer.find')}</label><product-choice field="find-product" @chosen=${this.#choose}></product-choice></div></section>
      ${chosen ? this.#form(chosen) : nothing}</div>`;
  }

  #form(p: Product): TemplateResult {
    return html`<form class="card stack" @submit=${(e: SubmitEvent) => void this.#save(e)}><h2>${p.title}</h2><div class="field-grid">
        <div class="field"><label for="variant">${t('product.variant')}</label><select class="input" id="variant" name="variant">${p.variants.map(v => html`<option value=${v.id}>${v.title ? `${v.sku} · ${v.title}` : v.sku}</option>`)}</select></div>
        <div class="field"><label for="price">${t('products.price')}</label><input class="input" id="price" name="price" type="number" min="0" step="any" required></div>
        <div class="field"><label for="currency">${t('orders.currency')}</label><input class="input" id="currency" name="currency" required pattern="[A-Z]{3}" maxlength="3" .value=${p.offers[0]?.price.currency ?? 'EUR'}></div></div>
      ${this.fault ? html`<p class="notice slim bad" role="alert"><span>${this.fault}</span></p>` : nothing}
      <div class="row end"><button class="btn primary" aria-busy=${this.saving ? 'true' : 'false'}>${t('offer.make')}</button></div></form>`;
  }

  #choose = (event: CustomEvent<string>): void => {
    this.fault = '';
    this.#product.forget();
    if (event.detail) {
      void this.#product.load(() => call<Product>(`/store/products/${event.detail}`));
    }
  };

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
