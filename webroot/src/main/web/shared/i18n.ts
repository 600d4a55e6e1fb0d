import type { Money } from './api';

/** A text, or one per plural form. `{name}` is replaced. */
export type Message = string | { one: string; other: string };
export type Messages = Record<string, Message>;
export type Values = Record<string, string | number>;

const LANGUAGE_KEY = 'tw.language';

/** Texts and formats of one app in the shopper's language. The format follows the browser's region where the language is the same. */
export class Words<K extends string> {
  readonly language: string;
  readonly locale: string;
  readonly #plural: Intl.PluralRules;
  readonly #messages: Messages;

  constructor(private readonly files: Record<string, Messages>, private readonly first: string) {
    this.language = this.#choose();
    this.locale = navigator.languages.find(l => l.split('-')[0] === this.language) ?? this.language;
    this.#plural = new Intl.PluralRules(this.locale);
    this.#messages = files[this.language] ?? {};
    document.documentElement.lang = this.language;
  }

  get languages(): string[] {
    return Object.keys(this.files);
  }

  t = (key: K, values: Values = {}): string => {
    const message = this.#messages[key] ?? this.files[this.first]?.[key] ?? key;
    const count = values['count'];
    const text = typeof message === 'string' ? message
      : this.#plural.select(Number(count)) === 'one' ? message.one : message.other;
    return text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      return typeof value === 'number' ? this.number(value) : String(value ?? '');
    });
  };

  /** Whether there is such a text; codes of the server may be newer than the page. */
  knows = (key: string): key is K => key in this.#messages;

  money = (money: Money): string => {
    const format = new Intl.NumberFormat(this.locale, { style: 'currency', currency: money.currency });
    return format.format(money.amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  };

  number = (value: number): string => new Intl.NumberFormat(this.locale).format(value);

  measure = (value: number, unit: string): string =>
    new Intl.NumberFormat(this.locale, { style: 'unit', unit, unitDisplay: unit === 'hour' ? 'long' : 'short' }).format(value);

  date = (iso: string, style: 'short' | 'medium' | 'long' = 'medium'): string =>
    new Intl.DateTimeFormat(this.locale, { dateStyle: style }).format(new Date(iso));

  moment = (iso: string): string =>
    new Intl.DateTimeFormat(this.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));

  country = (code: string): string =>
    new Intl.DisplayNames([this.locale], { type: 'region' }).of(code) ?? code;

  named = (language: string): string =>
    new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;

  /** Takes effect with the next page: everything is drawn anew. */
  speak(language: string): void {
    localStorage.setItem(LANGUAGE_KEY, language);
    location.reload();
  }

  #choose(): string {
    const wanted = [localStorage.getItem(LANGUAGE_KEY) ?? '', ...navigator.languages].map(l => l.split('-')[0] ?? '');
    return wanted.find(l => l in this.files) ?? this.first;
  }
}
