import { html } from 'lit';
import type { Money } from '../../shared/api';
import type { Order } from '../types';
import { money, t } from '../words';
import { ask } from './ask';

/** Asks how much is given back, and why. */
export async function askForRefund(order: Order): Promise<{ amount: Money | null; reason: string } | undefined> {
  const left = { amount: order.captured.amount - order.refunded.amount, currency: order.currency };
  const unit = 10 ** (new Intl.NumberFormat('en', { style: 'currency', currency: order.currency }).resolvedOptions().maximumFractionDigits ?? 2);
  const said = await ask({
    title: t('refund.title'), verb: t('refund.yes'), danger: true, what: html`<p>${t('refund.what', { left: money(left) })}</p>`,
    fields: [
      { name: 'amount', label: t('refund.amount', { currency: order.currency }), type: 'number', hint: t('refund.amountHint') },
      { name: 'reason', label: t('refund.reason'), required: true, max: 500 },
    ],
  });
  if (!said) {
    return undefined;
  }
  const amount = said['amount'] ? { amount: Math.round(Number(said['amount']) * unit), currency: order.currency } : null;
  return { amount, reason: said['reason'] ?? '' };
}
