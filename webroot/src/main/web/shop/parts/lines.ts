import { html, nothing, type TemplateResult } from 'lit';
import type { Money } from '../../shared/api';
import { picture } from '../art';
import { remembered } from '../store';
import type { Product, ProductSummary, Totals } from '../types';
import { money, t } from '../words';
import { categoryPath } from './pieces';

/** A line's picture. Carts and orders do not say the category; it is known when the product was looked at. */
export function linePicture(line: { product_id: string; title: string }): TemplateResult {
  const seen = remembered<Product>(`/store/products/${line.product_id}`);
  return html`<div class="frame">${picture({ id: line.product_id, title: seen?.title ?? line.title, path: seen?.category_path ?? categoryPath(hint.get(line.product_id) ?? null) })}</div>`;
}

const hint = new Map<string, string>();

export function hintCategories(list: ProductSummary[]): void {
  list.forEach(p => p.category_id && hint.set(p.id, p.category_id));
}

const sum = (label: string, amount: Money, always = false): TemplateResult | typeof nothing =>
  always || amount.amount !== 0 ? html`<dt>${label}</dt><dd>${money(amount)}</dd>` : nothing;

export const totals = (of: Totals, more: TemplateResult | typeof nothing = nothing): TemplateResult => html`<dl class="sums">
  ${sum(t('cart.subtotal'), of.subtotal, true)}
  ${of.discount.amount ? html`<dt>${t('cart.discount')}</dt><dd>−${money(of.discount)}</dd>` : nothing}
  <dt>${t('cart.shipping')}</dt><dd>${of.shipping.amount ? money(of.shipping) : t('checkout.free')}</dd>
  ${sum(t('cart.tax'), of.tax)}
  <dt class="grand">${t('cart.total')}</dt><dd class="grand">${money(of.total)}</dd>${more}</dl>`;
