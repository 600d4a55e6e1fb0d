import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../shared/icons';
import { flag } from '../art';
import type { Order, OrderMerchant, Shipment } from '../types';
import { moment, money, t, type Key } from '../words';
import { lineHref, linePicture } from './lines';

const STEPS = ['placed', 'confirmed', 'shipped', 'delivered'] as const;

/** How far a merchant's part has come: the last step that is done. */
const reached = (status: string): number =>
  status === 'delivered' ? 3 : status === 'shipped' || status === 'partially_shipped' ? 2 : status === 'confirmed' ? 1 : 0;

/** One merchant's part of an order: its progress, its parcels and what is in them. */
export function orderParcel(order: Order, part: OrderMerchant, index: number): TemplateResult {
  const items = order.items.filter(item => part.items.includes(item.id));
  const at = reached(part.status);
  return html`<section class="card parcel" aria-label=${part.name} data-merchant=${part.merchant_id} data-status=${part.status}>
    <div class="parcel-head">${flag(part.name)}<h2><a href="/m/${part.merchant_id}">${part.name}</a></h2><span class="soft small">${order.merchants.length > 1 ? t('cart.parcel', { n: index + 1, count: order.merchants.length }) : nothing}</span></div>
    ${part.status === 'cancelled' ? html`<p class="parcel-foot"><span class="badge bad">${t('order.status.cancelled')}</span></p>`
      : html`<ol class="track">${STEPS.map((step, i) => html`<li class="${i <= at ? 'done' : ''} ${i < at ? 'passed' : ''}" aria-current=${i === at ? 'step' : nothing}>${t(i === 2 && part.status === 'partially_shipped' ? 'order.status.partially_shipped' : `order.step.${step}` as Key)}</li>`)}</ol>`}
    ${part.shipments.map((s, i) => shipment(s, i, part.shipments.length))}
    <ul class="lines">${items.map(item => html`<li>${linePicture(item)}<div><a class="name" href=${lineHref(item)}>${item.title}</a><p class="soft small num">${item.quantity} × ${money(item.unit_price)}</p></div><p class="sum num">${money(item.total)}</p></li>`)}</ul>
  </section>`;
}

function shipment(s: Shipment, index: number, count: number): TemplateResult | typeof nothing {
  if (s.status === 'cancelled') {
    return nothing;
  }
  const when = s.delivered_at ? t('order.delivered', { date: moment(s.delivered_at) }) : s.dispatched_at ? t('order.dispatched', { date: moment(s.dispatched_at) }) : t('order.packing');
  return html`<p class="shipment">${icon(s.delivered_at ? 'home' : s.dispatched_at ? 'truck' : 'box', 20)}
    ${count > 1 ? html`<span class="strong">${t('order.parcel', { n: index + 1 })}</span>` : nothing}<span>${when}</span>
    ${s.carrier && s.tracking_number ? html`<span class="soft">${t('order.tracking', { carrier: s.carrier, number: s.tracking_number })}</span>` : nothing}</p>`;
}
