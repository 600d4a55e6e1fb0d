import { identifyWith } from '../shared/api';
import { Session } from '../shared/session';
import rights from './rights.json';

export type Role = 'admin' | 'operator' | 'viewer' | 'merchant';
export type Operation = keyof typeof rights;

interface Claims { sub: string; role: string; merchant_id?: string | null }

export interface Who { id: string; email: string; role: Role; merchant: string | null }

const WHO = 'tw.console.who';

/** Somebody signed in who has nothing to do here. */
export class NotStaff extends Error {}

/** Whoever works with this console. The role is the token's; the server decides by it again at each call. */
class Staff extends Session {
  #who: Who | undefined = remembered();
  #email = '';

  constructor() {
    super('tw.console.refresh');
  }

  get who(): Who | undefined {
    return this.signedIn ? this.#who : undefined;
  }

  async login(email: string, password: string): Promise<void> {
    this.#email = email;
    await this.trade('/auth/login', { email, password });
    this.changed();
  }

  protected override taken(access: string): void {
    const claims = claimsOf(access);
    if (!['admin', 'operator', 'viewer', 'merchant'].includes(claims.role)) {
      this.logout();
      throw new NotStaff();
    }
    const before = this.#who;
    this.#who = { id: claims.sub, email: this.#email || before?.email || '', role: claims.role as Role, merchant: claims.merchant_id ?? null };
    localStorage.setItem(WHO, JSON.stringify(this.#who));
    if (before && before.role !== this.#who.role) {
      this.changed();
    }
  }

  protected override left(): void {
    localStorage.removeItem(WHO);
    this.#who = undefined;
  }
}

function remembered(): Who | undefined {
  return (JSON.parse(localStorage.getItem(WHO) ?? 'null') as Who | null) ?? undefined;
}

function claimsOf(token: string): Claims {
  const base64 = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(base64), c => c.charCodeAt(0)))) as Claims;
}

export const staff = new Staff();
identifyWith(staff);

/** Whether whoever is signed in may ask for this; what nobody may ask for is not shown. */
export const may = (operation: Operation): boolean => {
  const role = staff.who?.role;
  return role !== undefined && (rights[operation] as string[]).includes(role);
};
