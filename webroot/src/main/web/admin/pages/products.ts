import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { call, query, type Page } from '../../shared/api';
import { Part } from '../../shared/part';
import { byMerchant, type Filter } from '../parts/filters';
import { badge, pageHead } from '../parts/pieces';
import '../parts/table';
import type { Asked, Column, Listing } from '../parts/table';
import { may } from '../staff';
import { categories } from '../trade/lookups';
import type { Category, ProductSummary } from '../trade/types';
import { money, number, t } from '../words';

/** What the shop sells, as shoppers would find it. */
@customElement('products-page')
export class ProductsPage extends Part {
  @property({ attribute: false }) accessor query = new URLSearchParams();
  @state() accessor categories: Category[] = [];

  override connectedCallback() {
    super.connectedCallback();
    categories().then(all => (this.categories = all), () => {});
  }

  get #filters(): Filter[] {
    return [
      { name: 'q', label: t('products.find'), kind: 'text', placeholder: t('products.findHint') },
      { name: 'category', label: t('products.category'), kind: 'select', options: this.categories.map(c => ({ value: c.id, label: c.path.join(' › ') })) },
      ...byMerchant(),
    ];
  }

  get #columns(): Column<ProductSummary>[] {
    const named = new Map(this.categories.map(c => [c.id, c.name]));
    return [
      { id: 'title', label: t('products.title'), sort: { up: 'title', upFirst: true }, cell: p => html`<span class="clip cell-text">${p.title}</span>`, text: p => p.title },
      { id: 'category', label: t('products.category'), cell: p => named.get(p.category_id ?? '') ?? '–', text: p => named.get(p.category_id ?? '') ?? '' },
      { id: 'offers', label: t('products.offers'), end: true, cell: p => (p.offer_count ? html`<span class="num">${number(p.offer_count)}</span>` : badge(t('products.noOffer'), 'warn')), text: p => String(p.offer_count) },
      { id: 'available', label: t('stock.available'), end: true, cell: p => html`<span class="num ${p.available ? '' : 'bad'}">${number(p.available)}</span>`, text: p => String(p.available) },
      { id: 'price', label: t('products.price'), end: true, sort: { down: 'price_desc', up: 'price' }, cell: p => html`<span class="num strong">${p.price ? money(p.price) : '–'}</span>`, text: p => (p.price ? money(p.price) : '') },
      { id: 'id', label: t('products.id'), extra: true, cell: p => html`<code>${p.id}</code>`, text: p => p.id },
    ];
  }

  override render() {
    const asked = { q: this.query.get('q'), category: this.query.get('category'), merchant: this.query.get('merchant') };
    const listing: Listing<ProductSummary> = {
      name: 'products', title: t('nav.products'), key: query(asked), columns: this.#columns, id: p => p.id, href: p => `/admin/products/${p.id}`, label: p => p.title,
      fetch: (page: Asked) => call<Page<ProductSummary>>('/admin/products' + query({ ...asked, sort: page.sort ?? (asked.q ? 'relevance' : 'newest'), limit: page.limit, after: page.after })),
      empty: { title: t('products.none'), hint: t('products.noneHint') },
    };
    return html`<div class="page">${pageHead(t('nav.products'), { actions: may('createProduct') ? html`<a class="btn slim primary" href="/admin/products/new">${t('product.new')}</a>` : nothing })}
      <list-filters list="products" .filters=${this.#filters} .query=${this.query}></list-filters><data-table .of=${listing}></data-table></div>`;
  }
}
