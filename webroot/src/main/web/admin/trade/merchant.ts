import type { TemplateResult } from 'lit';
import { badge, type Tone } from '../parts/pieces';
import { named, words } from '../words';

const TONES: Record<string, Tone> = { pending: 'warn', active: 'good', suspended: 'bad' };

export const merchantBadge = (status: string): TemplateResult => badge(named('merchantStatus', status), TONES[status] ?? '', true);

/** Hundredths of a percent as percent. */
export const share = (bps: number): string => new Intl.NumberFormat(words.locale, { style: 'percent', maximumFractionDigits: 2 }).format(bps / 10_000);
