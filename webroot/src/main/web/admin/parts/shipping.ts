import { html, nothing, type TemplateResult } from 'lit';
import { call, randomKey } from '../../shared/api';
import { may } from '../staff';
import { t } from '../words';
import { ask, type Said } from './ask';
import { doing } from './doing';
import { actionButton } from './pieces';

/** Merchants ship what is theirs, staff what is anybody's. */
const area = (): string => (may('listOwnShipments') ? '/merchant' : '/admin');
export const shipmentsPath = (): string => `${area()}/shipments`;

const mayDispatch = (): boolean => may('dispatchShipment') || may('dispatchOwnShipment');
const mayDeliver = (): boolean => may('deliverShipment') || may('deliverOwnShipment');

interface Line { line_id: string; quantity: number; title?: string }

interface Parcel { id: string; status: string; lines?: Line[] }

/** What can be done with a parcel now. */
export const shipmentActions = (parcel: Parcel, changed: () => void): TemplateResult | typeof nothing =>
  parcel.status === 'pending' && mayDispatch() ? actionButton(t('shipment.dispatch'), 'truck', () => void dispatch(parcel, changed), 'primary')
    : parcel.status === 'dispatched' && mayDeliver() ? actionButton(t('shipment.deliver'), 'home', () => void deliver(parcel, changed)) : nothing;

async function dispatch(parcel: Parcel, changed: () => void): Promise<void> {
  const titled = (parcel.lines ?? []).filter(l => l.title);
  const said = await ask({
    title: t('shipment.dispatch'), verb: t('shipment.dispatchYes'), what: html`<p>${t('shipment.dispatchWhat')}</p>`,
    fields: [
      { name: 'carrier', label: t('shipment.carrier'), required: true, max: 100, value: localStorage.getItem('tw.console.carrier') ?? '' },
      { name: 'tracking_number', label: t('shipment.number'), required: true, max: 100 },
      ...(titled.length > 1 || titled.some(l => l.quantity > 1) ? titled.map(l => ({ name: l.line_id, label: t('shipment.of', { what: l.title ?? '', count: l.quantity }), type: 'number' as const, least: 0, most: l.quantity, value: String(l.quantity) })) : []),
    ],
    act: (answer, key) => call(`${shipmentsPath()}/${parcel.id}/dispatch`, { body: packed(titled, answer), key }), done: t('shipment.dispatched'),
  });
  if (said) {
    localStorage.setItem('tw.console.carrier', said['carrier'] ?? '');
    changed();
  }
}

/** What goes with it: all there is, unless it was said. */
function packed(titled: Line[], said: Said): object {
  const lines = titled.filter(l => said[l.line_id] !== undefined).map(l => ({ line_id: l.line_id, quantity: Number(said[l.line_id]) })).filter(l => l.quantity > 0);
  return { carrier: said['carrier'], tracking_number: said['tracking_number'], ...(lines.length ? { lines } : {}) };
}

async function deliver(parcel: Parcel, changed: () => void): Promise<void> {
  if (await ask({ title: t('shipment.deliver'), what: html`<p>${t('shipment.deliverWhat')}</p>`, verb: t('shipment.deliverYes') })) {
    await doing(() => call(`${shipmentsPath()}/${parcel.id}/deliver`, { method: 'POST', key: randomKey() }), t('shipment.delivered'));
    changed();
  }
}
