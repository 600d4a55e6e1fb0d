import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../shared/icons';
import type { Order } from '../types';
import { money, t, words, type Key } from '../words';
import './hold';
import './payment-form';

interface PaymentShown { order: Order; fault: string; paying: boolean; pay: (token: string) => void }

/** What the shopper has to do for the payment, if anything: confirm it at the bank, or try another card. */
export function paymentPanel(shown: PaymentShown): TemplateResult | typeof nothing {
  const { order } = shown;
  if (order.status === 'awaiting_payment_action' && order.payment.next_action) {
    return html`<section class="card stack" role="alert"><h2>${t('order.confirm')}</h2><p class="soft">${t('order.confirmHint')}</p>
      <p><a class="btn primary" href=${safe(order.payment.next_action.url)} target="_blank" rel="noopener">${t('order.toBank')} ${icon('external', 18)}</a></p></section>`;
  }
  if (order.payment_status === 'declined' && ['pending', 'awaiting_payment_action'].includes(order.status)) {
    const key = `order.${order.payment.decline_code}`;
    return html`<section class="card stack" aria-labelledby="retry"><p class="notice bad" role="alert"><span>${t(words.knows(key) ? key as Key : 'order.declined')}</span></p>
      <hold-countdown .order=${order.id}></hold-countdown>
      <h2 id="retry">${t('order.tryAgain')}</h2>
      <payment-form .label=${t('checkout.pay', { total: money(order.totals.total) })} .busy=${shown.paying} .fault=${shown.fault} @pay=${(e: CustomEvent<string>) => shown.pay(e.detail)}></payment-form></section>`;
  }
  return order.status === 'pending' ? html`<p class="notice" role="status"><span>${t('order.checking')}</span></p>` : nothing;
}

/** The provider's address, and never a script. */
const safe = (url: string): string => (/^https?:/.test(url) ? url : '#');
