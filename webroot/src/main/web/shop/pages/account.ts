import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { call } from '../../shared/api';
import { icon } from '../../shared/icons';
import { Loading, Part } from '../../shared/part';
import { emptyPicture } from '../../shared/ship';
import { tell } from '../../shared/toast';
import { account } from '../account-store';
import { cartStore } from '../cart-store';
import { addressFaults, addressFields, addressIn, addressLines, focusFault, type Faults } from '../parts/address-form';
import { failure, orderStatus, reason } from '../parts/pieces';
import '../parts/sign-in';
import type { Address, Order, OrderSummary } from '../types';
import { date, money, t } from '../words';

const GUEST_ORDERS_SHOWN = 10;

/** Orders and addresses of whoever is signed in; a guest sees the orders made in this browser, and how to sign in. */
@customElement('account-page')
export class AccountPage extends Part {
  @property() accessor tab = '';
  /** Which address is being changed; one more than there are is a new one. */
  @state() accessor editing: number | undefined;
  /** Which address is asked about before it goes. */
  @state() accessor leaving: number | undefined;
  @state() accessor faults: Faults = {};
  @state() accessor error: unknown;
  @query('dialog') accessor dialog!: HTMLDialogElement;
  readonly #orders = new Loading<OrderSummary[]>(this);
  #more: string | null = null;

  override connectedCallback() {
    super.connectedCallback();
    account.addEventListener('change', this.#changed);
    void this.#begin();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    account.removeEventListener('change', this.#changed);
  }

  #changed = (): void => {
    this.requestUpdate();
    void this.#orders.load(this.#fetch);
  };

