import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query as find, state } from 'lit/decorators.js';
import { call, query } from '../../shared/api';
import { Part } from '../../shared/part';
import { tell } from '../../shared/toast';
import { ask } from '../parts/ask';
import { doing } from '../parts/doing';
import '../parts/filters';
import type { Filter } from '../parts/filters';
import { actionButton, badge, pageHead, reason } from '../parts/pieces';
import '../parts/table';
import type { Column, DataTable, Listing } from '../parts/table';
import { may } from '../staff';
import type { FeedPartition, ReplayPreview, Subscription } from '../types';
import { moment, named, number, span, t } from '../words';

const EVERY_MS = 3_000;
const LATE_SECONDS = 5;

const sum = (s: Subscription, of: (p: FeedPartition) => number): number => s.partitions.reduce((total, p) => total + of(p), 0);
export const lag = (s: Subscription): number => Math.max(0, ...s.partitions.map(p => p.lag_seconds));
const error = (s: Subscription): string => s.partitions.find(p => p.error)?.error ?? '';
const idOf = (s: Subscription): string => `${s.consumer}/${s.feed}`;
export const lagBadge = (seconds: number): TemplateResult => badge(seconds < 0.05 ? t('feeds.none') : span(seconds * 1000), seconds > LATE_SECONDS ? 'bad' : seconds > 1 ? 'warn' : 'good', true);

/** Who reads whose log, and how far behind: the furthest behind first. */
@customElement('feeds-page')
export class FeedsPage extends Part {
  @property({ attribute: false }) accessor query = new URLSearchParams();
  @state() accessor missing: string[] = [];
  @state() accessor consumers: string[] = [];
  @find('data-table') accessor table!: DataTable;

  #columns: Column<Subscription>[] = [
    { id: 'consumer', label: t('feeds.consumer'), cell: s => html`<span class="strong">${named('domain', s.consumer)}</span>`, text: s => s.consumer },
    { id: 'feed', label: t('feeds.feed'), cell: s => named('domain', s.feed), text: s => s.feed },
    { id: 'lag', label: t('feeds.lag'), cell: s => lagBadge(lag(s)), text: s => String(lag(s)) },
    { id: 'handled', label: t('feeds.handled'), end: true, cell: s => html`<span class="num">${number(sum(s, p => p.handled))}</span>`, text: s => String(sum(s, p => p.handled)) },
    { id: 'parked', label: t('feeds.parked'), end: true, cell: s => this.#parked(s), text: s => String(sum(s, p => p.parked)) },
    { id: 'discarded', label: t('feeds.discarded'), end: true, extra: true, cell: s => html`<span class="num">${number(sum(s, p => p.discarded))}</span>`, text: s => String(sum(s, p => p.discarded)) },
    { id: 'error', label: t('feeds.error'), cell: s => (error(s) ? html`<span class="bad small">${error(s)}</span>` : nothing), text: error },
  ];

