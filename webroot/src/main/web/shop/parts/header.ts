import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { icon } from '../../shared/icons';
import { Part } from '../../shared/part';
import { chooseTheme, theme, type Theme } from '../../shared/theme';
import { account } from '../account-store';
import { cartStore } from '../cart-store';
import type { Place } from '../../shared/router';
import type { Category } from '../types';
import { t, words } from '../words';
import './search-box';

const THEMES: Theme[] = ['system', 'light', 'dark'];

/** Brand, search, the cart and the way to everything else. */
@customElement('shop-header')
export class ShopHeader extends Part {
  @property({ attribute: false }) accessor categories: Category[] = [];
  @property({ attribute: false }) accessor place: Place | undefined;
  @state() accessor bump = 0;
  @query('dialog') accessor menu!: HTMLDialogElement;

  override connectedCallback() {
    super.connectedCallback();
    cartStore.addEventListener('change', () => this.bump++);
    account.addEventListener('change', () => this.bump++);
    window.addEventListener('theme-changed', () => this.bump++);
  }

  override updated(changed: Map<string, unknown>) {
    if (changed.has('place') && this.menu?.open) {
      this.menu.close();
    }
  }

  override render() {
    const count = cartStore.count;
    const who = account.signedIn ? account.customer?.name?.split(' ')[0] || t('account.title') : t('account.signIn');
    return html`<header class="head"><div class="wrap">
      <button class="btn quiet icon menu" aria-label=${t('nav.menu')} aria-haspopup="dialog" @click=${() => this.menu.showModal()}>${icon('menu', 22)}</button>
      <a class="brand" href="/"><img src="/assets/mark.svg" alt="" width="30" height="30"><span>Tradewind</span></a>
      <search-box .value=${this.place?.path === '/search' ? this.place.query.get('q') ?? '' : ''}></search-box>
      <nav class="tools" aria-label=${t('nav.you')}>
        <a class="btn quiet" href="/account" aria-label=${who}>${icon('user', 22)}<span class="wide-only" aria-hidden="true">${who}</span></a>
        <a class="btn quiet bag" href="/cart" aria-label=${t('cart.link', { count })}>${icon('bag', 22)}<span class="wide-only" aria-hidden="true">${t('cart.title')}</span>
          ${count ? html`<span class="count num" aria-hidden="true">${count}</span>` : nothing}</a>
      </nav></div>
      <nav class="shelf wrap" aria-label=${t('nav.categories')}>${this.#roots()}<a href="/merchants" aria-current=${this.place?.path === '/merchants' ? 'page' : nothing}>${t('nav.merchants')}</a></nav>
    </header>${this.#dialog()}`;
  }

  #roots(): TemplateResult | TemplateResult[] {
    const roots = this.categories.filter(c => c.parent_id === null);
    const current = this.categories.find(c => this.place?.path === `/c/${c.id}`)?.path[0];
    return roots.length ? roots.map(c => html`<a href="/c/${c.id}" aria-current=${current === c.name ? 'page' : nothing}>${c.name}</a>`)
      : html`<a href="/search">${t('nav.all')}</a>`;
  }

  #dialog(): TemplateResult {
    return html`<dialog class="drawer left" aria-label=${t('nav.menu')} @click=${this.#outside}><div class="dialog-body">
      <div class="bar"><p class="brand">Tradewind</p><button class="btn quiet icon" aria-label=${t('nav.close')} @click=${() => this.menu.close()}>${icon('close')}</button></div>
      <nav aria-label=${t('nav.categories')}><ul class="tree">${this.categories.filter(c => c.parent_id === null).map(root => html`<li><a href="/c/${root.id}">${root.name}</a>
        <ul class="tree">${this.categories.filter(c => c.parent_id === root.id).map(c => html`<li><a href="/c/${c.id}">${c.name}</a></li>`)}</ul></li>`)}
        <li><a href="/merchants">${t('nav.merchants')}</a></li><li><a href="/account">${t('account.title')}</a></li><li><a href="/orders">${t('account.orders')}</a></li></ul></nav>
      <div class="field"><span class="label" id="theme-label">${t('settings.theme')}</span><div class="row tight" role="radiogroup" aria-labelledby="theme-label">
        ${THEMES.map(name => html`<button class="chip" role="radio" aria-checked=${theme() === name ? 'true' : 'false'} @click=${() => chooseTheme(name)}>${t(`settings.${name}`)}</button>`)}</div></div>
      <div class="field"><span class="label" id="language-label">${t('settings.language')}</span><div class="row tight" role="radiogroup" aria-labelledby="language-label">
        ${words.languages.map(l => html`<button class="chip" role="radio" lang=${l} aria-checked=${words.language === l ? 'true' : 'false'} @click=${() => words.speak(l)}>${words.named(l)}</button>`)}</div></div>
    </div></dialog>`;
  }

  #outside = (event: MouseEvent): void => {
    if (event.target === this.menu) {
      this.menu.close();
    }
  };
}
