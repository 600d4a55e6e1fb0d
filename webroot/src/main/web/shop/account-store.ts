import { call, identifyWith, Problem, query, type Page } from '../shared/api';
import type { Address, Customer, OrderSummary } from './types';

const KEY = 'tw.refresh';
const EARLY_MS = 30_000;

interface Tokens { access_token: string; refresh_token: string; expires_in: number }

/** Who is signed in. The access token is kept in memory only. */
class AccountStore extends EventTarget {
  customer: Customer | undefined;
  #access: { token: string; until: number } | undefined;
  #renewing: Promise<string | null> | undefined;

  get signedIn(): boolean {
    return localStorage.getItem(KEY) !== null;
  }

  async login(email: string, password: string): Promise<void> {
    this.#take(await call<Tokens>('/auth/login', { body: { email, password } }));
    await this.load();
  }

  async register(email: string, password: string, name: string): Promise<void> {
    this.#take(await call<Tokens>('/auth/register', { body: { email, password, ...(name ? { name } : {}) } }));
    await this.load();
  }

  /** Fetches who it is; somebody whose sign-in has ended is a guest again. */
  async load(): Promise<Customer | undefined> {
    if (this.signedIn) {
      this.customer = await call<Customer>('/store/customers/me').catch(error => {
        if (error instanceof Problem && (error.status === 401 || error.status === 403)) {
          this.logout();
          return undefined;
        }
        throw error;
      });
      this.dispatchEvent(new Event('change'));
    }
    return this.customer;
  }

  orders = (after?: string): Promise<Page<OrderSummary>> => call('/store/customers/me/orders' + query({ limit: 20, after }));

  async saveAddresses(addresses: Address[]): Promise<void> {
    this.customer = await call<Customer>('/store/customers/me/addresses', { method: 'PUT', body: { data: addresses } });
    this.dispatchEvent(new Event('change'));
  }

  logout = (): void => {
    localStorage.removeItem(KEY);
    this.#access = undefined;
    this.customer = undefined;
    this.dispatchEvent(new Event('change'));
  };

  token = async (): Promise<string | null> =>
    this.#access && this.#access.until > Date.now() ? this.#access.token : this.renewed();

  /** A refresh token is good once, so only one tab may use it: the others wait and take what it left them. */
  renewed = (): Promise<string | null> => {
    if (!this.signedIn) {
      return Promise.resolve(null);
    }
    this.#renewing ??= this.#alone(() => this.#renew()).finally(() => (this.#renewing = undefined));
    return this.#renewing;
  };

  async #renew(): Promise<string | null> {
    const refresh = localStorage.getItem(KEY);
    if (!refresh) {
      return null;
    }
    const response = await fetch('/api/v1/auth/refresh', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ refresh_token: refresh }),
    });
    if (!response.ok) {
      if (response.status === 401 || response.status === 403) {
        this.logout();
      }
      return null;
    }
    return this.#take((await response.json()) as Tokens);
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    return 'locks' in navigator ? (navigator.locks.request('tw.refresh', work) as Promise<T>) : work();
  }

  #take(tokens: Tokens): string {
    localStorage.setItem(KEY, tokens.refresh_token);
    this.#access = { token: tokens.access_token, until: Date.now() + tokens.expires_in * 1000 - EARLY_MS };
    return tokens.access_token;
  }
}

export const account = new AccountStore();
identifyWith(account);