  #parked(s: Subscription): TemplateResult {
    const parked = sum(s, p => p.parked);
    return parked ? html`<a class="badge bad" href="/admin/dead-letters?consumer=${s.consumer}">${number(parked)}</a>` : html`<span class="num">0</span>`;
  }

  override render() {
    const filters: Filter[] = [{ name: 'consumer', label: t('feeds.consumer'), kind: 'select', options: this.consumers.map(value => ({ value, label: named('domain', value) })) }];
    const consumer = this.query.get('consumer') ?? '';
    const listing: Listing<Subscription> = {
      name: 'feeds', title: t('nav.feeds'), key: query({ consumer }), columns: this.#columns, id: idOf, label: idOf, everyMs: EVERY_MS,
      fetch: () => this.#fetch(consumer), more: s => this.#more(s), empty: { title: t('feeds.empty') },
    };
    return html`<div class="page">${pageHead(t('nav.feeds'), { lead: t('feeds.lead') })}
      ${this.missing.length ? html`<p class="notice warn"><span>${t('feeds.missing', { domains: this.missing.join(', ') })}</span></p>` : nothing}
      <list-filters .filters=${filters} .query=${this.query}></list-filters><data-table .of=${listing}></data-table></div>`;
  }

  async #fetch(consumer: string) {
    const feeds = await call<{ data: Subscription[]; missing: string[] }>('/admin/feeds');
    this.missing = feeds.missing.join() === this.missing.join() ? this.missing : feeds.missing;
    const all = [...new Set(feeds.data.map(s => s.consumer))].sort();
    this.consumers = all.join() === this.consumers.join() ? this.consumers : all;
    const data = feeds.data.filter(s => !consumer || s.consumer === consumer)
      .sort((a, b) => Math.round(lag(b)) - Math.round(lag(a)) || sum(b, p => p.parked) - sum(a, p => p.parked) || idOf(a).localeCompare(idOf(b)));
    return { data, meta: { next: null, has_more: false } };
  }

  #more(s: Subscription): TemplateResult {
    return html`<div class="stack"><div class="list-frame" tabindex="0" role="group" aria-label=${t('feeds.partitions')}><table class="table slim inner"><thead><tr><th scope="col">${t('feeds.partition')}</th><th scope="col">${t('feeds.lag')}</th><th scope="col" class="end">${t('feeds.handled')}</th>
        <th scope="col" class="end">${t('feeds.parked')}</th><th scope="col" class="end">${t('feeds.discarded')}</th><th scope="col">${t('feeds.position')}</th><th scope="col">${t('feeds.error')}</th></tr></thead>
        <tbody>${s.partitions.map(p => html`<tr><td class="num">${p.number}</td><td>${lagBadge(p.lag_seconds)}</td><td class="end num">${number(p.handled)}</td><td class="end num">${number(p.parked)}</td><td class="end num">${number(p.discarded)}</td>
          <td class="num mono">${p.position.epoch}.${p.position.tx}.${p.position.id}</td><td class="bad small">${p.error ?? ''}</td></tr>`)}</tbody></table></div>
      ${may('replayFeed') ? html`<div>${actionButton(t('feeds.rewind'), 'undo', () => void this.#replay(s))}</div>` : nothing}</div>`;
  }

  /** First from when, then what that would do, then the deed. */
  async #replay(s: Subscription): Promise<void> {
    const names = { consumer: named('domain', s.consumer), feed: named('domain', s.feed) };
    const from = await ask({
      title: t('feeds.replayTitle', names), verb: t('feeds.preview'), what: html`<p>${t('feeds.replayFrom', names)}</p>`,
      fields: [{ name: 'since', label: t('feeds.since'), type: 'datetime-local', hint: t('feeds.sinceHint') }],
    });
    if (!from) {
      return;
    }
    try {
      const since = from['since'] ? new Date(from['since']).toISOString() : null;
      const preview = await call<ReplayPreview>(`/admin/feeds/${s.consumer}/${s.feed}/replay-preview` + query({ since }));
      const sure = await ask({ title: t('feeds.replayTitle', names), verb: t('feeds.replay'), danger: true, word: s.consumer, what: previewed(preview, since) });
      if (sure && (await doing(() => call(`/admin/feeds/${s.consumer}/${s.feed}/replay`, { body: { heads: preview.heads } }), t('feeds.replayed')))) {
        this.table.refresh();
      }
    } catch (error) {
      tell(reason(error), true);
    }
  }
}

/** What a consumer would read again, and what of it it would take in. */
function previewed(p: ReplayPreview, since: string | null): TemplateResult {
  const taken = p.types.filter(one => one.taken);
  return html`<p data-again=${p.events}>${t('feeds.again', { count: p.events })} ${since ? t('feeds.againSince', { date: moment(since) }) : t('feeds.againAll')}</p>
    ${taken.length ? html`<table class="table slim plain"><caption class="small soft">${t('feeds.takes')}${p.whole ? nothing : html` ${t('feeds.notWhole')}`}</caption><tbody>${taken.map(one => html`<tr><th scope="row"><code>${one.type}</code></th><td class="end num">${number(one.events)}</td></tr>`)}</tbody></table>` : html`<p class="soft small">${t('feeds.takesNone')}</p>`}
    ${p.parked ? html`<p>${t('feeds.parkedAgain', { count: p.parked })}</p>` : nothing}<p class="soft small">${t('feeds.replayOnce')}</p>`;
}
