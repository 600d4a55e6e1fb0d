import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { call, query, type Page } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import { ask } from '../parts/ask';
import { badge, empty, failure, identifier, pageHead, since, skeletonLines, type Tone } from '../parts/pieces';
import { may } from '../staff';
import { introduce, who } from '../trade/people';
import type { Kin, Review } from '../trade/types';
import { moment, money, named, t, words } from '../words';

const DECISIONS: Record<string, Tone> = { allow: 'good', review: 'warn', reject: 'bad' };
const STATUSES = ['open', 'decided', 'none'] as const;

const percent = (share: number): string => new Intl.NumberFormat(words.locale, { style: 'percent', maximumFractionDigits: 1 }).format(share);
const decisionBadge = (decision: string): TemplateResult => badge(named('decision', decision), DECISIONS[decision] ?? '');
const TABS = [['queue', '/admin/fraud'], ['rules', '/admin/fraud/rules'], ['models', '/admin/fraud/models']] as const;
export const fraudTabs = (now: 'queue' | 'rules' | 'models'): TemplateResult => html`<nav class="tabs" aria-label=${t('nav.fraud')}>${TABS.map(([tab, href]) => html`<a href=${href} aria-current=${tab === now ? 'page' : nothing}>${t(`fraud.${tab}`)}</a>`)}</nav>`;

/** Orders that somebody has to look at before they go on: what speaks against them, and the verdict, without leaving the keyboard. */
@customElement('fraud-page')
export class FraudPage extends Part {
  @property({ attribute: false }) accessor query = new URLSearchParams();
  @state() accessor at = 0;
  readonly #queue = new Loading<Page<Review>>(this, () => (this.at = Math.max(0, Math.min(this.at, (this.#queue.value?.data.length ?? 1) - 1))));
  readonly #history = new Loading<Kin[]>(this);
  #shown: string | undefined;

  override connectedCallback() {
    super.connectedCallback();
    introduce(this);
    addEventListener('keydown', this.#pressed);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#pressed);
  }

  get #status(): string {
    return this.query.get('status') ?? 'open';
  }

