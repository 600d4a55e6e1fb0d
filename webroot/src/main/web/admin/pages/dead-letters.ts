import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query as find, state } from 'lit/decorators.js';
import { call, query, type Page } from '../../shared/api';
import { Part } from '../../shared/part';
import { icon } from '../icons';
import { ask } from '../parts/ask';
import { doing } from '../parts/doing';
import '../parts/filters';
import type { Filter } from '../parts/filters';
import { payload } from '../parts/payload';
import { actionButton, badge, identifier, pageHead, reason, since } from '../parts/pieces';
import '../parts/table';
import { traceLink } from '../parts/trace';
import type { Asked, Column, DataTable, Listing } from '../parts/table';
import { may } from '../staff';
import { tasks } from '../tasks';
import type { DeadLetter } from '../types';
import { domains } from '../trade/lookups';
import { clock, named, t } from '../words';

const COLUMNS: Column<DeadLetter>[] = [
  { id: 'type', label: t('letters.event'), cell: l => html`<span class="strong">${l.event.type}</span><br><code class="soft">${l.event.subject}</code>`, text: l => l.event.type },
  { id: 'consumer', label: t('letters.consumer'), cell: l => named('domain', l.consumer), text: l => l.consumer },
  { id: 'error', label: t('letters.error'), cell: l => (l.waiting ? badge(t('letters.waiting'), 'warn') : html`<span class="bad small cell-error">${l.error}</span>`), text: l => (l.waiting ? 'waiting' : l.error) },
  { id: 'attempts', label: t('letters.attempts'), end: true, cell: l => html`<span class="num">${l.attempts}</span>`, text: l => String(l.attempts) },
  { id: 'subject', label: t('letters.subject'), extra: true, cell: l => html`<code>${l.event.subject}</code>`, text: l => l.event.subject },
  { id: 'parked', label: t('letters.parked'), end: true, cell: l => since(l.parked_at), text: l => l.parked_at },
];

/** Events that a consumer could not handle, and those that wait behind them. */
@customElement('dead-letters-page')
export class DeadLettersPage extends Part {
  @property({ attribute: false }) accessor query = new URLSearchParams();
  @state() accessor consumers: string[] = [];
  @find('data-table') accessor table!: DataTable;
  #shown: DeadLetter[] = [];

  override connectedCallback() {
    super.connectedCallback();
    domains().then(all => (this.consumers = all), () => {});
  }

  override render() {
    const consumer = this.query.get('consumer');
    const filters: Filter[] = [{ name: 'consumer', label: t('letters.consumer'), kind: 'select', options: this.consumers.map(value => ({ value, label: named('domain', value) })) }];
    const listing: Listing<DeadLetter> = {
      name: 'dead-letters', title: t('nav.letters'), key: query({ consumer }), columns: COLUMNS, id: l => l.id, label: l => l.event.type,
      fetch: async (page: Asked) => {
        const found = await call<Page<DeadLetter>>('/admin/dead-letters' + query({ consumer, ...page }));
        this.#shown = found.data;
        return found;
      },
      more: l => this.#more(l), empty: { title: t('letters.none'), hint: t('letters.noneHint') },
      ...(may('retryDeadLetter') ? { bulk: (rows: DeadLetter[], done: () => void) => html`<button class="btn slim" @click=${() => this.#retryAll(rows, done)}>${icon('refresh', 16)} ${t('letters.retry')}</button>` } : {}),
    };
    return html`<div class="page">${pageHead(t('nav.letters'), { lead: t('letters.lead') })}<list-filters .filters=${filters} .query=${this.query}></list-filters><data-table .of=${listing}></data-table></div>`;
  }

  #more(l: DeadLetter): TemplateResult {
    const order = [l.event.correlation, l.event.subject].find(id => id?.startsWith('ord_'));
    return html`<div class="stack"><p class="notice ${l.waiting ? 'warn' : 'bad'}"><span>${l.waiting ? t('letters.waitingHint') : l.error}</span></p>
      <div class="step-details plain"><dl class="facts small"><dt>${t('letters.event')}</dt><dd>${identifier(l.event.id)}</dd><dt>${t('letters.from')}</dt><dd>${named('domain', l.feed)} → ${named('domain', l.consumer)}</dd>
          <dt>${t('recorder.when')}</dt><dd>${since(l.event.time)} <span class="soft num">${clock(l.event.time)}</span></dd><dt>${t('letters.subject')}</dt><dd><code>${l.event.subject}</code> <span class="soft">#${l.event.sequence}</span></dd>
          ${order && may('adminGetOrder') ? html`<dt>${t('shipments.order')}</dt><dd><a href="/admin/orders/${order}?tab=recorder"><code>${order}</code></a></dd>` : nothing}
          ${l.event.traceparent ? html`<dt>${t('recorder.trace')}</dt><dd>${traceLink(l.event.traceparent.split('-')[1] ?? '')}</dd>` : nothing}</dl>
        ${payload(t('recorder.payload'), l.event.data)}</div>
      <div class="row">${may('retryDeadLetter') ? actionButton(t('letters.retry'), 'refresh', () => void this.#retry(l), 'primary') : nothing}
        ${may('discardDeadLetter') ? actionButton(t('letters.discard'), 'trash', () => void this.#discard(l), 'danger') : nothing}</div></div>`;
  }

  /** How many of the events shown wait behind this one. */
  #behind = (l: DeadLetter): number =>
    this.#shown.filter(o => o.waiting && o.consumer === l.consumer && o.event.subject === l.event.subject && o.event.sequence > l.event.sequence).length;

  async #retry(l: DeadLetter): Promise<void> {
    const what = html`<p>${t('letters.retryWhat', { consumer: named('domain', l.consumer), type: l.event.type })}</p><p>${t('letters.behind', { count: this.#behind(l) })}</p><p class="soft small">${t('letters.retryOnce')}</p>`;
    if (await ask({ title: t('letters.retryTitle'), what, verb: t('letters.retry') })) {
      await doing(() => this.#send(l, 'retry'), t('letters.retried'));
      this.table.refresh();
    }
  }

  async #discard(l: DeadLetter): Promise<void> {
    const what = html`<p>${t('letters.discardWhat', { consumer: named('domain', l.consumer), type: l.event.type })}</p><p>${t('letters.behind', { count: this.#behind(l) })}</p>`;
    if (await ask({ title: t('letters.discardTitle'), what, verb: t('letters.discard'), danger: true, word: l.consumer })) {
      await doing(() => this.#send(l, 'discard'), t('letters.discarded'));
      this.table.refresh();
    }
  }

  async #retryAll(rows: DeadLetter[], done: () => void): Promise<void> {
    if (!(await ask({ title: t('letters.retryTitle'), what: html`<p>${t('letters.retryAllWhat', { count: rows.length })}</p>`, verb: t('letters.retry') }))) {
      return;
    }
    tasks.start({
      title: t('letters.retryTask', { count: rows.length }), href: '/admin/dead-letters',
      run: async (tell, stopped) => {
        for (const [i, letter] of rows.entries()) {
          if (stopped.aborted) {
            break;
          }
          tell({ done: i, total: rows.length });
          // One that was handled behind another is no longer there.
          await this.#send(letter, 'retry').catch(error => (error.status === 404 ? undefined : Promise.reject(error)));
        }
        done();
        return t('letters.retried');
      },
    }, reason);
  }

  #send = (l: DeadLetter, act: 'retry' | 'discard'): Promise<void> => call(`/admin/dead-letters/${l.id}/${act}` + query({ consumer: l.consumer }), { method: 'POST' });
}
