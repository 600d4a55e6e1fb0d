import { html, nothing } from 'lit';
import { customElement, query as find, state } from 'lit/decorators.js';
import { call, query, randomKey, type Page } from '../../shared/api';
import { Part } from '../../shared/part';
import { tell } from '../../shared/toast';
import { ask } from '../parts/ask';
import { badge, pageHead, reason } from '../parts/pieces';
import '../parts/stock';
import '../parts/table';
import type { Asked, Column, DataTable, Listing } from '../parts/table';
import { may } from '../staff';
import { merchants } from '../trade/lookups';
import type { Offer } from '../trade/types';
import { money, t } from '../words';

/** Every offer with its stock: what came in, what is adjusted, what was counted. */
@customElement('stock-page')
export class StockPage extends Part {
  @find('data-table') accessor table!: DataTable;
  @state() accessor sellers = new Map<string, string>();

  override connectedCallback() {
    super.connectedCallback();
    merchants().then(all => (this.sellers = new Map(all.map(m => [m.id, m.name]))), () => {});
  }

  #columns: Column<Offer>[] = [
    { id: 'title', label: t('products.title'), cell: o => html`<span class="clip cell-text">${o.title}</span>`, text: o => o.title },
    { id: 'sku', label: t('line.sku'), cell: o => html`<code>${o.sku}</code>`, text: o => o.sku },
    { id: 'merchant', label: t('product.merchant'), cell: o => html`<a href="/admin/merchants/${o.merchant_id}">${this.sellers.get(o.merchant_id) ?? html`<code>${o.merchant_id}</code>`}</a>`, text: o => this.sellers.get(o.merchant_id) ?? o.merchant_id },
    { id: 'state', label: t('offer.state'), cell: o => badge(t(o.active ? 'offer.on' : 'offer.off'), o.active ? 'good' : ''), text: o => String(o.active) },
    { id: 'price', label: t('products.price'), end: true, cell: o => html`<span class="num strong">${money(o.price)}</span>`, text: o => money(o.price) },
    { id: 'id', label: t('offer.id'), extra: true, cell: o => html`<code>${o.id}</code>`, text: o => o.id },
  ];

  override render() {
    const listing: Listing<Offer> = {
      name: 'stock', title: t('nav.stock'), key: 'all', columns: this.#columns, id: o => o.id, label: o => o.title,
      fetch: (page: Asked) => call<Page<Offer>>('/admin/offers' + query({ limit: page.limit, after: page.after })),
      more: o => html`<div class="stack tight"><stock-level .offer=${o.id}></stock-level><div class="row small"><a href="/admin/products/${o.product_id}">${t('offer.toProduct')}</a>${may('getForecast') ? html`<a href="/admin/forecasts?offer_id=${o.id}">${t('nav.forecasts')}</a>` : nothing}
        ${may('changeOffer') ? html`<button class="btn slim push" @click=${() => void this.#turn(o)}>${t(o.active ? 'offer.turnOff' : 'offer.turnOn')}</button>` : nothing}</div></div>`,
      empty: { title: t('offer.none'), hint: t('offer.noneHint') },
    };
    return html`<div class="page">${pageHead(t('nav.stock'), { lead: t('stock.lead') })}<data-table .of=${listing}></data-table></div>`;
  }

  async #turn(o: Offer): Promise<void> {
    if (!(await ask({ title: t(o.active ? 'offer.turnOff' : 'offer.turnOn'), verb: t(o.active ? 'offer.turnOff' : 'offer.turnOn'), what: html`<p>${o.title}</p><p>${t(o.active ? 'offer.turnOffWhat' : 'offer.turnOnWhat')}</p>`, danger: o.active }))) {
      return;
    }
    try {
      await call(`/admin/offers/${o.id}`, { method: 'PATCH', body: { active: !o.active, version: o.version }, key: randomKey() });
      tell(t('offer.turned'));
    } catch (error) {
      tell(reason(error), true);
    }
    this.table.refresh();
  }
}
