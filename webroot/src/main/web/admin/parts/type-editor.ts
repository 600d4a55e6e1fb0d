import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { call, Problem, randomKey, type ProblemItem } from '../../shared/api';
import { Part } from '../../shared/part';
import { icon } from '../icons';
import { blank, changes, choicesOf, draftsOf, hasUnit, isListedKind, isTaken, KINDS, schemaOf, strayChoice, together, type Draft, type Kind } from '../trade/type-drafts';
import type { ProductType } from '../trade/types';
import { t } from '../words';
import { attributeFields, type Schema } from './attributes';
import { badge, reason, type Tone } from './pieces';

const TONES: Record<string, Tone> = { added: 'good', removed: 'bad', changed: 'info', moved: 'info' };
const AREA = '/schema/properties/';

/** The attribute that a particular is about; empty when it is about the whole. */
const attributeIn = (item: ProblemItem): string => (item.pointer.startsWith(AREA) ? item.pointer.slice(AREA.length).split('/')[0]!.replaceAll('~1', '/').replaceAll('~0', '~') : '');

/** Draws up a product type, a new one or one that there is, field by field, beside the form that comes of it. */
@customElement('type-editor')
export class TypeEditor extends Part {
  /** What is changed; none for a new one. */
  @property({ attribute: false }) accessor type: ProductType | undefined;
  @state() accessor drafts: Draft[] = [blank()];
  @state() accessor name = '';
  @state() accessor fault = '';
  @state() accessor items: ProblemItem[] = [];
  /** The type as somebody else has made it meanwhile. */
  @state() accessor theirs: ProductType | undefined;
  @state() accessor note = '';
  @state() accessor busy = false;
  #before: Draft[] = [];

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('type') && this.type) {
      this.#take(this.type);
    }
  }

  #take(type: ProductType): void {
    this.#before = draftsOf(type.schema);
    this.drafts = this.#before;
    this.name = type.name;
    this.#calm();
  }

  #calm(): void {
    this.fault = this.note = '';
    this.items = [];
    this.theirs = undefined;
  }

  /** What no pattern tells: a key that another attribute has, and a word among numbers. */
  override updated() {
    this.drafts.forEach((d, i) => {
      const stray = strayChoice(d);
      this.#object(`#draft-name-${i}`, isTaken(d, this.drafts) ? t('types.keyTaken') : '');
      this.#object(`#draft-choices-${i}`, stray === undefined ? '' : t('types.numbersOnly', { choice: stray }));
    });
  }

  #object(field: string, why: string): void {
    this.querySelector<HTMLInputElement | HTMLTextAreaElement>(field)?.setCustomValidity(why);
  }

  get #schema(): Schema {
    return schemaOf(this.drafts, this.type?.schema);
  }

  override render() {
    const schema = this.#schema;
    return html`<form class="two" @submit=${this.#save}><section class="card stack"><h2>${t(this.type ? 'types.edit' : 'types.new')}</h2>
        ${this.#troubles()}
        <div class="field"><label for="type-name">${t('types.name')}</label><input class="input" id="type-name" required maxlength="200" .value=${this.name} @input=${(e: Event) => (this.name = (e.target as HTMLInputElement).value)}></div>
        <div class="stack">${this.drafts.map((d, i) => this.#draft(d, i))}</div>
        <div class="row"><button class="btn slim" id="type-add" type="button" @click=${this.#add}>${icon('plus', 18)} ${t('types.add')}</button></div>
        <div class="row end"><button class="btn slim" type="button" @click=${() => this.dispatchEvent(new CustomEvent('left'))}>${t('ask.no')}</button><button class="btn slim primary" ?disabled=${this.busy || Boolean(this.theirs)} aria-busy=${this.busy ? 'true' : 'false'}>${t(this.type ? 'types.save' : 'types.make')}</button></div></section>
      <aside class="stack beside">${this.type ? this.#changes() : nothing}
        <section class="card slim stack" aria-label=${t('types.preview')}><h2>${t('types.preview')}</h2>${Object.keys(schema.properties ?? {}).length ? html`<fieldset class="bare stack" disabled>${attributeFields(schema)}</fieldset>` : html`<p class="soft small">${t('types.previewHint')}</p>`}
        <details><summary class="small">${t('types.schema')}</summary><pre class="code" tabindex="0">${JSON.stringify(schema, null, 2)}</pre></details></section></aside></form>`;
  }

  #changes(): TemplateResult {
    const found = changes(this.#before, this.drafts);
    const renamed = this.type && this.name.trim() !== this.type.name;
    return html`<section class="card slim stack tight" data-changes=${found.length}><h2>${t('types.changes')}</h2>
      ${found.length || renamed ? html`<ul class="changes small">${renamed ? html`<li><span>${t('types.name')}</span>${badge(t('types.changed'), 'info')}</li>` : nothing}
        ${found.map(c => html`<li><span>${c.what === 'moved' ? t('types.order') : c.label}</span>${badge(t(`types.${c.what}`), TONES[c.what])}</li>`)}</ul>` : html`<p class="soft small">${t('types.unchanged')}</p>`}</section>`;
  }

  /** What the server said, and a way on. What is about an attribute that is there stands at the attribute. */
  #troubles(): TemplateResult {
    const elsewhere = this.items.filter(item => !this.drafts.some(d => d.name === attributeIn(item)));
    return html`<div class="stack troubles" tabindex="-1">
      ${this.theirs ? html`<div class="refusal warn small stack" role="alert"><p><strong>${t('types.conflict')}</strong> ${t('types.conflictHint')}</p>
        ${this.#difference(this.theirs)}
        <div class="row"><button class="btn slim primary" type="button" @click=${this.#together}>${t('types.together')}</button><button class="btn slim" type="button" @click=${this.#theirs}>${t('types.takeTheirs')}</button></div></div>` : nothing}
      ${this.note ? html`<p class="notice slim" role="status"><span>${this.note}</span></p>` : nothing}
      ${this.fault ? html`<p class="notice slim bad" role="alert"><span>${this.fault}</span></p>` : nothing}
      ${elsewhere.map(item => this.#refusal(item, attributeIn(item)))}</div>`;
  }

  #difference(theirs: ProductType): TemplateResult {
    const found = changes(this.#before, draftsOf(theirs.schema));
    return html`<ul class="changes small">${theirs.name !== this.type?.name ? html`<li><span>${theirs.name}</span>${badge(t('types.renamed'), 'info')}</li>` : nothing}
      ${found.map(c => html`<li><span>${c.what === 'moved' ? t('types.order') : c.label}</span>${badge(t(`types.${c.what}`), TONES[c.what])}</li>`)}</ul>`;
  }

  #refusal(item: ProblemItem, name: string): TemplateResult {
    const against = item.against;
    const key = `types.${item.code}` as const;
    const said = against && isKnown(key) ? t(key, { count: against.count }) : item.detail;
    return html`<div class="refusal small stack tight" data-refused=${name}>
      <p><strong>${!name || this.drafts.some(d => d.name === name) ? nothing : html`${this.#before.find(d => d.name === name)?.title || name}: `}${against?.or_more ? `${t('types.orMore', { count: against.count })} ` : nothing}${said}</strong></p>
      ${against ? html`<ul class="examples">${against.examples.map(e => html`<li><a href="/admin/products/${e.id}" target="_blank">${e.name} ${icon('external', 13)}<span class="sr">${t('types.newTab')}</span></a>${e.value === null ? nothing : html` <span class="soft">${e.value}</span>`}</li>`)}
        ${against.count > against.examples.length ? html`<li class="soft">${t('types.more', { count: against.count - against.examples.length })}</li>` : nothing}</ul>` : nothing}
      ${name && isKnown(key) ? html`<div class="row"><button class="btn slim" type="button" @click=${() => this.#back(item, name)}>${icon('undo', 16)} ${t(item.code === 'missing_in_products' ? 'types.optional' : item.code === 'still_in_products' ? 'types.putBack' : 'types.asBefore')}</button></div>` : nothing}</div>`;
  }

  #draft(d: Draft, i: number): TemplateResult {
    const set = (part: Partial<Draft>) => this.#set(i, part);
    const value = (e: Event) => (e.target as HTMLInputElement).value;
    const refused = this.items.filter(item => d.name && attributeIn(item) === d.name);
    const called = d.title || d.name || String(i + 1);
    return html`<fieldset class="draft ${refused.length ? 'refused' : ''}" data-attribute=${d.name}><legend class="sr">${d.name ? called : t('types.field', { number: i + 1 })}</legend>
      ${refused.map(item => this.#refusal(item, d.name))}
      <div class="field"><label for="draft-name-${i}">${t('types.key')}</label><input class="input slim mono" id="draft-name-${i}" required pattern=${d.known ? nothing : '[a-z][a-z0-9_]{0,39}'} ?readonly=${d.known} title=${t(d.known ? 'types.keyStays' : 'types.keyHint')} .value=${d.name} @input=${(e: Event) => set({ name: value(e) })}></div>
      <div class="field"><label for="draft-title-${i}">${t('types.label')}</label><input class="input slim" id="draft-title-${i}" maxlength="100" .value=${d.title} @input=${(e: Event) => set({ title: value(e) })}></div>
      <div class="field"><label for="draft-kind-${i}">${t('types.kind')}</label><select class="input slim" id="draft-kind-${i}" @change=${(e: Event) => set({ kind: value(e) as Kind })}>${[...KINDS, ...(d.kind === 'other' ? ['other' as const] : [])].map(k => html`<option value=${k} ?selected=${k === d.kind}>${t(`kind.${k}`)}</option>`)}</select></div>
      ${hasUnit(d.kind) ? html`<div class="field"><label for="draft-unit-${i}">${t('types.unit')}</label><input class="input slim" id="draft-unit-${i}" maxlength="20" .value=${d.unit} @input=${(e: Event) => set({ unit: value(e) })}></div>` : nothing}
      ${isListedKind(d.kind) ? html`<div class="field wide"><label for="draft-choices-${i}">${t('types.choices')}</label><textarea class="input slim" id="draft-choices-${i}" required rows=${Math.min(8, Math.max(2, choicesOf(d).length + 1))} .value=${d.choices} @input=${(e: Event) => set({ choices: value(e) })}></textarea></div>` : nothing}
      <div class="row tight tools"><label class="check small"><input type="checkbox" .checked=${d.required} @change=${() => set({ required: !d.required })}>${t('types.required')}</label>
        <span class="row tight nowrap"><button class="btn quiet icon slim" type="button" aria-label=${t('types.up', { name: called })} title=${t('types.up', { name: called })} ?disabled=${i === 0} @click=${() => this.#move(i, -1)}>${icon('up', 18)}</button>
        <button class="btn quiet icon slim" type="button" aria-label=${t('types.down', { name: called })} title=${t('types.down', { name: called })} ?disabled=${i === this.drafts.length - 1} @click=${() => this.#move(i, 1)}>${icon('down', 18)}</button>
        <button class="btn quiet icon slim" type="button" aria-label=${t('types.drop', { name: called })} title=${t('types.drop', { name: called })} ?disabled=${!this.type && this.drafts.length === 1} @click=${() => this.#drop(i)}>${icon('trash', 18)}</button></span></div></fieldset>`;
  }

  #set(i: number, part: Partial<Draft>): void {
    this.items = this.items.filter(item => attributeIn(item) !== this.drafts[i]?.name);
    this.drafts = this.drafts.map((one, j) => (i === j ? { ...one, ...part } : one));
  }

  #add = async (): Promise<void> => {
    this.drafts = [...this.drafts, blank()];
    await this.updateComplete;
    this.querySelector<HTMLInputElement>(`#draft-name-${this.drafts.length - 1}`)?.focus();
  };

  #drop(i: number): void {
    this.items = this.items.filter(item => attributeIn(item) !== this.drafts[i]?.name);
    this.drafts = this.drafts.filter((_, j) => j !== i);
    void this.#goTo(i);
  }

  /** Leads on from a button that is gone: to an attribute, or to where one is added. */
  async #goTo(i: number): Promise<void> {
    await this.updateComplete;
    (this.querySelector<HTMLElement>(`#draft-name-${i}`) ?? this.querySelector<HTMLElement>('#type-add'))?.focus();
  }

  /** The one that is moved keeps the focus, so that it can be moved again. */
  async #move(i: number, by: 1 | -1): Promise<void> {
    const drafts = [...this.drafts];
    drafts.splice(i + by, 0, ...drafts.splice(i, 1));
    this.drafts = drafts;
    await this.updateComplete;
    const tools = this.querySelectorAll('fieldset.draft')[i + by]?.querySelectorAll<HTMLButtonElement>('.tools button');
    const pressed = tools?.[by < 0 ? 0 : 1];
    (pressed?.disabled ? tools?.[by < 0 ? 1 : 0] : pressed)?.focus();
  }

  /** Takes back what an attribute was refused for. */
  #back(item: ProblemItem, name: string): void {
    const was = this.#before.find(d => d.name === name);
    const at = this.drafts.findIndex(d => d.name === name);
    if (item.code === 'missing_in_products' && at >= 0) {
      this.#set(at, { required: false });
    } else if (was && at >= 0) {
      this.#set(at, was);
    } else if (was) {
      this.drafts = this.drafts.toSpliced(Math.min(this.#before.indexOf(was), this.drafts.length), 0, was);
    }
    this.items = this.items.filter(one => one !== item);
    this.fault = this.items.length ? this.fault : '';
    void this.#goTo(this.drafts.findIndex(d => d.name === name));
  }

  #together = (): void => {
    const theirs = this.theirs!;
    const renamed = this.name.trim() !== this.type!.name;
    const { drafts, clashes } = together(this.#before, this.drafts, draftsOf(theirs.schema));
    const name = renamed ? this.name : theirs.name;
    this.type = theirs;
    this.#take(theirs);
    void this.updateComplete.then(() => {
      this.drafts = drafts;
      this.name = name;
      this.note = clashes.length ? t('types.clash', { names: clashes.join(', ') }) : t('types.merged');
      void this.#goTo(0);
    });
  };

  #theirs = (): void => {
    this.type = this.theirs;
    void this.#goTo(0);
  };

  #save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const body = { name: this.name.trim(), schema: this.#schema, ...(this.type ? { version: this.type.version } : {}) };
    this.#calm();
    this.busy = true;
    try {
      const detail = await call<ProductType>(`/admin/product-types${this.type ? `/${this.type.id}` : ''}`, { method: this.type ? 'PUT' : 'POST', body, key: randomKey() });
      this.dispatchEvent(new CustomEvent('saved', { detail }));
    } catch (error) {
      await this.#explain(error);
    } finally {
      this.busy = false;
    }
  };

  async #explain(error: unknown): Promise<void> {
    if (error instanceof Problem && error.code === 'version_conflict' && this.type) {
      this.theirs = await call<ProductType>(`/admin/product-types/${this.type.id}`).catch(() => undefined);
    }
    if (!this.theirs) {
      this.items = error instanceof Problem && error.code === 'products_do_not_match' ? error.items : [];
      this.fault = this.items.length ? t('types.refused') : reason(error);
    }
    await this.updateComplete;
    this.querySelector<HTMLElement>('.troubles')?.focus();
    this.querySelector('.troubles')?.scrollIntoView({ block: 'nearest' });
  }
}

const isKnown = (key: string): key is 'types.missing_in_products' | 'types.still_in_products' | 'types.does_not_fit_products' =>
  ['types.missing_in_products', 'types.still_in_products', 'types.does_not_fit_products'].includes(key);
