import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { call, randomKey } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import { tell } from '../../shared/toast';
import { icon } from '../icons';
import { minor } from '../parts/amounts';
import { ask, type Said } from '../parts/ask';
import { attributeFields, readAttributes } from '../parts/attributes';
import { badge, failure, identifier, pageHead, reason, skeletonLines } from '../parts/pieces';
import { doubtful, doubtfulOf, priceField, priceIn } from '../parts/prices';
import '../parts/stock';
import { may } from '../staff';
import { categories, merchants, productTypes } from '../trade/lookups';
import type { Category, Offer, Product, ProductOffer, ProductType } from '../trade/types';
import { moment, money, number, t } from '../words';

interface Known { product: Product; categories: Category[]; types: ProductType[] }

/** One product: what it is, and who sells it for how much. */
@customElement('product-page')
export class ProductPage extends Part {
  @property() accessor product = '';
  @state() accessor open: string | undefined;
  readonly #known = new Loading<Known>(this);

  override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('product')) {
      this.#known.forget();
      this.#load();
    }
  }

  #load = (): void => void this.#known.load(async () => {
    const [product, c, types] = await Promise.all([call<Product>(`/admin/products/${this.product}`), categories(), productTypes()]);
    return { product, categories: c, types };
  });

  override render() {
    const back = { href: '/admin/products', label: t('nav.products') };
    return html`<div class="page">${this.#known.show({ waiting: () => html`${pageHead(t('product.page'), { back })}<div class="card">${skeletonLines(8)}</div>`, failed: failure, ready: known => this.#page(known, back) })}</div>`;
  }

  #page(known: Known, back: { href: string; label: string }): TemplateResult {
    const p = known.product;
    return html`${pageHead(p.title, { back, beside: badge(t(p.active ? 'product.active' : 'product.inactive'), p.active ? 'good' : ''), lead: html`${identifier(p.id)} <span class="nowrap">${t('product.since', { date: moment(p.created_at) })}</span> · <a class="nowrap" href="/p/${p.id}">${t('product.inShop')} ${icon('external', 14)}</a>` })}
      <div class="two"><div class="stack">${this.#offers(p)}</div>${this.#form(known)}</div>`;
  }

  #form({ product: p, categories: c, types }: Known): TemplateResult {
    const type = types.find(one => one.id === p.type_id);
    const editable = may('changeProduct');
    return html`<form class="card slim stack" @submit=${(e: SubmitEvent) => void this.#save(e, p, type)}><h2>${t('product.what')}</h2><fieldset class="bare stack" ?disabled=${!editable}>
      <div class="field"><label for="title">${t('products.title')}</label><input class="input" id="title" name="title" required maxlength="1000" .value=${p.title}></div>
      <div class="field"><label for="description">${t('product.description')}</label><textarea class="input" id="description" name="description" maxlength="20000" .value=${p.description ?? ''}></textarea></div>
      <div class="field"><label for="category">${t('products.category')}</label><select class="input" id="category" name="category"><option value="">–</option>${c.map(one => html`<option value=${one.id} ?selected=${one.id === p.category_id}>${one.path.join(' › ')}</option>`)}</select></div>
      ${type ? html`<h3>${t('product.attributesOf', { type: type.name })}</h3>${attributeFields(type.schema, p.attributes)}`
        : Object.keys(p.attributes).length ? html`<dl class="facts small">${Object.entries(p.attributes).map(([k, v]) => html`<dt>${k}</dt><dd>${typeof v === 'object' ? JSON.stringify(v) : String(v)}</dd>`)}</dl>` : nothing}
      <label class="check"><input type="checkbox" name="active" .checked=${p.active}>${t('product.isActive')}</label></fieldset>
      ${editable ? html`<div class="row end"><button class="btn primary slim">${t('product.save')}</button></div>` : nothing}</form>`;
  }

  async #save(event: SubmitEvent, p: Product, type: ProductType | undefined): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const body = {
      title: data.get('title'), description: data.get('description') || null, category_id: data.get('category') || null, active: data.has('active'), version: p.version,
      ...(type ? { attributes: readAttributes(type.schema, form, p.attributes) } : {}),
    };
    await this.#act(() => call(`/admin/products/${p.id}`, { method: 'PATCH', body, key: randomKey() }), t('product.saved'));
  }

  #offers(p: Product): TemplateResult {
    const sku = new Map(p.variants.map(v => [v.id, v.title ? `${v.sku} · ${v.title}` : v.sku]));
    return html`<section class="card flush"><div class="card-head"><h2>${t('product.offers')}</h2>${may('createOffer') ? html`<button class="btn slim push" @click=${() => void this.#offer(p)}>${icon('plus', 18)} ${t('offer.new')}</button>` : nothing}</div>
      ${p.offers.length ? html`<div class="list-frame" tabindex="0" role="group" aria-label=${t('product.offers')}><table class="table slim data" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${t('product.variant')}</th><th scope="col" role="columnheader">${t('product.merchant')}</th><th scope="col" role="columnheader" class="end">${t('stock.available')}</th><th scope="col" role="columnheader" class="end">${t('products.price')}</th><th scope="col" role="columnheader"><span class="sr">${t('shipments.next')}</span></th></tr></thead>
        <tbody role="rowgroup">${p.offers.map(o => this.#row(o, sku.get(o.variant_id) ?? o.variant_id))}</tbody></table></div>` : html`<p class="pad soft">${t('product.noOffers')}</p>`}
      <div class="pad small soft">${t('product.allVariants')}: ${p.variants.map(v => v.sku).join(', ')}</div></section>`;
  }

  #row(o: ProductOffer, variant: string): TemplateResult {
    const isOpen = this.open === o.id;
    return html`<tr role="row" data-id=${o.id}><td role="cell">${variant}</td><td role="cell" data-label=${t('product.merchant')}><a href="/admin/merchants/${o.merchant.id}">${o.merchant.name}</a></td><td role="cell" data-label=${t('stock.available')} class="end num">${number(o.available)}</td><td role="cell" data-label=${t('products.price')} class="end num strong">${money(o.price)}${o.prices.length > 1 ? html` <span class="soft small">+${o.prices.length - 1}</span>` : nothing}</td>
      <td role="cell" class="end nowrap whole">${may('changeOffer') ? html`<button class="btn slim quiet" @click=${() => void this.#price(o)}>${t('offer.price')}</button>` : nothing}
        <button class="btn slim quiet" aria-expanded=${isOpen ? 'true' : 'false'} @click=${() => (this.open = isOpen ? undefined : o.id)}>${t('nav.stock')}</button></td></tr>
      ${isOpen ? html`<tr role="row" class="more-row"><td role="cell" colspan="5"><stock-level .offer=${o.id} @stock-changed=${this.#load}></stock-level></td></tr>` : nothing}`;
  }

  async #price(o: ProductOffer): Promise<void> {
    if (await ask({
      title: t('offer.price'), verb: t('offer.priceYes'), what: html`<p>${t('offer.priceWhat')}</p>`, fields: [priceField(o.price)], doubt: said => doubtfulOf(said, [o.price]), done: t('offer.priceChanged'),
      act: async (said, key) => {
        const now = await call<Offer>(`/admin/offers/${o.id}`);
        const price = priceIn(said, o.price.currency);
        await call(`/admin/offers/${o.id}`, { method: 'PATCH', key, body: { price, prices: now.prices.filter(one => one.currency !== price.currency), version: now.version } });
      },
    })) {
      this.#load();
    }
  }

  async #offer(p: Product): Promise<void> {
    const sellers = (await merchants().catch(() => [])).filter(m => m.status === 'active');
    const priced = (said: Said) => minor(said['price'] ?? '', said['currency'] ?? '');
    const said = await ask({
      title: t('offer.new'), verb: t('offer.make'), what: html`<p>${t('offer.newWhat')}</p>`, doubt: answer => doubtful(priced(answer)), done: t('offer.made'),
      fields: [
        { name: 'variant', label: t('product.variant'), type: 'select', options: p.variants.map(v => ({ value: v.id, label: v.title ? `${v.sku} · ${v.title}` : v.sku })) },
        { name: 'merchant', label: t('product.merchant'), type: 'select', options: sellers.map(m => ({ value: m.id, label: m.name })) },
        { name: 'price', label: t('products.price'), type: 'number', required: true, least: 0, step: 'any' },
        { name: 'currency', label: t('orders.currency'), required: true, pattern: '[A-Z]{3}', max: 3, value: p.offers[0]?.price.currency ?? localStorage.getItem('tw.console.currency') ?? 'EUR' },
      ],
      act: (answer, key) => call('/admin/offers', { key, body: { variant_id: answer['variant'], merchant_id: answer['merchant'], price: priced(answer) } }),
    });
    if (said) {
      this.#load();
    }
  }

  async #act(act: () => Promise<unknown>, done: string): Promise<void> {
    try {
      await act();
      tell(done);
    } catch (error) {
      tell(reason(error), true);
    }
    this.#load();
  }
}
