import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../words';

/** As much of JSON Schema as a form can be made of. */
export interface Schema {
  type?: string | string[]; title?: string; unit?: string; description?: string; properties?: Record<string, Schema>; required?: string[]; enum?: unknown[]; items?: Schema;
  minimum?: number; maximum?: number; minLength?: number; maxLength?: number; pattern?: string; additionalProperties?: boolean;
}

export type Attributes = Record<string, unknown>;

const typeOf = (schema: Schema): string => (Array.isArray(schema.type) ? schema.type.find(type => type !== 'null') : schema.type) ?? 'string';
const isChoices = (schema: Schema): boolean => typeOf(schema) === 'array' && Array.isArray(schema.items?.enum);

/** A field for each attribute that a product type knows; labels and limits are the schema's own. */
export const attributeFields = (schema: Schema, values: Attributes = {}): TemplateResult =>
  html`${Object.entries(schema.properties ?? {}).map(([name, of]) => field(name, of, values[name], schema.required?.includes(name) ?? false))}`;

function field(name: string, schema: Schema, value: unknown, required: boolean): TemplateResult {
  const id = `attribute-${name}`;
  const label = (schema.title ?? name.replaceAll('_', ' ')) + (schema.unit ? ` (${schema.unit})` : '');
  const hint = schema.description;
  if (typeOf(schema) === 'boolean') {
    return html`<label class="check"><input type="checkbox" name=${id} .checked=${value === true}>${label}</label>`;
  }
  if (isChoices(schema)) {
    const chosen = Array.isArray(value) ? value : [];
    return html`<fieldset class="field bare"><legend class="label">${label}</legend><div class="row">${schema.items!.enum!.map(o => html`<label class="check"><input type="checkbox" name=${id} value=${String(o)} .checked=${chosen.includes(o)}>${String(o)}</label>`)}</div></fieldset>`;
  }
  return html`<div class="field"><label for=${id}>${label}${required ? nothing : html` <span class="soft">${t('attributes.optional')}</span>`}</label>${control(id, schema, value, required)}
    ${hint ? html`<span class="hint">${hint}</span>` : nothing}</div>`;
}

function control(id: string, schema: Schema, value: unknown, required: boolean): TemplateResult {
  if (schema.enum) {
    return html`<select class="input" id=${id} name=${id} ?required=${required}><option value="" ?selected=${value === undefined}>–</option>${schema.enum.map(o => html`<option value=${String(o)} ?selected=${o === value}>${String(o)}</option>`)}</select>`;
  }
  const type = typeOf(schema);
  if (type === 'number' || type === 'integer') {
    return html`<input class="input" id=${id} name=${id} type="number" step=${type === 'integer' ? '1' : 'any'} min=${schema.minimum ?? nothing} max=${schema.maximum ?? nothing} ?required=${required} .value=${value === undefined ? '' : String(value)}>`;
  }
  if (type === 'object') {
    return html`<textarea class="input mono" id=${id} name=${id} ?required=${required} spellcheck="false" .value=${value === undefined ? '' : JSON.stringify(value, null, 2)}></textarea>`;
  }
  return html`<input class="input" id=${id} name=${id} minlength=${schema.minLength ?? nothing} maxlength=${schema.maxLength ?? 1000} pattern=${schema.pattern ?? nothing} ?required=${required}
    .value=${Array.isArray(value) ? value.join(', ') : value === undefined || value === null ? '' : String(value)}>`;
}

/** What was filled in, typed as the schema says. What the schema does not know is kept as it was. */
export function readAttributes(schema: Schema, form: HTMLFormElement, before: Attributes = {}): Attributes {
  const data = new FormData(form);
  const read: Attributes = { ...before };
  for (const [name, of] of Object.entries(schema.properties ?? {})) {
    const id = `attribute-${name}`;
    const text = String(data.get(id) ?? '').trim();
    const value = typeOf(of) === 'boolean' ? data.has(id) : isChoices(of) ? data.getAll(id).map(String) : text === '' ? undefined : typed(of, text);
    if (value === undefined) {
      delete read[name];
    } else {
      read[name] = value;
    }
  }
  return read;
}

function typed(schema: Schema, text: string): unknown {
  if (schema.enum) {
    return schema.enum.find(o => String(o) === text);
  }
  const type = typeOf(schema);
  return type === 'number' || type === 'integer' ? Number(text)
    : type === 'array' ? text.split(',').map(part => part.trim()).filter(Boolean).map(part => (typeOf(schema.items ?? {}) === 'string' ? part : Number(part)))
    : type === 'object' ? JSON.parse(text) as unknown : text;
}
