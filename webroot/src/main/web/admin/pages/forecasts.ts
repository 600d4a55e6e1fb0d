import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { call, query, type Page } from '../../shared/api';
import { Part } from '../../shared/part';
import { byMerchant, type Filter } from '../parts/filters';
import { forecastChart } from '../parts/forecast';
import { badge, fact, pageHead } from '../parts/pieces';
import '../parts/table';
import type { Asked, Column, Listing } from '../parts/table';
import { may } from '../staff';
import { sellerNames } from '../trade/accounts';
import { categories } from '../trade/lookups';
import type { Forecast } from '../trade/types';
import { date, named, number, t } from '../words';

/** By the words of an offer, and by merchant for whoever sees several. */
export const offerFilters = (): Filter[] => [{ name: 'q', label: t('products.find'), kind: 'text', placeholder: t('stock.findHint') }, ...byMerchant(), { name: 'offer_id', label: t('offer.id'), kind: 'given' }];

/** What such a list is asked with; links name a single offer, too. */
export const askedFor = (of: URLSearchParams) => ({ q: of.get('q'), offer_id: of.get('offer_id'), merchant: of.get('merchant') });

export const forecastsPath = (): string => (may('listOwnForecasts') ? '/merchant/forecasts' : '/admin/forecasts');

const METHODS_SHOWN = 4;

const percent = (share: number): string => `${number(Math.round(share * 100))}\u202f%`;

/** The methods that count, the most important first, and what each would have been wrong by in the past. */
const methods = (f: Forecast): TemplateResult => html`<table class="table slim inner"><thead><tr><th scope="col">${t('forecast.method')}</th><th scope="col" class="end">${t('forecast.weight')}</th><th scope="col" class="end">${t('forecast.backtest')}</th></tr></thead>
  <tbody>${f.methods.slice(0, METHODS_SHOWN).map(m => html`<tr><td>${named('method', m.method)}</td><td class="end num">${percent(m.share)}</td><td class="end num">${m.backtest_wape == null ? '–' : percent(m.backtest_wape)}</td></tr>`)}</tbody></table>`;

export const forecastDetails = (f: Forecast): TemplateResult => html`<div class="two tight">${forecastChart(f)}
  <div class="stack"><dl class="facts small">${fact(t('forecast.stockOut'), f.stock.stock_out_date ? date(f.stock.stock_out_date) : t('forecast.lasts'))}${fact(t('forecast.reorder'), number(f.stock.reorder_point))}${fact(t('forecast.upTo'), number(f.stock.order_up_to))}
    ${fact(t('forecast.lead'), t('forecast.days', { count: f.stock.lead_time_days }))}${fact(t('forecast.service'), percent(f.stock.service_level))}
    ${fact(t('forecast.model'), html`<code>${f.model_version}</code>`)}${fact(t('forecast.asOf'), date(f.as_of))}</dl>${methods(f)}</div></div>`;

interface Sum { by: 'merchant' | 'category'; id: string; offers: number; as_of: string; weeks: { from: string; expected: number; p10: number; p90: number }[] }

const tabs = (sums: boolean) => html`<nav class="tabs" aria-label=${t('nav.forecasts')}><a href="/admin/forecasts" aria-current=${sums ? nothing : 'page'}>${t('forecast.offers')}</a><a href="/admin/forecasts/sums" aria-current=${sums ? 'page' : nothing}>${t('forecast.sums')}</a></nav>`;

/** The same added up, for whoever plans for more than an offer. */
@customElement('forecast-sums-page')
export class ForecastSumsPage extends Part {
  @property({ attribute: false }) accessor query = new URLSearchParams();
  @state() accessor names = new Map<string, string>();

  override connectedCallback() {
    super.connectedCallback();
    const nameCategories = categories().then(all => all.map((c): [string, string] => [c.id, c.path.join(' › ')]), () => []);
    void nameCategories.then(named => (this.names = new Map([...this.names, ...named])));
  }

  #filters: Filter[] = [{ name: 'by', label: t('forecast.by'), kind: 'select', none: t('forecast.byMerchant'), options: [{ value: 'category', label: t('forecast.byCategory') }] }];

