import { html, nothing, type TemplateResult } from 'lit';
import type { Money } from '../../shared/api';
import { notCharged } from '../../shared/orders';
import type { Loading } from '../../shared/part';
import type { Story } from '../pages/order';
import type { EventEnvelope, LedgerEntry, MerchantPart, Order, OrderRefund, Payment } from '../types';
import { accountName } from '../trade/accounts';
import { moment, money, named, number, t, words } from '../words';
import { badge, failure, identifier, since, skeletonLines } from './pieces';
import { shipmentActions } from './shipping';
import { address, attemptBadge, orderBadge, refundBadge, shipmentBadge } from './tones';

const LINE = ['line.quantity', 'line.price', 'line.total'] as const;

/** What was bought of each merchant, and its parcels. */
export const merchantParts = (order: Order, changed: () => void): TemplateResult[] => order.merchants.map(part => merchantPart(order, part, changed));

function merchantPart(order: Order, part: MerchantPart, changed: () => void): TemplateResult {
  const items = order.items.filter(item => part.items.includes(item.id));
  return html`<section class="card flush" aria-label=${part.name} data-merchant=${part.merchant_id}><div class="card-head"><h2>${part.name}</h2>${orderBadge(part.status)}<span class="push num strong">${money(part.total)}</span></div>
    <div class="list-frame" tabindex="0" role="group" aria-label=${part.name}><table class="table slim data" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${t('line.what')}</th>${LINE.map(h => html`<th scope="col" role="columnheader" class="end">${t(h)}</th>`)}</tr></thead>
      <tbody role="rowgroup">${items.map(i => html`<tr role="row"><td role="cell">${i.title}<br><code class="soft">${i.sku}</code></td>${[number(i.quantity), money(i.unit_price), money(i.total)].map((value, n) => html`<td role="cell" data-label=${t(LINE[n]!)} class="end num">${value}</td>`)}</tr>`)}</tbody>
      <tfoot role="rowgroup">${part.shipping.amount ? sumRow(t('sum.shipping'), part.shipping) : nothing}${part.tax.amount ? sumRow(t('sum.tax'), part.tax) : nothing}</tfoot></table></div>
    ${part.shipments.length ? html`<ul class="parcels">${part.shipments.map(s => html`<li data-shipment=${s.id}><div>${shipmentBadge(s.status)} <a href="/admin/shipments/${s.id}"><code>${s.id}</code></a>
        <p class="soft small">${s.tracking_number ? t('shipment.tracked', { carrier: s.carrier ?? '', number: s.tracking_number }) : t('shipment.pieces', { count: s.lines.reduce((sum, l) => sum + l.quantity, 0) })}
        ${s.delivered_at ? html`· ${t('shipment.deliveredAt', { date: moment(s.delivered_at) })}` : s.dispatched_at ? html`· ${t('shipment.dispatchedAt', { date: moment(s.dispatched_at) })}` : nothing}</p></div>
        ${shipmentActions(s, changed)}</li>`)}</ul>` : html`<p class="soft small pad">${t('shipment.noneYet')}</p>`}</section>`;
}

const sumRow = (label: string, sum: Money): TemplateResult => html`<tr role="row"><td role="cell" colspan="3" class="soft">${label}</td><td role="cell" class="end num">${money(sum)}</td></tr>`;

/** Money and addresses. */
export const orderAside = (order: Order, story: Loading<Story>): TemplateResult => html`<aside class="stack" aria-label=${t('order.money')}>
  <section class="card slim"><h2 class="card-title">${t('order.sums')}</h2>${sums(order)}</section>
  ${story.show({ waiting: () => html`<div class="card slim">${skeletonLines(4)}</div>`, failed: failure, ready: s => html`${payments(s.payments)}${refunds(order.refunds, s.timeline.data)}${ledger(s.entries, sellers(order))}` })}
  <section class="card slim"><h2 class="card-title">${t('order.to')}</h2>${address(order.shipping_address, words.country)}<p class="small">${order.email}</p></section></aside>`;

