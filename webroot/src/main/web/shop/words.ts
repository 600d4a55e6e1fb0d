import { Words } from '../shared/i18n';
import de from './messages/de.json';
import en from './messages/en.json';

export type Key = keyof typeof en;

export const words = new Words<Key>({ en, de }, 'en');
export const { t, money, date, moment } = words;
