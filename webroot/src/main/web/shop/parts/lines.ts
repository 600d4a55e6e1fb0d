import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Money } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import { picture } from '../art';
import { product, productPath, remembered } from '../store';
import type { Product, Totals } from '../types';
import { money, t } from '../words';

/** The picture of a line's product, which carts and orders know by its id only. */
@customElement('line-picture')
export class LinePicture extends Part {
  @property() accessor product = '';
  readonly #found = new Loading<Product>(this);

  override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('product')) {
      const known = remembered<Product>(productPath(this.product));
      if (known) {
        this.#found.set(known);
      } else {
        void this.#found.load(() => product(this.product));
      }
    }
  }

  override render() {
    const drawn = (p: { id: string; title: string; category_path: string[] }) => html`<div class="frame">${picture({ id: p.id, title: p.title, path: p.category_path })}</div>`;
    return this.#found.show({
      waiting: () => html`<div class="frame skeleton"></div>`,
      failed: () => drawn({ id: this.product, title: '', category_path: [] }),
      ready: drawn,
    });
  }
}

export const linePicture = (line: { product_id: string }): TemplateResult => html`<line-picture .product=${line.product_id}></line-picture>`;

/** The page of what a line is of, at its variant. */
export const lineHref = (line: { product_id: string; sku: string }): string => `/p/${line.product_id}?variant=${encodeURIComponent(line.sku)}`;

const sum = (label: string, amount: Money, always = false): TemplateResult | typeof nothing =>
  always || amount.amount !== 0 ? html`<dt>${label}</dt><dd>${money(amount)}</dd>` : nothing;

export const totals = (of: Totals, more: TemplateResult | typeof nothing = nothing): TemplateResult => html`<dl class="sums">
  ${sum(t('cart.subtotal'), of.subtotal, true)}
  ${of.discount.amount ? html`<dt>${t('cart.discount')}</dt><dd>−${money(of.discount)}</dd>` : nothing}
  <dt>${t('cart.shipping')}</dt><dd>${of.shipping.amount ? money(of.shipping) : t('checkout.free')}</dd>
  ${sum(t('cart.tax'), of.tax)}
  <dt class="grand">${t('cart.total')}</dt><dd class="grand">${money(of.total)}</dd>${more}</dl>`;
