import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query as find, state } from 'lit/decorators.js';
import { call, query, type Page } from '../../shared/api';
import { Part } from '../../shared/part';
import { proposeUndoing } from '../parts/approvals';
import type { OpenApprovals } from '../parts/approvals';
import { ask } from '../parts/ask';
import { doing } from '../parts/doing';
import '../parts/filters';
import type { Filter } from '../parts/filters';
import { actionButton, badge, pageHead, since } from '../parts/pieces';
import '../parts/table';
import type { Asked, Column, DataTable, Listing } from '../parts/table';
import { orderBadge } from '../parts/tones';
import type { Saga, SagaState } from '../pulse-types';
import { may } from '../staff';
import { money, named, number, t } from '../words';

const STATUSES = ['pending', 'awaiting_payment_action', 'confirmed', 'partially_shipped', 'shipped'];
const AGES = [['60', 'sagas.minute'], ['3600', 'sagas.hour'], ['86400', 'sagas.day'], ['604800', 'sagas.week']] as const;
const EVERY_MS = 5_000;

interface Sagas extends Page<Saga> { states: SagaState[] }

/** Orders that are under way, the oldest first: where each stands, and help for one that stands still. */
@customElement('sagas-page')
export class SagasPage extends Part {
  @property({ attribute: false }) accessor query = new URLSearchParams();
  @state() accessor states: SagaState[] = [];
  @find('data-table') accessor table!: DataTable;
  @find('open-approvals') accessor approvals!: OpenApprovals;
  #filters: Filter[] = [
    { name: 'status', label: t('orders.status'), kind: 'select', options: STATUSES.map(value => ({ value, label: named('orderStatus', value) })) },
    { name: 'older_than', label: t('sagas.age'), kind: 'select', options: AGES.map(([value, key]) => ({ value, label: t(key) })) },
  ];
  #columns: Column<Saga>[] = [
    { id: 'order', label: t('orders.id'), cell: s => html`<code>${s.order_id}</code>`, text: s => s.order_id },
    { id: 'status', label: t('orders.status'), cell: s => orderBadge(s.status), text: s => s.status },
    { id: 'step', label: t('sagas.step'), cell: s => html`${named('step', s.step)} ${s.overdue ? badge(t('sagas.overdue'), 'bad') : nothing}`, text: s => s.step },
    { id: 'total', label: t('orders.total'), end: true, extra: true, cell: s => html`<span class="num">${money(s.total)}</span>`, text: s => String(s.total.amount) },
    { id: 'placed', label: t('orders.placed'), cell: s => since(s.placed_at), text: s => s.placed_at },
    { id: 'updated', label: t('sagas.updated'), cell: s => since(s.updated_at), text: s => s.updated_at },
    { id: 'deadline', label: t('sagas.deadline'), cell: s => since(s.deadline_at), text: s => s.deadline_at ?? '' },
    ...(may('retrySaga') ? [{ id: 'help', label: t('shipments.next'), end: true, cell: (s: Saga) => this.#help(s) }] : []),
  ];

  override render() {
    const asked = { status: this.query.get('status'), older_than: this.query.get('older_than') };
    const listing: Listing<Saga> = {
      name: 'sagas', title: t('nav.sagas'), key: query(asked), columns: this.#columns, id: s => s.order_id, href: s => `/admin/orders/${s.order_id}?tab=recorder`, everyMs: EVERY_MS,
      fetch: async (page: Asked) => {
        const found = await call<Sagas>('/admin/sagas' + query({ ...asked, ...page }));
        this.states = JSON.stringify(found.states) === JSON.stringify(this.states) ? this.states : found.states;
        return found;
      },
      empty: { title: t('sagas.none'), hint: t('sagas.noneHint') },
    };
    return html`<div class="page">${pageHead(t('nav.sagas'), { lead: t('sagas.lead') })}
      <open-approvals></open-approvals>${this.states.length ? html`<ul class="tiles state-tiles">${this.states.map(s => this.#state(s))}</ul>` : nothing}
      <list-filters list="sagas" .filters=${this.#filters} .query=${this.query}></list-filters><data-table .of=${listing}></data-table></div>`;
  }

  #state(s: SagaState): TemplateResult {
    return html`<li class="card slim"><p class="small">${named('orderStatus', s.status)}</p><p class="figure num">${number(s.orders)}</p>
      <p class="soft tiny">${t('sagas.ages', { hour: s.hour, day: s.day })}</p><p class="soft tiny">${t('sagas.oldest')} ${since(s.oldest)}</p></li>`;
  }

  #help(s: Saga): TemplateResult {
    return html`<div class="row tight end nowrap-row">${actionButton(t('letters.retry'), 'refresh', () => void this.#retry(s), 'quiet')}
      ${may('proposeCompensation') ? actionButton(t('sagas.undo'), 'undo', () => void this.#undo(s), 'quiet') : nothing}</div>`;
  }

  async #retry(s: Saga): Promise<void> {
    if (await ask({ title: t('sagas.retryTitle'), what: html`<p>${t('sagas.retryWhat')}</p><p class="soft small">${t('letters.retryOnce')}</p>`, verb: t('letters.retry') })) {
      await doing(() => call(`/admin/sagas/${s.order_id}/retry`, { method: 'POST' }), t('sagas.retried'));
      this.table.refresh();
    }
  }

  async #undo(s: Saga): Promise<void> {
    if (await proposeUndoing(s.order_id)) {
      this.approvals.refresh();
    }
  }
}
