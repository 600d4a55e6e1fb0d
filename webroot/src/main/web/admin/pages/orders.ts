import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { call, query, type Page } from '../../shared/api';
import { Part } from '../../shared/part';
import { icon } from '../icons';
import { ask } from '../parts/ask';
import { byMerchant, type Filter } from '../parts/filters';
import { pageHead, reason, since } from '../parts/pieces';
import '../parts/table';
import type { Asked, Column, DataTable, Listing } from '../parts/table';
import { dayBegins } from '../parts/days';
import { orderBadge, paymentBadge } from '../parts/tones';
import { may } from '../staff';
import { tasks } from '../tasks';
import type { Order, OrderSummary } from '../types';
import { money, named, number, t } from '../words';

const STATUSES = ['pending', 'awaiting_payment_action', 'confirmed', 'partially_shipped', 'shipped', 'delivered', 'cancelled'];
const CANCELLABLE = ['pending', 'awaiting_payment_action', 'confirmed'];

const decimal = (m: { amount: number; currency: string }): string => String(m.amount / 10 ** (new Intl.NumberFormat('en', { style: 'currency', currency: m.currency }).resolvedOptions().maximumFractionDigits ?? 2));

const COLUMNS: Column<OrderSummary>[] = [
  { id: 'id', label: t('orders.id'), cell: o => html`<code>${o.id}</code>`, text: o => o.id },
  { id: 'status', label: t('orders.status'), cell: o => orderBadge(o.status), text: o => o.status },
  { id: 'payment', label: t('orders.payment'), cell: o => paymentBadge(o.payment_status), text: o => o.payment_status },
  { id: 'email', label: t('orders.email'), cell: o => html`<span class="clip cell-text">${o.email}</span>`, text: o => o.email },
  { id: 'total', label: t('orders.total'), end: true, sort: { down: 'largest', up: 'smallest' }, cell: o => html`<span class="num strong">${money(o.total)}</span>`, text: o => decimal(o.total) },
  { id: 'currency', label: t('orders.currency'), extra: true, cell: o => o.total.currency, text: o => o.total.currency },
  { id: 'items', label: t('orders.pieces'), end: true, cell: o => html`<span class="num">${number(o.item_count)}</span>`, text: o => String(o.item_count) },
  { id: 'merchants', label: t('orders.merchants'), end: true, cell: o => html`<span class="num">${number(o.merchant_count)}</span>`, text: o => String(o.merchant_count) },
  { id: 'customer', label: t('orders.customer'), extra: true, cell: o => html`<code>${o.customer_id ?? t('orders.guest')}</code>`, text: o => o.customer_id ?? '' },
  { id: 'placed', label: t('orders.placed'), end: true, sort: { down: 'newest', up: 'oldest' }, cell: o => since(o.placed_at), text: o => o.placed_at },
];

/** How often it is looked whether an order is cancelled, and for how long: each domain has to give back what it holds first. */
const LOOKING_MS = 500;
const LOOKS_MAX = 60;
const AT_ONCE = 10;

/** Waits until all of them are cancelled, or it is clear that one is not. */
async function cancelled(orders: string[], stopped: AbortSignal): Promise<void> {
  let left = orders;
  for (let look = 0; left.length && look < LOOKS_MAX && !stopped.aborted; look++) {
    const found = await Promise.all(left.slice(0, AT_ONCE).map(id => call<Order>(`/admin/orders/${id}`).catch(() => undefined)));
    const open = new Set(found.filter(o => o && CANCELLABLE.includes(o.status)).map(o => o!.id));
    left = left.filter((id, i) => i >= AT_ONCE || open.has(id));
    await new Promise(resolve => setTimeout(resolve, open.size ? LOOKING_MS : 0));
  }
}

/** All orders, newest first. */
@customElement('orders-page')
export class OrdersPage extends Part {
  @property({ attribute: false }) accessor query = new URLSearchParams();

  #filters: Filter[] = [
    { name: 'q', label: t('orders.find'), kind: 'text', placeholder: 'ada@example.org' },
    { name: 'status', label: t('orders.status'), kind: 'select', options: STATUSES.map(value => ({ value, label: named('orderStatus', value) })) },
    ...byMerchant(),
    { name: 'from', label: t('orders.from'), kind: 'date' },
    { name: 'to', label: t('orders.to'), kind: 'date' },
    { name: 'email', label: t('orders.email'), kind: 'given' },
    { name: 'customer_id', label: t('orders.customer'), kind: 'given' },
  ];

  override render() {
    const asked = {
      ...Object.fromEntries(['q', 'email', 'status', 'customer_id', 'merchant'].map(name => [name, this.query.get(name)])),
      from: dayBegins(this.query.get('from')), to: dayBegins(this.query.get('to'), 1),
    };
    const listing: Listing<OrderSummary> = {
      name: 'orders', title: t('nav.orders'), key: query(asked), columns: COLUMNS, id: o => o.id, href: o => `/admin/orders/${o.id}`,
      fetch: (page: Asked) => call<Page<OrderSummary>>('/admin/orders' + query({ ...asked, ...page, count: page.after === undefined })),
      empty: { title: t('orders.none'), hint: t('orders.noneHint') },
      ...(may('adminCancelOrder') ? { bulk: (rows: OrderSummary[], done: () => void) => html`<button class="btn slim danger" @click=${() => this.#cancel(rows, done)}>${icon('close', 16)} ${t('orders.cancel')}</button>` } : {}),
    };
    return html`<div class="page">${pageHead(t('nav.orders'))}
      <list-filters list="orders" .filters=${this.#filters} .query=${this.query}></list-filters><data-table .of=${listing}></data-table></div>`;
  }

  async #cancel(rows: OrderSummary[], done: () => void): Promise<void> {
    const fitting = rows.filter(o => CANCELLABLE.includes(o.status));
    const said = await ask({
      title: t('orders.cancelTitle', { count: fitting.length }), verb: t('orders.cancelYes', { count: fitting.length }), danger: true,
      what: html`<p>${t('order.cancelWhat')}</p>${fitting.length < rows.length ? html`<p class="notice slim warn"><span>${t('orders.cancelNot', { count: rows.length - fitting.length })}</span></p>` : ''}`,
    });
    if (!said || !fitting.length) {
      return;
    }
    tasks.start({
      title: t('orders.cancelTask', { count: fitting.length }), href: '/admin/orders',
      run: async (tell, stopped) => {
        const refused: string[] = [];
        const asked: string[] = [];
        for (const [i, order] of fitting.entries()) {
          if (stopped.aborted) {
            break;
          }
          tell({ done: i, total: fitting.length });
          await call(`/admin/orders/${order.id}/cancel`, { method: 'POST' }).then(() => asked.push(order.id), error => refused.push(`${order.id}: ${reason(error)}`));
        }
        done();
        await cancelled(asked, stopped);
        document.querySelector<DataTable>('orders-page data-table')?.refresh(true);
        return refused.length ? t('orders.cancelRefused', { count: refused.length, first: refused[0]! }) : t('orders.cancelDone', { count: fitting.length });
      },
    }, reason);
  }
}
