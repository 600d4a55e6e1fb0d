import { call, Problem, randomKey, type Money } from '../shared/api';
import type { Address, Cart, CartItem, MerchantShipping, Order } from './types';

const KEY = 'tw.cart';
const ORDERS_KEY = 'tw.orders';
const ORDERS_MAX = 50;

interface Handle { id: string; token: string }
interface Remembered extends Handle { order: string; at: string }
export interface Details { email?: string; shipping_address?: Address; billing_address?: Address; shipping_options?: Record<string, string> }

const stored = <T>(key: string): T | undefined => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
};

/** The shopper's one cart. Changes happen one after the other; every answer is the whole cart and is told to who listens. */
class CartStore extends EventTarget {
  cart: Cart | undefined;
  loaded = false;
  #work: Promise<unknown> = Promise.resolve();
  /** Quantities that are wished for and not answered yet, by line. */
  readonly #wishes = new Map<string, number>();

  get known(): boolean {
    return stored<Handle>(KEY) !== undefined;
  }

  get count(): number {
    return this.cart?.status === 'open' ? this.cart.items.reduce((n, item) => n + this.wanted(item), 0) : 0;
  }

  /** Asks again what the cart holds and costs. */
  refresh = (): Promise<void> => this.#inTurn(async () => {
    const handle = stored<Handle>(KEY);
    if (!handle) {
      this.#set(undefined);
      return;
    }
    try {
      this.#set(await call<Cart>(`/store/carts/${handle.id}`, { headers: { 'x-cart-token': handle.token } }));
    } catch (error) {
      if (error instanceof Problem && [401, 403, 404].includes(error.status)) {
        this.forget();
      } else {
        throw error;
      }
    }
  });

  /**
   * Adds to the cart, which is opened in the offer's currency when there is none. A cart that has become an order is left
   * to it, and a new one begun; then the answer is the order's id.
   */
  add = (offerId: string, quantity: number, currency: string): Promise<string | undefined> => this.#inTurn(async () => {
    const key = randomKey();
    const body = { offer_id: offerId, quantity };
    try {
      this.#set(await this.#send('/items', { body, key }, await this.#opened(currency)));
      return undefined;
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'cart_completed') {
        throw error;
      }
      const left = this.orderOf(this.#handle().id) ?? this.cart?.order_id ?? undefined;
      this.forget();
      this.#set(await this.#send('/items', { body, key }, await this.#opened(currency)));
      return left;
    }
  });

  /** How many of a line there are, what is not answered yet included. */
  wanted = (item: CartItem): number => this.#wishes.get(item.id) ?? item.quantity;

  /** Counts at once. Of what is wished for while another change is under way only the last is sent; refused, it is as before. */
  quantity(item: string, quantity: number): Promise<void> {
    this.#wishes.set(item, quantity);
    this.#tell();
    return this.#inTurn(async () => {
      const wish = this.#wishes.get(item);
      if (wish === undefined) {
        return;
      }
      try {
        const cart = await this.#send(`/items/${item}`, { method: 'PATCH', body: { quantity: wish } }, this.#handle());
        if (this.#wishes.get(item) === wish) {
          this.#wishes.delete(item);
        }
        this.#set(cart);
      } catch (error) {
        this.#wishes.delete(item);
        this.#tell();
        throw error;
      }
    });
  }

  remove(item: string): Promise<void> {
    this.#wishes.delete(item);
    return this.#change(`/items/${item}`, { method: 'DELETE' });
  }

  details = (details: Details): Promise<void> => this.#change('', { method: 'PATCH', body: details });

  async shipping(): Promise<MerchantShipping[]> {
    const handle = this.#handle();
    return (await call<{ data: MerchantShipping[] }>(`/store/carts/${handle.id}/shipping-options`, { headers: { 'x-cart-token': handle.token } })).data;
  }

  /** Buys the cart, or tries another card for the order that it has become. */
  async complete(token: string, expected?: Money): Promise<Order> {
    const handle = this.#handle();
    const body = { payment: { provider: 'sandbox', token }, ...(expected ? { expected_total: expected } : {}) };
    try {
      const order = await call<Order>(`/store/carts/${handle.id}/complete`, { body, headers: { 'x-cart-token': handle.token } });
      this.#remember(order.id, handle);
      return order;
    } catch (error) {
      const order = error instanceof Problem ? error.body['order_id'] : undefined;
      if (typeof order === 'string') {
        this.#remember(order, handle);
      }
      throw error;
    }
  }

  /** Pays for an order whose cart this browser had. */
  async payAgain(order: Order, token: string): Promise<Order> {
    const body = { payment: { provider: 'sandbox', token } };
    return call<Order>(`/store/carts/${order.cart_id}/complete`, { body, headers: this.accessTo(order.id) });
  }

  /** What shows that an order is this browser's; a signed-in customer needs nothing. */
  accessTo(order: string): Record<string, string> {
    const token = this.orders.find(known => known.order === order)?.token;
    return token ? { 'x-cart-token': token } : {};
  }

  /** Orders made in this browser, newest first. */
  get orders(): Remembered[] {
    return stored<Remembered[]>(ORDERS_KEY) ?? [];
  }

  /** The order that a cart of this browser has become, if any. */
  orderOf(cart: string): string | undefined {
    return this.orders.find(known => known.id === cart)?.order;
  }

  /** The cart has become an order that no longer needs it. */
  forget = (): void => {
    localStorage.removeItem(KEY);
    this.#set(undefined);
  };

  isOf(order: Order): boolean {
    return stored<Handle>(KEY)?.id === order.cart_id;
  }

  async #opened(currency: string): Promise<Handle> {
    const known = stored<Handle>(KEY);
    if (known) {
      return known;
    }
    const country = navigator.languages.map(l => new Intl.Locale(l).region).find(r => r && /^[A-Z]{2}$/.test(r));
    const cart = await call<Cart>('/store/carts', { body: { currency, ...(country ? { country } : {}) }, key: randomKey() });
    const handle = { id: cart.id, token: cart.token ?? '' };
    localStorage.setItem(KEY, JSON.stringify(handle));
    return handle;
  }

  #handle(): Handle {
    const handle = stored<Handle>(KEY);
    if (!handle) {
      throw new Error('There is no cart.');
    }
    return handle;
  }

  #change = (path: string, sending: { method: string; body?: unknown }): Promise<void> =>
    this.#inTurn(async () => this.#set(await this.#send(path, sending, this.#handle())));

  #send = (path: string, sending: object, handle: Handle): Promise<Cart> =>
    call<Cart>(`/store/carts/${handle.id}${path}`, { ...sending, headers: { 'x-cart-token': handle.token } });

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#work.then(work, work);
    this.#work = done.catch(() => {});
    return done;
  }

  #set(cart: Cart | undefined): void {
    this.cart = cart;
    this.loaded = true;
    this.#tell();
  }

  #tell(): void {
    this.dispatchEvent(new Event('change'));
  }

  #remember(order: string, handle: Handle): void {
    if (!this.orders.some(known => known.order === order)) {
      const all = [{ ...handle, order, at: new Date().toISOString() }, ...this.orders].slice(0, ORDERS_MAX);
      localStorage.setItem(ORDERS_KEY, JSON.stringify(all));
    }
  }
}

export const cartStore = new CartStore();

// Another tab has added or bought something.
addEventListener('storage', event => {
  if (event.key === KEY) {
    void cartStore.refresh().catch(() => {});
  }
});
