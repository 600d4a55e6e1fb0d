import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { Part } from '../../shared/part';
import { go, type Place } from '../../shared/router';
import { chooseTheme, theme, type Theme } from '../../shared/theme';
import { icon } from '../icons';
import { menu } from '../nav';
import { may, staff } from '../staff';
import { t, words } from '../words';
import './tray';

const THEMES: Theme[] = ['system', 'light', 'dark'];

/** The menu at the side, behind a button where there is no room for it. */
@customElement('console-side')
export class ConsoleSide extends Part {
  @property({ attribute: false }) accessor place!: Place;
  @query('dialog') accessor drawer!: HTMLDialogElement;

  override updated(changed: Map<string, unknown>) {
    if (changed.has('place')) {
      this.querySelector('.side [aria-current]')?.scrollIntoView({ block: 'nearest' });
    }
    if (changed.has('place') && this.drawer?.open) {
      this.drawer.close();
    }
  }

  show(): void {
    this.drawer.showModal();
  }

  override render() {
    return html`<div class="side">${this.#brand()}${this.#areas('side')}</div>
      <dialog class="drawer left" aria-label=${t('nav.menu')} @click=${(e: Event) => e.target === this.drawer && this.drawer.close()}><div class="dialog-body">
        <div class="bar">${this.#brand()}<button class="btn quiet icon" aria-label=${t('nav.close')} @click=${() => this.drawer.close()}>${icon('close')}</button></div>${this.#areas('drawer')}</div></dialog>`;
  }

  #brand(): TemplateResult {
    return html`<a class="brand" href="/admin"><img src="/assets/mark.svg" alt="" width="28" height="28"><span>Tradewind</span></a>`;
  }

  #areas(where: string): TemplateResult {
    return html`<nav aria-label=${t('nav.areas')}>${menu().map((area, i) => html`<h2 class="side-title" id="${where}-${i}">${t(area.label)}</h2><ul class="side-list" aria-labelledby="${where}-${i}">
      ${area.entries.map(e => html`<li><a href=${e.href} aria-current=${this.#isHere(e.href) ? 'page' : nothing}>${icon(e.icon, 19)} ${t(e.label)}</a></li>`)}</ul>`)}</nav>`;
  }

  #isHere(href: string): boolean {
    return this.place.path === href || (href !== '/admin' && this.place.path.startsWith(`${href}/`));
  }
}

/** Above every page: the way to an order, what goes on, and who is signed in. */
@customElement('console-top')
export class ConsoleTop extends Part {
  @property({ attribute: false }) accessor menu!: () => void;
  @state() accessor bump = 0;

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener('theme-changed', () => this.bump++);
  }

  override render() {
    return html`<header class="top"><button class="btn quiet icon narrow-only" aria-label=${t('nav.menu')} aria-haspopup="dialog" @click=${() => this.menu()}>${icon('menu', 22)}</button>
      ${may('listOrders') ? html`<form class="find" role="search" @submit=${this.#find}><label class="sr" for="find">${t('find.label')}</label>
        <input class="input slim" id="find" name="find" type="search" autocomplete="off" placeholder=${t('find.hint')}><button class="btn quiet icon slim" aria-label=${t('find.go')}>${icon('search', 18)}</button></form>` : html`<span></span>`}
      <div class="row tight top-tools"><task-tray></task-tray>${this.#you()}</div></header>`;
  }

  #you(): TemplateResult {
    const who = staff.who;
    return html`<details class="menu"><summary class="btn slim quiet">${icon('user', 20)} <span class="wide-only clip who">${who?.email}</span><span class="sr">${t('you.menu')}</span></summary>
      <div class="menu-body stack"><div><p class="strong small clip">${who?.email}</p><p class="soft small">${who ? t(`role.${who.role}`) : nothing}</p></div>
        <div class="field"><span class="label" id="theme-label">${t('you.theme')}</span><div class="row tight" role="radiogroup" aria-labelledby="theme-label">
          ${THEMES.map(name => html`<button class="chip" role="radio" aria-checked=${theme() === name ? 'true' : 'false'} @click=${() => chooseTheme(name)}>${t(`you.theme.${name}`)}</button>`)}</div></div>
        <div class="field"><span class="label" id="language-label">${t('you.language')}</span><div class="row tight" role="radiogroup" aria-labelledby="language-label">
          ${words.languages.map(l => html`<button class="chip" role="radio" lang=${l} aria-checked=${words.language === l ? 'true' : 'false'} @click=${() => words.speak(l)}>${words.named(l)}</button>`)}</div></div>
        <ul class="stack tight small"><li><a href="/">${t('nav.shop')} ${icon('external', 14)}</a></li><li><a href="/docs/">${t('nav.docs')} ${icon('external', 14)}</a></li></ul>
        <button class="btn slim" @click=${() => staff.logout()}>${t('you.signOut')}</button></div></details>`;
  }

  #find = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const said = String(new FormData(form).get('find')).trim();
    if (/^ord_\w+$/.test(said)) {
      go(`/admin/orders/${said}`);
    } else if (/^shp_\w+$/.test(said)) {
      go(`/admin/shipments/${said}`);
    } else if (said) {
      go(`/admin/orders?q=${encodeURIComponent(said)}`);
    }
    form.reset();
  };
}
