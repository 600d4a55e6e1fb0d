import { merchants } from './lookups';
import { named } from '../words';

/** "merchant_payable:mer_…" in words; the merchant by name, as soon as it is known. */
export function accountName(code: string, sellers: Map<string, string>): string {
  const [kind = code, owner] = code.split(':');
  return owner ? `${named('ledgerAccount', kind)} ${sellers.get(owner) ?? owner}` : named('ledgerAccount', kind);
}

export const sellerNames = async (): Promise<Map<string, string>> => new Map((await merchants()).map(m => [m.id, m.name]));
