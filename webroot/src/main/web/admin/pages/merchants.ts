import { html, nothing } from 'lit';
import { customElement, property, query as find, state } from 'lit/decorators.js';
import { call, query, randomKey, type Page } from '../../shared/api';
import { Part } from '../../shared/part';
import { go } from '../../shared/router';
import { tell } from '../../shared/toast';
import { icon } from '../icons';
import { ask } from '../parts/ask';
import '../parts/filters';
import type { Filter } from '../parts/filters';
import { pageHead, reason, since } from '../parts/pieces';
import '../parts/table';
import type { Asked, Column, DataTable, Listing } from '../parts/table';
import { may } from '../staff';
import { merchantBadge, share } from '../trade/merchant';
import type { MerchantFull } from '../trade/types';
import { named, t } from '../words';

const STATUSES = ['pending', 'active', 'suspended'];

/** Who sells here, and who wants to. */
@customElement('merchants-page')
export class MerchantsPage extends Part {
  @property({ attribute: false }) accessor query = new URLSearchParams();
  @find('data-table') accessor table!: DataTable;
  @state() accessor waiting = 0;

  override connectedCallback() {
    super.connectedCallback();
    call<Page<MerchantFull>>('/admin/merchants?status=pending&limit=1&count=true').then(found => (this.waiting = found.meta.total ?? found.data.length), () => {});
  }

  #filters: Filter[] = [{ name: 'q', label: t('merchant.find'), kind: 'text', placeholder: t('merchant.findHint') }, { name: 'status', label: t('orders.status'), kind: 'select', options: STATUSES.map(value => ({ value, label: named('merchantStatus', value) })) }];

  #columns: Column<MerchantFull>[] = [
    { id: 'name', label: t('merchant.name'), sort: { up: 'name', down: 'name_desc', upFirst: true }, cell: m => m.name, text: m => m.name },
    { id: 'status', label: t('orders.status'), sort: { up: 'status', down: 'status_desc', upFirst: true }, cell: m => merchantBadge(m.status), text: m => m.status },
    { id: 'email', label: t('orders.email'), cell: m => html`<span class="clip cell-text">${m.email ?? '–'}</span>`, text: m => m.email ?? '' },
    { id: 'commission', label: t('merchant.commission'), end: true, cell: m => html`<span class="num">${share(m.commission_bps)}</span>`, text: m => String(m.commission_bps / 100) },
    { id: 'since', label: t('merchant.since'), end: true, sort: { down: 'newest', up: 'oldest' }, cell: m => since(m.created_at), text: m => m.created_at },
    { id: 'id', label: t('merchant.id'), extra: true, cell: m => html`<code>${m.id}</code>`, text: m => m.id },
  ];

  override render() {
    const asked = { q: this.query.get('q'), status: this.query.get('status') };
    const listing: Listing<MerchantFull> = {
      name: 'merchants', title: t('nav.merchants'), key: query(asked), columns: this.#columns, id: m => m.id, href: m => `/admin/merchants/${m.id}`, label: m => m.name,
      fetch: (page: Asked) => call<Page<MerchantFull>>('/admin/merchants' + query({ ...asked, ...page, count: page.after === undefined })),
      empty: { title: t('merchant.none'), hint: t(query(asked) ? 'merchant.noneFits' : 'merchant.noneHint') },
    };
    return html`<div class="page">${pageHead(t('nav.merchants'), { actions: may('createMerchant') ? html`<button class="btn slim primary" @click=${() => void this.#make()}>${icon('plus', 18)} ${t('merchant.new')}</button>` : nothing })}
      ${this.waiting && asked.status !== 'pending' ? html`<p class="notice warn slim" role="status"><span>${t('merchant.waiting', { count: this.waiting })}</span><a class="btn slim" href="/admin/merchants?status=pending">${t('merchant.queue')}</a></p>` : nothing}
      <list-filters list="merchants" .filters=${this.#filters} .query=${this.query}></list-filters><data-table .of=${listing}></data-table></div>`;
  }

  async #make(): Promise<void> {
    const said = await ask({
      title: t('merchant.new'), verb: t('merchant.make'), what: html`<p>${t('merchant.newWhat')}</p>`,
      fields: [{ name: 'name', label: t('merchant.name'), required: true, max: 200 }, { name: 'email', label: t('orders.email'), required: true, max: 254, pattern: '[^@\\s]+@[^@\\s]+' }, { name: 'commission', label: t('merchant.commissionIn'), type: 'number', value: '10' }],
    });
    if (!said) {
      return;
    }
    try {
      const made = await call<MerchantFull>('/admin/merchants', { body: { name: said['name'], email: said['email'], commission_bps: Math.round(Number(said['commission']) * 100) }, key: randomKey() });
      go(`/admin/merchants/${made.id}`);
      tell(t('merchant.made'));
    } catch (error) {
      tell(reason(error), true);
    }
  }
}
