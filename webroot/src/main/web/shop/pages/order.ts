import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { call, Problem } from '../../shared/api';
import { follow, type News } from '../../shared/live';
import { notCharged } from '../../shared/orders';
import { Loading, Part } from '../../shared/part';
import { emptyPicture } from '../../shared/ship';
import { tell } from '../../shared/toast';
import { account } from '../account-store';
import { cartStore } from '../cart-store';
import { addressLines } from '../parts/address-form';
import { totals } from '../parts/lines';
import { paymentPanel } from '../parts/order-payment';
import { orderParcel } from '../parts/order-parcel';
import { failure, orderStatus, reason } from '../parts/pieces';
import { go, here } from '../../shared/router';
import type { Order } from '../types';
import { moment, money, t, words, type Key } from '../words';

const CANCELLABLE = ['pending', 'awaiting_payment_action', 'confirmed'];

/** An order, live: each piece of news draws it anew. */
@customElement('order-page')
export class OrderPage extends Part {
  @property() accessor order = '';
  @state() accessor live = false;
  @state() accessor paying = false;
  @state() accessor fault = '';
  @query('dialog') accessor dialog!: HTMLDialogElement;
  readonly #found = new Loading<Order>(this, order => this.#arrived(order));
  #known: Order | undefined;
  #end: (() => void) | undefined;
  #stale = false;

