import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from '../../shared/icons';
import { Loading, Part } from '../../shared/part';
import { emptyPicture } from '../../shared/ship';
import { flag } from '../art';
import { failure, gridSkeleton, isGone, notFound, productGrid, reason } from '../parts/pieces';
import { facetGroups, focusedFacet, refocusFacet, type Chosen } from '../parts/facets';
import { go, here } from '../../shared/router';
import { tell } from '../../shared/toast';
import { merchant, products, remember, remembered, searchPath, type Search } from '../store';
import type { Category, Merchant, ProductHits } from '../types';
import { note } from '../visit';
import { money, t, type Key } from '../words';

const LIMIT = 24;
const FILTERS = ['category', 'merchant', 'min_price', 'max_price', 'available'];
const SORTS = ['relevance', 'newest', 'price', 'price_desc', 'title'];

/** Where a list that "more" was asked of is remembered, so that whoever comes back finds all of it. */
const longerOf = (path: string): string => `${path} and more`;

/** The first products as they are now, and those that were shown after them. */
function joined(first: ProductHits, longer: ProductHits | undefined): ProductHits {
  if (!longer || !first.meta.has_more) {
    return first;
  }
  const ids = new Set(first.data.map(p => p.id));
  return { data: [...first.data, ...longer.data.slice(first.data.length).filter(p => !ids.has(p.id))], meta: longer.meta, facets: first.facets };
}

/** Search results, a category or a merchant's goods: the same list with something fixed. */
@customElement('listing-page')
export class ListingPage extends Part {
  @property({ attribute: false }) accessor query = new URLSearchParams();
  @property() accessor fixedCategory = '';
  @property() accessor fixedMerchant = '';
  @property({ attribute: false }) accessor categories: Category[] = [];
  @state() accessor more: 'no' | 'yes' | 'busy' = 'no';
  readonly #hits = new Loading<ProductHits>(this);
  readonly #merchant = new Loading<Merchant>(this);
  /** Where there is room for the filters beside the list they are open, and cannot be closed. */
  readonly #wide = matchMedia('(min-width: 60.01rem)').matches;
  #shown = '';
  /** The filter that was pressed last, until the list that it leaves is there. */
  #pressed = '';

  override willUpdate() {
    const search = this.#search();
    const path = searchPath(search);
    if (path === this.#shown) {
      return;
    }
    this.#shown = path;
    const longer = remembered<ProductHits>(longerOf(path));
    const known = longer ?? remembered<ProductHits>(path);
    if (known) {
      this.#hits.set(known);
    }
    void this.#hits.load(async () => joined(await products(search), longer));
    this.#tell();
    if (this.fixedMerchant && this.#merchant.value?.id !== this.fixedMerchant) {
      this.#merchant.forget();
      void this.#merchant.load(() => merchant(this.fixedMerchant));
    }
  }

  override updated() {
    if (this.#pressed && document.activeElement === document.body) {
      refocusFacet(this, this.#pressed);
    }
    if (!this.#hits.busy) {
      this.#pressed = '';
    }
    const name = this.fixedMerchant ? this.#merchant.value?.name : undefined;
    if (name) {
      document.title = `${name} · Tradewind`;
    }
  }

  #tell(): void {
    const q = this.query.get('q')?.trim();
    if (q) {
      note('searched', { query: q });
    } else if (this.fixedCategory) {
      note('category_viewed', { category_id: this.fixedCategory });
    }
  }

