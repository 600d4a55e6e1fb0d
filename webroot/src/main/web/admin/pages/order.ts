import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { call, randomKey, type Page } from '../../shared/api';
import { follow } from '../../shared/live';
import { Loading, Part } from '../../shared/part';
import { ask } from '../parts/ask';
import { doing } from '../parts/doing';
import { actionButton, failure, identifier, pageHead, skeletonLines } from '../parts/pieces';
import { orderAside, merchantParts } from '../parts/order-parts';
import '../parts/recorder';
import { refund } from '../parts/refund';
import { cancelRest, hasLeft, restOf } from '../parts/rest';
import { orderBadge, paymentBadge } from '../parts/tones';
import { may } from '../staff';
import type { LedgerEntry, Order, Payment, Timeline } from '../types';
import { moment, money, t } from '../words';

const CANCELLABLE = ['pending', 'awaiting_payment_action', 'confirmed'];
/** Money and postings follow what happened to the order, each in its own domain. */
const SETTLING_MS = 800;

export interface Story { payments: Payment[]; entries: LedgerEntry[]; timeline: Timeline }

/** One order, live: what was bought of whom, its money, its parcels, and its flight recorder. */
@customElement('order-page')
export class OrderPage extends Part {
  @property() accessor order = '';
  @property() accessor tab = '';
  @state() accessor live = false;
  readonly #order = new Loading<Order>(this);
  readonly #story = new Loading<Story>(this);
  #end: (() => void) | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;

  override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('order')) {
      this.#leave();
      this.#order.forget();
      this.#story.forget();
      void this.#begin();
    }
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#leave();
  }

  #leave(): void {
    this.#end?.();
    clearTimeout(this.#later);
  }

  async #begin(): Promise<void> {
    const id = this.order;
    void this.#story.load(this.#fetchStory);
    await this.#order.load(this.#fetch);
    if (this.#order.value && id === this.order && this.isConnected) {
      this.#end = follow(`/store/orders/${id}/events`, { onNews: this.#refresh, onState: open => (this.live = open) });
    }
  }

  #fetch = (): Promise<Order> => call<Order>(`/admin/orders/${this.order}`);

  #fetchStory = async (): Promise<Story> => {
    const [payments, entries, timeline] = await Promise.all([
      call<{ data: Payment[] }>(`/admin/orders/${this.order}/payments`), call<Page<LedgerEntry>>(`/admin/ledger/entries?limit=100&order_id=${this.order}`),
      call<Timeline>(`/admin/orders/${this.order}/timeline`)]);
    return { payments: payments.data, entries: entries.data, timeline };
  };

  /** Several pieces of news at once are one look, and one more when the other domains have had their time. */
  #refresh = (): void => {
    clearTimeout(this.#later);
    void this.#order.load(this.#fetch);
    this.#later = setTimeout(() => void this.#story.load(this.#fetchStory), SETTLING_MS);
  };

  override render() {
    return html`<div class="page">${this.#order.value ? this.#page(this.#order.value)
      : this.#order.show({ waiting: () => html`${pageHead(t('order.title'), { back: this.#back })}<div class="card">${skeletonLines(8)}</div>`, failed: failure, ready: o => this.#page(o) })}</div>`;
  }

  get #back() {
    return { href: '/admin/orders', label: t('nav.orders') };
  }

  #page(order: Order): TemplateResult {
    const recorder = this.tab === 'recorder';
    return html`${pageHead(t('order.of', { total: money(order.totals.total) }), {
        back: this.#back, beside: html`<span data-status=${order.status}>${orderBadge(order.status)}</span> ${paymentBadge(order.payment_status)}`, actions: this.#actions(order),
        lead: html`${identifier(order.id)} <span class="nowrap">${t('order.placed', { date: moment(order.placed_at) })}</span> · <a href="/admin/orders?email=${encodeURIComponent(order.email)}">${order.email}</a>
          · <span class=${this.live ? 'live good' : 'soft'}>${t(this.live ? 'live.on' : 'live.off')}</span>`,
      })}
      ${order.cancellation ? html`<p class="notice warn"><span>${t('order.cancelled', { reason: order.cancellation.reason.replaceAll('_', ' ') })}</span></p>` : nothing}
      <nav class="tabs" aria-label=${t('order.title')}><a href="/admin/orders/${order.id}" aria-current=${recorder ? nothing : 'page'}>${t('order.overview')}</a>
        <a href="/admin/orders/${order.id}?tab=recorder" aria-current=${recorder ? 'page' : nothing}>${t('recorder.title')}</a></nav>
      ${recorder ? this.#recorder() : html`<div class="two"><div class="stack">${merchantParts(order, this.#refresh)}</div>${orderAside(order, this.#story)}</div>`}`;
  }

  #recorder(): unknown {
    return this.#story.show({ waiting: () => html`<div class="card">${skeletonLines(8)}</div>`, failed: failure, ready: story => html`<flight-recorder .timeline=${story.timeline}></flight-recorder>` });
  }

  #actions(order: Order): TemplateResult {
    const left = order.captured.amount - order.refunded.amount;
    return html`${may('refundOrder') && left > 0 ? actionButton(t('refund.title'), 'undo', () => this.#refund(order)) : nothing}
      ${may('adminCancelOrder') && CANCELLABLE.includes(order.status) ? actionButton(t('order.cancel'), 'close', () => this.#cancel(order), 'danger') : nothing}
      ${may('cancelUnshipped') && hasLeft(order) && restOf(order).length ? actionButton(t('order.cancelRest'), 'close', () => this.#cancelRest(order), 'danger') : nothing}`;
  }

  async #cancel(order: Order): Promise<void> {
    if (await ask({ title: t('order.cancelTitle'), what: html`<p>${t('order.cancelWhat')}</p>`, verb: t('order.cancel'), danger: true })) {
      await doing(() => call(`/admin/orders/${order.id}/cancel`, { method: 'POST', key: randomKey() }), t('order.cancelAsked'));
      this.#refresh();
    }
  }

  async #cancelRest(order: Order): Promise<void> {
    if (await cancelRest(order)) {
      this.#refresh();
    }
  }

  async #refund(order: Order): Promise<void> {
    if (await refund(order)) {
      this.#refresh();
    }
  }
}
