import { staff } from '../staff';
import type { ImportRun, Run } from './import';

const KEPT = 'tw.console.imports';
const RUNS_MAX = 5;
const ROWS_MAX = 5_000;

/** The imports of whoever is signed in, the latest first: those of this window and those that other visits left a report of. */
class Imports extends EventTarget {
  #live: ImportRun[] = [];

  get list(): Run[] {
    const live = new Set(this.#live.map(run => run.id));
    return [...this.#live, ...kept().filter(run => !live.has(run.id))].filter(run => run.by === staff.who?.id);
  }

  add(run: ImportRun): void {
    this.#live = [run, ...this.#live];
    run.addEventListener('change', () => {
      if (run.state !== 'running') {
        keep(run);
      }
      this.#changed();
    });
    this.#changed();
  }

  dismiss(run: Run): void {
    this.#live = this.#live.filter(other => other.id !== run.id);
    localStorage.setItem(KEPT, JSON.stringify(kept().filter(other => other.id !== run.id)));
    this.#changed();
  }

  /** What goes on does not go on elsewhere: its report says how far it came. */
  leave(): void {
    this.#live.filter(run => run.state === 'running').forEach(run => keep(run, 'left'));
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}

const kept = (): Run[] => JSON.parse(localStorage.getItem(KEPT) ?? '[]') as Run[];

function keep(run: Run, state = run.state): void {
  const refused = run.report.filter(row => row.outcome === 'refused');
  const others = run.report.filter(row => row.outcome !== 'refused');
  const { id, by, kind, file, total, counts, done } = run;
  for (const rows of [[...refused, ...others].slice(0, ROWS_MAX), []]) {
    const entry: Run = { id, by, kind, file, total, counts, done, state, report: rows };
    try {
      localStorage.setItem(KEPT, JSON.stringify([entry, ...kept().filter(other => other.id !== id)].slice(0, RUNS_MAX)));
      return;
    } catch {
      // There is no room for so many rows: the counts are better than nothing.
    }
  }
}

export const imports = new Imports();
addEventListener('pagehide', () => imports.leave());
