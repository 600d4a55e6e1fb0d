import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { call, randomKey } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import { tell } from '../../shared/toast';
import { icon } from '../icons';
import { attributeFields, type Schema } from '../parts/attributes';
import { empty, failure, identifier, pageHead, reason, skeletonLines } from '../parts/pieces';
import { may } from '../staff';
import { productTypes } from '../trade/lookups';
import type { ProductType } from '../trade/types';
import { named, t } from '../words';

const KINDS = ['text', 'number', 'integer', 'yesno', 'choice', 'several'] as const;
type Kind = (typeof KINDS)[number];

interface Drafted { name: string; title: string; kind: Kind; required: boolean; choices: string }

const BLANK: Drafted = { name: '', title: '', kind: 'text', required: false, choices: '' };

const choicesOf = (d: Drafted): string[] => d.choices.split(',').map(c => c.trim()).filter(Boolean);

function schemaOf(drafts: Drafted[]): Schema {
  const named = drafts.filter(d => d.name);
  const one = (d: Drafted): Schema => {
    const title = d.title ? { title: d.title } : {};
    switch (d.kind) {
      case 'number': case 'integer': return { type: d.kind, ...title };
      case 'yesno': return { type: 'boolean', ...title };
      case 'choice': return { type: 'string', enum: choicesOf(d), ...title };
      case 'several': return { type: 'array', items: { type: 'string', enum: choicesOf(d) }, ...title };
      default: return { type: 'string', maxLength: 1000, ...title };
    }
  };
  return { type: 'object', properties: Object.fromEntries(named.map(d => [d.name, one(d)])), required: named.filter(d => d.required && d.kind !== 'yesno').map(d => d.name), additionalProperties: false };
}

const kindOf = (s: Schema): string => (s.enum ? 'choice' : s.type === 'boolean' ? 'yesno' : s.type === 'array' ? 'several' : s.type === 'number' || s.type === 'integer' ? String(s.type) : 'text');

/** What products of a kind are described by: a schema, drawn up field by field, and the form that comes of it. */
@customElement('product-types-page')
export class ProductTypesPage extends Part {
  @state() accessor drafts: Drafted[] | undefined;
  @state() accessor name = '';
  @state() accessor fault = '';
  readonly #types = new Loading<ProductType[]>(this);

  override connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  #load = (): void => void this.#types.load(productTypes);

  override render() {
    return html`<div class="page">${pageHead(t('nav.productTypes'), { lead: t('types.lead'), actions: may('createProductType') && !this.drafts ? html`<button class="btn slim primary" @click=${() => (this.drafts = [{ ...BLANK }])}>${icon('plus', 18)} ${t('types.new')}</button>` : nothing })}
      ${this.drafts ? this.#editor(this.drafts) : nothing}
      ${this.#types.show({ waiting: () => html`<div class="card">${skeletonLines(6)}</div>`, failed: failure, ready: types => (types.length ? html`<div class="cards">${types.map(type => this.#card(type))}</div>` : empty(t('types.none'), t('types.noneHint'))) })}</div>`;
  }

  #card(type: ProductType): TemplateResult {
    const fields = Object.entries(type.schema.properties ?? {});
    return html`<section class="card slim stack tight" data-id=${type.id}><h2>${type.name}</h2>${identifier(type.id)}
      ${fields.length ? html`<table class="table slim plain"><tbody>${fields.map(([key, of]) => html`<tr><td>${of.title ?? key} ${type.schema.required?.includes(key) ? html`<span class="soft small">${t('types.required')}</span>` : nothing}</td><td class="end soft">${named('kind', kindOf(of))}${of.enum ? html`: ${of.enum.join(', ')}` : nothing}</td></tr>`)}</tbody></table>` : html`<p class="soft small">${t('types.noFields')}</p>`}
      <details><summary class="small">${t('types.schema')}</summary><pre class="code" tabindex="0">${JSON.stringify(type.schema, null, 2)}</pre></details></section>`;
  }

  #editor(drafts: Drafted[]): TemplateResult {
    const schema = schemaOf(drafts);
    return html`<form class="two" @submit=${(e: SubmitEvent) => void this.#save(e, schema)}><section class="card stack"><h2>${t('types.new')}</h2>
        <div class="field"><label for="type-name">${t('types.name')}</label><input class="input" id="type-name" required maxlength="200" .value=${this.name} @input=${(e: Event) => (this.name = (e.target as HTMLInputElement).value)}></div>
        <div class="stack">${drafts.map((d, i) => this.#draft(d, i))}</div>
        <div class="row"><button class="btn slim" type="button" @click=${() => (this.drafts = [...drafts, { ...BLANK }])}>${icon('plus', 18)} ${t('types.add')}</button></div>
        ${this.fault ? html`<p class="notice slim bad" role="alert"><span>${this.fault}</span></p>` : nothing}
        <div class="row end"><button class="btn slim" type="button" @click=${() => (this.drafts = undefined)}>${t('ask.no')}</button><button class="btn slim primary">${t('types.make')}</button></div></section>
      <aside class="card slim stack" aria-label=${t('types.preview')}><h2>${t('types.preview')}</h2>${Object.keys(schema.properties ?? {}).length ? html`<fieldset class="bare stack" disabled>${attributeFields(schema)}</fieldset>` : html`<p class="soft small">${t('types.previewHint')}</p>`}
        <details><summary class="small">${t('types.schema')}</summary><pre class="code" tabindex="0">${JSON.stringify(schema, null, 2)}</pre></details></aside></form>`;
  }

