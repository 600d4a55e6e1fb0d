import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Loading, Part } from '../../shared/part';
import { product, recommended, type Recommended } from '../store';
import type { Product } from '../types';
import { session } from '../visit';
import { t, words, type Key } from '../words';
import { gridSkeleton, productGrid, type Carded } from './pieces';

const SHOWN = 5;

/** Reasons that bear out the heading: what merely fills up is not passed off as more than it is. */
const MEANT: Record<string, string[]> = {
  for_you: ['viewed_together', 'viewed_before', 'bought_together', 'chosen'],
  trending: ['trending', 'chosen'],
  bought_together: ['bought_together', 'chosen'],
};

const ANSWERED_KEY = 'tw.recommends.';

/** Whether there was something to recommend last time: then room is kept for it, so that nothing jumps. */
export const recommends = (kind: string): boolean => localStorage.getItem(ANSWERED_KEY + kind) === 'yes';

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
    const meant = answer.data.filter(r => MEANT[this.kind]?.includes(r.reason.code) ?? true);
    localStorage.setItem(ANSWERED_KEY + this.kind, meant.length ? 'yes' : 'no');
    const known = await Promise.allSettled(meant.map(r => product(r.product_id)));
    const notes = await Promise.all(meant.map(r => (this.kind === 'for_you' ? why(r.reason) : '')));
    return meant.flatMap((r, i) => {
      const found = known[i]?.status === 'fulfilled' ? (known[i] as PromiseFulfilledResult<Product>).value : undefined;
      const offer = found?.offers.find(o => o.available > 0) ?? found?.offers[0];
      return found && offer ? [{ id: found.id, title: found.title, category_id: found.category_id, price: offer.price, offer_count: found.offers.length, note: notes[i] ?? '', href: `/p/${found.id}?from=${answer.id}` }] : [];
    });
  }

  override render() {
    const list = this.#list.value;
    if (!list) {
      return recommends(this.kind) && !this.#list.error ? html`<section aria-hidden="true"><h2><span class="skeleton line w30"></span></h2>${gridSkeleton(SHOWN)}</section>` : nothing;
    }
    return list.length ? html`<section aria-label=${this.heading}><h2>${this.heading}</h2>${productGrid(list)}</section>` : nothing;
  }
}

/** Why it is recommended; which product of the visit speaks for it was looked at and is remembered. */
async function why(reason: Recommended['data'][number]['reason']): Promise<string> {
  const key = `reason.${reason.code}`;
  if (!words.knows(key)) {
    return '';
  }
  const about = reason.product_id ? await product(reason.product_id).catch(() => undefined) : undefined;
  return t(key as Key, { title: about?.title ?? '…' });
}
