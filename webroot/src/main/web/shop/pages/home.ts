import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../../shared/icons';
import { Loading, Part } from '../../shared/part';
import { emblem, flag } from '../art';
import { failure, gridSkeleton, productGrid } from '../parts/pieces';
import { recommends } from '../parts/recommended';
import { merchants, products, remembered, searchPath } from '../store';
import type { Category, Merchant, ProductHits } from '../types';
import { t } from '../words';

const NEWEST = { sort: 'newest', limit: 10 };

@customElement('home-page')
export class HomePage extends Part {
  @property({ attribute: false }) accessor categories: Category[] = [];
  readonly #newest = new Loading<ProductHits>(this);
  /** Above the rest only when room can be kept for them. */
  readonly #known = recommends('for_you') || recommends('trending');
  readonly #merchants = new Loading<Merchant[]>(this);

  override connectedCallback() {
    super.connectedCallback();
    const known = remembered<ProductHits>(searchPath(NEWEST));
    if (known) {
      this.#newest.set(known);
    }
    void this.#newest.load(() => products(NEWEST));
    void this.#merchants.load(async () => (await merchants()).data.filter(m => m.status === 'active'));
  }

  override render() {
    return html`${this.#hero()}
      <div class="wrap sections">
        ${this.#shelves()}
        ${this.#known ? this.#picks() : nothing}
        <section aria-labelledby="newest"><div class="bar"><h2 id="newest">${t('home.newest')}</h2><a href="/search?sort=newest">${t('home.seeAll')}</a></div>
          ${this.#newest.show({
            waiting: () => gridSkeleton(10),
            failed: failure,
            ready: hits => hits.data.length ? productGrid(hits.data) : html`<p class="soft">${t('home.empty')}</p>`,
          })}</section>
        ${this.#known ? nothing : this.#picks()}
        ${this.#sellers()}
      </div>`;
  }

  #picks(): TemplateResult {
    return html`<recommended-products kind="for_you" heading=${t('home.forYou')}></recommended-products>
      <recommended-products kind="trending" heading=${t('home.trending')}></recommended-products>`;
  }

  #hero(): TemplateResult {
    return html`<section class="hero"><div class="wrap"><div>
      <h1>${t('home.title')}</h1><p>${t('home.lead')}</p>
      <div class="row"><a class="btn primary" href="/search">${t('home.browse')} ${icon('arrow', 18)}</a><a class="btn quiet" href="/merchants">${t('home.meet')}</a></div></div>
      <div class="pennants" aria-hidden="true">${['Alpha', 'Tango', 'Sierra', 'Delta', 'Whisky', 'Echo', 'Kilo', 'Novem', 'Oscar', 'Lima', 'Bravo', 'Hotel'].map(flag)}</div></div></section>`;
  }

  #shelves(): TemplateResult | typeof nothing {
    const leaves = this.categories.filter(c => c.parent_id === null);
    if (!leaves.length) {
      return html`<section aria-hidden="true"><ul class="shelves">${Array.from({ length: 8 }, () => html`<li class="skeleton"></li>`)}</ul></section>`;
    }
    return html`<section aria-label=${t('nav.categories')}><ul class="shelves">${leaves.slice(0, 14).map(c => html`<li>${emblem([c.name, ...this.#below(c)])}<a href="/c/${c.id}">${c.name}</a></li>`)}
      <li>${emblem([''], 3)}<a href="/search">${t('nav.all')}</a></li></ul></section>`;
  }

  #below = (root: Category): string[] => this.categories.filter(c => c.path[0] === root.name && c.path.length === 2).slice(0, 1).map(c => c.name);

  #sellers(): TemplateResult | typeof nothing {
    const list = this.#merchants.value ?? [];
    return list.length ? html`<section aria-labelledby="sellers"><div class="bar"><h2 id="sellers">${t('home.sellers')}</h2><a href="/merchants">${t('home.allSellers')}</a></div>
      <ul class="tiles sellers">${list.slice(0, 6).map(m => html`<li class="card slim row">${flag(m.name)}<a class="strong" href="/m/${m.id}">${m.name}</a></li>`)}</ul></section>` : nothing;
  }
}
