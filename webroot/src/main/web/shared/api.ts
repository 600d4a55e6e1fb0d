/** The REST surface, as a browser speaks it. */
const BASE = '/api/v1';

export interface Money { amount: number; currency: string }

export interface Page<T> { data: T[]; meta: { next: string | null; has_more: boolean; total?: number | null } }

export interface ProblemItem { pointer: string; code: string; detail: string; offer_id?: string; available?: number; against?: Against }

/** What there is that stands against a request, a few of it by name. */
export interface Against { count: number; or_more: boolean; examples: { id: string; name: string; value: string | null }[] }

/** An answer that says no. Its code is stable; its texts are for developers. */
export class Problem extends Error {
  constructor(readonly status: number, readonly code: string, readonly body: Record<string, unknown>) {
    super(String(body['detail'] ?? code));
  }

  get items(): ProblemItem[] {
    return (this.body['errors'] as ProblemItem[] | undefined) ?? [];
  }
}

/** Nobody answered: no network, or no server. */
export class Unreachable extends Error {}

export interface Sending { method?: string; body?: unknown; headers?: Record<string, string>; key?: string; signal?: AbortSignal; keepalive?: boolean }

/** Who is signed in, if anybody: asked for each request. */
export interface Identity {
  token(): Promise<string | null>;
  /** The token was not accepted: a new one, or null when there is none to be had. */
  renewed(): Promise<string | null>;
}

let identity: Identity = { token: async () => null, renewed: async () => null };

export function identifyWith(who: Identity): void {
  identity = who;
}

export const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), b => b.toString(16).padStart(2, '0')).join('');

export async function call<T>(path: string, sending: Sending = {}): Promise<T> {
  let response = await send(path, sending, await identity.token());
  if (response.status === 401) {
    const token = await identity.renewed();
    response = token ? await send(path, sending, token) : response;
  }
  const text = await response.text();
  if (!response.ok) {
    const body = problemIn(text);
    throw new Problem(response.status, String(body['code'] ?? `http_${response.status}`), body);
  }
  return (text ? JSON.parse(text) : undefined) as T;
}

async function send(path: string, sending: Sending, token: string | null): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json', ...sending.headers };
  if (sending.body !== undefined) {
    headers['content-type'] = 'application/json';
  }
  if (sending.key) {
    headers['idempotency-key'] = sending.key;
  }
  if (token) {
    headers['authorization'] = `Bearer ${token}`;
  }
  try {
    const method = sending.method ?? (sending.body === undefined ? 'GET' : 'POST');
    const body = sending.body === undefined ? null : JSON.stringify(sending.body);
    return await fetch(BASE + path, { method, headers, body, signal: sending.signal ?? null, keepalive: sending.keepalive ?? false });
  } catch (error) {
    if (sending.signal?.aborted) {
      throw error;
    }
    throw new Unreachable(String(error));
  }
}

function problemIn(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** A query string of what is given; empty values are left out. */
export function query(values: Record<string, string | number | boolean | null | undefined>): string {
  const parts = Object.entries(values).filter(([, v]) => v !== undefined && v !== null && v !== '');
  return parts.length ? '?' + new URLSearchParams(parts.map(([k, v]) => [k, String(v)])).toString() : '';
}

export async function bearer(): Promise<Record<string, string>> {
  const token = await identity.token();
  return token ? { authorization: `Bearer ${token}` } : {};
}

/** Whether there is another token than the one that was not accepted. */
export const signedInAnew = async (): Promise<boolean> => (await identity.renewed()) !== null;