  #begin = async (): Promise<void> => {
    this.error = undefined;
    if (account.signedIn && !account.customer) {
      await account.load().catch(error => (this.error = error));
    } else {
      await this.#orders.load(this.#fetch);
    }
  };

  #fetch = async (): Promise<OrderSummary[]> => {
    if (account.signedIn) {
      const page = await account.orders();
      this.#more = page.meta.next;
      return page.data;
    }
    const known = cartStore.orders.slice(0, GUEST_ORDERS_SHOWN);
    const found = await Promise.allSettled(known.map(o => call<Order>(`/store/orders/${o.order}`, { headers: { 'x-cart-token': o.token } })));
    return found.flatMap(f => (f.status === 'fulfilled' ? [{ ...f.value, total: f.value.totals.total, item_count: f.value.items.length, merchant_count: f.value.merchants.length }] : []));
  };

  override render() {
    if (this.error !== undefined) {
      return html`<div class="wrap">${failure(this.error, this.#begin)}</div>`;
    }
    if (!account.signedIn && this.tab !== 'orders') {
      return html`<div class="wrap page"><sign-in class="narrow"></sign-in></div>`;
    }
    const name = account.customer?.name;
    const addresses = this.tab === 'addresses';
    return html`<div class="wrap page"><div class="bar"><h1>${account.signedIn ? (name ? t('account.hello', { name }) : t('account.title')) : t('account.orders')}</h1>
        ${account.signedIn ? html`<button class="btn slim" @click=${account.logout}>${t('account.signOut')}</button>` : html`<a class="btn slim" href="/account">${t('account.signIn')}</a>`}</div>
      ${account.signedIn ? html`<nav class="tabs" aria-label=${t('account.title')}><a href="/account" aria-current=${addresses ? nothing : 'page'}>${t('account.orders')}</a>
        <a href="/account?tab=addresses" aria-current=${addresses ? 'page' : nothing}>${t('account.addresses')}</a></nav>` : html`<p class="soft">${t('account.guestOrders')}</p>`}
      ${addresses ? this.#addresses() : this.#list()}</div>`;
  }

  #list(): unknown {
    return this.#orders.show({
      waiting: () => html`<div class="card skeleton tall" aria-hidden="true"></div>`,
      failed: failure,
      ready: orders => orders.length ? html`<ul class="card parcel order-rows">${orders.map(o => html`<li><a href="/orders/${o.id}">${date(o.placed_at, 'long')}</a><span class="strong num">${money(o.total)}</span>
          <span class="soft small">${t('account.items', { count: o.item_count })} ${t('account.from', { count: o.merchant_count })}</span><span><span class="badge ${o.status === 'cancelled' ? 'bad' : o.status === 'delivered' ? 'good' : 'accent'}">${orderStatus(o)}</span></span></li>`)}</ul>
          ${account.signedIn && this.#more ? html`<div class="more"><button class="btn" @click=${() => this.#append(orders)}>${t('search.more')}</button></div>` : nothing}`
        : html`<div class="state">${emptyPicture('calm')}<h2>${t('account.noOrders')}</h2><p>${t('account.noOrdersHint')}</p><a class="btn primary" href="/search">${t('home.browse')}</a></div>`,
    });
  }

  async #append(orders: OrderSummary[]): Promise<void> {
    const page = await account.orders(this.#more ?? undefined).catch(error => tell(reason(error), true));
    if (page) {
      this.#more = page.meta.next;
      this.#orders.set([...orders, ...page.data]);
    }
  }

  #addresses(): TemplateResult {
    const list = account.customer?.addresses ?? [];
    const add = html`<button class="btn primary" @click=${() => this.#edit(list.length)}>${icon('plus', 18)} ${t('account.addAddress')}</button>`;
    const none = html`<div class="state">${emptyPicture('calm')}<h2>${t('account.noAddresses')}</h2><p>${t('account.noAddressesHint')}</p>${add}</div>`;
    return html`${list.length ? html`<ul class="tiles">${list.map((a, i) => html`<li class="card slim bar"><address class="address">${addressLines(a)}</address>
        <span class="row tight nowrap-row"><button class="btn quiet icon" aria-label=${t('account.changeAddress', { name: a.name })} @click=${() => this.#edit(i)}>${icon('edit')}</button>
          <button class="btn quiet icon" aria-label=${t('account.removeAddress', { name: a.name })} @click=${() => this.#ask(i)}>${icon('trash')}</button></span></li>`)}</ul>` : nothing}
      ${this.editing !== undefined ? this.#form(list[this.editing]) : list.length ? html`<div class="row">${add}</div>` : none}
      ${this.#sure(list)}`;
  }

  #sure(list: Address[]): TemplateResult {
    const address = list[this.leaving ?? -1];
    return html`<dialog aria-labelledby="sure"><form method="dialog" class="dialog-body"><h2 id="sure">${t('account.removeSure')}</h2><address class="address">${address ? addressLines(address) : nothing}</address>
      <div class="row"><button class="btn danger" @click=${() => this.#keep(list.filter(a => a !== address))}>${t('account.removeYes')}</button><button class="btn" autofocus>${t('account.removeNo')}</button></div></form></dialog>`;
  }

  #ask(index: number): void {
    this.leaving = index;
    this.dialog.showModal();
  }

  /** A new one is most often of whoever has the account. */
  #form(address: Address | undefined): TemplateResult {
    return html`<form class="card stack narrow" novalidate @submit=${this.#take}><h2 class="facet-title">${t(address ? 'account.changing' : 'account.addAddress')}</h2><div class="fields">${addressFields(address ?? { name: account.customer?.name ?? '' }, this.faults)}</div>
        <div class="row"><button class="btn primary">${t('account.save')}</button><button class="btn quiet" type="button" @click=${() => (this.editing = undefined)}>${t('account.cancel')}</button></div></form>`;
  }

  #edit(index: number): void {
    this.editing = index;
    this.faults = {};
  }

  #take = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const address = addressIn(new FormData(form));
    this.faults = addressFaults(address);
    if (Object.keys(this.faults).length) {
      await this.updateComplete;
      focusFault(form);
    } else {
      const list = account.customer?.addresses ?? [];
      await this.#keep(list[this.editing ?? list.length] ? list.map((a, i) => (i === this.editing ? address : a)) : [...list, address]);
    }
  };

  async #keep(addresses: Address[]): Promise<void> {
    try {
      await account.saveAddresses(addresses);
      this.editing = undefined;
      tell(t('account.saved'));
    } catch (error) {
      tell(reason(error), true);
    }
  }
}

