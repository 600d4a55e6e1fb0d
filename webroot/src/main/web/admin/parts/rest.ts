import { html } from 'lit';
import { call } from '../../shared/api';
import type { MerchantPart, Order } from '../types';
import { t } from '../words';
import { ask } from './ask';

/** Whether anything is under way or has arrived. */
export const hasLeft = (order: Order): boolean => order.merchants.some(part => part.shipments.some(s => s.status === 'dispatched' || s.status === 'delivered'));

/** The parts of which something has not left yet. */
export const restOf = (order: Order): MerchantPart[] => order.merchants.filter(part => part.status === 'confirmed' || part.status === 'partially_shipped');

/** Asks whose part of what has not left is cancelled, where there is a choice, and cancels it; says whether it was asked for. */
export async function cancelRest(order: Order): Promise<boolean> {
  const parts = restOf(order);
  return undefined !== await ask({
    title: t('order.cancelRestTitle'), verb: t('order.cancelRest'), danger: true, what: html`<p>${t('order.cancelRestWhat')}</p>`,
    fields: parts.length > 1 ? [{ name: 'merchant', label: t('order.cancelRestOf'), type: 'select', value: '', options: [{ value: '', label: t('order.cancelRestOfAll') }, ...parts.map(p => ({ value: p.merchant_id, label: p.name }))] }] : [],
    act: (said, key) => call(`/admin/orders/${order.id}/cancel-unshipped`, { body: { merchant_id: said['merchant'] || null }, key }), done: t('order.cancelRestAsked'),
  });
}
