/** Where somebody was in a list: the cursors of the pages passed, and how it was sorted. */
export interface Spot { key: string; after: string[]; sort: string | undefined }

export const LIMITS = [25, 50, 100];

/** As long as the window is open. */
export const places = new Map<string, Spot>();

const columnsKey = (list: string): string => `tw.console.columns.${list}`;
const limitKey = (list: string): string => `tw.console.limit.${list}`;

/** What was chosen in this browser, as far as there still is such a column; else what is not extra. */
export function chosenColumns(list: string, columns: { id: string; extra?: boolean }[]): string[] {
  const kept = localStorage.getItem(columnsKey(list))?.split(',').filter(id => columns.some(c => c.id === id)) ?? [];
  return kept.length ? kept : columns.filter(c => !c.extra).map(c => c.id);
}

export function rememberColumns(list: string, chosen: string[]): void {
  localStorage.setItem(columnsKey(list), chosen.join(','));
}

export function rememberedLimit(list: string): number {
  const kept = Number(localStorage.getItem(limitKey(list)));
  return LIMITS.includes(kept) ? kept : LIMITS[0]!;
}

export function rememberLimit(list: string, limit: number): void {
  localStorage.setItem(limitKey(list), String(limit));
}
