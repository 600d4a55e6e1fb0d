import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Problem, Unreachable } from '../../shared/api';
import { icon } from '../../shared/icons';
import { emptyPicture } from '../../shared/ship';
import { picture } from '../art';
import type { Category, ProductSummary } from '../types';
import { money, t, words, type Key } from '../words';

let known = new Map<string, Category>();

/** Cards show a picture by category; until the categories are known they show a neutral one. */
export function knowCategories(all: Category[]): void {
  known = new Map(all.map(c => [c.id, c]));
}

export const categoryPath = (id: string | null): string[] => (id ? known.get(id)?.path ?? [] : []);

export interface Carded { id: string; title: string; category_id: string | null; price?: ProductSummary['price'] | undefined; offer_count?: number; available?: number; note?: string; href?: string }

/** A product in a list. The whole card leads to it; its name is the link. */
export const productCard = (p: Carded): TemplateResult => html`<li class="product">
  <div class="frame">${picture({ id: p.id, title: p.title, path: categoryPath(p.category_id) })}</div>
  <h3><a href=${p.href ?? `/p/${p.id}`}>${p.title}</a></h3>
  ${p.note ? html`<p class="soft tiny">${p.note}</p>` : categoryPath(p.category_id).length ? html`<p class="soft tiny">${categoryPath(p.category_id).at(-1)}</p>` : nothing}
  <p class="price num">${p.price === undefined ? nothing : p.price === null ? t('product.noOffer')
    : (p.offer_count ?? 1) > 1 ? t('product.from', { price: money(p.price) }) : money(p.price)}</p>
  ${p.available === 0 ? html`<p class="badge">${t('product.soldOut')}</p>` : nothing}
</li>`;

export const productGrid = (list: Carded[]): TemplateResult =>
  html`<ul class="products">${repeat(list, p => p.id, productCard)}</ul>`;

export const gridSkeleton = (count: number): TemplateResult => html`<ul class="products" aria-hidden="true">${Array.from({ length: count }, () => html`<li class="product">
  <div class="frame skeleton"></div><h3><span class="skeleton line w70"></span></h3><p class="tiny"><span class="skeleton line w40"></span></p><p><span class="skeleton line w30"></span></p></li>`)}</ul>`;

/** There is no such thing, or its name is none. */
export const isGone = (error: unknown): boolean => error instanceof Problem && (error.status === 404 || error.code === 'validation_failed');

/** What went wrong, in the shopper's words, and a way on. */
export function failure(error: unknown, again?: () => void): TemplateResult {
  const gone = isGone(error);
  return html`<div class="state" role="alert">${emptyPicture(gone ? 'lost' : 'storm')}
    <h2>${t(gone ? 'state.gone' : error instanceof Unreachable ? 'state.offline' : 'state.failed')}</h2>
    <p>${gone ? t('state.goneHint') : t('state.failedHint')}</p>
    ${gone || !again ? html`<a class="btn primary" href="/">${t('state.home')}</a>` : html`<button class="btn primary" @click=${again}>${t('state.again')}</button>`}</div>`;
}

/** The page of an address that leads nowhere. */
export const notFound = (): TemplateResult => html`<div class="wrap"><div class="state">${emptyPicture('lost')}<h1>${t('state.gone')}</h1><p>${t('state.goneHint')}</p><a class="btn primary" href="/">${t('state.home')}</a></div></div>`;

/** How an order stands: one whose payment was declined is not being checked any more, it waits for another card. */
export const orderStatus = (order: { status: string; payment_status: string }): string =>
  t(order.status === 'pending' && order.payment_status === 'declined' ? 'order.status.unpaid' : `order.status.${order.status}` as Key);

/** A sentence for a refusal: by its code where the page knows it. */
export function reason(error: unknown): string {
  if (error instanceof Unreachable) {
    return t('state.offline');
  }
  const key = error instanceof Problem ? `error.${error.code}` : '';
  return words.knows(key) ? t(key as Key) : t('state.failed');
}

export const backLink = (href: string, label: string): TemplateResult => html`<a class="back row tight small" href=${href}>${icon('back', 16)} ${label}</a>`;
