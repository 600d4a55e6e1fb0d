import { html } from 'lit';
import { customElement, property, query as find } from 'lit/decorators.js';
import { call, query, type Page } from '../../shared/api';
import { Part } from '../../shared/part';
import { byMerchant, type Filter } from '../parts/filters';
import { pageHead, since } from '../parts/pieces';
import { shipmentActions, shipmentsPath } from '../parts/shipping';
import '../parts/table';
import type { Asked, Column, DataTable, Listing } from '../parts/table';
import { shipmentBadge } from '../parts/tones';
import { may } from '../staff';
import type { Shipment } from '../types';
import { named, number, t } from '../words';

const STATUSES = ['pending', 'dispatched', 'delivered', 'cancelled'];

/** What is to be shipped and what has left: all of it for staff, a merchant's own for the merchant. */
@customElement('shipments-page')
export class ShipmentsPage extends Part {
  @property({ attribute: false }) accessor query = new URLSearchParams();
  @find('data-table') accessor table!: DataTable;

  #filters: Filter[] = [
    { name: 'status', label: t('shipments.status'), kind: 'select', options: STATUSES.map(value => ({ value, label: named('shipmentStatus', value) })) },
    { name: 'tracking', label: t('shipments.tracking'), kind: 'text' },
    { name: 'order_id', label: t('shipments.order'), kind: 'text', placeholder: 'ord_…' },
    ...byMerchant(),
  ];

  #columns: Column<Shipment>[] = [
    { id: 'id', label: t('shipments.id'), cell: s => html`<code>${s.id}</code>`, text: s => s.id },
    { id: 'status', label: t('shipments.status'), cell: s => shipmentBadge(s.status), text: s => s.status },
    { id: 'what', label: t('shipments.what'), cell: s => html`<span class="clip cell-text">${s.lines.map(l => `${number(l.quantity)} × ${l.title}`).join(', ')}</span>`, text: s => s.lines.map(l => `${l.quantity} x ${l.title}`).join('; ') },
    { id: 'to', label: t('shipments.to'), cell: s => `${s.address.name}, ${s.address.city}`, text: s => `${s.address.name}, ${s.address.line1}, ${s.address.postal_code} ${s.address.city}, ${s.address.country}` },
    { id: 'order', label: t('shipments.order'), extra: true, cell: s => html`<code>${s.order_id}</code>`, text: s => s.order_id },
    { id: 'tracking', label: t('shipments.tracking'), extra: true, cell: s => (s.tracking_number ? `${s.carrier} ${s.tracking_number}` : '–'), text: s => `${s.carrier ?? ''} ${s.tracking_number ?? ''}`.trim() },
    { id: 'created', label: t('shipments.created'), end: true, sort: { down: 'newest', up: 'oldest' }, cell: s => since(s.created_at), text: s => s.created_at },
    ...(may('dispatchShipment') || may('dispatchOwnShipment') ? [{ id: 'next', label: t('shipments.next'), end: true, cell: (s: Shipment) => shipmentActions(s, () => this.table.refresh()) }] : []),
  ];

  override render() {
    const asked = Object.fromEntries(['status', 'tracking', 'order_id', 'merchant'].map(name => [name, this.query.get(name)]));
    const listing: Listing<Shipment> = {
      name: 'shipments', title: t('nav.shipments'), key: query(asked), columns: this.#columns, id: s => s.id, href: s => `/admin/shipments/${s.id}`,
      fetch: (page: Asked) => call<Page<Shipment>>(shipmentsPath() + query({ ...asked, ...page })),
      empty: { title: t('shipments.none'), hint: t('shipments.noneHint') },
    };
    return html`<div class="page">${pageHead(t('nav.shipments'))}
      <list-filters list="shipments" .filters=${this.#filters} .query=${this.query}></list-filters><data-table .of=${listing}></data-table></div>`;
  }
}
