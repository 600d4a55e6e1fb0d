import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { Loading, Part } from '../../shared/part';
import { emptyPicture } from '../../shared/ship';
import { flag } from '../art';
import { failure } from '../parts/pieces';
import { merchants } from '../store';
import type { Merchant } from '../types';
import { date, t } from '../words';

@customElement('merchants-page')
export class MerchantsPage extends Part {
  readonly #list = new Loading<Merchant[]>(this);

  override connectedCallback() {
    super.connectedCallback();
    void this.#list.load(() => this.#all());
  }

  async #all(): Promise<Merchant[]> {
    const all: Merchant[] = [];
    for (let after: string | undefined, more = true; more;) {
      const page = await merchants(after);
      all.push(...page.data.filter(m => m.status === 'active'));
      more = page.meta.has_more && all.length < 500;
      after = page.meta.next ?? undefined;
    }
    return all.sort((a, b) => a.name.localeCompare(b.name));
  }

  override render() {
    return html`<div class="wrap page"><div class="stack tight"><h1>${t('merchants.title')}</h1><p class="lead">${t('merchants.lead')}</p></div>
      ${this.#list.show({
        waiting: () => html`<ul class="tiles sellers" aria-hidden="true">${[1, 2, 3, 4, 5, 6].map(() => html`<li class="card seller skeleton"></li>`)}</ul>`,
        failed: failure,
        ready: all => all.length ? html`<ul class="tiles sellers">${all.map(m => html`<li class="card seller">${flag(m.name)}<h2><a href="/m/${m.id}">${m.name}</a></h2><p class="soft small">${t('merchant.since', { date: date(m.created_at, 'long') })}</p></li>`)}</ul>`
          : html`<div class="state">${emptyPicture('calm')}<h2>${t('merchants.none')}</h2><p>${t('merchants.noneHint')}</p></div>`,
      })}</div>`;
  }
}