const sums = (order: Order): TemplateResult => {
  const { totals } = order;
  const left = notCharged(order);
  const row = (label: string, m: Money, always = false) => (always || m.amount ? html`<dt>${label}</dt><dd>${money(m)}</dd>` : nothing);
  return html`<dl class="sums small">${row(t('sum.subtotal'), totals.subtotal, true)}${row(t('sum.discount'), { ...totals.discount, amount: -totals.discount.amount })}${row(t('sum.shipping'), totals.shipping, true)}${row(t('sum.tax'), totals.tax)}
    <dt class="grand">${t('sum.total')}</dt><dd class="grand">${money(totals.total)}</dd>${row(t('sum.notCharged'), { ...left, amount: -left.amount })}${row(t('sum.captured'), order.captured, true)}${row(t('sum.refunded'), order.refunded)}</dl>`;
};

const payments = (list: Payment[]): TemplateResult => html`<section class="card slim"><h2 class="card-title">${t('payments.title')}</h2>
  ${list.length ? html`<ul class="stack tight small">${list.map(p => html`<li class="stack tight"><div class="row tight"><span class="strong">${t('payments.attempt', { n: p.attempt })}</span>${p.captured.amount ? badge(t('attempt.captured'), 'good') : attemptBadge(p.state)}<span class="push num">${money(p.amount)}</span></div>
    <span class="soft">${p.provider}${p.decline_code ? html` · <span class="bad">${p.decline_code.replaceAll('_', ' ')}</span>` : nothing} · ${since(p.created_at)}</span>
    ${p.captured.amount && p.captured.amount < p.amount.amount ? html`<span>${t(p.state === 'voided' ? 'payments.restReleased' : 'payments.soFar', { captured: money(p.captured) })}</span>` : nothing}
    ${p.provider_reference ? identifier(p.provider_reference) : nothing}</li>`)}</ul>` : html`<p class="soft small">${t('payments.none')}</p>`}</section>`;

/** Each refund as the order knows it; why it was asked for is told to staff only, by the event. */
function refunds(list: OrderRefund[], events: EventEnvelope[]): TemplateResult | typeof nothing {
  const reasons = new Map(events.filter(e => e.type.startsWith('orders.refund-requested')).map(e => [String(e.data['refund_id']), String(e.data['reason'] ?? '')]));
  return list.length ? html`<section class="card slim"><h2 class="card-title">${t('refund.list')}</h2><ul class="stack tight small">${list.map(r => html`<li class="stack tight" data-refund=${r.status}>
    <div class="row tight"><span>${reasons.get(r.id) ?? ''}</span>${refundBadge(r.status)}<span class="push num">${money(r.amount)}</span></div>
    <span class="soft">${r.problem ? html`<span class="bad">${r.problem.replaceAll('_', ' ')}</span> · ` : nothing}${since(r.created_at)}</span></li>`)}</ul></section>` : nothing;
}

const sellers = (order: Order): Map<string, string> => new Map(order.merchants.map(part => [part.merchant_id, part.name]));

const ledger = (entries: LedgerEntry[], names: Map<string, string>): TemplateResult => html`<section class="card slim"><h2 class="card-title">${t('ledger.title')}</h2>
  ${entries.length ? html`<table class="table slim plain"><thead class="sr"><tr><th scope="col">${t('ledger.account')}</th><th scope="col">${t('ledger.amount')}</th></tr></thead>
    <tbody>${entries.map(e => html`<tr><td><span class="account">${accountName(e.account, names)}</span><br><span class="soft tiny">${named('posting', e.kind)} · ${since(e.posted_at)}</span></td><td class="end num">${money(e.amount)}</td></tr>`)}</tbody></table>`
    : html`<p class="soft small">${t('ledger.none')}</p>`}</section>`;