  #search(): Search {
    const get = (name: string) => this.query.get(name) ?? '';
    return {
      q: get('q').trim(), category: get('category') || this.fixedCategory, merchant: get('merchant') || this.fixedMerchant,
      min_price: get('min_price'), max_price: get('max_price'), available: get('available'), sort: SORTS.includes(get('sort')) ? get('sort') : '',
      facets: true, limit: LIMIT,
    };
  }

  override render() {
    if (this.fixedMerchant && isGone(this.#merchant.error)) {
      return notFound();
    }
    return html`<div class="wrap listing">
      ${this.#head()}
      <aside class="filters" aria-label=${t('facets.title')}><details ?open=${this.#wide}><summary class="btn slim">${icon('filter', 18)} ${t('facets.title')}</summary>
        <div class="stack loose">${this.#facets()}</div></details></aside>
      <div class="results" aria-busy=${this.#hits.busy ? 'true' : 'false'}>${this.#hits.show({
        waiting: () => gridSkeleton(12),
        failed: failure,
        ready: hits => this.#results(hits),
      })}</div>
    </div>`;
  }

  #head(): TemplateResult {
    const category = this.categories.find(c => c.id === this.fixedCategory);
    const q = this.query.get('q')?.trim();
    const seller = this.#merchant.value;
    return html`<div class="listing-head">
      ${category ? this.#crumbs(category) : nothing}
      ${this.fixedMerchant ? this.#merchantHead(seller) : html`<h1>${category?.name ?? (this.fixedCategory ? html`<span class="skeleton line w40"></span>` : q ? t('search.title', { q }) : t('nav.all'))}</h1>`}
      ${category ? this.#children(category) : nothing}
      <div class="bar"><p class="soft small" role="status">${this.#hits.value ? this.#counted(this.#hits.value) : ' '}</p>
        <label class="row tight small"><span>${t('sort.label')}</span><select class="input slim" @change=${(e: Event) => this.#set('sort', (e.target as HTMLSelectElement).value)}>
          ${SORTS.map(s => html`<option value=${s} ?selected=${(this.query.get('sort') ?? 'relevance') === s}>${t(`sort.${s}` as Key)}</option>`)}</select></label></div>
    </div>`;
  }

  #merchantHead(seller: Merchant | undefined): TemplateResult {
    if (this.#merchant.error) {
      return html`<h1>${t('nav.all')}</h1>`;
    }
    return html`<div class="merchant-head">${seller ? flag(seller.name) : html`<span class="flag skeleton"></span>`}<div>
      <h1>${seller?.name ?? html`<span class="skeleton line w70"></span>`}</h1>
      <p class="soft small">${seller ? this.#rates(seller) : ' '}</p></div></div>`;
  }

  #rates(seller: Merchant): string {
    const currency = this.#hits.value?.data.find(p => p.price)?.price?.currency ?? seller.shipping_rates[0]?.price.currency;
    const rates = seller.shipping_rates.filter(r => r.price.currency === currency);
    return rates.map(r => r.free_from ? t('merchant.rateFree', { name: r.name, price: money(r.price), from: money(r.free_from) })
      : t('merchant.rate', { name: r.name, price: money(r.price) })).join(' · ');
  }

  #crumbs(category: Category): TemplateResult {
    const parents = category.path.slice(0, -1).map((_, i) => this.categories.find(c => c.path.join('/') === category.path.slice(0, i + 1).join('/')));
    return html`<nav class="crumbs small" aria-label=${t('nav.crumbs')}><a href="/">${t('nav.home')}</a>${parents.map(p => p ? html`<a href="/c/${p.id}">${p.name}</a>` : nothing)}</nav>`;
  }

  #children(category: Category): TemplateResult | typeof nothing {
    const children = this.categories.filter(c => c.parent_id === category.id);
    return children.length ? html`<ul class="row tight children">${children.map(c => html`<li><a class="chip" href="/c/${c.id}">${c.name}</a></li>`)}</ul>` : nothing;
  }

  #counted(hits: ProductHits): string {
    const count = hits.data.length;
    return hits.meta.has_more ? t('search.countMore', { count }) : t('search.count', { count });
  }

  #facets(): TemplateResult | TemplateResult[] {
    const facets = this.#hits.value?.facets;
    if (!facets) {
      return html`${[1, 2].map(() => html`<div class="stack tight" aria-hidden="true">${[70, 40, 70, 40].map(w => html`<span class="skeleton line w${w}"></span>`)}</div>`)}`;
    }
    const currency = this.#hits.value?.data.find(p => p.price)?.price?.currency ?? 'EUR';
    return facetGroups({ facets, currency, query: this.query, withMerchants: !this.fixedMerchant, set: this.#setAll });
  }

  #results(hits: ProductHits): TemplateResult {
    if (!hits.data.length) {
      const q = this.query.get('q');
      const filtered = FILTERS.some(name => this.query.has(name));
      return html`<div class="state">${emptyPicture('calm')}<h2>${t('search.none')}</h2><p>${t(q || filtered ? 'search.noneHint' : 'search.noneHere')}</p>
        ${filtered ? html`<a class="btn" href=${here().path + (q ? `?q=${encodeURIComponent(q)}` : '')}>${t('search.reset')}</a>` : nothing}
        ${here().path === '/search' && !q ? nothing : html`<a class="btn" href="/search">${t('home.browse')}</a>`}</div>`;
    }
    return html`${productGrid(hits.data)}${hits.meta.has_more ? html`<div class="more"><button class="btn" aria-busy=${this.more === 'busy' ? 'true' : 'false'} @click=${() => this.#append(hits)}>${t('search.more')}</button></div>` : nothing}`;
  }

  async #append(hits: ProductHits): Promise<void> {
    if (this.more === 'busy' || !hits.meta.next) {
      return;
    }
    const path = this.#shown;
    this.more = 'busy';
    try {
      const next = await products({ ...this.#search(), facets: false, after: hits.meta.next });
      // Whoever has looked for something else meanwhile sees that.
      if (path === this.#shown) {
        const longer = { data: [...hits.data, ...next.data], meta: next.meta, facets: hits.facets };
        remember(longerOf(path), longer);
        this.#hits.set(longer);
      }
    } catch (error) {
      tell(reason(error), true);
    } finally {
      this.more = 'no';
    }
  }

  #set = (name: string, value: string): void => this.#setAll({ [name]: value });

  #setAll = (chosen: Chosen): void => {
    this.#pressed = focusedFacet();
    const query = new URLSearchParams(this.query);
    Object.entries(chosen).forEach(([name, value]) => (value ? query.set(name, value) : query.delete(name)));
    go(here().path + (query.size ? `?${query}` : ''));
  };
}
