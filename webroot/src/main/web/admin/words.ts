import { Words } from '../shared/i18n';
import de from './messages/de.json';
import en from './messages/en.json';
import tradeDe from './trade/messages/de.json';
import tradeEn from './trade/messages/en.json';

export type Key = keyof typeof en | keyof typeof tradeEn;

export const words = new Words<Key>({ en: { ...en, ...tradeEn }, de: { ...de, ...tradeDe } }, 'en');
export const { t, money, date, moment, number } = words;

/** A text for a code of the server's, or the code itself when it is newer than this page. */
export const named = (area: string, code: string): string => {
  const key = `${area}.${code}`;
  return words.knows(key) ? t(key) : code.replaceAll('_', ' ');
};

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1]];

/** "3 minutes ago". */
export const ago = (iso: string, now = Date.now()): string => {
  const seconds = Math.round((Date.parse(iso) - now) / 1000);
  const [unit, length] = STEPS.find(([, l]) => Math.abs(seconds) >= l) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(words.locale, { numeric: 'auto' }).format(Math.round(seconds / length), unit);
};

/** A length of time, in the unit that suits it: "4 ms", "1.3 s", "2 min". */
export const span = (ms: number): string => {
  const [value, unit] = ms < 1000 ? [ms, 'ms'] : ms < 120_000 ? [ms / 1000, 's'] : ms < 7_200_000 ? [ms / 60_000, 'min'] : ms < 172_800_000 ? [ms / 3_600_000, 'h'] : [ms / 86_400_000, 'd'];
  const digits = value < 10 && unit !== 'ms' ? 1 : 0;
  return `${new Intl.NumberFormat(words.locale, { maximumFractionDigits: digits }).format(value)}\u202f${unit}`;
};

/** The time of day to the millisecond. */
export const clock = (iso: string): string =>
  new Intl.DateTimeFormat(words.locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, hour12: false }).format(new Date(iso));
