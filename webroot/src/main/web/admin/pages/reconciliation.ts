import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { call } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import { tell } from '../../shared/toast';
import { icon } from '../icons';
import { moneyTabs } from '../parts/money-tabs';
import { badge, failure, pageHead, reason, since, skeletonLines } from '../parts/pieces';
import type { Breach, Invariant, Invariants } from '../types';
import { money, number, t } from '../words';

/** What has to do with money: one payment an order, and a ledger that says what the payments say. */
const MONEY = [2, 3];

/** Where what payments took and the ledger differ. The auditor compares them all the time; here is what it found. */
@customElement('reconciliation-page')
export class ReconciliationPage extends Part {
  @state() accessor proving = false;
  readonly #found = new Loading<Invariants>(this);

  override connectedCallback() {
    super.connectedCallback();
    void this.#found.load(() => call<Invariants>('/admin/invariants'));
  }

  override render() {
    const again = html`<button class="btn slim" aria-busy=${this.proving ? 'true' : 'false'} @click=${this.#deep}>${icon('refresh', 18)} ${t('reconcile.deep')}</button>`;
    return html`<div class="page">${pageHead(t('nav.ledger'), { lead: t('reconcile.lead'), actions: again })}${moneyTabs('reconciliation')}
      ${this.#found.show({ waiting: () => html`<div class="card">${skeletonLines(5)}</div>`, failed: failure, ready: found => this.#ready(found.data.filter(i => MONEY.includes(i.number))) })}</div>`;
  }

  #ready(rules: Invariant[]): TemplateResult {
    const differences = rules.flatMap(i => i.breaches);
    return html`<p class="notice ${differences.length ? 'bad' : 'good'}" role="status" data-differences=${differences.length}><span class="strong">${differences.length ? t('reconcile.differ', { count: differences.length }) : t('reconcile.same')}</span>
        <span>${t('reconcile.compared', { count: number(rules.reduce((sum, i) => sum + i.checked, 0)) })} · ${rules[0] ? since(rules[0].checked_at) : nothing}</span></p>
      ${differences.length ? html`<section class="card flush"><div class="list-frame" tabindex="0" role="group" aria-label=${t('reconcile.title')}><table class="table slim data" role="table"><thead role="rowgroup"><tr role="row">${[t('reconcile.rule'), t('reconcile.what'), t('reconcile.detail'), t('ledger.at')].map(h => html`<th scope="col" role="columnheader">${h}</th>`)}</tr></thead><tbody role="rowgroup">${differences.map(difference)}</tbody></table></div></section>` : nothing}
      ${sums(rules)}
      <section class="card stack"><h2>${t('reconcile.numbers')}</h2>${rules.map(i => html`<ul class="equations num">${i.equations.filter(e => !SUM.test(e)).map(e => html`<li>${e}</li>`)}</ul>`)}</section>`;
  }

  #deep = async (): Promise<void> => {
    if (this.proving) {
      return;
    }
    this.proving = true;
    try {
      this.#found.set(await call<Invariants>('/admin/invariants?deep=true'));
    } catch (error) {
      tell(reason(error), true);
    } finally {
      this.proving = false;
    }
  };
}

const HEADS = ['reconcile.payments', 'reconcile.ledger', 'reconcile.detail'] as const;

/** How the auditor writes down a comparison of sums: "captured − refunded = ledger, EUR: 100 = 100". */
const SUM = /^captured . refunded = ledger, ([A-Z]{3}): (-?\d+) . (-?\d+)$/;

/** Per currency what payments took less what they gave back, what the ledger says, and what is between them. */
function sums(rules: Invariant[]): TemplateResult | typeof nothing {
  const found = rules.flatMap(i => i.equations.map(e => SUM.exec(e)).filter(e => e !== null));
  return found.length ? html`<section class="card flush"><div class="list-frame" tabindex="0" role="group" aria-label=${t('reconcile.sums')}><table class="table slim data" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${t('orders.currency')}</th>${HEADS.map(h => html`<th scope="col" role="columnheader" class="end">${t(h)}</th>`)}</tr></thead>
    <tbody role="rowgroup">${found.map(([, currency = '', payments, ledger]) => {
      const between = Number(payments) - Number(ledger);
      return html`<tr role="row" data-currency=${currency}><td role="cell" class="strong">${currency}</td>${[payments, ledger].map((sum, i) => html`<td role="cell" data-label=${t(HEADS[i]!)} class="end num">${money({ amount: Number(sum), currency })}</td>`)}<td role="cell" data-label=${t('reconcile.detail')} class="end num strong ${between ? 'bad' : 'good'}">${money({ amount: between, currency })}</td></tr>`;
    })}</tbody></table></div></section>` : nothing;
}

const difference = (b: Breach): TemplateResult => html`<tr role="row"><td role="cell">${badge(b.rule.replaceAll('_', ' '), 'bad')}</td><td role="cell" data-label=${t('reconcile.what')}>${b.subject.startsWith('ord_') ? html`<a href="/admin/orders/${b.subject}"><code>${b.subject}</code></a>` : html`<code>${b.subject}</code>`}</td><td role="cell" data-label=${t('reconcile.detail')}>${b.detail}</td><td role="cell" data-label=${t('ledger.at')}>${since(b.found_at)}</td></tr>`;
