import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { Part } from '../shared/part';
import { go, here, onMove, startRouter, type Place } from '../shared/router';
import { emptyPicture } from '../shared/ship';
import { readyToasts } from '../shared/toast';
import { firstPlace } from './nav';
import { pageAt } from './pages';
import './parts/frame';
import type { ConsoleSide } from './parts/frame';
import './parts/sign-in';
import { staff } from './staff';
import { t } from './words';

@customElement('tradewind-console')
export class TradewindConsole extends Part {
  @state() accessor place: Place = here();
  @state() accessor bump = 0;
  @query('console-side') accessor side!: ConsoleSide;
  #wasIn = false;

  override connectedCallback() {
    super.connectedCallback();
    staff.addEventListener('change', () => this.bump++);
    onMove((place, moved) => {
      this.place = place;
      if (moved) {
        void this.updateComplete.then(() => this.querySelector<HTMLElement>('main')?.focus({ preventScroll: true }));
      }
    });
  }

  override render() {
    if (!staff.who) {
      document.title = `${t('signIn.title')} · Tradewind`;
      return html`<console-sign-in ?ended=${this.#wasIn}></console-sign-in>`;
    }
    this.#wasIn = true;
    const first = firstPlace();
    if (this.place.path.replace(/\/$/, '') === '/admin' && first !== '/admin') {
      queueMicrotask(() => go(first, true));
      return nothing;
    }
    const page = pageAt(this.place);
    document.title = page ? `${page.title} · Tradewind` : 'Tradewind';
    return html`<a class="skip" href="#main">${t('nav.skip')}</a><console-side .place=${this.place}></console-side>
      <div class="stage"><console-top .menu=${() => this.side.show()}></console-top><main id="main" tabindex="-1">${page?.draw() ?? this.#lost()}</main></div>`;
  }

  #lost(): TemplateResult {
    return html`<div class="state">${emptyPicture('lost')}<h1>${t('state.gone')}</h1><p>${t('state.goneHint')}</p><a class="btn primary" href=${firstPlace()}>${t('state.home')}</a></div>`;
  }
}

/** A menu closes when something else is pressed, and with the escape key. */
function closeMenus(except: Node | null, back = false): void {
  document.querySelectorAll<HTMLDetailsElement>('details.menu[open]').forEach(menu => {
    if (!except || !menu.contains(except)) {
      menu.open = false;
      if (back) {
        menu.querySelector('summary')?.focus();
      }
    }
  });
}

addEventListener('click', event => closeMenus(event.target as Node));
addEventListener('keydown', event => {
  if (event.key === 'Escape') {
    closeMenus(null, true);
  }
});
onMove((_, moved) => moved && closeMenus(null));
readyToasts();
startRouter(path => path === '/admin' || path.startsWith('/admin/'));
