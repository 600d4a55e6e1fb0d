import { html } from 'lit';
import { call } from '../../shared/api';
import type { Order } from '../types';
import { money, t } from '../words';
import { major, minor, smallest } from './amounts';
import { ask } from './ask';

/** Asks how much is given back, and why, and gives it back; says whether it was. */
export async function refund(order: Order): Promise<boolean> {
  const { currency } = order;
  const left = { amount: order.captured.amount - order.refunded.amount, currency };
  return undefined !== await ask({
    title: t('refund.title'), verb: t('refund.yes'), danger: true, what: html`<p>${t('refund.what', { left: money(left) })}</p>`,
    fields: [
      { name: 'amount', label: t('refund.amount', { currency }), type: 'number', hint: t('refund.amountHint'), least: smallest(currency), most: Number(major(left)), step: smallest(currency) },
      { name: 'reason', label: t('refund.reason'), required: true, max: 500 },
    ],
    act: (said, key) => call(`/admin/orders/${order.id}/refunds`, { body: { amount: said['amount'] ? minor(said['amount'], currency) : null, reason: said['reason'] }, key }),
    done: t('refund.asked'),
  });
}
