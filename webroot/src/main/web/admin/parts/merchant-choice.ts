import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { call, query, type Page } from '../../shared/api';
import { Part } from '../../shared/part';
import type { MerchantFull } from '../trade/types';
import { t } from '../words';

const TYPING_MS = 250;
const OFFERED = 20;

/** One merchant of however many: found by a part of the name, told by id. */
@customElement('merchant-choice')
export class MerchantChoice extends Part {
  /** The id of the one chosen; empty for none. */
  @property() accessor value = '';
  /** What its field is called, for the label. */
  @property() accessor field = '';
  /** Under which a form around it has the id. */
  @property() accessor name = '';
  @state() accessor text = '';
  @state() accessor found: MerchantFull[] = [];
  #typing: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('value') && this.value !== this.#chosen?.id) {
      this.text = this.value;
      if (this.value) {
        call<MerchantFull>(`/admin/merchants/${this.value}`).then(merchant => {
          if (merchant.id === this.value) {
            this.found = [merchant];
            this.text = this.#label(merchant);
          }
        }, () => {});
      }
    }
  }

  override render(): TemplateResult {
    return html`<input class="input slim" id=${this.field} type="search" autocomplete="off" list="${this.field}-found" placeholder=${t('filters.merchantHint')} .value=${this.text} @input=${(e: Event) => this.#typed((e.target as HTMLInputElement).value)} @focus=${() => void (this.found.length || this.#look())}>
      <datalist id="${this.field}-found">${this.found.map(m => html`<option value=${this.#label(m)}></option>`)}</datalist>${this.name ? html`<input type="hidden" name=${this.name} .value=${this.value}>` : nothing}`;
  }

  /** Two of one name are told apart by their ids. */
  #label(m: MerchantFull): string {
    return this.found.some(other => other.id !== m.id && other.name === m.name) ? `${m.name} · ${m.id}` : m.name;
  }

  get #chosen(): MerchantFull | undefined {
    return this.text ? this.found.find(m => this.#label(m) === this.text || m.id === this.text) : undefined;
  }

  #typed(text: string): void {
    this.text = text;
    clearTimeout(this.#typing);
    if (!text) {
      this.#tell('');
    } else if (this.#chosen) {
      this.#tell(this.#chosen.id);
    } else {
      this.#typing = setTimeout(() => void this.#look(), TYPING_MS);
    }
  }

  #look = async (): Promise<void> => {
    const text = this.text.trim();
    try {
      const { data } = await call<Page<MerchantFull>>('/admin/merchants' + query({ q: text || null, sort: 'name', limit: OFFERED }));
      if (text === this.text.trim()) {
        this.found = data;
        const [only, another] = data.filter(m => m.name.toLowerCase() === text.toLowerCase());
        if (only && !another) {
          this.text = only.name;
          this.#tell(only.id);
        }
      }
    } catch {
      // Whoever types on asks again.
    }
  };

  #tell(id: string): void {
    if (id !== this.value) {
      this.value = id;
      this.dispatchEvent(new CustomEvent<string>('chosen', { detail: id }));
    }
  }
}
