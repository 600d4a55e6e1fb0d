import { html, type TemplateResult } from 'lit';
import { named } from '../words';
import { badge, type Tone } from './pieces';

const ORDER: Record<string, Tone> = { pending: '', awaiting_payment_action: 'warn', confirmed: 'accent', partially_shipped: 'info', shipped: 'info', delivered: 'good', cancelled: 'bad' };
const PAYMENT: Record<string, Tone> = { declined: 'bad', authorized: 'info', partially_captured: 'info', captured: 'good', partially_refunded: 'warn', refunded: 'warn' };
const ATTEMPT: Record<string, Tone> = { action_required: 'warn', authorized: 'good', declined: 'bad' };
const SHIPMENT: Record<string, Tone> = { pending: 'warn', dispatched: 'info', delivered: 'good', cancelled: 'bad' };
const REFUND: Record<string, Tone> = { pending: 'warn', refunded: 'good', failed: 'bad', returned: 'bad' };

export const orderBadge = (status: string): TemplateResult => badge(named('orderStatus', status), ORDER[status] ?? '', true);
export const paymentBadge = (status: string): TemplateResult => badge(named('paymentStatus', status), PAYMENT[status] ?? '');
export const attemptBadge = (state: string): TemplateResult => badge(named('attempt', state), ATTEMPT[state] ?? '');
export const shipmentBadge = (status: string): TemplateResult => badge(named('shipmentStatus', status), SHIPMENT[status] ?? '', true);
export const refundBadge = (status: string): TemplateResult => badge(named('refundStatus', status), REFUND[status] ?? '');

export const address = (a: { name: string; line1: string; line2: string | null; postal_code: string; city: string; region: string | null; country: string }, country: (code: string) => string): TemplateResult =>
  html`<address class="address small">${[a.name, a.line1, a.line2, `${a.postal_code} ${a.city}`, a.region, country(a.country)].filter(Boolean).join('\n')}</address>`;
