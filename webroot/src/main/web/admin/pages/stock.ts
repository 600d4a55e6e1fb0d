import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query as find, state } from 'lit/decorators.js';
import { call, query, randomKey, type Page } from '../../shared/api';
import { Part } from '../../shared/part';
import { tell } from '../../shared/toast';
import { icon } from '../icons';
import { major } from '../parts/amounts';
import { ask } from '../parts/ask';
import { byMerchant, type Filter } from '../parts/filters';
import { actionButton, badge, pageHead, reason } from '../parts/pieces';
import { doubtfulOf, priceField, priceIn } from '../parts/prices';
import '../parts/stock';
import '../parts/table';
import type { Asked, Column, DataTable, Listing } from '../parts/table';
import { may } from '../staff';
import { sellerNames } from '../trade/accounts';
import type { ListedOffer } from '../trade/types';
import { money, number, t } from '../words';

const FEW = 5;

/** A merchant works with the own offers only. */
const own = (): boolean => may('listOwnOffers');
const offersPath = (): string => (own() ? '/merchant/offers' : '/admin/offers');
const mayChange = (): boolean => may('changeOffer') || may('changeOwnOffer');

/** Every offer with what is available of it: what came in, what is adjusted, what was counted; its price, and whether it is on sale. */
@customElement('stock-page')
export class StockPage extends Part {
  @property({ attribute: false }) accessor query = new URLSearchParams();
  @find('data-table') accessor table!: DataTable;
  @state() accessor sellers = new Map<string, string>();

  get #filters(): Filter[] {
    return [{ name: 'q', label: t('products.find'), kind: 'text', placeholder: t('stock.findHint') }, ...byMerchant(),
      { name: 'active', label: t('offer.state'), kind: 'select', options: [{ value: 'true', label: t('offer.on') }, { value: 'false', label: t('offer.off') }] }];
  }

  get #columns(): Column<ListedOffer>[] {
    return [
      { id: 'title', label: t('products.title'), sort: { up: 'title', down: 'title_desc', upFirst: true }, cell: o => html`<span class="clip cell-text">${o.title}</span>`, text: o => o.title },
      { id: 'sku', label: t('line.sku'), cell: o => html`<code>${o.sku}</code>`, text: o => o.sku },
      ...(own() ? [] : [{ id: 'merchant', label: t('product.merchant'), cell: (o: ListedOffer) => html`<a href="/admin/merchants/${o.merchant_id}">${this.sellers.get(o.merchant_id) ?? html`<code>${o.merchant_id}</code>`}</a>`, text: (o: ListedOffer) => this.sellers.get(o.merchant_id) ?? o.merchant_id }]),
      { id: 'state', label: t('offer.state'), cell: o => badge(t(o.active ? 'offer.on' : 'offer.off'), o.active ? 'good' : ''), text: o => String(o.active) },
      { id: 'available', label: t('stock.available'), end: true, sort: { up: 'fewest', down: 'most', upFirst: true }, cell: o => html`<span class="num strong ${!o.available ? 'bad' : o.available <= FEW ? 'warn' : ''}">${o.available === null ? '–' : number(o.available)}</span>`, text: o => String(o.available ?? '') },
      { id: 'price', label: t('products.price'), end: true, cell: o => html`<span class="num">${money(o.price)}</span>${o.prices.length > 1 ? html` <span class="soft small">+${o.prices.length - 1}</span>` : nothing}`, text: o => major(o.price) },
      { id: 'currency', label: t('orders.currency'), extra: true, cell: o => o.price.currency, text: o => o.price.currency },
      { id: 'id', label: t('offer.id'), extra: true, cell: o => html`<code>${o.id}</code>`, text: o => o.id },
    ];
  }

  override render() {
    const asked = { q: this.query.get('q'), merchant: own() ? null : this.query.get('merchant'), active: this.query.get('active') };
    const listing: Listing<ListedOffer> = {
      name: 'stock', title: t('nav.stock'), key: query(asked), columns: this.#columns, id: o => o.id, label: o => o.title,
      fetch: async (page: Asked) => {
        const found = await call<Page<ListedOffer>>(offersPath() + query({ ...asked, ...page, count: page.after === undefined }));
        this.sellers = await sellerNames(found.data.map(o => o.merchant_id));
        return found;
      },
      more: o => this.#more(o), empty: { title: t('offer.none'), hint: t(query(asked) ? 'offer.noneFits' : 'offer.noneHint') },
    };
    return html`<div class="page">${pageHead(t('nav.stock'), { lead: t('stock.lead'), actions: may('createOwnOffer') ? html`<a class="btn slim primary" href="/admin/stock/new">${icon('plus', 18)} ${t('offer.new')}</a>` : nothing })}<list-filters list="stock" .filters=${this.#filters} .query=${this.query}></list-filters><data-table .of=${listing} @stock-changed=${() => this.table.refresh(true)}></data-table></div>`;
  }

  #more(o: ListedOffer): TemplateResult {
    return html`<div class="stack tight"><stock-level .offer=${o.id}></stock-level><div class="row small"><a href=${own() ? `/p/${o.product_id}` : `/admin/products/${o.product_id}`}>${t('offer.toProduct')}</a>
      ${may('getForecast') || may('listOwnForecasts') ? html`<a href="/admin/forecasts?offer_id=${o.id}">${t('nav.forecasts')}</a>` : nothing}
      ${mayChange() ? html`<span class="row tight push">${actionButton(t('offer.price'), 'edit', () => void this.#price(o))}<button class="btn slim" @click=${() => void this.#turn(o)}>${t(o.active ? 'offer.turnOff' : 'offer.turnOn')}</button></span>` : nothing}</div></div>`;
  }

  async #turn(o: ListedOffer): Promise<void> {
    if (await ask({ title: t(o.active ? 'offer.turnOff' : 'offer.turnOn'), verb: t(o.active ? 'offer.turnOff' : 'offer.turnOn'), what: html`<p>${o.title}</p><p>${t(o.active ? 'offer.turnOffWhat' : 'offer.turnOnWhat')}</p>`, danger: o.active })) {
      await this.#change(o, { active: !o.active }, t('offer.turned'));
    }
  }

  /** One field for each currency that the offer has a price in. */
  async #price(o: ListedOffer): Promise<void> {
    const said = await ask({
      title: t('offer.price'), verb: t('offer.priceYes'), what: html`<p>${o.title}</p><p>${t('offer.priceWhat')}</p>`,
      fields: o.prices.map(priceField), doubt: answer => doubtfulOf(answer, o.prices),
      act: async (answer, key) => {
        const [price, ...prices] = o.prices.map(p => priceIn(answer, p.currency));
        await this.#send(o, { price, prices }, key);
      }, done: t('offer.priceChanged'),
    });
    if (said) {
      this.table.refresh();
    }
  }

  #send = (o: ListedOffer, change: object, key: string): Promise<unknown> => call(`${offersPath()}/${o.id}`, { method: 'PATCH', body: { ...change, version: o.version }, key });

  async #change(o: ListedOffer, change: object, done: string): Promise<void> {
    try {
      await this.#send(o, change, randomKey());
      tell(done);
    } catch (error) {
      tell(reason(error), true);
    }
    this.table.refresh();
  }
}
