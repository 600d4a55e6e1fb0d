import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { icon } from '../shared/icons';
import { Part } from '../shared/part';
import { here, onMove, startRouter, type Place } from '../shared/router';
import { readyToasts } from '../shared/toast';
import { account } from './account-store';
import { cartStore } from './cart-store';
import './pages/home';
import './pages/listing';
import './pages/product';
import './parts/header';
import { knowCategories, notFound } from './parts/pieces';
import { categories } from './store';
import type { Category } from './types';
import { t } from './words';

interface Route { title: string; page: TemplateResult }

/** Pages that only some visits need are fetched when they are. */
const later = (load: Promise<unknown>, page: TemplateResult): TemplateResult => {
  load.catch(() => location.reload());
  return page;
};

@customElement('tradewind-shop')
export class TradewindShop extends Part {
  @state() accessor place: Place = here();
  @state() accessor all: Category[] = [];
  @state() accessor allKnown = false;

  override connectedCallback() {
    super.connectedCallback();
    onMove((place, moved) => {
      this.place = place;
      if (moved) {
        void this.updateComplete.then(() => this.querySelector<HTMLElement>('main')?.focus({ preventScroll: true }));
      }
    });
    categories().then(all => {
      knowCategories(all);
      this.all = all;
      this.allKnown = true;
    }, () => {});
    if (cartStore.known) {
      cartStore.refresh().catch(() => {});
    }
    if (account.signedIn) {
      account.load().catch(() => {});
    }
  }

  override render() {
    const route = this.#route();
    document.title = route.title ? `${route.title} · Tradewind` : 'Tradewind';
    return html`<a class="skip" href="#main">${t('nav.skip')}</a>
      <shop-header .categories=${this.all} .place=${this.place}></shop-header>
      <main id="main" tabindex="-1">${route.page}</main>
      ${this.#footer()}`;
  }

  #route(): Route {
    const { path, query } = this.place;
    const [, first = '', second = ''] = path.split('/');
    switch (path.split('/').length > 3 ? 'unknown' : first) {
      case '': return { title: '', page: html`<home-page .categories=${this.all}></home-page>` };
      case 'search': return { title: query.get('q') || t('nav.all'), page: this.#listing() };
      case 'c': return this.allKnown && !this.all.some(c => c.id === second) ? { title: t('state.gone'), page: notFound() } : { title: this.all.find(c => c.id === second)?.name ?? '', page: this.#listing({ category: second }) };
      case 'm': return { title: '', page: this.#listing({ merchant: second }) };
      case 'p': return { title: '', page: html`<product-page .product=${second} .variant=${query.get('variant') ?? ''} .categories=${this.all}></product-page>` };
      case 'merchants': return { title: t('nav.merchants'), page: later(import('./pages/merchants'), html`<merchants-page></merchants-page>`) };
      case 'cart': return { title: t('cart.title'), page: later(import('./pages/cart'), html`<cart-page></cart-page>`) };
      case 'checkout': return { title: t('checkout.title'), page: later(import('./pages/checkout'), html`<checkout-page></checkout-page>`) };
      case 'orders': return second
        ? { title: t('order.title'), page: later(import('./pages/order'), html`<order-page .order=${second}></order-page>`) }
        : { title: t('account.orders'), page: later(import('./pages/account'), html`<account-page tab="orders"></account-page>`) };
      case 'account': return { title: t('account.title'), page: later(import('./pages/account'), html`<account-page .tab=${query.get('tab') ?? ''}></account-page>`) };
      default: return { title: t('state.gone'), page: notFound() };
    }
  }

  #listing(fixed: { category?: string; merchant?: string } = {}): TemplateResult {
    return html`<listing-page .query=${this.place.query} .fixedCategory=${fixed.category ?? ''} .fixedMerchant=${fixed.merchant ?? ''} .categories=${this.all}></listing-page>`;
  }

  #footer(): TemplateResult {
    const roots = this.all.filter(c => c.parent_id === null);
    return html`<footer class="foot"><div class="wrap">
      <div><p class="brand">Tradewind</p><p class="soft small">${t('footer.claim')}</p></div>
      <nav aria-label=${t('footer.shop')}><h2>${t('footer.shop')}</h2><ul class="stack tight">
        ${roots.map(c => html`<li><a href="/c/${c.id}">${c.name}</a></li>`)}${roots.length ? nothing : html`<li><a href="/search">${t('nav.all')}</a></li>`}</ul></nav>
      <nav aria-label=${t('footer.you')}><h2>${t('footer.you')}</h2><ul class="stack tight">
        <li><a href="/account">${t('account.title')}</a></li><li><a href="/orders">${t('account.orders')}</a></li><li><a href="/merchants">${t('nav.merchants')}</a></li></ul></nav>
      <nav aria-label=${t('footer.platform')}><h2>${t('footer.platform')}</h2><ul class="stack tight">
        <li><a href="/docs/">${t('footer.api')} ${icon('external', 14)}</a></li><li><a href="/health/ready">${t('footer.health')} ${icon('external', 14)}</a></li></ul></nav>
    </div></footer>`;
  }
}

readyToasts();
startRouter(path => !/^\/(docs|admin|openapi|metrics|health|api)/.test(path));
