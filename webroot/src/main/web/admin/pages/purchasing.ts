import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { call, query, type Page } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import '../parts/filters';
import { badge, failure, pageHead, skeletonLines } from '../parts/pieces';
import '../parts/table';
import type { Asked, Column, Listing } from '../parts/table';
import { may } from '../staff';
import type { Forecast, Suggestion } from '../trade/types';
import { date, number, t } from '../words';
import { askedFor, forecastDetails, forecastsPath, offerFilters } from './forecasts';

/** The forecast behind a suggestion, fetched when it is looked at. */
@customElement('offer-forecast')
export class OfferForecast extends Part {
  @property() accessor offer = '';
  readonly #found = new Loading<Forecast>(this);

  override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('offer')) {
      void this.#found.load(() => call<Forecast>(`${forecastsPath()}/${this.offer}`));
    }
  }

  override render() {
    return this.#found.show({ waiting: () => skeletonLines(4), failed: failure, ready: forecastDetails });
  }
}

/** What should be bought now, and how the quantity comes about. */
@customElement('purchasing-page')
export class PurchasingPage extends Part {
  @property({ attribute: false }) accessor query = new URLSearchParams();
  #filters = offerFilters();

  #columns: Column<Suggestion>[] = [
    { id: 'title', label: t('products.title'), cell: s => html`<span class="clip cell-text">${s.title}</span>`, text: s => s.title },
    { id: 'sku', label: t('line.sku'), cell: s => html`<code>${s.sku}</code>`, text: s => s.sku },
    { id: 'available', label: t('stock.available'), end: true, cell: s => html`<span class="num">${number(s.available)}</span>`, text: s => String(s.available) },
    { id: 'reorder', label: t('forecast.reorder'), end: true, cell: s => html`<span class="num">${number(s.reorder_point)}</span>`, text: s => String(s.reorder_point) },
    { id: 'out', label: t('forecast.stockOut'), end: true, cell: s => (s.stock_out_date ? badge(date(s.stock_out_date), 'warn') : t('forecast.lasts')), text: s => s.stock_out_date ?? '' },
    { id: 'quantity', label: t('purchase.quantity'), end: true, cell: s => html`<span class="num strong">${number(s.quantity)}</span>`, text: s => String(s.quantity) },
  ];

  override render() {
    const asked = askedFor(this.query);
    const listing: Listing<Suggestion> = {
      name: 'purchasing', title: t('nav.purchasing'), key: query(asked), columns: this.#columns, id: s => s.offer_id, label: s => s.title,
      fetch: (page: Asked) => call<Page<Suggestion>>((may('listOwnPurchaseSuggestions') ? '/merchant' : '/admin') + '/purchase-suggestions' + query({ ...asked, limit: page.limit, after: page.after })),
      more: s => this.#more(s), empty: { title: t('purchase.none'), hint: t('purchase.noneHint') },
    };
    return html`<div class="page">${pageHead(t('nav.purchasing'), { lead: t('purchase.lead') })}<list-filters list="purchasing" .filters=${this.#filters} .query=${this.query}></list-filters><data-table .of=${listing}></data-table></div>`;
  }

  #more(s: Suggestion): TemplateResult {
    return html`<p class="mono small">${s.arithmetic}</p><offer-forecast .offer=${s.offer_id}></offer-forecast>`;
  }
}
