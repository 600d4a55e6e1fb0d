import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { call } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import { fact, failure, identifier, pageHead, skeletonLines } from '../parts/pieces';
import { shipmentActions, shipmentsPath } from '../parts/shipping';
import { address, shipmentBadge } from '../parts/tones';
import { may } from '../staff';
import type { Shipment } from '../types';
import { moment, number, t, words } from '../words';

/** One parcel: what goes in, where it goes, and how far it is. */
@customElement('shipment-page')
export class ShipmentPage extends Part {
  @property() accessor shipment = '';
  readonly #found = new Loading<Shipment>(this);

  override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('shipment')) {
      this.#found.forget();
      this.#load();
    }
  }

  #load = (): void => void this.#found.load(() => call<Shipment>(`${shipmentsPath()}/${this.shipment}`));

  override render() {
    const back = { href: '/admin/shipments', label: t('nav.shipments') };
    return html`<div class="page">${this.#found.show({
      waiting: () => html`${pageHead(t('shipment.title'), { back })}<div class="card">${skeletonLines(6)}</div>`, failed: failure,
      ready: s => html`${pageHead(t('shipment.title'), { back, beside: html`<span data-status=${s.status}>${shipmentBadge(s.status)}</span>`, actions: shipmentActions(s, this.#load), lead: identifier(s.id) })}${this.#page(s)}`,
    })}</div>`;
  }

  #page(s: Shipment): TemplateResult {
    return html`<div class="two"><section class="card flush"><div class="card-head"><h2>${t('shipment.contents')}</h2></div><div class="list-frame" tabindex="0" role="group" aria-label=${t('shipment.contents')}><table class="table slim"><thead><tr><th scope="col">${t('line.what')}</th><th scope="col">${t('line.sku')}</th><th scope="col" class="end">${t('line.quantity')}</th></tr></thead>
        <tbody>${s.lines.map(l => html`<tr><td>${l.title}</td><td><code>${l.sku}</code></td><td class="end num strong">${number(l.quantity)}</td></tr>`)}</tbody></table></div></section>
      <aside class="stack" aria-label=${t('shipment.where')}><section class="card slim"><h2 class="card-title">${t('order.to')}</h2>${address(s.address, words.country)}</section>
        <section class="card slim"><dl class="facts small">${fact(t('shipments.created'), moment(s.created_at))}${fact(t('shipment.option'), s.shipping_option)}
          ${s.tracking_number ? fact(t('shipments.tracking'), `${s.carrier} ${s.tracking_number}`) : nothing}
          ${s.dispatched_at ? fact(t('shipment.left'), moment(s.dispatched_at)) : nothing}${s.delivered_at ? fact(t('shipment.arrived'), moment(s.delivered_at)) : nothing}
          ${fact(t('shipments.order'), may('adminGetOrder') ? html`<a href="/admin/orders/${s.order_id}"><code>${s.order_id}</code></a>` : html`<code>${s.order_id}</code>`)}</dl></section></aside></div>`;
  }
}
