import { html, nothing, type TemplateResult } from 'lit';
import type { Offer, PastPrice } from '../types';
import { money, t, words } from '../words';

const DAYS_MS = 30 * 86_400_000;

const percent = (share: number): string => new Intl.NumberFormat(words.locale, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'negative' }).format(share);

/** The lowest price that was asked in the thirty days before this moment. */
const lowest = (past: PastPrice[], at: number): number => Math.min(...past.filter(p => at - Date.parse(p.until) < DAYS_MS).map(p => p.price.amount));

/** What the price was lately, when it was another: a reduction is measured by the lowest of the thirty days before it. */
export function priceHint(offer: Offer, now = Date.now()): TemplateResult | typeof nothing {
  // The page of a product comes as a catalog wrote it, also one of the release before, which tells of no past prices.
  const past = (offer.price_history ?? []).filter(p => p.price.currency === offer.price.currency);
  const changed = past[0] ? Date.parse(past[0].until) : 0;
  if (now - changed >= DAYS_MS) {
    return nothing;
  }
  const before = lowest(past, changed);
  const lately = lowest(past, now);
  if (before > offer.price.amount) {
    return html`<span class="badge good num" data-reduced>${percent(offer.price.amount / before - 1)}</span><span class="soft small num hint-line">${t('price.before', { price: money({ ...offer.price, amount: before }) })}</span>`;
  }
  return lately < offer.price.amount
    ? html`<span class="soft small num hint-line">${t('price.lowest', { price: money({ ...offer.price, amount: lately }) })}</span>`
    : nothing;
}
