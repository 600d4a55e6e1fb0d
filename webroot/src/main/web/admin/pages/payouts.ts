import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { call, query, randomKey, type Page } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import { tell } from '../../shared/toast';
import { major } from '../parts/amounts';
import { ask } from '../parts/ask';
import { exportAll } from '../parts/export';
import { badge, failure, identifier, pageHead, reason, since, skeletonLines } from '../parts/pieces';
import { icon } from '../icons';
import { byMerchant } from '../parts/filters';
import { moneyTabs } from '../parts/money-tabs';
import '../parts/table';
import type { Asked, Column, Listing } from '../parts/table';
import { may } from '../staff';
import { tasks, type Progress } from '../tasks';
import { everything, EVERYTHING_MAX } from '../trade/lookups';
import type { Account, PayoutLine, Payouts } from '../trade/types';
import type { LedgerEntry } from '../types';
import { money, moment, named, number, t } from '../words';

/** How often it is asked how far the payouts are. */
const LOOKING_MS = 2000;

const own = (): boolean => may('listOwnPayouts');
const payoutsPath = (): string => (own() ? '/merchant/payouts' : '/admin/payouts');

/** Asks, then pays every merchant; that goes on while one looks at something else. */
export async function payOutAll(done: () => void): Promise<void> {
  const accounts = await everything<Account>('/admin/ledger/accounts').catch(error => void tell(reason(error), true));
  const due = accounts?.filter(a => a.merchant_id && a.type === 'liability' && a.balance.amount < 0) ?? [];
  if (accounts && !due.length) {
    tell(t('payout.nothing'));
  }
  if (!due.length || !(await ask({ title: t('payout.all'), verb: t('payout.yes'), what: html`${total(due, accounts!.length)}<p>${t('payout.allWhat')}</p>`, danger: true, word: t('payout.word') }))) {
    return;
  }
  const key = randomKey();
  tasks.start({ title: t('payout.progress'), href: '/admin/payouts', run: (progress, stopped) => paid(key, progress, stopped).finally(done) }, reason);
}

/** What all of them are owed together. */
function total(due: Account[], seen: number): TemplateResult {
  const sums = new Map<string, number>();
  for (const { balance } of due) {
    sums.set(balance.currency, (sums.get(balance.currency) ?? 0) - balance.amount);
  }
  const sum = [...sums].map(([currency, amount]) => money({ amount, currency })).join(' · ');
  return html`<p data-due>${t(seen < EVERYTHING_MAX ? 'payout.due' : 'payout.dueAtLeast', { sum, count: new Set(due.map(a => a.merchant_id)).size })}</p>`;
}

async function paid(key: string, progress: (now: Progress) => void, stopped: AbortSignal): Promise<string> {
  const outcome = await follow(key, progress, stopped);
  tell(outcome);
  return outcome;
}

/** Merchants are paid one by one: the same key asked again starts nothing and says how far it is. */
async function follow(key: string, progress: (now: Progress) => void, stopped: AbortSignal): Promise<string> {
  for (;;) {
    const { data, pending } = await call<Payouts>('/admin/payouts', { body: {}, key });
    const paid = new Set(data.map(p => p.merchant_id)).size;
    progress({ done: paid, total: paid + pending });
    if (!pending || stopped.aborted) {
      return paid ? t('payout.count', { count: paid }) : t('payout.nothing');
    }
    await new Promise(resolve => setTimeout(resolve, LOOKING_MS));
  }
}

/** What merchants were paid; each payout has a statement. A merchant sees the own ones, and what is still owed. */
@customElement('payouts-page')
export class PayoutsPage extends Part {
  @property({ attribute: false }) accessor query = new URLSearchParams();
  @state() accessor paid = 0;
  readonly #owed = new Loading<Account[]>(this);

  override connectedCallback() {
    super.connectedCallback();
    if (own()) {
      void this.#owed.load(async () => (await call<Page<Account>>('/merchant/accounts?limit=100')).data);
    }
  }

  get #columns(): Column<PayoutLine>[] {
    return [
      { id: 'id', label: t('payout.id'), cell: p => html`<code>${p.id}</code>`, text: p => p.id },
      ...(own() ? [] : [{ id: 'merchant', label: t('product.merchant'), cell: (p: PayoutLine) => html`<a href="/admin/merchants/${p.merchant_id}">${p.merchant_name ?? html`<code>${p.merchant_id}</code>`}</a>`, text: (p: PayoutLine) => p.merchant_name ?? p.merchant_id }]),
      { id: 'made', label: t('payout.made'), cell: p => since(p.created_at), text: p => p.created_at },
      { id: 'amount', label: t('ledger.amount'), end: true, cell: p => html`<span class="num strong">${money(p.amount)}</span>`, text: p => major(p.amount) },
      { id: 'currency', label: t('orders.currency'), extra: true, cell: p => p.amount.currency, text: p => p.amount.currency },
    ];
  }

  override render() {
    const asked = { merchant: own() ? null : this.query.get('merchant') };
    const listing: Listing<PayoutLine> = {
      name: 'payouts', title: t('payout.list'), key: `${query(asked)}#${this.paid}`, columns: this.#columns, id: p => p.id, href: p => `/admin/payouts/${p.id}?merchant=${p.merchant_id}`,
      fetch: (page: Asked) => call<Page<PayoutLine>>(payoutsPath() + query({ ...asked, limit: page.limit, after: page.after })), empty: { title: t('payout.none'), hint: t('payout.noneHint') },
    };
    const all = may('payOut') ? html`<button class="btn slim" @click=${() => void payOutAll(() => this.paid++)}>${t('payout.all')}</button>` : nothing;
    return html`<div class="page">${pageHead(own() ? t('payout.list') : t('nav.ledger'), { lead: t('payout.lead'), actions: all })}${own() ? this.#balance() : html`${moneyTabs('payouts')}<list-filters list="payouts" .filters=${byMerchant()} .query=${this.query}></list-filters>`}<data-table .of=${listing}></data-table></div>`;
  }

  #balance(): unknown {
    return this.#owed.show({
      waiting: () => html`<div class="card slim">${skeletonLines(1)}</div>`, failed: failure,
      ready: accounts => html`<section class="card slim stack tight"><h2 class="card-title">${t('payout.owed')}</h2>${accounts.length ? html`<p class="figure num">${accounts.map(a => money({ ...a.balance, amount: 0 - a.balance.amount })).join(' · ')}</p>` : html`<p class="soft">${t('merchant.noMoney')}</p>`}</section>`,
    });
  }
}

