import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { call, randomKey, type Money } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import { go } from '../../shared/router';
import { tell } from '../../shared/toast';
import { icon } from '../icons';
import { minor } from '../parts/amounts';
import { attributeFields, readAttributes } from '../parts/attributes';
import { failure, pageHead, reason, skeletonLines } from '../parts/pieces';
import { meant } from '../parts/prices';
import { categories, merchants, productTypes } from '../trade/lookups';
import type { Category, MerchantFull, Product, ProductType } from '../trade/types';
import { t } from '../words';

interface Choices { categories: Category[]; types: ProductType[]; merchants: MerchantFull[] }

const all = async (): Promise<Choices> => {
  const [c, types, m] = await Promise.all([categories(), productTypes(), merchants()]);
  return { categories: c, types, merchants: m.filter(one => one.status === 'active') };
};

/** A new product, with the attributes that its type asks for, and what is sold of it from the start. */
@customElement('product-new-page')
export class ProductNewPage extends Part {
  @state() accessor type = '';
  @state() accessor variants = 1;
  @state() accessor sells = true;
  @state() accessor busy = false;
  @state() accessor fault = '';
  readonly #choices = new Loading<Choices>(this);
  #key = randomKey();

  override connectedCallback() {
    super.connectedCallback();
    void this.#choices.load(all);
  }

  override render() {
    const back = { href: '/admin/products', label: t('nav.products') };
    return html`<div class="page">${pageHead(t('product.new'), { back })}${this.#choices.show({ waiting: () => html`<div class="card">${skeletonLines(8)}</div>`, failed: failure, ready: c => this.#form(c) })}</div>`;
  }

  #form(choices: Choices): TemplateResult {
    const type = choices.types.find(one => one.id === this.type);
    return html`<form class="two" @submit=${(e: SubmitEvent) => void this.#save(e, choices)}><div class="stack">
      <section class="card stack"><h2>${t('product.what')}</h2>
        <div class="field"><label for="title">${t('products.title')}</label><input class="input" id="title" name="title" required maxlength="1000"></div>
        <div class="field"><label for="description">${t('product.description')} <span class="soft">${t('attributes.optional')}</span></label><textarea class="input" id="description" name="description" maxlength="20000"></textarea></div>
        <div class="field"><label for="category">${t('products.category')}</label><select class="input" id="category" name="category"><option value="">–</option>${choices.categories.map(c => html`<option value=${c.id}>${c.path.join(' › ')}</option>`)}</select></div></section>
      <section class="card stack"><h2>${t('product.attributes')}</h2>
        <div class="field"><label for="type">${t('product.type')}</label><select class="input" id="type" name="type" @change=${(e: Event) => (this.type = (e.target as HTMLSelectElement).value)}><option value="">${t('product.noType')}</option>
          ${choices.types.map(one => html`<option value=${one.id}>${one.name}</option>`)}</select></div>
        ${type ? html`<div class="field-grid" data-type=${type.id}>${attributeFields(type.schema)}</div>` : nothing}</section>
      ${this.#variants(choices)}</div>
      <aside class="card slim stack" aria-label=${t('product.save')}>${this.fault ? html`<p class="notice slim bad" role="alert"><span>${this.fault}</span></p>` : nothing}
        <p class="soft small">${t('product.newHint')}</p><button class="btn primary" ?disabled=${this.busy} aria-busy=${this.busy ? 'true' : 'false'}>${t('product.make')}</button></aside></form>`;
  }

  #variants(choices: Choices): TemplateResult {
    return html`<section class="card stack"><h2>${t('product.variants')}</h2>${Array.from({ length: this.variants }, (_, i) => html`<div class="field-grid">
        <div class="field"><label for="sku-${i}">${t('line.sku')}</label><input class="input" id="sku-${i}" name="sku" required maxlength="100"></div>
        <div class="field"><label for="variant-${i}">${t('product.variant')} <span class="soft">${t('attributes.optional')}</span></label><input class="input" id="variant-${i}" name="variant" maxlength="1000"></div>
        ${this.sells ? html`<div class="field"><label for="price-${i}">${t('products.price')}</label><input class="input" id="price-${i}" name="price" type="number" step="any" min="0" required></div>
          <div class="field"><label for="pieces-${i}">${t('product.stock')}</label><input class="input" id="pieces-${i}" name="pieces" type="number" step="1" min="0" value="0" required></div>` : nothing}</div>`)}
      <div class="row"><button class="btn slim" type="button" @click=${() => this.variants++}>${icon('plus', 18)} ${t('product.more')}</button>
        ${this.variants > 1 ? html`<button class="btn slim quiet" type="button" @click=${() => this.variants--}>${t('product.fewer')}</button>` : nothing}</div>
      <label class="check"><input type="checkbox" .checked=${this.sells} @change=${() => (this.sells = !this.sells)}>${t('product.sellNow')}</label>
      ${this.sells ? html`<div class="field-grid"><div class="field"><label for="merchant">${t('product.merchant')}</label><select class="input" id="merchant" name="merchant" required>${choices.merchants.map(m => html`<option value=${m.id}>${m.name}</option>`)}</select></div>
        <div class="field"><label for="currency">${t('orders.currency')}</label><input class="input" id="currency" name="currency" required pattern="[A-Z]{3}" maxlength="3" value=${localStorage.getItem('tw.console.currency') ?? choices.merchants.find(m => m.shipping_rates.length)?.shipping_rates[0]?.price.currency ?? 'EUR'}></div></div>` : nothing}</section>`;
  }

  async #save(event: SubmitEvent, choices: Choices): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const type = choices.types.find(one => one.id === this.type);
    const prices = this.sells ? data.getAll('price').map(one => minor(String(one), String(data.get('currency')))) : [];
    if (this.busy || !(await meant(prices))) {
      return;
    }
    this.busy = true;
    this.fault = '';
    try {
      const names = data.getAll('variant').map(String);
      const product = await call<Product>('/admin/products', {
        key: this.#key,
        body: {
          title: data.get('title'), description: data.get('description') || null, category_id: data.get('category') || null, type_id: this.type || null,
          attributes: type ? readAttributes(type.schema, form) : null, variants: data.getAll('sku').map((sku, i) => ({ sku, title: names[i] || null })),
        },
      });
      // What was made stays made; offers can be added to it where it is looked at.
      const unsold = this.sells ? await this.#sell(product, data, prices).then(() => undefined, reason) : undefined;
      tell(unsold === undefined ? t('product.made') : t('product.madeUnsold', { reason: unsold }), unsold !== undefined);
      go(`/admin/products/${product.id}`);
    } catch (error) {
      this.fault = reason(error);
      // Another product than the one that was refused.
      this.#key = randomKey();
    } finally {
      this.busy = false;
    }
  }

  async #sell(product: Product, data: FormData, prices: Money[]): Promise<void> {
    localStorage.setItem('tw.console.currency', String(data.get('currency')));
    const pieces = data.getAll('pieces').map(Number);
    for (const [i, variant] of product.variants.entries()) {
      const offer = await call<{ id: string }>('/admin/offers', { key: `${this.#key}-${i}`, body: { variant_id: variant.id, merchant_id: data.get('merchant'), price: prices[i] } });
      if (pieces[i]) {
        await call(`/admin/offers/${offer.id}/stock`, { key: `${this.#key}-${i}`, body: { kind: 'receive', quantity: pieces[i] } });
      }
    }
  }
}
