import { html } from 'lit';
import type { Money } from '../../shared/api';
import { money, t } from '../words';
import { major, minor, smallest } from './amounts';
import { ask, type AskedField, type Said } from './ask';

/** Asks for a price, to the smallest coin that there is. */
export const priceField = (now: Money): AskedField => ({ name: now.currency, label: t('offer.priceIn', { currency: now.currency }), type: 'number', required: true, least: 0, step: smallest(now.currency), value: major(now) });

export const priceIn = (said: Said, currency: string): Money => minor(said[currency] ?? '', currency);

/** What has to be seen before something costs nothing, or less than half of what it did. */
export function doubtful(price: Money, was?: Money): string | undefined {
  if (!price.amount) {
    return t('price.nothing');
  }
  return was && price.amount * 2 < was.amount ? t('price.half', { was: money(was), now: money(price) }) : undefined;
}

/** The same for all that was asked for. */
export const doubtfulOf = (said: Said, was: Money[]): string | undefined => was.map(one => doubtful(priceIn(said, one.currency), one)).filter(Boolean).join(' ') || undefined;

/** For a page with prices: whether they are what is meant. */
export async function meant(prices: Money[]): Promise<boolean> {
  const doubt = prices.map(one => doubtful(one)).find(Boolean);
  return !doubt || (await ask({ title: t('price.sure'), what: html`<p>${doubt}</p>`, verb: t('ask.sure'), danger: true })) !== undefined;
}
