import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { call, query, type Page } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import type { ProductSummary } from '../trade/types';
import { money, number, t } from '../words';
import { empty, failure, skeletonLines } from './pieces';

const TYPING_MS = 350;
const FOUND_MAX = 10;

/** One product of however many: found as shoppers find it. A form around it has the id under the given name; `chosen` tells it, too. */
@customElement('product-choice')
export class ProductChoice extends Part {
  /** What its field is called, for the label. */
  @property() accessor field = '';
  @property() accessor name = 'product';
  @state() accessor said = '';
  @state() accessor value = '';
  readonly #found = new Loading<ProductSummary[]>(this);
  #typing: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  override render(): TemplateResult {
    return html`<input class="input" id=${this.field} type="search" autocomplete="off" placeholder=${t('products.findHint')} .value=${this.said} @input=${this.#typed} @keydown=${(e: KeyboardEvent) => e.key === 'Enter' && e.preventDefault()}>
      ${this.said ? this.#found.show({ waiting: () => skeletonLines(3), failed: failure, ready: all => this.#list(all) }) : ''}`;
  }

  #list(all: ProductSummary[]): TemplateResult {
    return all.length ? html`<fieldset class="bare stack tight"><legend class="sr">${t('product.page')}</legend>${all.map(p => html`<label class="check bar"><span class="row tight"><input type="radio" name=${this.name} value=${p.id} .checked=${this.value === p.id} @change=${() => this.#choose(p.id)}>${p.title}</span>
      <span class="soft small num">${p.price ? t('offer.from', { price: money(p.price), count: number(p.offer_count) }) : t('products.noOffer')}</span></label>`)}</fieldset>` : empty(t('products.none'), t('offer.noneFound'));
  }

  #typed = (event: Event): void => {
    const said = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      this.said = said;
      this.#choose('');
      if (said) {
        void this.#found.load(async () => (await call<Page<ProductSummary>>('/store/products' + query({ q: said, limit: FOUND_MAX }))).data);
      }
    }, TYPING_MS);
  };

  #choose(id: string): void {
    this.value = id;
    this.dispatchEvent(new CustomEvent<string>('chosen', { detail: id }));
  }
}
