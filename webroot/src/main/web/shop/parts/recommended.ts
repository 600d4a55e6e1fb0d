import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Loading, Part } from '../../shared/part';
import { product, recommended } from '../store';
import type { Product } from '../types';
import { session } from '../visit';
import { productGrid, type Carded } from './pieces';

const SHOWN = 5;

/** Products that somebody may want next. Draws nothing while nobody recommends anything: the page does well without. */
@customElement('recommended-products')
export class RecommendedProducts extends Part {
  @property() accessor kind = 'trending';
  @property() accessor heading = '';
  @property() accessor product = '';
  readonly #list = new Loading<Carded[]>(this);

  override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('kind') || changed.has('product')) {
      void this.#list.load(() => this.#fetch());
    }
  }

  async #fetch(): Promise<Carded[]> {
    const answer = await recommended(this.kind, { session_id: session, product_id: this.product || undefined, limit: SHOWN });
    const known = await Promise.allSettled(answer.data.map(r => product(r.product_id)));
    return answer.data.flatMap((r, i) => {
      const found = known[i]?.status === 'fulfilled' ? (known[i] as PromiseFulfilledResult<Product>).value : undefined;
      const offer = found?.offers.find(o => o.available > 0) ?? found?.offers[0];
      return found && offer ? [{ id: found.id, title: found.title, category_id: found.category_id, price: offer.price, offer_count: found.offers.length, note: r.reason.text, href: `/p/${found.id}?from=${answer.id}` }] : [];
    });
  }

  override render() {
    const list = this.#list.value ?? [];
    return list.length ? html`<section aria-label=${this.heading}><h2>${this.heading}</h2>${productGrid(list)}</section>` : nothing;
  }
}
