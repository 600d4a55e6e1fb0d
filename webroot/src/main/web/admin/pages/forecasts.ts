import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { call, query, type Page } from '../../shared/api';
import { Part } from '../../shared/part';
import '../parts/filters';
import type { Filter } from '../parts/filters';
import { forecastChart } from '../parts/forecast';
import { badge, fact, pageHead } from '../parts/pieces';
import '../parts/table';
import type { Asked, Column, Listing } from '../parts/table';
import { may } from '../staff';
import type { Forecast } from '../trade/types';
import { date, named, number, t } from '../words';

export const forecastsPath = (): string => (may('listOwnForecasts') ? '/merchant/forecasts' : '/admin/forecasts');

const METHODS_SHOWN = 4;

const percent = (share: number): string => `${number(Math.round(share * 100))}\u202f%`;

export const forecastDetails = (f: Forecast): TemplateResult => html`<div class="two tight">${forecastChart(f)}
  <dl class="facts small">${fact(t('forecast.stockOut'), f.stock.stock_out_date ? date(f.stock.stock_out_date) : t('forecast.lasts'))}${fact(t('forecast.reorder'), number(f.stock.reorder_point))}${fact(t('forecast.upTo'), number(f.stock.order_up_to))}
    ${fact(t('forecast.lead'), t('forecast.days', { count: f.stock.lead_time_days }))}${fact(t('forecast.service'), percent(f.stock.service_level))}
    ${fact(t('forecast.methods'), f.methods.slice(0, METHODS_SHOWN).map(m => `${named('method', m.method)} ${percent(m.share)}`).join(', '))}${fact(t('forecast.model'), html`<code>${f.model_version}</code>`)}${fact(t('forecast.asOf'), date(f.as_of))}</dl></div>`;

/** What will probably be sold of each offer, with how sure that is. */
@customElement('forecasts-page')
export class ForecastsPage extends Part {
  @property({ attribute: false }) accessor query = new URLSearchParams();

  #filters: Filter[] = [{ name: 'offer_id', label: t('offer.id'), kind: 'text', placeholder: 'off_…' }];

  #columns: Column<Forecast>[] = [
    { id: 'title', label: t('products.title'), cell: f => html`<span class="clip cell-text">${f.title}</span>`, text: f => f.title },
    { id: 'sku', label: t('line.sku'), cell: f => html`<code>${f.sku}</code>`, text: f => f.sku },
    { id: 'next', label: t('forecast.next'), end: true, cell: f => html`<span class="num strong">${number(Math.round(f.weeks[0]?.p50 ?? 0))}</span>`, text: f => String(f.weeks[0]?.p50 ?? 0) },
    { id: 'range', label: t('forecast.range'), end: true, cell: f => html`<span class="num soft">${number(Math.round(f.weeks[0]?.p05 ?? 0))} – ${number(Math.round(f.weeks[0]?.p95 ?? 0))}</span>`, text: f => `${f.weeks[0]?.p05 ?? 0} - ${f.weeks[0]?.p95 ?? 0}` },
    { id: 'available', label: t('stock.available'), end: true, cell: f => html`<span class="num">${f.stock.available === null ? '–' : number(f.stock.available)}</span>`, text: f => String(f.stock.available ?? '') },
    { id: 'out', label: t('forecast.stockOut'), end: true, cell: f => (f.stock.stock_out_date ? badge(date(f.stock.stock_out_date), 'warn') : html`<span class="soft">${t('forecast.lasts')}</span>`), text: f => f.stock.stock_out_date ?? '' },
  ];

  override render() {
    const asked = { offer_id: this.query.get('offer_id'), merchant: this.query.get('merchant') };
    const listing: Listing<Forecast> = {
      name: 'forecasts', title: t('nav.forecasts'), key: query(asked), columns: this.#columns, id: f => f.offer_id, label: f => f.title,
      fetch: (page: Asked) => call<Page<Forecast>>(forecastsPath() + query({ ...asked, limit: page.limit, after: page.after })),
      more: forecastDetails, empty: { title: t('forecast.none'), hint: t('forecast.noneHint') },
    };
    return html`<div class="page">${pageHead(t('nav.forecasts'), { lead: t('forecast.lead.page') })}<list-filters list="forecasts" .filters=${this.#filters} .query=${this.query}></list-filters><data-table .of=${listing}></data-table></div>`;
  }
}
