import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query as find, state } from 'lit/decorators.js';
import { call, query, randomKey, type Page } from '../../shared/api';
import { Part } from '../../shared/part';
import { tell } from '../../shared/toast';
import { major } from '../parts/amounts';
import { ask } from '../parts/ask';
import '../parts/filters';
import type { Filter } from '../parts/filters';
import { badge, pageHead, reason, since } from '../parts/pieces';
import { progressBar } from '../parts/progress';
import '../parts/table';
import type { Asked, Column, DataTable, Listing } from '../parts/table';
import { may } from '../staff';
import { accountName, sellerNames } from '../trade/accounts';
import type { Account, Payouts } from '../trade/types';
import type { LedgerEntry } from '../types';
import { money, named, t } from '../words';

/** How often it is asked how far the payouts are. */
const LOOKING_MS = 2000;

const tabs = (entries: boolean) => html`<nav class="tabs" aria-label=${t('nav.ledger')}><a href="/admin/ledger" aria-current=${entries ? nothing : 'page'}>${t('ledger.accounts')}</a><a href="/admin/ledger/entries" aria-current=${entries ? 'page' : nothing}>${t('ledger.entries')}</a></nav>`;

/** Where the money is: every account with its balance. */
@customElement('ledger-page')
export class LedgerPage extends Part {
  @state() accessor sellers = new Map<string, string>();
  @state() accessor run: { paid: number; pending: number } | undefined;
  @find('data-table') accessor table!: DataTable;
  #later: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback() {
    super.connectedCallback();
    sellerNames().then(all => (this.sellers = all), () => {});
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#later);
  }

  #columns: Column<Account>[] = [
    { id: 'name', label: t('ledger.account'), cell: a => accountName(a.code, this.sellers), text: a => a.name },
    { id: 'code', label: t('ledger.code'), cell: a => html`<code class="soft">${a.code}</code>`, text: a => a.code },
    { id: 'type', label: t('ledger.type'), cell: a => badge(named('account', a.type)), text: a => a.type },
    { id: 'merchant', label: t('product.merchant'), cell: a => (a.merchant_id ? html`<a href="/admin/merchants/${a.merchant_id}">${this.sellers.get(a.merchant_id) ?? html`<code>${a.merchant_id}</code>`}</a>` : html`<span class="soft">–</span>`), text: a => a.merchant_id ?? '' },
    { id: 'balance', label: t('ledger.balance'), end: true, cell: a => html`<span class="num strong">${money(a.balance)}</span>`, text: a => major(a.balance) },
    { id: 'currency', label: t('orders.currency'), extra: true, cell: a => a.balance.currency, text: a => a.balance.currency },
  ];

  override render() {
    const listing: Listing<Account> = {
      name: 'ledger', title: t('ledger.accounts'), key: 'all', columns: this.#columns, id: a => `${a.code} ${a.balance.currency}`, href: a => `/admin/ledger/entries?account=${encodeURIComponent(a.code)}`,
      fetch: (page: Asked) => call<Page<Account>>('/admin/ledger/accounts' + query({ limit: page.limit, after: page.after })), empty: { title: t('ledger.empty'), hint: t('ledger.noneHint') },
    };
    return html`<div class="page">${pageHead(t('nav.ledger'), { lead: t('ledger.lead'), actions: may('payOut') ? html`<button class="btn slim" ?disabled=${this.run !== undefined} @click=${() => void this.#payOut()}>${t('payout.all')}</button>` : nothing })}${tabs(false)}${this.#underWay()}<data-table .of=${listing}></data-table></div>`;
  }

  #underWay(): TemplateResult | typeof nothing {
    if (!this.run) {
      return nothing;
    }
    const { paid, pending } = this.run;
    return html`<section class="card slim stack tight" data-pending=${pending}>${progressBar(t('payout.progress'), paid, paid + pending, 'good')}
      <p class="small soft num" role="status">${t('payout.sofar', { done: paid, all: paid + pending, pending })}</p></section>`;
  }

  async #payOut(): Promise<void> {
    if (await ask({ title: t('payout.all'), verb: t('payout.yes'), what: html`<p>${t('payout.allWhat')}</p>`, danger: true })) {
      await this.#look(randomKey());
    }
  }

  /** Merchants are paid one by one: the same key asked again starts nothing and says how far it is. */
  async #look(key: string): Promise<void> {
    try {
      const { data, pending } = await call<Payouts>('/admin/payouts', { body: {}, key });
      const paid = new Set(data.map(p => p.merchant_id)).size;
      this.run = pending ? { paid, pending } : undefined;
      if (!pending) {
        tell(paid ? t('payout.count', { count: paid }) : t('payout.nothing'));
      } else if (this.isConnected) {
        this.#later = setTimeout(() => void this.#look(key), LOOKING_MS);
      }
    } catch (error) {
      this.run = undefined;
      tell(reason(error), true);
    }
    this.table?.refresh();
  }
}

/** Every posting, newest first; those of one transaction sum to zero. */
@customElement('ledger-entries-page')
export class LedgerEntriesPage extends Part {
  @property({ attribute: false }) accessor query = new URLSearchParams();
  @state() accessor sellers = new Map<string, string>();

  override connectedCallback() {
    super.connectedCallback();
    sellerNames().then(all => (this.sellers = all), () => {});
  }

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
      fetch: (page: Asked) => call<Page<LedgerEntry>>('/admin/ledger/entries' + query({ ...asked, limit: page.limit, after: page.after })), empty: { title: t('ledger.noEntries'), hint: t('ledger.noEntriesHint') },
    };
    return html`<div class="page">${pageHead(t('nav.ledger'))}${tabs(true)}<list-filters list="entries" .filters=${this.#filters} .query=${this.query}></list-filters><data-table .of=${listing}></data-table></div>`;
  }
}
