import { html, nothing } from 'lit';
import { customElement, property, query as find, state } from 'lit/decorators.js';
import { call, query, type Page } from '../../shared/api';
import { Part } from '../../shared/part';
import { major } from '../parts/amounts';
import { byMerchant, type Filter } from '../parts/filters';
import { moneyTabs } from '../parts/money-tabs';
import { badge, pageHead, since } from '../parts/pieces';
import '../parts/table';
import type { Asked, Column, DataTable, Listing } from '../parts/table';
import { may } from '../staff';
import { accountName, sellerNames } from '../trade/accounts';
import type { Account } from '../trade/types';
import type { LedgerEntry } from '../types';
import { money, named, t } from '../words';
import { payOutAll } from './payouts';

/** Where the money is: every account with its balance. */
@customElement('ledger-page')
export class LedgerPage extends Part {
  @property({ attribute: false }) accessor query = new URLSearchParams();
  @state() accessor sellers = new Map<string, string>();
  @find('data-table') accessor table!: DataTable;

  #columns: Column<Account>[] = [
    { id: 'name', label: t('ledger.account'), cell: a => accountName(a.code, this.sellers), text: a => a.name },
    { id: 'code', label: t('ledger.code'), cell: a => html`<code class="soft">${a.code}</code>`, text: a => a.code },
    { id: 'type', label: t('ledger.type'), cell: a => badge(named('account', a.type)), text: a => a.type },
    { id: 'merchant', label: t('product.merchant'), cell: a => (a.merchant_id ? html`<a href="/admin/merchants/${a.merchant_id}">${this.sellers.get(a.merchant_id) ?? html`<code>${a.merchant_id}</code>`}</a>` : html`<span class="soft">–</span>`), text: a => a.merchant_id ?? '' },
    { id: 'balance', label: t('ledger.balance'), end: true, cell: a => html`<span class="num strong">${money(a.balance)}</span>`, text: a => major(a.balance) },
    { id: 'currency', label: t('orders.currency'), extra: true, cell: a => a.balance.currency, text: a => a.balance.currency },
  ];

  override render() {
    const asked = { merchant: this.query.get('merchant') };
    const listing: Listing<Account> = {
      name: 'ledger', title: t('ledger.accounts'), key: query(asked), columns: this.#columns, id: a => `${a.code} ${a.balance.currency}`, href: a => `/admin/ledger/entries?account=${encodeURIComponent(a.code)}`,
      fetch: async (page: Asked) => {
        const found = await call<Page<Account>>('/admin/ledger/accounts' + query({ ...asked, limit: page.limit, after: page.after }));
        this.sellers = await sellerNames(found.data.map(a => a.merchant_id));
        return found;
      }, empty: { title: t('ledger.empty'), hint: t('ledger.noneHint') },
    };
    return html`<div class="page">${pageHead(t('nav.ledger'), { lead: t('ledger.lead'), actions: may('payOut') ? html`<button class="btn slim" @click=${() => void payOutAll(() => this.table?.refresh())}>${t('payout.all')}</button>` : nothing })}${moneyTabs('accounts')}<list-filters .filters=${byMerchant()} .query=${this.query}></list-filters><data-table .of=${listing}></data-table></div>`;
  }
}

/** Every posting, newest first; those of one transaction sum to zero. */
@customElement('ledger-entries-page')
export class LedgerEntriesPage extends Part {
  @property({ attribute: false }) accessor query = new URLSearchParams();
  @state() accessor sellers = new Map<string, string>();

  #filters: Filter[] = [{ name: 'account', label: t('ledger.account'), kind: 'text' }, { name: 'order_id', label: t('shipments.order'), kind: 'text', placeholder: 'ord_…' }];

  #columns: Column<LedgerEntry>[] = [
    { id: 'at', label: t('ledger.at'), cell: e => since(e.posted_at), text: e => e.posted_at },
    { id: 'kind', label: t('ledger.kind'), cell: e => badge(named('posting', e.kind)), text: e => e.kind },
    { id: 'account', label: t('ledger.account'), cell: e => html`<a href="/admin/ledger/entries?account=${encodeURIComponent(e.account)}" title=${e.account}>${accountName(e.account, this.sellers)}</a>`, text: e => e.account },
    { id: 'order', label: t('shipments.order'), cell: e => (e.order_id ? html`<a href="/admin/orders/${e.order_id}"><code>${e.order_id}</code></a>` : '–'), text: e => e.order_id ?? '' },
    { id: 'transaction', label: t('ledger.transaction'), extra: true, cell: e => html`<code>${e.transaction_id}</code>`, text: e => e.transaction_id },
    { id: 'reference', label: t('ledger.reference'), extra: true, cell: e => html`<code>${e.reference}</code>`, text: e => e.reference },
    { id: 'debit', label: t('ledger.debit'), end: true, cell: e => (e.amount.amount > 0 ? html`<span class="num">${money(e.amount)}</span>` : nothing), text: e => (e.amount.amount > 0 ? major(e.amount) : '') },
    { id: 'credit', label: t('ledger.credit'), end: true, cell: e => (e.amount.amount < 0 ? html`<span class="num">${money({ ...e.amount, amount: -e.amount.amount })}</span>` : nothing), text: e => (e.amount.amount < 0 ? major({ ...e.amount, amount: -e.amount.amount }) : '') },
  ];

  override render() {
    const asked = { account: this.query.get('account'), order_id: this.query.get('order_id') };
    const listing: Listing<LedgerEntry> = {
      name: 'entries', title: t('ledger.entries'), key: query(asked), columns: this.#columns, id: e => e.id,
      fetch: async (page: Asked) => {
        const found = await call<Page<LedgerEntry>>('/admin/ledger/entries' + query({ ...asked, limit: page.limit, after: page.after }));
        this.sellers = await sellerNames(found.data.map(e => e.account.split(':')[1]));
        return found;
      }, empty: { title: t('ledger.noEntries'), hint: t('ledger.noEntriesHint') },
    };
    return html`<div class="page">${pageHead(t('nav.ledger'))}${moneyTabs('entries')}<list-filters list="entries" .filters=${this.#filters} .query=${this.query}></list-filters><data-table .of=${listing}></data-table></div>`;
  }
}
