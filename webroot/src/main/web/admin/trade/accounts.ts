import { call, query, type Page } from '../../shared/api';
import { may } from '../staff';
import { named } from '../words';
import type { MerchantFull } from './types';

/** "merchant_payable:mer_…" in words; the merchant by name, as soon as it is known. */
export function accountName(code: string, sellers: Map<string, string>): string {
  const [kind = code, owner] = code.split(':');
  return owner ? `${named('ledgerAccount', kind)} ${sellers.get(owner) ?? owner}` : named('ledgerAccount', kind);
}

const FRESH_MS = 60_000;
const AT_ONCE = 50;

const names = new Map<string, string>();
let since = 0;

/** What merchants are called: these and whoever was asked for before. However many there are, only those shown are asked for. */
export async function sellerNames(ids: (string | null | undefined)[]): Promise<Map<string, string>> {
  if (!may('adminListMerchants')) {
    return names;
  }
  if (Date.now() > since + FRESH_MS) {
    names.clear();
    since = Date.now();
  }
  const missing = [...new Set(ids)].filter((id): id is string => Boolean(id?.startsWith('mer_')) && !names.has(id!));
  for (let from = 0; from < missing.length; from += AT_ONCE) {
    const page = await call<Page<MerchantFull>>('/admin/merchants' + query({ ids: missing.slice(from, from + AT_ONCE).join(','), limit: AT_ONCE })).catch(() => undefined);
    page?.data.forEach(merchant => names.set(merchant.id, merchant.name));
  }
  return new Map(names);
}
