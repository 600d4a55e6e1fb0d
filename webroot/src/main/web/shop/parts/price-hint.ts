import { html, nothing, type TemplateResult } from 'lit';
import type { Offer } from '../types';
import { money, t, words } from '../words';

const DAYS_MS = 30 * 86_400_000;

const percent = (share: number): string => new Intl.NumberFormat(words.locale, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'negative' }).format(share);

/** What the price was in the last thirty days, when it was another: a reduction is measured by the lowest of them. */
export function priceHint(offer: Offer, now = Date.now()): TemplateResult | typeof nothing {
  // The page of a product comes as a catalog wrote it, also one of the release before, which tells of no past prices.
  const recent = (offer.price_history ?? []).filter(past => past.price.currency === offer.price.currency && now - Date.parse(past.until) < DAYS_MS);
  const lowest = Math.min(...recent.map(past => past.price.amount));
  if (!recent.length || lowest === offer.price.amount) {
    return nothing;
  }
  const before = { ...offer.price, amount: lowest };
  return lowest > offer.price.amount
    ? html`<span class="badge good num" data-reduced>${percent(offer.price.amount / lowest - 1)}</span><span class="soft small num hint-line">${t('price.before', { price: money(before) })}</span>`
    : html`<span class="soft small num hint-line">${t('price.lowest', { price: money(before) })}</span>`;
}
