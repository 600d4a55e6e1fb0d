import type { Part } from '../../shared/part';
import { may, staff } from '../staff';
import { everything } from './lookups';
import type { MachineKey, Person } from './types';

const FRESH_MS = 60_000;

let names: ReadonlyMap<string, string> = new Map();
let asked: Promise<void> | undefined;

/** People by their address and keys by their name, as far as they are known yet. */
export const people = (): ReadonlyMap<string, string> => names;

/** Whoever did something: by address or name where that is known, by id otherwise. */
export const who = (id: string | null): string => names.get(id ?? '') ?? ((id === staff.who?.id && staff.who?.email) || id || '');

/** Draws the part anew once it is known what people are called. */
export function introduce(part: Part): void {
  if (!asked) {
    asked = load();
    void asked.then(() => setTimeout(() => (asked = undefined), FRESH_MS));
  }
  void asked.then(() => part.requestUpdate());
}

async function load(): Promise<void> {
  const [staffed, keys] = await Promise.all([
    may('listStaff') ? everything<Person>('/admin/staff').catch(() => []) : [],
    may('listApiKeys') ? everything<MachineKey>('/admin/api-keys').catch(() => []) : [],
  ]);
  names = new Map([...staffed.map((p): [string, string] => [p.id, p.email]), ...keys.map((k): [string, string] => [k.id, k.name])]);
}
