import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Page } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import { go } from '../../shared/router';
import { icon } from '../icons';
import { t } from '../words';
import { exportAll } from './export';
import { empty, failure } from './pieces';
import { chosenColumns, rememberColumns, rememberLimit, rememberedLimit, places, LIMITS, type Spot } from './table-memory';

export interface Column<T> {
  id: string; label: string; cell: (row: T) => unknown;
  /** What an export says of it; without it the column is not exported. */
  text?: (row: T) => string;
  end?: boolean;
  /** Shown only when asked for. */
  extra?: boolean;
  /** The server's names for sorting by it, and which of them is pressed first. */
  sort?: { up?: string; down?: string; upFirst?: boolean };
}

export interface Asked { limit: number; after?: string | undefined; sort?: string | undefined }

/** What a list shows and where it comes from. `key` names what is asked for; with another key the list begins anew. */
export interface Listing<T> {
  name: string; title: string; key: string; columns: Column<T>[]; id: (row: T) => string; fetch: (asked: Asked) => Promise<Page<T>>;
  href?: (row: T) => string;
  /** How a row is called, for screen readers. */
  label?: (row: T) => string;
  bulk?: (rows: T[], done: () => void) => unknown;
  empty?: { title: string; hint?: string; action?: unknown };
  /** A row that can be opened in place shows this below it. */
  more?: (row: T) => unknown;
  /** Asked for again so often, as long as somebody looks. */
  everyMs?: number;
}

/** Where the server stops counting. */
const COUNTED_MAX = 100_000;

/** A list that the server pages, sorts and filters. It remembers its columns and where one was in it. */
@customElement('data-table')
export class DataTable extends Part {
  @property({ attribute: false }) accessor of!: Listing<unknown>;
  @state() accessor chosen = new Map<string, unknown>();
  @state() accessor open: string | undefined;
  @state() accessor columns: string[] = [];
  readonly #page = new Loading<Page<unknown>>(this, page => (this.#total = page.meta.total ?? (this.#spot.after.length ? this.#total : undefined)));
  #total: number | undefined;
  #again: ReturnType<typeof setInterval> | undefined;
  #spot: Spot = { key: '', after: [], sort: undefined };
  #limit = 25;
  #quiet = false;

  override connectedCallback() {
    super.connectedCallback();
    void this.updateComplete.then(() => {
      clearInterval(this.#again);
      this.#again = this.of?.everyMs && this.isConnected ? setInterval(() => !document.hidden && !this.#page.busy && this.refresh(true), this.of.everyMs) : undefined;
    });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#again);
  }

  override willUpdate() {
    const spot = places.get(this.of.name);
    if (this.#spot.key !== this.of.key || !this.hasUpdated) {
      this.#spot = spot && spot.key === this.of.key ? spot : { key: this.of.key, after: [], sort: spot?.sort };
      this.#limit = rememberedLimit(this.of.name);
      this.columns = chosenColumns(this.of.name, this.of.columns);
      this.chosen = new Map();
      this.open = undefined;
      this.refresh();
    }
  }

  /** Asks for the same page again. @param quietly without a sign of it */
  refresh = (quietly = false): void => {
    this.#quiet = quietly;
    places.set(this.of.name, this.#spot);
    const { after, sort } = this.#spot;
    void this.#page.load(() => this.of.fetch({ limit: this.#limit, after: after.at(-1), sort }));
  };

  #move(after: string[]): void {
    this.#go(after, this.#spot.sort);
  }

  /** @param sort undefined is the list's own order */
  #go(after: string[], sort: string | undefined): void {
    this.#spot = { key: this.of.key, after, sort };
    this.chosen = new Map();
    this.open = undefined;
    this.refresh();
  }

  override render() {
    return html`<section class="list" aria-label=${this.of.title} aria-busy=${this.#page.busy && !this.#quiet ? 'true' : 'false'}>
      ${this.#page.show({ waiting: () => this.#frame(this.#skeleton()), failed: failure, ready: page => this.#ready(page) })}</section>`;
  }

  #ready(page: Page<unknown>): TemplateResult {
    if (!page.data.length && !this.#spot.after.length) {
      const none = this.of.empty;
      return empty(none?.title ?? t('table.empty'), none?.hint ?? '', none?.action);
    }
    return html`${this.#frame(html`<tbody role="rowgroup" @click=${this.#pressed}>${repeat(page.data, this.of.id, row => this.#row(row))}</tbody>`)}${this.#foot(page)}`;
  }

