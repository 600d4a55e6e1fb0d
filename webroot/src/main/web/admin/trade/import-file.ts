import type { Key } from '../words';
import { EXPECTED, type Kind } from './import-kinds';

export type Item = Record<string, unknown>;

/** @param heads the columns, or for JSON the names that any of its objects has */
export interface Sheet { rows: Item[]; heads: string[] }

/** A file that cannot be taken over, and why, as a text of the console's. */
export class Unfit extends Error {
  constructor(readonly key: Key, readonly values: Record<string, string> = {}) {
    super(key);
  }
}

const COUNTS = new Set(['quantity', 'commission_bps']);
const TEXTS = new Set(['external_ref', 'title', 'name', 'description', 'sku', 'email']);
const DELIMITERS = [',', ';', '\t'];
const CONTROLS = /[\u0000-\u0008\u000e-\u001f]/;

/** The text of a file in UTF-8 or UTF-16, with or without a mark of its order, or as older spreadsheets on Windows write it. */
export function textOf(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : '';
  const text = wide ? new TextDecoder(wide).decode(bytes) : narrow(bytes);
  if (CONTROLS.test(text)) {
    throw new Unfit('imports.garbage');
  }
  return text;
}

function narrow(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The rows of a file: JSON, one JSON object a line, or separated values whose heads may say `price.amount` or `variants.1.sku`. */
export function sheetOf(text: string): Sheet {
  const content = text.replace(/^\ufeff/, '').trim();
  if (!content) {
    throw new Unfit('imports.empty');
  }
  const sheet = /^[[{]/.test(content) ? ofJson(content) : ofCells(content);
  if (!sheet.rows.length) {
    throw new Unfit('imports.empty');
  }
  return sheet;
}

/** What rows of this kind need and no row of the file can have. */
export function missing(kind: Kind, heads: string[]): string[] {
  const there = (wanted: string) => heads.some(head => head === wanted || head.startsWith(`${wanted}.`) || wanted.startsWith(`${head}.`));
  return EXPECTED[kind].filter(wanted => !there(wanted));
}

function ofJson(content: string): Sheet {
  const found = parsed(content) ?? content.split(/\r?\n/).map((line, i) => ({ line, number: i + 1 })).filter(at => at.line.trim()).map(at => {
    const row = parsed(at.line);
    if (row === undefined) {
      throw new Unfit('imports.badJson', { line: String(at.number) });
    }
    return row;
  });
  const rows = Array.isArray(found) ? found : [found];
  if (!rows.every(row => typeof row === 'object' && row !== null && !Array.isArray(row))) {
    throw new Unfit('imports.noObjects');
  }
  return { rows: rows as Item[], heads: [...new Set(rows.flatMap(row => Object.keys(row as Item)))] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function ofCells(content: string): Sheet {
  const first = content.split(/\r?\n/, 1)[0]!.replace(/"[^"]*"/g, '');
  const [delimiter] = DELIMITERS.toSorted((a, b) => first.split(b).length - first.split(a).length);
  const [names, ...lines] = cells(content, delimiter!);
  const heads = names!.map(name => name.trim());
  const known = new Set(Object.values(EXPECTED).flat());
  if (heads.length < 2 && !known.has(heads[0]!)) {
    throw new Unfit('imports.garbage');
  }
  return { heads, rows: lines.filter(line => line.some(cell => cell.trim())).map(line => rowOf(heads, line)) };
}

function rowOf(heads: string[], line: string[]): Item {
  const row = blank();
  heads.forEach((head, i) => {
    const text = (line[i] ?? '').trim();
    if (text && head) {
      put(row, head.split('.'), text);
    }
  });
  return packed(row) as Item;
}

/** Without a prototype, so that no head of a file reaches what all objects share. */
const blank = (): Item => Object.create(null) as Item;

function put(row: Item, path: string[], text: string): void {
  const last = path.at(-1)!;
  let at = row;
  for (const part of path.slice(0, -1)) {
    const inner = at[part];
    at = (typeof inner === 'object' && inner !== null ? inner : (at[part] = blank())) as Item;
  }
  at[last] = value(last, path.length > 1, text);
}

/** A cell that only looks like JSON is a text. */
function value(name: string, inner: boolean, text: string): unknown {
  if (/^[[{]/.test(text) && !TEXTS.has(name)) {
    return parsed(text) ?? text;
  }
  return (COUNTS.has(name) || (name === 'amount' && inner)) && /^-?\d+$/.test(text) ? Number(text) : text;
}

/** What has only numbers for names is a list in their order: `variants.1.sku`, `variants.2.sku`. */
function packed(of: unknown): unknown {
  if (typeof of !== 'object' || of === null || Array.isArray(of)) {
    return of;
  }
  const entries = Object.entries(of).map(([name, inner]) => [name, packed(inner)] as const);
  return entries.length && entries.every(([name]) => /^\d+$/.test(name)) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

function cells(text: string, delimiter: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') {
        cell += '"';
        i++;
      } else if (c === '"') {
        quoted = false;
      } else {
        cell += c;
      }
    } else if (c === '"' && !cell.trim()) {
      quoted = true;
      cell = '';
    } else if (c === delimiter || c === '\n') {
      rows.at(-1)!.push(cell.replace(/\r$/, ''));
      cell = '';
      if (c === '\n') {
        rows.push([]);
      }
    } else {
      cell += c;
    }
  }
  rows.at(-1)!.push(cell);
  return rows;
}
