import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { call, randomKey } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import { tell } from '../../shared/toast';
import { icon } from '../icons';
import { major, minor } from '../parts/amounts';
import { ask, type Question, type Said } from '../parts/ask';
import { actionButton, failure, identifier, pageHead, reason, skeletonLines } from '../parts/pieces';
import { may } from '../staff';
import { accountName } from '../trade/accounts';
import { everything } from '../trade/lookups';
import { merchantBadge, rates, share } from '../trade/merchant';
import type { Account, MerchantFull, Payout, ShippingRate } from '../trade/types';
import { moment, money, t } from '../words';

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
    void this.#accounts.load(() => everything<Account>('/admin/ledger/accounts', { merchant: this.merchant }));
  };

  override render() {
    const back = { href: '/admin/merchants', label: t('nav.merchants') };
    return html`<div class="page">${this.#found.show({ waiting: () => html`${pageHead(t('product.merchant'), { back })}<div class="card">${skeletonLines(6)}</div>`, failed: failure, ready: m => this.#page(m, back) })}</div>`;
  }

  #page(m: MerchantFull, back: { href: string; label: string }): TemplateResult {
    return html`${pageHead(m.name, { back, beside: html`<span data-status=${m.status}>${merchantBadge(m.status)}</span>`, actions: this.#actions(m), lead: html`${identifier(m.id)} ${m.email ? html`<a href="mailto:${m.email}">${m.email}</a> ·` : nothing} <span>${t('merchant.sinceWhen', { date: moment(m.created_at) })}</span>` })}
      <div class="two"><div class="stack">${this.#money(m)}${this.#rates(m)}</div>
        <aside class="stack" aria-label=${t('merchant.terms')}><section class="card slim stack tight"><h2 class="card-title">${t('merchant.terms')}</h2><dl class="facts small"><dt>${t('merchant.commission')}</dt><dd class="strong">${share(m.commission_bps)}</dd></dl>
          ${may('changeMerchant') ? html`<div>${actionButton(t('merchant.changeCommission'), 'edit', () => void this.#commission(m))}</div>` : nothing}</section>
        <section class="card slim stack tight"><h2 class="card-title">${t('merchant.more')}</h2><a href="/admin/orders?merchant=${m.id}">${t('nav.orders')}</a><a href="/admin/payouts?merchant=${m.id}">${t('payout.list')}</a><a href="/admin/stock?merchant=${m.id}">${t('nav.stock')}</a><a href="/admin/shipments?merchant=${m.id}">${t('nav.shipments')}</a><a href="/admin/products?merchant=${m.id}">${t('nav.products')}</a><a href="/admin/forecasts?merchant=${m.id}">${t('nav.forecasts')}</a>${may('listStaff') ? html`<a href="/admin/people?merchant=${m.id}">${t('nav.people')}</a>` : nothing}</section></aside></div>`;
  }

  #money(m: MerchantFull): TemplateResult {
    return html`<section class="card flush"><div class="card-head"><h2>${t('merchant.balance')}</h2>${may('payOut') ? html`<button class="btn slim push" @click=${() => void this.#payOut(m)}>${t('payout.one')}</button>` : nothing}</div>
      ${this.#accounts.show({
        waiting: () => html`<div class="pad">${skeletonLines(2)}</div>`, failed: failure,
        ready: accounts => (accounts.length ? html`<div class="list-frame" tabindex="0" role="group" aria-label=${t('merchant.balance')}><table class="table slim"><tbody>${accounts.map(a => html`<tr><td><a href="/admin/ledger/entries?account=${encodeURIComponent(a.code)}" title=${a.code}>${accountName(a.code, new Map([[m.id, m.name]]))}</a></td><td class="end num strong">${money(owed(a))}</td></tr>`)}</tbody></table></div>` : html`<p class="pad soft">${t('merchant.noMoney')}</p>`),
      })}</section>`;
  }

  #rates(m: MerchantFull): TemplateResult {
    return html`<section class="card flush"><div class="card-head"><h2>${t('merchant.rates')}</h2>${may('changeMerchant') ? html`<button class="btn slim push" @click=${() => void this.#rate(m)}>${icon('plus', 18)} ${t('rate.new')}</button>` : nothing}</div>${rates(m, may('changeMerchant') ? r => html`<button class="btn quiet slim icon" aria-label=${t('rate.change', { name: r.name })} @click=${() => void this.#rate(m, r)}>${icon('edit', 16)}</button><button class="btn quiet slim icon" aria-label=${t('rate.drop', { name: r.name })} @click=${() => void this.#dropRate(m, r)}>${icon('trash', 16)}</button>` : undefined)}</section>`;
  }

  #actions(m: MerchantFull): TemplateResult | typeof nothing {
    if (!may('changeMerchant')) {
      return nothing;
    }
    return html`${actionButton(t('merchant.rename'), 'edit', () => void this.#rename(m))} ${m.status === 'active' ? actionButton(t('merchant.suspend'), 'close', () => void this.#turn(m, 'suspended'), 'danger') : actionButton(t(m.status === 'pending' ? 'merchant.approve' : 'merchant.activate'), 'check', () => void this.#turn(m, 'active'), 'primary')}`;
  }

  async #turn(m: MerchantFull, status: 'active' | 'suspended'): Promise<void> {
    const verb = status === 'suspended' ? t('merchant.suspend') : t(m.status === 'pending' ? 'merchant.approve' : 'merchant.activate');
    if (await ask({ title: verb, verb, danger: status === 'suspended', what: html`<p>${t(status === 'suspended' ? 'merchant.suspendWhat' : 'merchant.activateWhat', { name: m.name })}</p>` })) {
      await this.#change(m, { status });
    }
  }

  /** A new rate, or another price for one that there is. */
  async #rate(m: MerchantFull, old?: ShippingRate): Promise<void> {
    await this.#changing(m, {
      title: old ? t('rate.change', { name: old.name }) : t('rate.new'), verb: t('merchant.changeYes'), what: html`<p>${t('rate.what')}</p>`,
      fields: [{ name: 'name', label: t('merchant.name'), required: true, max: 200, value: old?.name ?? '' },
        { name: 'price', label: t('products.price'), type: 'number', required: true, least: 0, step: 'any', value: old ? major(old.price) : '' }, { name: 'currency', label: t('orders.currency'), required: true, pattern: '[A-Z]{3}', max: 3, value: old?.price.currency ?? 'EUR' },
        { name: 'free', label: t('rate.free'), type: 'number', least: 0, step: 'any', value: old?.free_from ? major(old.free_from) : '' },
        { name: 'countries', label: t('rate.countries'), pattern: '([A-Z]{2}([ ,]+[A-Z]{2})*)?', max: 1000, hint: t('rate.countriesHint'), value: old?.countries.join(', ') ?? '' }],
    }, said => {
      const rate = typed(said, old?.id ?? newId(m));
      return { shipping_rates: old ? m.shipping_rates.map(r => (r === old ? rate : r)) : [...m.shipping_rates, rate] };
    });
  }

  async #dropRate(m: MerchantFull, rate: ShippingRate): Promise<void> {
    if (await ask({ title: t('rate.drop', { name: rate.name }), verb: t('rate.dropYes'), danger: true, what: html`<p>${t('rate.dropWhat')}</p>` })) {
      await this.#change(m, { shipping_rates: m.shipping_rates.filter(r => r !== rate) });
    }
  }

  #rename(m: MerchantFull): Promise<void> {
    return this.#changing(m, { title: t('merchant.rename'), verb: t('merchant.changeYes'), what: html`<p>${t('merchant.renameWhat')}</p>`, fields: [{ name: 'name', label: t('merchant.name'), required: true, max: 200, value: m.name }] }, said => ({ name: said['name'] }));
  }

  #commission(m: MerchantFull): Promise<void> {
    return this.#changing(m, {
      title: t('merchant.changeCommission'), verb: t('merchant.changeYes'), what: html`<p>${t('merchant.commissionWhat')}</p>`,
      fields: [{ name: 'commission', label: t('merchant.commissionIn'), type: 'number', required: true, least: 0, most: 100, step: 0.01, value: String(m.commission_bps / 100) }],
    }, said => ({ commission_bps: Math.round(Number(said['commission']) * 100) }));
  }

  /** Asks, and changes it into what was filled in. */
  async #changing(m: MerchantFull, question: Question, into: (said: Said) => object): Promise<void> {
    if (await ask({ ...question, act: (said, key) => this.#send(m, into(said), key), done: t('merchant.changed') })) {
      this.#load();
    }
  }

  #send = (m: MerchantFull, change: object, key: string): Promise<unknown> => call(`/admin/merchants/${m.id}`, { method: 'PATCH', body: { ...change, version: m.version }, key });

  #change(m: MerchantFull, change: object): Promise<void> {
    return this.#act(() => this.#send(m, change, randomKey()), () => t('merchant.changed'));
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

/** A rate as it was filled in. */
function typed(said: Said, id: string): ShippingRate {
  const currency = said['currency'] ?? '';
  return { id, name: said['name'] ?? '', price: minor(said['price'] ?? '', currency), free_from: said['free'] ? minor(said['free'], currency) : null, countries: (said['countries'] ?? '').split(/[ ,]+/).filter(Boolean) };
}

/** Rates are known by a short name of their own. */
const newId = (m: MerchantFull): string => Array.from({ length: m.shipping_rates.length + 1 }, (_, i) => `rate-${i + 1}`).find(id => m.shipping_rates.every(r => r.id !== id))!;

/** Debits are positive in the ledger; what is owed to somebody is a credit. */
const owed = (a: Account) => (a.type === 'liability' || a.type === 'revenue' ? { ...a.balance, amount: 0 - a.balance.amount } : a.balance);