  override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('query')) {
      this.at = 0;
      this.#load();
    }
    const now = this.#now;
    if (now && now.order_id !== this.#shown) {
      this.#shown = now.order_id;
      this.#history.forget();
      void this.#history.load(async () => (await call<{ data: Kin[] }>(`/admin/fraud/reviews/${now.order_id}/history`)).data);
    }
  }

  #older = (page: Page<Review>): void => void this.#queue.load(async () => {
    const more = await call<Page<Review>>('/admin/fraud/reviews' + query({ status: this.#status, limit: 50, after: page.meta.next }));
    return { data: [...page.data, ...more.data], meta: more.meta };
  });

  #load = (): void => void this.#queue.load(() => call<Page<Review>>('/admin/fraud/reviews' + query({ status: this.#status, limit: 50 })));

  get #now(): Review | undefined {
    return this.#queue.value?.data[this.at];
  }

  override render() {
    return html`<div class="page">${pageHead(t('nav.fraud'), { lead: t('fraud.lead') })}${fraudTabs('queue')}
      <div class="row tight" role="group" aria-label=${t('orders.status')}>${STATUSES.map(s => html`<a class="chip" href="/admin/fraud?status=${s}" aria-current=${s === this.#status ? 'true' : nothing}>${t(`reviewStatus.${s}`)}</a>`)}</div>
      ${this.#queue.show({ waiting: () => html`<div class="card">${skeletonLines(6)}</div>`, failed: failure, ready: page => (page.data.length ? this.#panes(page) : empty(t('fraud.none'), t('fraud.noneHint'))) })}</div>`;
  }

  #panes(page: Page<Review>): TemplateResult {
    return html`<div class="queue"><ol class="card flush reviews" aria-label=${t('fraud.queue')}>${page.data.map((r, i) => html`<li><button class="review" data-id=${r.order_id} aria-current=${i === this.at ? 'true' : nothing} @click=${() => (this.at = i)}>
        <span class="row tight"><span class="strong num">${money(r.total)}</span>${decisionBadge(r.decision)}${r.verdict ? badge(named('verdict', r.verdict), r.verdict === 'good' ? 'good' : 'bad') : nothing}</span><span class="small clip">${r.email}</span><span class="tiny soft">${since(r.scored_at)}</span></button></li>`)}${page.meta.next ? html`<li class="pad"><button class="btn slim" aria-busy=${this.#queue.busy ? 'true' : 'false'} @click=${() => this.#older(page)}>${t('events.older')}</button></li>` : nothing}</ol>
      ${this.#now ? this.#details(this.#now) : nothing}</div>`;
  }

  #details(r: Review): TemplateResult {
    const most = Math.max(...r.reasons.map(one => Math.abs(one.weight)), 1e-9);
    return html`<section class="card stack" aria-label=${t('fraud.details')} data-order=${r.order_id}><div class="row"><h2 class="num">${money(r.total)}</h2>${decisionBadge(r.decision)}${r.probability === null ? nothing : html`<span class="badge">${t('fraud.probability', { share: percent(r.probability) })}</span>`}
        <a class="btn slim push" href="/admin/orders/${r.order_id}">${t('fraud.toOrder')}</a></div>
      <p class="small">${identifier(r.order_id)} <a href="/admin/orders?email=${encodeURIComponent(r.email)}">${r.email}</a> · <span class="soft">${moment(r.scored_at)}</span></p>
      <h3>${t('fraud.reasons')}</h3>${r.reasons.length ? html`<ul class="reasons">${r.reasons.map(one => html`<li><span>${one.text} <code class="soft">${one.code}</code></span>${one.weight ? html`<span class="weight ${one.weight < 0 ? 'less' : ''}"><span .style=${`inline-size: ${(100 * Math.abs(one.weight)) / most}%`}></span></span>` : nothing}</li>`)}</ul>` : html`<p class="soft">${t('fraud.noReasons')}</p>`}
      <h3>${t('fraud.history')}</h3>${this.#history.show({
        waiting: () => skeletonLines(2), failed: () => html`<p class="soft small">${t('state.failed')}</p>`,
        ready: kin => (kin.length ? history(kin) : html`<p class="soft small">${t('fraud.noHistory')}</p>`),
      })}
      ${this.#verdict(r)}</section>`;
  }

  #verdict(r: Review): TemplateResult {
    if (r.verdict) {
      return html`<p class="notice slim ${r.verdict === 'good' ? 'good' : 'bad'}"><span>${t('fraud.decided', { verdict: named('verdict', r.verdict), who: who(r.decided_by), when: r.decided_at ? moment(r.decided_at) : '' })}${r.note ? ` ${r.note}` : ''}</span></p>`;
    }
    return may('decideReview') ? html`<div class="row verdict"><button class="btn primary" @click=${() => void this.#decide(r, 'good')}>${t('fraud.good')} <kbd>G</kbd></button><button class="btn danger" @click=${() => void this.#decide(r, 'fraud')}>${t('fraud.fraud')} <kbd>F</kbd></button><span class="soft small wide-only">${t('fraud.keys')}</span></div>` : html``;
  }

  async #decide(r: Review, verdict: 'good' | 'fraud'): Promise<void> {
    const said = await ask({
      title: t(verdict === 'good' ? 'fraud.goodTitle' : 'fraud.fraudTitle'), verb: t(verdict === 'good' ? 'fraud.good' : 'fraud.fraud'), danger: verdict === 'fraud',
      what: html`<p>${t(verdict === 'good' ? 'fraud.goodWhat' : 'fraud.fraudWhat', { total: money(r.total) })}</p>`, fields: [{ name: 'note', label: t('fraud.note'), max: 500 }],
      act: (answer, key) => call(`/admin/fraud/reviews/${r.order_id}/verdict`, { body: { verdict, note: answer['note'] || null }, key }), done: t('fraud.told'),
    });
    const queue = this.#queue.value;
    if (said && queue && this.#status === 'open' && queue.data.length > 1) {
      this.#queue.set({ ...queue, data: queue.data.filter(other => other.order_id !== r.order_id) });
      this.at = Math.min(this.at, queue.data.length - 2);
    } else if (said) {
      this.#load();
    }
  }

  #pressed = (event: KeyboardEvent): void => {
    const busy = document.querySelector('dialog[open]') || (event.target as Element).closest?.('input, select, textarea') || event.ctrlKey || event.metaKey || event.altKey;
    const count = this.#queue.value?.data.length ?? 0;
    if (busy || !count) {
      return;
    }
    const now = this.#now;
    const step = event.key === 'j' || event.key === 'ArrowDown' ? 1 : event.key === 'k' || event.key === 'ArrowUp' ? -1 : 0;
    if (step) {
      event.preventDefault();
      this.at = Math.max(0, Math.min(count - 1, this.at + step));
    } else if ((event.key === 'g' || event.key === 'f') && now && !now.verdict && may('decideReview')) {
      event.preventDefault();
      void this.#decide(now, event.key === 'g' ? 'good' : 'fraud');
    }
  };
}

/** What else the same customer, card or address bought, and what became known of it. */
function history(kin: Kin[]): TemplateResult {
  const frauds = kin.filter(k => k.outcome === 'fraud').length;
  return html`<p class="small ${frauds ? 'bad' : 'soft'}">${t('kin.count', { count: kin.length })}${frauds ? ` · ${t('kin.frauds', { count: frauds })}` : ''}</p>
    <div class="list-frame kin" tabindex="0" role="group" aria-label=${t('fraud.history')}><table class="table slim plain"><thead><tr><th scope="col">${t('kin.when')}</th><th scope="col">${t('kin.shared')}</th><th scope="col">${t('kin.thought')}</th><th scope="col">${t('kin.was')}</th><th scope="col" class="end">${t('kin.total')}</th></tr></thead>
      <tbody>${kin.map(k => html`<tr data-kin=${k.order_id}><td><a href="/admin/orders/${k.order_id}">${since(k.scored_at)}</a></td><td><span class="row tight">${k.shared.map(what => badge(named('shared', what), what === 'card' ? 'warn' : 'info'))}</span></td>
        <td>${decisionBadge(k.decision)}${k.probability === null ? nothing : html` <span class="num tiny soft">${percent(k.probability)}</span>`}</td><td>${k.outcome ? badge(named('verdict', k.outcome), k.outcome === 'good' ? 'good' : 'bad') : html`<span class="soft">–</span>`}</td><td class="end num">${money(k.total)}</td></tr>`)}</tbody></table></div>`;
}