interface Statement { entries: LedgerEntry[]; more: string | null }

const KINDS: Record<string, 'good' | 'warn' | 'info'> = { capture: 'good', refund: 'warn', payout: 'info' };

/** What one payout is made of: every posting since the payout before. */
@customElement('payout-page')
export class PayoutPage extends Part {
  @property() accessor payout = '';
  @property() accessor merchant = '';
  @state() accessor seller = '';
  readonly #statement = new Loading<Statement>(this);

  override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('payout')) {
      this.#statement.forget();
      void this.#statement.load(() => this.#fetch([], null));
      if (!own() && this.merchant) {
        call<{ name: string }>(`/admin/merchants/${this.merchant}`).then(found => (this.seller = found.name), () => {});
      }
    }
  }

  get #path(): string {
    return `${payoutsPath()}/${this.payout}/entries`;
  }

  #fetch = async (known: LedgerEntry[], after: string | null): Promise<Statement> => {
    const page = await call<Page<LedgerEntry>>(this.#path + query({ limit: 100, after }));
    return { entries: [...known, ...page.data], more: page.meta.next };
  };

  override render() {
    const back = { href: '/admin/payouts', label: t('payout.list') };
    return html`<div class="page">${this.#statement.show({ waiting: () => html`${pageHead(t('payout.statement'), { back })}<div class="card">${skeletonLines(6)}</div>`, failed: failure, ready: s => this.#page(s, back) })}</div>`;
  }

  #page(s: Statement, back: { href: string; label: string }): TemplateResult {
    const paid = s.entries[0];
    return html`${pageHead(paid ? t('payout.of', { total: money(paid.amount) }) : t('payout.statement'), {
        back, lead: html`${identifier(this.payout)} ${this.seller ? html`<a href="/admin/merchants/${this.merchant}">${this.seller}</a> ·` : nothing} ${paid ? moment(paid.posted_at) : nothing}`,
        actions: html`<button class="btn slim quiet" @click=${this.#export}>${icon('download', 18)} ${t('table.export')}</button>`,
      })}
      <section class="card flush" aria-label=${t('payout.statement')}><div class="list-frame" tabindex="0" role="group" aria-label=${t('payout.statement')}><table class="table slim data" role="table"><thead role="rowgroup"><tr role="row">${[t('ledger.at'), t('ledger.kind'), t('shipments.order')].map(h => html`<th scope="col" role="columnheader">${h}</th>`)}<th scope="col" role="columnheader" class="end">${t('ledger.amount')}</th></tr></thead>
        <tbody role="rowgroup">${s.entries.map(e => html`<tr role="row" data-kind=${e.kind}><td role="cell">${since(e.posted_at)}</td><td role="cell" data-label=${t('ledger.kind')}>${badge(named('posting', e.kind), KINDS[e.kind] ?? '')}</td>
          <td role="cell" data-label=${t('shipments.order')}>${!e.order_id ? html`<span class="soft">–</span>` : may('adminGetOrder') ? html`<a href="/admin/orders/${e.order_id}"><code>${e.order_id}</code></a>` : html`<code>${e.order_id}</code>`}</td><td role="cell" data-label=${t('ledger.amount')} class="end num ${e.kind === 'payout' ? 'strong' : ''}">${money(earned(e))}</td></tr>`)}</tbody></table></div>
        <div class="list-foot"><p class="soft small num">${t('payout.lines', { count: number(s.entries.length) })}</p>${s.more ? html`<button class="btn slim" aria-busy=${this.#statement.busy ? 'true' : 'false'} @click=${() => void this.#statement.load(() => this.#fetch(s.entries, s.more))}>${t('payout.more')}</button>` : nothing}</div></section>`;
  }

  #export = (): void => exportAll<LedgerEntry>(`payout-${this.payout}`, t('payout.statement'), [
    { label: t('ledger.at'), text: e => e.posted_at }, { label: t('ledger.kind'), text: e => e.kind }, { label: t('shipments.order'), text: e => e.order_id ?? '' },
    { label: t('ledger.amount'), text: e => major(earned(e)) }, { label: t('orders.currency'), text: e => e.amount.currency },
  ], (after, limit) => call<Page<LedgerEntry>>(this.#path + query({ limit, after })));
}

/** As the merchant sees it: what came in is positive, what was paid out or given back is negative. */
const earned = (e: LedgerEntry) => ({ ...e.amount, amount: 0 - e.amount.amount });