  get #columns(): Column<Sum>[] {
    const first = (s: Sum) => s.weeks[0];
    return [
      { id: 'what', label: t('forecast.by'), cell: s => html`<span class="clip cell-text strong">${this.#name(s)}</span>`, text: s => this.#name(s) },
      { id: 'offers', label: t('forecast.count'), end: true, cell: s => html`<span class="num">${number(s.offers)}</span>`, text: s => String(s.offers) },
      { id: 'next', label: t('forecast.next'), end: true, cell: s => html`<span class="num strong">${number(Math.round(first(s)?.expected ?? 0))}</span>`, text: s => String(first(s)?.expected ?? 0) },
      { id: 'range', label: t('forecast.sumRange'), end: true, cell: s => html`<span class="num soft">${number(Math.round(first(s)?.p10 ?? 0))} – ${number(Math.round(first(s)?.p90 ?? 0))}</span>`, text: s => `${first(s)?.p10 ?? 0} - ${first(s)?.p90 ?? 0}` },
      { id: 'all', label: t('forecast.twelve'), end: true, cell: s => html`<span class="num">${number(Math.round(s.weeks.reduce((sum, w) => sum + w.expected, 0)))}</span>`, text: s => String(s.weeks.reduce((sum, w) => sum + w.expected, 0)) },
    ];
  }

  #name = (s: Sum): string => (s.id === 'none' ? t('forecast.noCategory') : this.names.get(s.id) ?? s.id);

  override render() {
    const own = may('listOwnForecastSums');
    const asked = { by: this.query.get('by') };
    const listing: Listing<Sum> = {
      name: 'forecast-sums', title: t('forecast.sums'), key: query(asked), columns: this.#columns, id: s => s.id, label: this.#name,
      fetch: async (page: Asked) => {
        const found = await call<Page<Sum>>((own ? '/merchant' : '/admin') + '/forecast-sums' + query({ ...asked, limit: page.limit, after: page.after }));
        this.names = new Map([...this.names, ...(await sellerNames(found.data.map(s => s.id)))]);
        return found;
      }, empty: { title: t('forecast.none'), hint: t('forecast.noneHint') },
    };
    return html`<div class="page">${pageHead(t('nav.forecasts'), { lead: t('forecast.lead.page') })}${tabs(true)}<list-filters .filters=${this.#filters} .query=${this.query}></list-filters><data-table .of=${listing}></data-table></div>`;
  }
}

/** What will probably be sold of each offer, with how sure that is. */
@customElement('forecasts-page')
export class ForecastsPage extends Part {
  @property({ attribute: false }) accessor query = new URLSearchParams();

  #filters = offerFilters();

  #columns: Column<Forecast>[] = [
    { id: 'title', label: t('products.title'), cell: f => html`<span class="clip cell-text">${f.title}</span>`, text: f => f.title },
    { id: 'sku', label: t('line.sku'), cell: f => html`<code>${f.sku}</code>`, text: f => f.sku },
    { id: 'next', label: t('forecast.next'), end: true, cell: f => html`<span class="num strong">${number(Math.round(f.weeks[0]?.p50 ?? 0))}</span>`, text: f => String(f.weeks[0]?.p50 ?? 0) },
    { id: 'range', label: t('forecast.range'), end: true, cell: f => html`<span class="num soft">${number(Math.round(f.weeks[0]?.p05 ?? 0))} – ${number(Math.round(f.weeks[0]?.p95 ?? 0))}</span>`, text: f => `${f.weeks[0]?.p05 ?? 0} - ${f.weeks[0]?.p95 ?? 0}` },
    { id: 'available', label: t('stock.available'), end: true, cell: f => html`<span class="num">${f.stock.available === null ? '–' : number(f.stock.available)}</span>`, text: f => String(f.stock.available ?? '') },
    { id: 'out', label: t('forecast.stockOut'), end: true, cell: f => (f.stock.stock_out_date ? badge(date(f.stock.stock_out_date), 'warn') : html`<span class="soft">${t('forecast.lasts')}</span>`), text: f => f.stock.stock_out_date ?? '' },
  ];

  override render() {
    const asked = askedFor(this.query);
    const listing: Listing<Forecast> = {
      name: 'forecasts', title: t('nav.forecasts'), key: query(asked), columns: this.#columns, id: f => f.offer_id, label: f => f.title,
      fetch: (page: Asked) => call<Page<Forecast>>(forecastsPath() + query({ ...asked, limit: page.limit, after: page.after })),
      more: forecastDetails, empty: { title: t('forecast.none'), hint: t('forecast.noneHint') },
    };
    return html`<div class="page">${pageHead(t('nav.forecasts'), { lead: t('forecast.lead.page') })}${tabs(false)}<list-filters list="forecasts" .filters=${this.#filters} .query=${this.query}></list-filters><data-table .of=${listing}></data-table></div>`;
  }
}
