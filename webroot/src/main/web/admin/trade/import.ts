import { call, Problem, randomKey, type ProblemItem } from '../../shared/api';
import { staff } from '../staff';
import type { Progress } from '../tasks';
import { t, words } from '../words';
import type { Item } from './import-file';
import type { Kind } from './import-kinds';

export type Outcome = 'taken' | 'known' | 'either' | 'refused';

/** What became of one row of the file. Of orders that were partly known nobody says which. */
export interface Row { number: number; outcome: Outcome; what: string; detail: string }

export type Counts = Record<'taken' | 'known' | 'refused', number>;

/** An import as it is told of, while it goes on and when it is over. `left` is one whose window went elsewhere. */
export interface Run {
  readonly id: string; readonly by: string; readonly kind: Kind; readonly file: string; readonly total: number; readonly report: Row[]; readonly counts: Counts;
  done: number; state: 'running' | 'done' | 'stopped' | 'failed' | 'left';
}

interface Numbered { number: number; row: Item }
interface Answer { data?: { id?: string; offer_id?: string; created_at?: string }[]; imported?: number; known?: number }

const AT_ONCE = 100;
const FAULTS_TOLD = 20;
/** What was made so long before this import began was there before, also when this clock is a little wrong. */
const LONG_BEFORE_MS = 120_000;

/** One import: goes on when its page is left, and tells of each row what became of it. */
export class ImportRun extends EventTarget implements Run {
  readonly id = randomKey();
  readonly by = staff.who?.id ?? '';
  readonly report: Row[] = [];
  readonly counts: Counts = { taken: 0, known: 0, refused: 0 };
  readonly #taken = new Set<string>();
  readonly #began = Date.now();
  done = 0;
  state: Run['state'] = 'running';

  constructor(readonly kind: Kind, readonly rows: Item[], readonly file: string) {
    super();
  }

  get total(): number {
    return this.rows.length;
  }

  async run(tell: (progress: Progress) => void, stopped: AbortSignal): Promise<void> {
    const all = this.rows.map((row, i) => ({ number: i + 1, row }));
    try {
      while (this.done < all.length && !stopped.aborted) {
        await this.#send(all.slice(this.done, this.done + AT_ONCE));
        this.done = Math.min(all.length, this.done + AT_ONCE);
        tell({ done: this.done, total: all.length });
        this.dispatchEvent(new Event('change'));
      }
      this.#ends(this.done < all.length ? 'stopped' : 'done');
    } catch (error) {
      this.#ends('failed');
      throw error;
    }
  }

  #ends(state: Run['state']): void {
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }

  /** A batch is taken whole or not at all: rows that are refused are left out, and the others sent again. */
  async #send(batch: Numbered[]): Promise<void> {
    if (!batch.length) {
      return;
    }
    try {
      this.#took(batch, await call<Answer>(`/admin/imports/${this.kind}`, { body: { items: batch.map(b => b.row) }, key: randomKey() }));
    } catch (error) {
      if (!(error instanceof Problem) || error.status === 401 || error.status === 403 || error.status >= 500) {
        throw error;
      }
      await this.#without(batch, error);
    }
  }

  #took(batch: Numbered[], answer: Answer): void {
    const before = { ...this.counts };
    batch.forEach((b, i) => {
      const made = answer.data?.[i];
      const reference = String(b.row['external_ref'] ?? '');
      const old = made?.created_at !== undefined && Date.parse(made.created_at) < this.#began - LONG_BEFORE_MS;
      const known = old || this.#taken.has(reference) || answer.imported === 0;
      this.#tell(b, known ? 'known' : answer.known ? 'either' : 'taken', made?.id ?? made?.offer_id ?? reference, '');
      this.#taken.add(reference);
    });
    if (answer.imported !== undefined) {
      Object.assign(this.counts, { taken: before.taken + answer.imported, known: before.known + batch.length - answer.imported });
    }
  }

  #tell(of: Numbered, outcome: Outcome, what: string, detail: string): void {
    this.report.push({ number: of.number, outcome, what, detail });
    this.counts[outcome === 'either' ? 'taken' : outcome]++;
  }

  async #without(batch: Numbered[], problem: Problem): Promise<void> {
    const why = faults(problem.items);
    if (why.size || batch.length === 1) {
      batch.forEach((b, i) => (why.has(i) || batch.length === 1) && this.#tell(b, 'refused', String(b.row['external_ref'] ?? ''), why.get(i)?.join('; ') ?? problem.message));
      await this.#send(batch.length === 1 ? [] : batch.filter((_, i) => !why.has(i)));
      return;
    }
    const middle = Math.ceil(batch.length / 2);
    await this.#send(batch.slice(0, middle));
    await this.#send(batch.slice(middle));
  }
}

/** All that is wrong with each row. An answer tells only so much: its last row is asked about again if it may have more. */
function faults(items: ProblemItem[]): Map<number, string[]> {
  const found = new Map<number, string[]>();
  items.forEach(item => {
    const place = /\/items\/(\d+)(.*)$/.exec(item.pointer);
    if (place) {
      const row = Number(place[1]);
      found.set(row, [...(found.get(row) ?? []), fault(place[2]!, item)]);
    }
  });
  if (items.length >= FAULTS_TOLD && found.size > 1) {
    found.delete([...found.keys()].at(-1)!);
  }
  return found;
}

/** "/variants/0/sku" is "variants 1 sku", as the heads of a table count. */
function fault(pointer: string, item: ProblemItem): string {
  const field = pointer.split('/').slice(1).map(part => (/^\d+$/.test(part) ? String(Number(part) + 1) : part.replaceAll('~1', '/').replaceAll('~0', '~'))).join(' ');
  const key = `rowFault.${item.code}`;
  const detail = words.knows(key) ? t(key) : item.detail;
  return field ? `${field}: ${detail}` : detail;
}
