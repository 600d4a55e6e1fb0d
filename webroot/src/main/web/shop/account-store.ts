import { call, identifyWith, Problem, query, type Page } from '../shared/api';
import { Session } from '../shared/session';
import type { Address, Customer, OrderSummary } from './types';

/** Who is signed in. */
class AccountStore extends Session {
  customer: Customer | undefined;

  constructor() {
    super('tw.refresh');
  }

  async login(email: string, password: string): Promise<void> {
    await this.trade('/auth/login', { email, password });
    await this.load();
  }

  async register(email: string, password: string, name: string): Promise<void> {
    await this.trade('/auth/register', { email, password, ...(name ? { name } : {}) });
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
      this.changed();
    }
    return this.customer;
  }

  orders = (after?: string): Promise<Page<OrderSummary>> => call('/store/customers/me/orders' + query({ limit: 20, after }));

  async saveAddresses(addresses: Address[]): Promise<void> {
    this.customer = await call<Customer>('/store/customers/me/addresses', { method: 'PUT', body: { data: addresses } });
    this.changed();
  }

  protected override left(): void {
    this.customer = undefined;
  }
}

export const account = new AccountStore();
identifyWith(account);
