import { call, query, type Page } from '../../shared/api';
import type { Category, MerchantFull, ProductType } from './types';

const PAGES_MAX = 20;

/** What is few enough to be had whole. */
export async function everything<T>(path: string, more: Record<string, string> = {}): Promise<T[]> {
  const all: T[] = [];
  let after: string | null = null;
  for (let page = 0; page < PAGES_MAX; page++) {
    const found: Page<T> = await call<Page<T>>(path + query({ ...more, limit: 100, after }));
    all.push(...found.data);
    after = found.meta.next;
    if (!after) {
      break;
    }
  }
  return all;
}

let names: Promise<string[]> | undefined;

/** The domains that there are; which they are does not change while a window is open. */
export function domains(): Promise<string[]> {
  names ??= call<{ data: string[] }>('/admin/domains').then(found => found.data, error => {
    names = undefined;
    throw error;
  });
  return names;
}

export const categories = async (): Promise<Category[]> => (await call<{ data: Category[] }>('/admin/categories')).data;
export const productTypes = async (): Promise<ProductType[]> => (await call<{ data: ProductType[] }>('/admin/product-types')).data;
export const merchants = (): Promise<MerchantFull[]> => everything<MerchantFull>('/admin/merchants');
