import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { icon } from '../../shared/icons';
import { Part } from '../../shared/part';
import { picture } from '../art';
import { go } from '../../shared/router';
import { products } from '../store';
import type { ProductSummary } from '../types';
import { money, t } from '../words';
import { categoryPath } from './pieces';

const WAIT_MS = 150;
const SHOWN = 6;

/** Search with suggestions as one types: products whose words begin like what was typed. */
@customElement('search-box')
export class SearchBox extends Part {
  @property() accessor value = '';
  @state() accessor found: ProductSummary[] = [];
  @state() accessor open = false;
  @state() accessor active = -1;
  @query('input') accessor input!: HTMLInputElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked: AbortController | undefined;

  override render() {
    const shown = this.open && this.found.length > 0;
    return html`<form class="search" role="search" @submit=${this.#submit} @focusout=${this.#left}>
      <label class="sr" for="q">${t('search.label')}</label>
      <input class="input" id="q" name="q" type="search" enterkeyhint="search" autocomplete="off" maxlength="200" placeholder=${t('search.placeholder')} .value=${live(this.value)}
        role="combobox" aria-expanded=${shown ? 'true' : 'false'} aria-controls="suggestions" aria-autocomplete="list" aria-activedescendant=${shown && this.active >= 0 ? `s${this.active}` : nothing}
        @input=${this.#typed} @keydown=${this.#key} @focus=${() => (this.open = true)}>
      <button class="btn quiet icon" aria-label=${t('search.submit')}>${icon('search', 20)}</button>
      <ul class="suggestions" id="suggestions" role="listbox" aria-label=${t('search.suggestions')} ?hidden=${!shown}>
        ${this.found.map((p, i) => html`<li id=${`s${i}`} role="option" aria-selected=${i === this.active ? 'true' : 'false'} @mousedown=${(e: Event) => e.preventDefault()} @click=${() => this.#pick(p)}>
          ${picture({ id: p.id, title: p.title, path: categoryPath(p.category_id) })}<span class="clip">${p.title}<span class="soft tiny">${categoryPath(p.category_id).at(-1)}</span></span>
          <span class="num small">${p.price ? money(p.price) : nothing}</span></li>`)}
      </ul>
      <p class="sr" role="status">${shown ? t('search.count', { count: this.found.length }) : ''}</p>
    </form>`;
  }

  #typed = (): void => {
    this.value = this.input.value;
    this.open = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#ask, WAIT_MS);
  };

  #ask = async (): Promise<void> => {
    this.#asked?.abort();
    const q = this.value.trim();
    if (q.length < 2) {
      this.found = [];
      return;
    }
    this.#asked = new AbortController();
    try {
      this.found = (await products({ q, limit: SHOWN }, this.#asked.signal)).data;
      this.active = -1;
    } catch {
      // Without suggestions one can still search.
    }
  };

  #key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.open) {
      this.open = false;
      event.preventDefault();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && this.found.length) {
      this.open = true;
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.active = (this.active + step + this.found.length + (this.active < 0 && step < 0 ? 1 : 0)) % this.found.length;
      event.preventDefault();
    }
  };

  #submit = (event: Event): void => {
    event.preventDefault();
    clearTimeout(this.#timer);
    const chosen = this.open ? this.found[this.active] : undefined;
    if (chosen) {
      this.#pick(chosen);
    } else {
      this.#close();
      go('/search?q=' + encodeURIComponent(this.input.value.trim()));
    }
  };

  #pick(product: ProductSummary): void {
    this.#close();
    this.value = '';
    this.found = [];
    go(`/p/${product.id}`);
  }

  #close(): void {
    this.#asked?.abort();
    this.open = false;
    this.active = -1;
    this.input.blur();
  }

  #left = (event: FocusEvent): void => {
    if (!this.contains(event.relatedTarget as Node | null)) {
      this.open = false;
    }
  };
}
