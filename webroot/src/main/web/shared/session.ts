import { call, Unreachable, type Identity } from './api';

const EARLY_MS = 30_000;

export interface Tokens { access_token: string; refresh_token: string; expires_in: number }

/** As nobody in particular, and to the end even when the page is left. */
const told = (what: 'refresh' | 'logout', refresh: string): Promise<Response> => fetch(`/api/v1/auth/${what}`, {
  method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ refresh_token: refresh }), keepalive: what === 'logout',
});

/** A sign-in: the refresh token is kept in the browser under its key, the access token in memory only. Tells of `change`. */
export class Session extends EventTarget implements Identity {
  #access: { token: string; until: number } | undefined;
  #renewing: Promise<string | null> | undefined;

  constructor(private readonly key: string) {
    super();
  }

  get signedIn(): boolean {
    return localStorage.getItem(this.key) !== null;
  }

  /** Nobody waits for the server to forget it too; without one the token ends when it expires. */
  logout = (): void => {
    const refresh = localStorage.getItem(this.key);
    localStorage.removeItem(this.key);
    if (refresh) {
      void told('logout', refresh).catch(() => {});
    }
    this.#access = undefined;
    this.left();
    this.changed();
  };

  /** Forgets what was known of whoever was signed in. */
  protected left(): void {}

  /** Looks at each token that is given. */
  protected taken(_access: string): void {}

  protected changed(): void {
    this.dispatchEvent(new Event('change'));
  }

  protected async trade(path: string, body: unknown): Promise<string> {
    return this.#take(await call<Tokens>(path, { body }));
  }

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
    const refresh = localStorage.getItem(this.key);
    if (!refresh) {
      return null;
    }
    const response = await told('refresh', refresh).catch((error: unknown) => {
      throw new Unreachable(String(error));
    });
    if (!this.signedIn) {
      // Signed out while the answer was on its way.
      return null;
    }
    if (!response.ok) {
      if (response.status === 401 || response.status === 403) {
        this.logout();
      }
      return null;
    }
    return this.#take((await response.json()) as Tokens);
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    return 'locks' in navigator ? (navigator.locks.request(this.key, work) as Promise<T>) : work();
  }

  #take(tokens: Tokens): string {
    localStorage.setItem(this.key, tokens.refresh_token);
    this.#access = { token: tokens.access_token, until: Date.now() + tokens.expires_in * 1000 - EARLY_MS };
    this.taken(tokens.access_token);
    return tokens.access_token;
  }
}
