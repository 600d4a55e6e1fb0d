import type { Money } from '../../shared/api';

const digits = (currency: string): number => new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** An amount as it is typed, such as "12.50" or "12,50", in whole minor units. */
export const minor = (text: string, currency: string): Money => ({ amount: Math.round(Number(text.replace(',', '.')) * 10 ** digits(currency)), currency });

/** An amount as one types it. */
export const major = (money: Money): string => (money.amount / 10 ** digits(money.currency)).toFixed(digits(money.currency));

/** The smallest step between two amounts, as one types it. */
export const smallest = (currency: string): number => 10 ** -digits(currency);
