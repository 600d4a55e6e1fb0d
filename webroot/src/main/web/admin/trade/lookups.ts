import { call, query, type Page } from '../../shared/api';
import { may } from '../staff';
import type { Category, MerchantFull, ProductType } from './types';

const PAGES_MAX = 20;
const PAGE = 100;

/** More than these are not had. */
export const EVERYTHING_MAX = PAGES_MAX * PAGE;

/** What is few enough to be had whole. */
export async function everything<T>(path: string, more: Record<string, string> = {}): Promise<T[]> {
  const all: T[] = [];
  let after: string | null = null;
  for (let page = 0; page < PAGES_MAX; page++) {
    const found: Page<T> = await call<Page<T>>(path + query({ ...more, limit: PAGE, after }));
    all.push(...found.data);
    after = found.meta.next;
    if (!after) {
      break;
    }
  }
  return all;
}

interface Platform { data: string[]; trace_url: string | null }

let platform: Promise<Platform> | undefined;

/** What does not change while a window is open. */
function known(): Promise<Platform> {
  platform ??= call<Platform>('/admin/domains').catch(error => {
    platform = undefined;
    throw error;
  });
  return platform;
}

/** The domains that there are. */
export const domains = async (): Promise<string[]> => (await known()).data;

/** Where a trace can be looked at, if anybody said where. */
export const traceUrl = async (id: string): Promise<string | undefined> => (await known()).trace_url?.replace('{trace_id}', encodeURIComponent(id));

export const categories = async (): Promise<Category[]> => (await call<{ data: Category[] }>(may('adminListCategories') ? '/admin/categories' : '/store/categories')).data;
export const productTypes = async (): Promise<ProductType[]> => (await call<{ data: ProductType[] }>('/admin/product-types')).data;
export const merchants = (): Promise<MerchantFull[]> => everything<MerchantFull>('/admin/merchants');
