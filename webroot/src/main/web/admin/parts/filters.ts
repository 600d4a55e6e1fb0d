import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Part } from '../../shared/part';
import { go, here } from '../../shared/router';
import { icon } from '../icons';
import { may } from '../staff';
import { t } from '../words';
import { ask } from './ask';
import './merchant-choice';

/**
 * A filter that is given only stands in the address, from a link: it is shown, and can be taken away.
 * A choice is one of many, found by a part of its label.
 * @param none what it means when nothing is chosen
 */
export interface Filter { name: string; label: string; kind: 'text' | 'select' | 'date' | 'choice' | 'merchant' | 'given'; options?: { value: string; label: string }[]; placeholder?: string; none?: string }

interface View { name: string; query: string }

const TYPING_MS = 350;

/** By one merchant of however many, for whoever may look at all of them. */
export const byMerchant = (): Filter[] => (may('adminListMerchants') ? [{ name: 'merchant', label: t('product.merchant'), kind: 'merchant' }] : [{ name: 'merchant', label: t('product.merchant'), kind: 'given' }]);

/** Narrows a list. What is chosen stands in the page's address, so that it can be kept, sent and gone back to. */
@customElement('list-filters')
export class ListFilters extends Part {
  @property({ attribute: false }) accessor filters: Filter[] = [];
  @property({ attribute: false }) accessor query = new URLSearchParams();
  /** The list whose views are kept; without it none are. */
  @property() accessor list = '';
  @state() accessor bump = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  override render() {
    const narrowed = this.filters.some(f => this.query.get(f.name));
    return html`<form class="filter-bar" role="search" @submit=${(e: Event) => e.preventDefault()}>${this.filters.map(f => this.#filter(f))}
        ${narrowed ? html`<button class="btn slim quiet" type="button" @click=${this.#clear}>${icon('close', 16)} ${t('filters.clear')}</button>` : nothing}
        ${narrowed && this.list ? html`<button class="btn slim quiet" type="button" @click=${this.#keep}>${icon('bookmark', 16)} ${t('filters.keep')}</button>` : nothing}</form>
      ${this.list ? this.#views() : nothing}`;
  }

  #filter(f: Filter): TemplateResult {
    const value = this.query.get(f.name) ?? '';
    if (f.kind === 'given') {
      return value ? html`<button class="chip given" type="button" data-given=${f.name} aria-label=${t('filters.without', { what: `${f.label} ${value}` })} @click=${() => this.#set(f.name, '')}>${f.label}: ${value} ${icon('close', 16)}</button>` : html``;
    }
    const id = `filter-${f.name}`;
    return html`<div class="filter"><label for=${id}>${f.label}</label>${f.kind === 'select'
      ? html`<select class="input slim" id=${id} @change=${(e: Event) => this.#set(f.name, (e.target as HTMLSelectElement).value)}><option value="" ?selected=${!value}>${f.none ?? t('filters.all')}</option>
          ${f.options?.map(o => html`<option value=${o.value} ?selected=${o.value === value}>${o.label}</option>`)}</select>`
      : f.kind === 'merchant' ? html`<merchant-choice .field=${id} .value=${value} @chosen=${(e: CustomEvent<string>) => this.#set(f.name, e.detail)}></merchant-choice>`
      : f.kind === 'choice' ? html`<input class="input slim" id=${id} type="search" autocomplete="off" list="${id}-options" placeholder=${f.placeholder ?? nothing} .value=${f.options?.find(o => o.value === value)?.label ?? value}
          @input=${(e: Event) => this.#chose(f, (e.target as HTMLInputElement).value, false)} @change=${(e: Event) => this.#chose(f, (e.target as HTMLInputElement).value, true)}><datalist id="${id}-options">${f.options?.map(o => html`<option value=${o.label}></option>`)}</datalist>`
      : html`<input class="input slim" id=${id} type=${f.kind === 'date' ? 'date' : 'search'} autocomplete="off" placeholder=${f.placeholder ?? nothing} .value=${value}
          @input=${(e: Event) => this.#typed(f, (e.target as HTMLInputElement).value)}>`}</div>`;
  }

  /** What the page shows a part of stays, such as the tab. */
  #clear = (): void => {
    const tab = this.query.get('tab');
    go(here().path + (tab ? `?tab=${encodeURIComponent(tab)}` : ''));
  };

  #typed(f: Filter, value: string): void {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#set(f.name, value.trim()), f.kind === 'date' ? 0 : TYPING_MS);
  }

  /** @param sure no more is typed: what is no option is looked for as it stands */
  #chose(f: Filter, text: string, sure: boolean): void {
    const said = text.trim().toLowerCase();
    const fitting = f.options?.filter(o => o.label.toLowerCase().includes(said)) ?? [];
    const one = f.options?.find(o => o.label.toLowerCase() === said || o.value.toLowerCase() === said) ?? (sure && fitting.length === 1 ? fitting[0] : undefined);
    if (!said || one || sure) {
      this.#set(f.name, one?.value ?? text.trim());
    }
  }

  #set(name: string, value: string): void {
    const query = new URLSearchParams(this.query);
    if (value) {
      query.set(name, value);
    } else {
      query.delete(name);
    }
    go(here().path + (query.size ? `?${query}` : ''), true);
  }

  #views(): TemplateResult | typeof nothing {
    const views = this.#kept();
    const now = this.query.toString();
    return views.length ? html`<ul class="row tight views" aria-label=${t('filters.views')}>${views.map(v => html`<li class="view"><a class="chip" href="${here().path}?${v.query}" aria-current=${v.query === now ? 'true' : nothing}>${v.name}</a>
      <button class="btn quiet icon tiny-btn" aria-label=${t('filters.drop', { name: v.name })} @click=${() => this.#store(views.filter(o => o !== v))}>${icon('close', 14)}</button></li>`)}</ul>` : nothing;
  }

  #keep = async (): Promise<void> => {
    const said = await ask({ title: t('filters.keep'), what: html`<p>${t('filters.keepWhat')}</p>`, verb: t('filters.keepYes'), fields: [{ name: 'name', label: t('filters.name'), required: true, max: 40 }] });
    if (said?.['name']) {
      this.#store([...this.#kept().filter(v => v.name !== said['name']), { name: said['name'], query: this.query.toString() }]);
    }
  };

  #kept(): View[] {
    return JSON.parse(localStorage.getItem(`tw.console.views.${this.list}`) ?? '[]') as View[];
  }

  #store(views: View[]): void {
    localStorage.setItem(`tw.console.views.${this.list}`, JSON.stringify(views));
    this.bump++;
  }
}