  #draft(d: Drafted, i: number): TemplateResult {
    const set = (part: Partial<Drafted>) => (this.drafts = this.drafts!.map((one, j) => (i === j ? { ...one, ...part } : one)));
    const value = (e: Event) => (e.target as HTMLInputElement).value;
    const listed = d.kind === 'choice' || d.kind === 'several';
    return html`<fieldset class="draft"><legend class="sr">${t('types.field', { number: i + 1 })}</legend>
      <div class="field"><label for="draft-name-${i}">${t('types.key')}</label><input class="input slim mono" id="draft-name-${i}" required pattern="[a-z][a-z0-9_]{0,39}" title=${t('types.keyHint')} .value=${d.name} @input=${(e: Event) => set({ name: value(e) })}></div>
      <div class="field"><label for="draft-title-${i}">${t('types.label')}</label><input class="input slim" id="draft-title-${i}" maxlength="100" .value=${d.title} @input=${(e: Event) => set({ title: value(e) })}></div>
      <div class="field"><label for="draft-kind-${i}">${t('types.kind')}</label><select class="input slim" id="draft-kind-${i}" @change=${(e: Event) => set({ kind: value(e) as Kind })}>${KINDS.map(k => html`<option value=${k} ?selected=${k === d.kind}>${t(`kind.${k}`)}</option>`)}</select></div>
      ${listed ? html`<div class="field wide"><label for="draft-choices-${i}">${t('types.choices')}</label><input class="input slim" id="draft-choices-${i}" required .value=${d.choices} @input=${(e: Event) => set({ choices: value(e) })}></div>` : nothing}
      <div class="row tight"><label class="check small"><input type="checkbox" .checked=${d.required} @change=${() => set({ required: !d.required })}>${t('types.required')}</label>
        <button class="btn quiet icon slim" type="button" aria-label=${t('types.drop', { name: d.name || String(i + 1) })} ?disabled=${this.drafts!.length === 1} @click=${() => (this.drafts = this.drafts!.filter((_, j) => j !== i))}>${icon('trash', 18)}</button></div></fieldset>`;
  }

  async #save(event: SubmitEvent, schema: Schema): Promise<void> {
    event.preventDefault();
    try {
      await call('/admin/product-types', { body: { name: this.name.trim(), schema }, key: randomKey() });
      tell(t('types.made'));
      this.drafts = undefined;
      this.name = this.fault = '';
      this.#load();
    } catch (error) {
      this.fault = reason(error);
    }
  }
}
