import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FacetCount, Facets, PriceBand } from '../types';
import { money, t } from '../words';

export type Chosen = Record<string, string>;

interface FacetsShown { facets: Facets; currency: string; query: URLSearchParams; withMerchants: boolean; set: (chosen: Chosen) => void }

const SHOWN = 10;

/** The filters that the answer offers, with how many products each leaves. */
export function facetGroups(shown: FacetsShown): TemplateResult {
  return html`
    <label class="check"><input type="checkbox" .checked=${shown.query.get('available') === '1'} @change=${(e: Event) => shown.set({ available: (e.target as HTMLInputElement).checked ? '1' : '' })}><span>${t('facets.inStock')}</span></label>
    ${prices(shown)}
    ${group(shown, 'category', t('facets.category'), shown.facets.categories)}
    ${shown.withMerchants ? group(shown, 'merchant', t('facets.merchant'), shown.facets.merchants) : nothing}`;
}

function group(shown: FacetsShown, name: string, label: string, counts: FacetCount[]): TemplateResult | typeof nothing {
  const chosen = shown.query.get(name);
  if (counts.length < 2 && !chosen) {
    return nothing;
  }
  return html`<div role="group" aria-label=${label}><h2 class="facet-title">${label}</h2><ul class="facet">
    ${repeat(counts.slice(0, SHOWN), c => c.id, c => html`<li><button class="facet-value" data-facet=${`${name} ${c.id}`} aria-pressed=${chosen === c.id ? 'true' : 'false'} @click=${() => shown.set({ [name]: chosen === c.id ? '' : c.id })}>
      <span class="clip">${c.name}</span><span class="soft num">${c.count}</span></button></li>`)}</ul></div>`;
}

function prices(shown: FacetsShown): TemplateResult | typeof nothing {
  const bands = shown.facets.prices;
  const chosen = `${shown.query.get('min_price') ?? ''}-${shown.query.get('max_price') ?? ''}`;
  if (bands.length < 2 && chosen === '-') {
    return nothing;
  }
  const label = (b: PriceBand): string => {
    const of = (amount: number) => money({ amount, currency: shown.currency });
    return b.to_amount === null ? t('facets.over', { price: of(b.from_amount) }) : t('facets.between', { from: of(b.from_amount), to: of(b.to_amount) });
  };
  return html`<div role="group" aria-label=${t('facets.price')}><h2 class="facet-title">${t('facets.price')}</h2><ul class="facet">
    ${chosen !== '-' ? html`<li><button class="facet-value" data-facet="price any" aria-pressed="true" @click=${() => shown.set({ min_price: '', max_price: '' })}><span>${t('facets.anyPrice')}</span></button></li>` : nothing}
    ${bands.map(b => {
      const max = b.to_amount === null ? '' : String(b.to_amount - 1);
      const on = chosen === `${b.from_amount}-${max}`;
      return html`<li><button class="facet-value" data-facet=${`price ${b.from_amount}`} aria-pressed=${on ? 'true' : 'false'} @click=${() => shown.set(on ? { min_price: '', max_price: '' } : { min_price: String(b.from_amount), max_price: max })}>
        <span class="clip">${label(b)}</span><span class="soft num">${b.count}</span></button></li>`;
    })}</ul></div>`;
}

/** The filter that has the focus, if one has. */
export const focusedFacet = (): string => (document.activeElement as HTMLElement | null)?.dataset['facet'] ?? '';

/** Gives the focus back to a filter that was pressed and drawn anew: to itself, or else to a neighbour of its kind. */
export function refocusFacet(within: HTMLElement, facet: string): void {
  const all = [...within.querySelectorAll<HTMLElement>('[data-facet]')];
  const kind = facet.split(' ')[0];
  const next = all.find(f => f.dataset['facet'] === facet) ?? all.find(f => f.dataset['facet']?.split(' ')[0] === kind)
    ?? within.querySelector<HTMLElement>('.filters input');
  next?.focus({ preventScroll: true });
}
