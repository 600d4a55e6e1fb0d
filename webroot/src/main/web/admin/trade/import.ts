import { call, Problem, randomKey } from '../../shared/api';
import type { Progress } from '../tasks';

export const KINDS = ['merchants', 'categories', 'product-types', 'products', 'offers', 'stock', 'customers', 'orders'] as const;
export type Kind = (typeof KINDS)[number];

/** What became of one row of the file. */
export interface Row { number: number; ok: boolean; what: string; detail: string }

const AT_ONCE = 100;
const COUNTS = new Set(['quantity', 'commission_bps']);

/** The rows of a file: a JSON array, one JSON object a line, or comma-separated values whose heads may say `price.amount`. */
export function rowsOf(name: string, text: string): Record<string, unknown>[] {
  const content = text.trim();
  if (content.startsWith('[')) {
    return JSON.parse(content) as Record<string, unknown>[];
  }
  if (content.startsWith('{') || name.endsWith('.jsonl')) {
    return content.split(/\r?\n/).filter(Boolean).map(line => JSON.parse(line) as Record<string, unknown>);
  }
  const [heads, ...lines] = cells(content);
  return lines.filter(line => line.some(Boolean)).map(line => rowOf(heads ?? [], line));
}

function rowOf(heads: string[], line: string[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  heads.forEach((head, i) => {
    const text = (line[i] ?? '').trim();
    if (!text) {
      return;
    }
    const path = head.trim().split('.');
    const last = path.pop()!;
    const at = path.reduce((into, part) => (into[part] ??= {}) as Record<string, unknown>, row);
    at[last] = /^[[{]/.test(text) ? JSON.parse(text) : (COUNTS.has(last) || (last === 'amount' && path.length)) && /^-?\d+$/.test(text) ? Number(text) : text;
  });
  return row;
}

function cells(text: string): string[][] {
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
    } else if (c === '"') {
      quoted = true;
    } else if (c === ',' || c === '\n') {
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

interface Numbered { number: number; row: Record<string, unknown> }

/** One import: goes on when its page is left, and tells of each row what became of it. */
export class ImportRun extends EventTarget {
  readonly report: Row[] = [];
  done = 0;

  constructor(readonly kind: Kind, readonly rows: Record<string, unknown>[], readonly file: string) {
    super();
  }

  get refused(): Row[] {
    return this.report.filter(row => !row.ok);
  }

  async run(tell: (progress: Progress) => void, stopped: AbortSignal): Promise<void> {
    const all = this.rows.map((row, i) => ({ number: i + 1, row }));
    for (let from = 0; from < all.length && !stopped.aborted; from += AT_ONCE) {
      await this.#send(all.slice(from, from + AT_ONCE));
      this.done = Math.min(all.length, from + AT_ONCE);
      tell({ done: this.done, total: all.length });
      this.dispatchEvent(new Event('change'));
    }
  }

  /** A batch is taken whole or not at all: rows that are refused are left out, and the others sent again. */
  async #send(batch: Numbered[]): Promise<void> {
    if (!batch.length) {
      return;
    }
    try {
      const answer = await call<{ data?: { id?: string; offer_id?: string }[]; imported?: number; known?: number }>(`/admin/imports/${this.kind}`, { body: { items: batch.map(b => b.row) }, key: randomKey() });
      batch.forEach((b, i) => this.report.push({ number: b.number, ok: true, what: answer.data?.[i]?.id ?? answer.data?.[i]?.offer_id ?? String(b.row['external_ref'] ?? ''), detail: '' }));
    } catch (error) {
      if (!(error instanceof Problem) || error.status === 401 || error.status === 403 || error.status >= 500) {
        throw error;
      }
      await this.#without(batch, error);
    }
  }

  async #without(batch: Numbered[], problem: Problem): Promise<void> {
    const why = new Map<number, string>();
    problem.items.forEach(item => {
      const place = /\/items\/(\d+)/.exec(item.pointer);
      if (place && !why.has(Number(place[1]))) {
        why.set(Number(place[1]), `${item.pointer.replace(/^.*\/items\/\d+/, '') || '/'} ${item.detail}`);
      }
    });
    if (why.size || batch.length === 1) {
      batch.forEach((b, i) => (why.has(i) || batch.length === 1) && this.report.push({ number: b.number, ok: false, what: String(b.row['external_ref'] ?? ''), detail: why.get(i) ?? problem.message }));
      await this.#send(batch.length === 1 ? [] : batch.filter((_, i) => !why.has(i)));
      return;
    }
    const middle = Math.ceil(batch.length / 2);
    await this.#send(batch.slice(0, middle));
    await this.#send(batch.slice(middle));
  }
}

/** The latest of this window, so that it is there when its page is come back to. */
export const runs: { latest: ImportRun | undefined } = { latest: undefined };
