import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { call, randomKey } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import { tell } from '../../shared/toast';
import { ask } from '../parts/ask';
import { actionButton, failure, identifier, pageHead, reason, skeletonLines } from '../parts/pieces';
import { may } from '../staff';
import { accountName } from '../trade/accounts';
import { everything } from '../trade/lookups';
import { merchantBadge, share } from '../trade/merchant';
import type { Account, MerchantFull, Payout } from '../trade/types';
import { moment, money, t, words } from '../words';

/** One merchant: how it stands, what it pays and what it is owed. */
@customElement('merchant-page')
export class MerchantPage extends Part {
  @property() accessor merchant = '';
  readonly #found = new Loading<MerchantFull>(this);
  readonly #accounts = new Loading<Account[]>(this);

  override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('merchant')) {
      this.#found.forget();
      this.#load();
    }
  }

  #load = (): void => {
    void this.#found.load(() => call<MerchantFull>(`/admin/merchants/${this.merchant}`));
    void this.#accounts.load(async () => (await everything<Account>('/admin/ledger/accounts')).filter(a => a.merchant_id === this.merchant));
  };

  override render() {
    const back = { href: '/admin/merchants', label: t('nav.merchants') };
    return html`<div class="page">${this.#found.show({ waiting: () => html`${pageHead(t('product.merchant'), { back })}<div class="card">${skeletonLines(6)}</div>`, failed: failure, ready: m => this.#page(m, back) })}</div>`;
  }

  #page(m: MerchantFull, back: { href: string; label: string }): TemplateResult {
    return html`${pageHead(m.name, { back, beside: html`<span data-status=${m.status}>${merchantBadge(m.status)}</span>`, actions: this.#actions(m), lead: html`${identifier(m.id)} ${m.email ? html`<a href="mailto:${m.email}">${m.email}</a> ·` : nothing} <span>${t('merchant.sinceWhen', { date: moment(m.created_at) })}</span>` })}
      <div class="two"><div class="stack">${this.#money(m)}${this.#rates(m)}</div>
        <aside class="stack" aria-label=${t('merchant.terms')}><section class="card slim stack tight"><h2 class="card-title">${t('merchant.terms')}</h2><dl class="facts small"><dt>${t('merchant.commission')}</dt><dd class="strong">${share(m.commission_bps)}</dd></dl>
          ${may('changeMerchant') ? html`<div>${actionButton(t('merchant.changeCommission'), 'undo', () => void this.#commission(m))}</div>` : nothing}</section>
        <section class="card slim stack tight"><h2 class="card-title">${t('merchant.more')}</h2><a href="/admin/orders?merchant=${m.id}">${t('nav.orders')}</a><a href="/admin/shipments?merchant=${m.id}">${t('nav.shipments')}</a><a href="/admin/products?merchant=${m.id}">${t('nav.products')}</a><a href="/admin/forecasts?merchant=${m.id}">${t('nav.forecasts')}</a></section></aside></div>`;
  }

  #money(m: MerchantFull): TemplateResult {
    return html`<section class="card flush"><div class="card-head"><h2>${t('merchant.balance')}</h2>${may('payOut') ? html`<button class="btn slim push" @click=${() => void this.#payOut(m)}>${t('payout.one')}</button>` : nothing}</div>
      ${this.#accounts.show({
        waiting: () => html`<div class="pad">${skeletonLines(2)}</div>`, failed: failure,
        ready: accounts => (accounts.length ? html`<div class="list-frame" tabindex="0" role="group" aria-label=${t('merchant.balance')}><table class="table slim"><tbody>${accounts.map(a => html`<tr><td><a href="/admin/ledger/entries?account=${encodeURIComponent(a.code)}" title=${a.code}>${accountName(a.code, new Map([[m.id, m.name]]))}</a></td><td class="end num strong">${money(owed(a))}</td></tr>`)}</tbody></table></div>` : html`<p class="pad soft">${t('merchant.noMoney')}</p>`),
      })}</section>`;
  }

  #rates(m: MerchantFull): TemplateResult {
    return html`<section class="card flush"><div class="card-head"><h2>${t('merchant.rates')}</h2></div>${m.shipping_rates.length ? html`<div class="list-frame" tabindex="0" role="group" aria-label=${t('merchant.rates')}><table class="table slim"><thead><tr><th scope="col">${t('merchant.name')}</th><th scope="col">${t('merchant.countries')}</th><th scope="col" class="end">${t('products.price')}</th><th scope="col" class="end">${t('merchant.freeFrom')}</th></tr></thead>
      <tbody>${m.shipping_rates.map(r => html`<tr><td>${r.name}</td><td>${r.countries.length ? r.countries.map(words.country).join(', ') : t('merchant.anywhere')}</td><td class="end num">${money(r.price)}</td><td class="end num">${r.free_from ? money(r.free_from) : '–'}</td></tr>`)}</tbody></table></div>` : html`<p class="pad soft">${t('merchant.noRates')}</p>`}</section>`;
  }

  #actions(m: MerchantFull): TemplateResult | typeof nothing {
    if (!may('changeMerchant')) {
      return nothing;
    }
    return m.status === 'active' ? actionButton(t('merchant.suspend'), 'close', () => void this.#turn(m, 'suspended'), 'danger') : actionButton(t(m.status === 'pending' ? 'merchant.approve' : 'merchant.activate'), 'check', () => void this.#turn(m, 'active'), 'primary');
  }

  async #turn(m: MerchantFull, status: 'active' | 'suspended'): Promise<void> {
    const verb = status === 'suspended' ? t('merchant.suspend') : t(m.status === 'pending' ? 'merchant.approve' : 'merchant.activate');
    if (await ask({ title: verb, verb, danger: status === 'suspended', what: html`<p>${t(status === 'suspended' ? 'merchant.suspendWhat' : 'merchant.activateWhat', { name: m.name })}</p>` })) {
      await this.#change(m, { status });
    }
  }

  async #commission(m: MerchantFull): Promise<void> {
    const said = await ask({ title: t('merchant.changeCommission'), verb: t('merchant.changeYes'), what: html`<p>${t('merchant.commissionWhat')}</p>`, fields: [{ name: 'commission', label: t('merchant.commissionIn'), type: 'number', required: true, value: String(m.commission_bps / 100) }] });
    if (said) {
      await this.#change(m, { commission_bps: Math.round(Number(said['commission']) * 100) });
    }
  }

  #change(m: MerchantFull, change: object): Promise<void> {
    return this.#act(() => call(`/admin/merchants/${m.id}`, { method: 'PATCH', body: { ...change, version: m.version }, key: randomKey() }), () => t('merchant.changed'));
  }

  async #payOut(m: MerchantFull): Promise<void> {
    if (await ask({ title: t('payout.one'), verb: t('payout.yes'), what: html`<p>${t('payout.oneWhat', { name: m.name })}</p>` })) {
      await this.#act(() => call<{ data: Payout[] }>('/admin/payouts', { body: { merchant_id: m.id }, key: randomKey() }), paid => (paid.data.length ? t('payout.done', { sum: paid.data.map(p => money(p.amount)).join(', ') }) : t('payout.nothing')));
    }
  }

  async #act<T>(act: () => Promise<T>, done: (outcome: T) => string): Promise<void> {
    try {
      tell(done(await act()));
    } catch (error) {
      tell(reason(error), true);
    }
    this.#load();
  }
}

/** Debits are positive in the ledger; what is owed to somebody is a credit. */
const owed = (a: Account) => (a.type === 'liability' || a.type === 'revenue' ? { ...a.balance, amount: -a.balance.amount } : a.balance);
