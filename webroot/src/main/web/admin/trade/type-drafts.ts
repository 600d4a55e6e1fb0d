import type { Schema } from '../parts/attributes';

export const KINDS = ['text', 'number', 'integer', 'yesno', 'choice', 'several'] as const;
/** What the editor has no fields for stays as its schema says. */
export type Kind = (typeof KINDS)[number] | 'other';

/** An attribute while it is drawn up. `from` is its schema as it was found, of which everything is kept that the editor knows nothing of; `known` means that products may have it. */
export interface Draft { name: string; title: string; unit: string; kind: Kind; required: boolean; choices: string; known: boolean; from: Schema }

export const blank = (): Draft => ({ name: '', title: '', unit: '', kind: 'text', required: false, choices: '', known: false, from: {} });

export const choicesOf = (d: Draft): string[] => [...new Set(d.choices.split('\n').map(c => c.trim()).filter(Boolean))];

const isText = (v: unknown): boolean => typeof v === 'string' && v !== '' && v === v.trim() && !v.includes('\n');
const areNumbers = (values: unknown): values is number[] => Array.isArray(values) && values.every(v => typeof v === 'number');
/** What can be written line by line and read again as it was. */
const isListed = (values: unknown): values is (string | number)[] => Array.isArray(values) && (values.every(isText) || areNumbers(values));

export function kindOf(schema: Schema): Kind {
  const type = Array.isArray(schema.type) ? schema.type.find(one => one !== 'null') : schema.type;
  if (schema.enum) {
    return isListed(schema.enum) ? 'choice' : 'other';
  }
  switch (type) {
    case 'string': return 'text';
    case 'boolean': return 'yesno';
    case 'number': case 'integer': return type;
    case 'array': return isListed(schema.items?.enum) ? 'several' : 'other';
    default: return 'other';
  }
}

export const draftsOf = (schema: Schema): Draft[] => Object.entries(schema.properties ?? {}).map(([name, from]) => ({
  name, from, known: true, title: from.title ?? '', unit: from.unit ?? '', kind: kindOf(from), required: schema.required?.includes(name) ?? false,
  choices: ((isListed(from.enum) ? from.enum : isListed(from.items?.enum) ? from.items.enum : []) as unknown[]).join('\n'),
}));

function fresh(d: Draft): Schema {
  const words = d.from.description ? { description: d.from.description } : {};
  switch (d.kind) {
    case 'number': case 'integer': return { type: d.kind, ...words };
    case 'yesno': return { type: 'boolean', ...words };
    case 'choice': return { type: 'string', ...words };
    case 'several': return { type: 'array', items: { type: 'string' }, ...words };
    default: return { type: 'string', maxLength: 1000, ...words };
  }
}

const isNumeric = (schema: Schema | undefined): boolean => schema?.type !== undefined && [schema.type].flat().every(type => ['number', 'integer', 'null'].includes(type));
const keeps = (d: Draft): boolean => d.kind === 'other' || (d.known && kindOf(d.from) === d.kind);

/** Numbers stay numbers, as long as all are. */
const listed = (d: Draft, was: unknown): unknown[] => (areNumbers(was) && choicesOf(d).every(c => Number.isFinite(Number(c))) ? choicesOf(d).map(Number) : choicesOf(d));

/** The first choice that is no number where the type allows numbers only. */
export function strayChoice(d: Draft): string | undefined {
  const of = d.kind === 'several' ? d.from.items : d.from;
  return isListedKind(d.kind) && keeps(d) && isNumeric(of) ? choicesOf(d).find(c => !Number.isFinite(Number(c))) : undefined;
}

/** Whether another has this key: the older one keeps it. */
export const isTaken = (d: Draft, drafts: Draft[]): boolean => !d.known && d.name !== '' && drafts.some((one, j) => one !== d && one.name === d.name && (one.known || j < drafts.indexOf(d)));

export const isListedKind = (kind: Kind): boolean => kind === 'choice' || kind === 'several';
export const hasUnit = (kind: Kind): boolean => kind === 'number' || kind === 'integer';

/** The schema of one attribute: as it was found, but for what the editor says otherwise. */
export function attributeOf(d: Draft): Schema {
  const { title: _title, unit, ...rest } = keeps(d) ? d.from : fresh(d);
  const kept = hasUnit(d.kind) ? d.unit : unit;
  const choices = d.kind === 'choice' ? { enum: listed(d, rest.enum) } : d.kind === 'several' ? { items: { ...rest.items, enum: listed(d, rest.items?.enum) } } : {};
  return { ...rest, ...choices, ...(d.title ? { title: d.title } : {}), ...(kept ? { unit: kept } : {}) };
}

/** @param whole what stands in the type's schema beside the attributes stays */
export function schemaOf(drafts: Draft[], whole: Schema = { type: 'object', additionalProperties: false }): Schema {
  const named = drafts.filter(d => d.name);
  const unnamed = (whole.required ?? []).filter(name => !(name in (whole.properties ?? {})));
  return { ...whole, properties: Object.fromEntries(named.map(d => [d.name, attributeOf(d)])), required: [...unnamed, ...named.filter(d => d.required).map(d => d.name)] };
}

const told = (d: Draft | undefined): string => (d ? JSON.stringify([sorted(attributeOf(d)), d.required]) : '');
const sorted = (value: unknown): unknown => (Array.isArray(value) ? value.map(sorted) : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sorted(v)])) : value);
const find = (drafts: Draft[], name: string): Draft | undefined => drafts.find(d => d.name === name);
const names = (drafts: Draft[]): string[] => drafts.map(d => d.name).filter(Boolean);

export interface Change { name: string; label: string; what: 'added' | 'removed' | 'changed' | 'moved' }

/** What is different between the two, attribute by attribute. */
export function changes(before: Draft[], after: Draft[]): Change[] {
  const found: Change[] = [];
  for (const d of after.filter(one => one.name)) {
    const was = find(before, d.name);
    if (!was || told(was) !== told(d)) {
      found.push({ name: d.name, label: d.title || d.name, what: was ? 'changed' : 'added' });
    }
  }
  found.push(...before.filter(d => !find(after, d.name)).map(d => ({ name: d.name, label: d.title || d.name, what: 'removed' as const })));
  const common = (drafts: Draft[], others: Draft[]) => names(drafts).filter(name => find(others, name)).join(' ');
  return !found.length && common(before, after) !== common(after, before) ? [{ name: '', label: '', what: 'moved' }] : found;
}

/** Brings together what two people made of the same type: what only one of them touched is as that one wants it. */
export function together(before: Draft[], mine: Draft[], theirs: Draft[]): { drafts: Draft[]; clashes: string[] } {
  const clashes: string[] = [];
  const one = (name: string): Draft | undefined => {
    const [was, my, their] = [find(before, name), find(mine, name), find(theirs, name)];
    if (told(my) === told(was) || told(my) === told(their)) {
      return their;
    }
    if (told(their) !== told(was)) {
      clashes.push((my ?? their ?? was)!.title || name);
    }
    return my && { ...my, known: Boolean(their), from: their?.from ?? my.from };
  };
  const common = (drafts: Draft[], others: Draft[]) => names(drafts).filter(name => find(others, name)).join(' ');
  const iMoved = common(mine, before) !== common(before, mine);
  const order = [...new Set(iMoved ? [...names(mine), ...names(theirs)] : [...names(theirs), ...names(mine)])];
  return { drafts: order.map(one).filter(d => d !== undefined), clashes };
}
