import type { Cart, CartWarning } from '../types';
import { money, t, words, type Key } from '../words';

/** Whether there is something to say about it: a warning that this page does not know is told in the server's words. */
export const known = (warning: CartWarning): boolean => words.knows(`warning.${warning.code}`) || warning.detail !== '';

export function warningText(warning: CartWarning, cart: Cart): string {
  const key = `warning.${warning.code}`;
  if (!words.knows(key)) {
    return warning.detail;
  }
  const item = cart.items.find(i => i.id === warning.item_id);
  return t(key as Key, { price: item ? money(item.unit_price) : '' });
}
