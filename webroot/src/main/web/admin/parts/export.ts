import type { Page } from '../../shared/api';
import { t } from '../words';
import { tasks } from '../tasks';
import { reason } from './pieces';

const ROWS_MAX = 100_000;
const LIMIT = 100;

export interface Exported<T> { label: string; text: (row: T) => string }

/** All that a list has, page after page, as one file of comma-separated values. */
export function exportAll<T>(name: string, title: string, columns: Exported<T>[], fetching: (after: string | undefined, limit: number) => Promise<Page<T>>): void {
  tasks.start({
    title: t('export.title', { what: title }),
    run: async (tell, stopped) => {
      const lines = [separated(columns.map(c => c.label))];
      let after: string | undefined;
      do {
        const page = await fetching(after, LIMIT);
        page.data.forEach(row => lines.push(separated(columns.map(c => c.text(row)))));
        after = page.meta.next ?? undefined;
        tell({ done: lines.length - 1, total: after ? undefined : lines.length - 1 });
      } while (after && lines.length <= ROWS_MAX && !stopped.aborted);
      if (!stopped.aborted) {
        save(`${name}-${new Date().toISOString().slice(0, 10)}.csv`, lines.join('\r\n') + '\r\n');
      }
      return t('export.done', { count: lines.length - 1 });
    },
  }, reason);
}

/** One line of comma-separated values. */
export const separated = (cells: string[]): string => cells.map(cell).join(',');

/** A text that begins like a formula would be one in a spreadsheet. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function save(name: string, content: string, type = 'text/csv;charset=utf-8'): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
