import { call, query, type Page } from '../shared/api';
import type { Category, Merchant, Product, ProductHits } from './types';

export interface Search {
  q?: string; category?: string; merchant?: string; min_price?: string; max_price?: string; available?: string; sort?: string;
  facets?: boolean; limit?: number; after?: string;
}

/** What was seen a moment ago is shown at once when the shopper comes back to it. */
const SEEN_MAX = 60;
const seen = new Map<string, unknown>();

export const remembered = <T>(path: string): T | undefined => seen.get(path) as T | undefined;

export async function fetched<T>(path: string, signal?: AbortSignal): Promise<T> {
  const value = await call<T>(path, signal ? { signal } : {});
  remember(path, value);
  return value;
}

export function remember(path: string, value: unknown): void {
  seen.delete(path);
  seen.set(path, value);
  if (seen.size > SEEN_MAX) {
    seen.delete(seen.keys().next().value!);
  }
}

export const searchPath = (search: Search): string => '/store/products' + query({ ...search });
export const products = (search: Search, signal?: AbortSignal): Promise<ProductHits> => fetched(searchPath(search), signal);
export const productPath = (id: string): string => `/store/products/${encodeURIComponent(id)}`;
export const product = (id: string): Promise<Product> => fetched(productPath(id));
export const merchant = (id: string): Promise<Merchant> => fetched(`/store/merchants/${encodeURIComponent(id)}`);
export const merchants = (after?: string): Promise<Page<Merchant>> => fetched('/store/merchants' + query({ limit: 100, after }));

let categoryList: Promise<Category[]> | undefined;

/** All categories; asked for once a visit. */
export function categories(): Promise<Category[]> {
  categoryList ??= call<{ data: Category[] }>('/store/categories').then(list => list.data, error => {
    categoryList = undefined;
    throw error;
  });
  return categoryList;
}

export interface Recommended { id: string; data: { product_id: string; reason: { code: string; product_id: string | null } }[] }

/** Ranked products, or none when nobody recommends at the moment. */
export async function recommended(kind: string, about: { product_id?: string | undefined; session_id: string; limit: number }): Promise<Recommended> {
  try {
    return await call<Recommended>('/store/recommendations' + query({ kind, ...about }));
  } catch {
    return { id: '', data: [] };
  }
}
