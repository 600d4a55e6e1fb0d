import { merchants } from './lookups';
import { named } from '../words';

/** "merchant_payable:mer_…" in words; the merchant by name, as soon as it is known. */
export function accountName(code: string, sellers: Map<string, string>): string {
  const [kind = code, owner] = code.split(':');
  return owner ? `${named('ledgerAccount', kind)} ${sellers.get(owner) ?? owner}` : named('ledgerAccount', kind);
}

const FRESH_MS = 60_000;

let names: Promise<Map<string, string>> | undefined;

/** What merchants are called; many are not asked for with every page. */
export function sellerNames(): Promise<Map<string, string>> {
  if (!names) {
    names = merchants().then(all => new Map(all.map(m => [m.id, m.name])));
    const drop = (): void => void (names = undefined);
    names.then(() => setTimeout(drop, FRESH_MS), drop);
  }
  return names;
}
