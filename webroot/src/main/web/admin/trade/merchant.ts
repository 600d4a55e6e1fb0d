import { html, nothing, type TemplateResult } from 'lit';
import { badge, type Tone } from '../parts/pieces';
import { money, named, t, words } from '../words';
import type { MerchantFull, ShippingRate } from './types';

const TONES: Record<string, Tone> = { pending: 'warn', active: 'good', suspended: 'bad' };

export const merchantBadge = (status: string): TemplateResult => badge(named('merchantStatus', status), TONES[status] ?? '', true);

/** Hundredths of a percent as percent. */
export const share = (bps: number): string => new Intl.NumberFormat(words.locale, { style: 'percent', maximumFractionDigits: 2 }).format(bps / 10_000);

/** What a merchant asks for sending. @param tools what can be done with a rate, if anything */
export const rates = (m: MerchantFull, tools?: (rate: ShippingRate) => TemplateResult): TemplateResult => (m.shipping_rates.length
  ? html`<div class="list-frame" tabindex="0" role="group" aria-label=${t('merchant.rates')}><table class="table slim"><thead><tr><th scope="col">${t('merchant.name')}</th><th scope="col">${t('merchant.countries')}</th><th scope="col" class="end">${t('products.price')}</th><th scope="col" class="end">${t('merchant.freeFrom')}</th>${tools ? html`<th scope="col"><span class="sr">${t('shipments.next')}</span></th>` : nothing}</tr></thead>
    <tbody>${m.shipping_rates.map(r => html`<tr data-rate=${r.id}><td>${r.name}</td><td>${r.countries.length ? r.countries.map(words.country).join(', ') : t('merchant.anywhere')}</td><td class="end num">${money(r.price)}</td><td class="end num">${r.free_from ? money(r.free_from) : '–'}</td>${tools ? html`<td class="end nowrap">${tools(r)}</td>` : nothing}</tr>`)}</tbody></table></div>`
  : html`<p class="pad soft">${t('merchant.noRates')}</p>`);