  override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('order')) {
      this.#end?.();
      this.#found.forget();
      this.#known = undefined;
      void this.#begin();
    }
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#end?.();
  }

  async #begin(): Promise<void> {
    const id = this.order;
    await this.#found.load(() => this.#fetch());
    if (this.#found.value && id === this.order && this.isConnected) {
      this.#end = follow(`/store/orders/${id}/events`, { headers: cartStore.accessTo(id), onNews: this.#news, onState: open => (this.live = open) });
    }
  }

  #fetch = (): Promise<Order> => call<Order>(`/store/orders/${this.order}`, { headers: cartStore.accessTo(this.order) });

  #news = (news: News): void => {
    if (news.type === 'orders.cancel-refused') {
      tell(t('order.cancelRefused'), true);
    }
    void this.#again();
  };

  /** Several pieces of news at once are one look. */
  async #again(): Promise<void> {
    if (this.#found.busy) {
      this.#stale = true;
      return;
    }
    do {
      this.#stale = false;
      await this.#found.load(this.#fetch);
    } while (this.#stale);
  }

  #arrived(order: Order): void {
    const before = this.#known;
    this.#known = order;
    if (order.status !== 'pending' && order.status !== 'awaiting_payment_action' && order.status !== 'cancelled' && cartStore.isOf(order)) {
      cartStore.forget();
    }
    if (before && before.id === order.id) {
      const moved = order.merchants.filter((m, i) => before.merchants[i] && before.merchants[i]!.status !== m.status);
      if (moved.length === order.merchants.length && moved.every(m => m.status === order.status)) {
        tell(t('order.newsAll', { status: this.#status(order.status) }));
      } else {
        moved.forEach(m => tell(t('order.news', { merchant: m.name, status: this.#status(m.status) })));
      }
    }
  }

  #status = (status: string): string => t(`order.status.${status}` as Key);

  override render() {
    return html`<div class="wrap page">${this.#found.value ? this.#page(this.#found.value) : this.#found.show({ waiting: () => this.#skeleton(), failed: (error, again) => this.#failed(error, again), ready: o => this.#page(o) })}</div>`;
  }

  /** Whoever may not see an order is not told whether there is one. */
  #failed(error: unknown, again: () => void): TemplateResult {
    if (!(error instanceof Problem && [401, 403, 404].includes(error.status))) {
      return failure(error, again);
    }
    return html`<div class="state" role="alert">${emptyPicture('lost')}<h1>${t('order.others')}</h1><p>${t('order.othersHint')}</p>
      ${account.signedIn ? html`<a class="btn primary" href="/orders">${t('account.orders')}</a>`
        : html`<a class="btn primary" href=${`/account?next=orders/${this.order}`}>${t('account.signIn')}</a>`}</div>`;
  }

  #page(order: Order): TemplateResult {
    const bad = order.status === 'cancelled' ? 'bad' : order.status === 'delivered' ? 'good' : 'accent';
    return html`<div class="order-head"><p class="soft small mono">${t('order.number', { id: order.id })}</p>
        <div class="bar"><h1>${here().query.has('thanks') && order.status !== 'cancelled' ? t('order.thanks') : t('order.title')}</h1></div>
        <div class="row tight"><span class="badge ${bad}" data-status=${order.status}>${orderStatus(order)}</span><span class="badge">${t(`order.payment.${order.payment_status}` as Key)}</span>
          <span class="soft small">${t('order.placed', { date: moment(order.placed_at) })}</span>
          <span class="small ${this.live ? 'live good' : 'soft'}" role="status">${t(this.live ? 'order.live' : 'order.reconnecting')}</span></div></div>
      ${order.cancellation ? this.#cancelled(order) : paymentPanel({ order, fault: this.fault, paying: this.paying, pay: token => this.#pay(order, token) })}
      <div class="two"><div class="stack">${order.merchants.map((m, i) => orderParcel(order, m, i))}</div>
        <aside class="aside" aria-label=${t('order.sums')}><div class="card stack">${totals(order.totals, this.#moved(order))}</div>
          <div class="card stack tight"><h2 class="facet-title">${t('order.to')}</h2><address class="address small">${addressLines(order.shipping_address)}\n${order.email}</address></div>
          ${CANCELLABLE.includes(order.status) ? html`<button class="btn danger" @click=${() => this.dialog.showModal()}>${t('order.cancel')}</button>` : nothing}</aside></div>
      ${this.#dialog(order)}`;
  }

  #moved(order: Order): TemplateResult | typeof nothing {
    const left = notCharged(order);
    return html`${left.amount ? html`<dt>${t('order.notCharged')}</dt><dd>−${money(left)}</dd>` : nothing}
      ${order.captured.amount ? html`<dt>${t('order.captured')}</dt><dd>${money(order.captured)}</dd>` : nothing}
      ${order.refunded.amount ? html`<dt>${t('order.refunded')}</dt><dd>${money(order.refunded)}</dd>` : nothing}`;
  }

  #cancelled(order: Order): TemplateResult {
    const key = `order.cancelled.${order.cancellation?.reason}`;
    const back = ['insufficient_stock', 'payment_expired'].includes(order.cancellation?.reason ?? '') && cartStore.isOf(order);
    return html`<p class="notice ${order.cancellation?.reason === 'requested_by_customer' ? '' : 'warn'}"><span>${t(words.knows(key) ? key as Key : 'order.cancelled.other')}</span>
      ${back ? html`<a class="btn slim" href="/cart">${t('order.backToCart')}</a>` : nothing}</p>`;
  }

  #dialog(order: Order): TemplateResult {
    return html`<dialog aria-labelledby="sure"><form method="dialog" class="dialog-body"><h2 id="sure">${t('order.cancelSure')}</h2><p>${t('order.cancelWhat')}</p>
      <div class="row"><button class="btn danger" value="yes" @click=${() => this.#cancel(order)}>${t('order.cancelYes')}</button><button class="btn" value="no" autofocus>${t('order.cancelNo')}</button></div></form></dialog>`;
  }

  async #cancel(order: Order): Promise<void> {
    try {
      this.#found.set(await call<Order>(`/store/orders/${order.id}/cancel`, { method: 'POST', headers: cartStore.accessTo(order.id) }));
      tell(t('order.cancelAsked'));
    } catch (error) {
      tell(reason(error), true);
    }
  }

  async #pay(order: Order, token: string): Promise<void> {
    this.paying = true;
    this.fault = '';
    try {
      await cartStore.payAgain(order, token);
      go(`/orders/${order.id}?thanks=1`, true);
    } catch (error) {
      this.fault = (error as { code?: string }).code === 'payment_action_required' ? '' : reason(error);
    } finally {
      this.paying = false;
      void this.#again();
    }
  }

  #skeleton(): TemplateResult {
    return html`<div class="stack" aria-hidden="true"><span class="skeleton line w30"></span><h1><span class="skeleton line w40"></span></h1><div class="two"><div class="card skeleton tall"></div><div class="card skeleton tall"></div></div></div>`;
  }
}