  get #shown(): Column<unknown>[] {
    return this.of.columns.filter(c => this.columns.includes(c.id));
  }

  #frame(body: TemplateResult): TemplateResult {
    return html`<div class="list-tools">${this.chosen.size ? this.#bulk() : nothing}${this.#sorting()}<div class="list-buttons">${this.#columnChoice()}
        <button class="btn slim quiet" @click=${this.#export}>${icon('download', 18)} <span class="wide-only">${t('table.export')}</span></button>
        <button class="btn slim quiet icon" aria-label=${t('table.refresh')} title=${t('table.refresh')} @click=${() => this.refresh()}>${icon('refresh', 18)}</button></div></div>
      <div class="list-frame"><table class="table data" role="table"><thead role="rowgroup"><tr role="row">${this.of.bulk ? html`<th class="tick" scope="col" role="columnheader">${this.#all()}</th>` : nothing}
        ${this.#shown.map(c => this.#heading(c))}${this.of.more ? html`<th scope="col" role="columnheader"><span class="sr">${t('table.details')}</span></th>` : nothing}</tr></thead>${body}</table></div>`;
  }

  #heading(column: Column<unknown>): TemplateResult {
    const { up, down, upFirst } = column.sort ?? {};
    const now = this.#spot.sort;
    const direction = now !== undefined && now === up ? 'ascending' : now !== undefined && now === down ? 'descending' : undefined;
    const turns = (upFirst ? [up, down] : [down, up]).filter(one => one !== undefined);
    const next = turns[turns.findIndex(one => one === now) + 1];
    return html`<th scope="col" role="columnheader" class=${column.end ? 'end' : ''} aria-sort=${direction ?? nothing}>${column.sort
      ? html`<button class="sort" @click=${() => this.#go([], next)}>${column.label} ${icon(direction === 'ascending' ? 'up' : 'down', 14)}</button>` : column.label}</th>`;
  }

  /** Where rows are cards there are no headings to sort by. */
  #sorting(): TemplateResult | typeof nothing {
    const ways = this.of.columns.flatMap(c => [{ value: c.sort?.up, label: `${c.label} ↑` }, { value: c.sort?.down, label: `${c.label} ↓` }]).filter(way => way.value);
    return ways.length ? html`<select class="input slim card-sort" aria-label=${t('table.sort')} @change=${(e: Event) => this.#go([], (e.target as HTMLSelectElement).value || undefined)}><option value="">${t('table.sort')}</option>
      ${ways.map(way => html`<option value=${way.value!} ?selected=${way.value === this.#spot.sort}>${way.label}</option>`)}</select>` : nothing;
  }

  #row(row: unknown): TemplateResult {
    const id = this.of.id(row);
    const label = this.of.label?.(row) ?? id;
    const isOpen = this.open === id;
    return html`<tr role="row" data-id=${id} data-href=${this.of.href?.(row) ?? nothing} class=${this.of.href ? 'leads' : ''}>
      ${this.of.bulk ? html`<td class="tick" role="cell"><input type="checkbox" aria-label=${t('table.choose', { what: label })} .checked=${this.chosen.has(id)} @change=${() => this.#choose(id, row)}></td>` : nothing}
      ${this.#shown.map((c, i) => html`<td role="cell" data-label=${c.label} class=${c.end ? 'end' : ''}>${i === 0 && this.of.href ? html`<a class="row-link" href=${this.of.href(row)}>${c.cell(row)}</a>` : c.cell(row)}</td>`)}
      ${this.of.more ? html`<td role="cell" class="end opens"><button class="btn quiet icon slim" aria-expanded=${isOpen ? 'true' : 'false'} aria-label=${t('table.detailsOf', { what: label })} @click=${() => (this.open = isOpen ? undefined : id)}>${icon(isOpen ? 'up' : 'down', 18)}</button></td>` : nothing}</tr>
      ${isOpen ? html`<tr role="row" class="more-row"><td role="cell" colspan="20">${this.of.more?.(row)}</td></tr>` : nothing}`;
  }

  #all(): TemplateResult {
    const rows = this.#page.value?.data ?? [];
    const all = rows.length > 0 && rows.every(r => this.chosen.has(this.of.id(r)));
    return html`<input type="checkbox" aria-label=${t('table.chooseAll')} .checked=${all} .indeterminate=${!all && this.chosen.size > 0}
      @change=${() => (this.chosen = all ? new Map() : new Map(rows.map(r => [this.of.id(r), r])))}>`;
  }

  #choose(id: string, row: unknown): void {
    const chosen = new Map(this.chosen);
    if (!chosen.delete(id)) {
      chosen.set(id, row);
    }
    this.chosen = chosen;
  }

  #bulk(): TemplateResult {
    return html`<div class="row tight bulk" role="group" aria-label=${t('table.bulk')}><span class="small strong" role="status">${t('table.chosen', { count: this.chosen.size })}</span>
      ${this.of.bulk?.([...this.chosen.values()], () => { this.chosen = new Map(); this.refresh(); })}</div>`;
  }

  #columnChoice(): TemplateResult {
    return html`<details class="menu"><summary class="btn slim quiet">${icon('columns', 18)} <span class="wide-only">${t('table.columns')}</span></summary>
      <fieldset class="menu-body"><legend class="sr">${t('table.columns')}</legend>${this.of.columns.map(c => html`<label class="check small"><input type="checkbox" .checked=${this.columns.includes(c.id)}
        ?disabled=${this.columns.length === 1 && this.columns[0] === c.id} @change=${() => this.#show(c.id)}>${c.label}</label>`)}</fieldset></details>`;
  }

  #show(id: string): void {
    this.columns = this.columns.includes(id) ? this.columns.filter(c => c !== id) : [...this.columns, id];
    rememberColumns(this.of.name, this.columns);
  }

  #foot(page: Page<unknown>): TemplateResult {
    const { after } = this.#spot;
    return html`<div class="list-foot"><p class="soft small num" role="status">${this.#range(page)}</p>
      <label class="row tight small soft"><span>${t('table.limit')}</span><select class="input slim" @change=${this.#resize}>${LIMITS.map(l => html`<option value=${l} ?selected=${l === this.#limit}>${l}</option>`)}</select></label>
      <nav class="row tight" aria-label=${t('table.pages')}><button class="btn slim icon" aria-label=${t('table.previous')} ?disabled=${!after.length} @click=${() => this.#move(after.slice(0, -1))}>${icon('previous', 18)}</button>
        <button class="btn slim icon" aria-label=${t('table.next')} ?disabled=${!page.meta.has_more} @click=${() => page.meta.next && page.meta.next !== after.at(-1) && this.#move([...after, page.meta.next])}>${icon('next', 18)}</button></nav></div>`;
  }

  /** The total is counted with the first page only. */
  #range(page: Page<unknown>): string {
    const from = this.#spot.after.length * this.#limit + 1;
    const to = from + page.data.length - 1;
    if (!page.data.length) {
      return t('table.empty');
    }
    return this.#total === undefined ? t(page.meta.has_more ? 'table.rangeMore' : 'table.range', { from, to }) : t(this.#total < COUNTED_MAX ? 'table.of' : 'table.ofMany', { from, to, total: this.#total });
  }

  #resize = (event: Event): void => {
    this.#limit = Number((event.target as HTMLSelectElement).value);
    rememberLimit(this.of.name, this.#limit);
    this.#move([]);
  };

  /** A row leads where its link leads; who marks text or presses something in it means that. */
  #pressed = (event: MouseEvent): void => {
    const target = event.target as Element;
    const href = target.closest<HTMLElement>('tr')?.dataset['href'];
    if (href && !target.closest('a, button, input, select, label') && !getSelection()?.toString()) {
      go(href);
    }
  };

  #export = (): void => {
    const { sort } = this.#spot;
    const columns = this.of.columns.flatMap(c => (c.text ? [{ label: c.label, text: c.text }] : []));
    exportAll(this.of.name, this.of.title, columns, (after, limit) => this.of.fetch({ after, limit, sort }));
  };

  #skeleton(): TemplateResult {
    const width = this.#shown.length + (this.of.bulk ? 1 : 0) + (this.of.more ? 1 : 0);
    return html`<tbody role="rowgroup" aria-hidden="true">${Array.from({ length: 8 }, () => html`<tr>${Array.from({ length: width }, () => html`<td><span class="skeleton line"></span></td>`)}</tr>`)}</tbody>`;
  }
}
