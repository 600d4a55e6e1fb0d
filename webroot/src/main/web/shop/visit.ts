import { call, randomKey } from '../shared/api';

type Kind = 'product_viewed' | 'searched' | 'category_viewed' | 'added_to_cart' | 'recommendation_clicked';

interface About { product_id?: string; category_id?: string; query?: string; cart_id?: string; ranking_id?: string }

interface BrowseEvent extends About { type: Kind; session_id: string; at: string }

const SESSION_KEY = 'tw.session';
const SEND_AFTER_MS = 1500;
const AT_ONCE_MAX = 50;

/** A visit, as long as the tab is open. Says nothing about who it is. */
export const session: string = (() => {
  const known = sessionStorage.getItem(SESSION_KEY) ?? randomKey();
  sessionStorage.setItem(SESSION_KEY, known);
  return known;
})();

let waiting: BrowseEvent[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;
let wanted = true;

/** Notes what the shopper looked at. Sent a little later, several at once; when nobody takes such notes no more are sent. */
export function note(type: Kind, about: About): void {
  if (wanted) {
    waiting.push({ type, session_id: session, at: new Date().toISOString(), ...about });
    timer ??= setTimeout(send, SEND_AFTER_MS);
  }
}

function send(): void {
  clearTimeout(timer);
  timer = undefined;
  const events = waiting.splice(0, AT_ONCE_MAX);
  if (events.length) {
    call('/store/events', { body: events, keepalive: true }).catch(() => {
      wanted = false;
      waiting = [];
    });
  }
}

// What was noted last is sent even when the page is left for good.
addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && send());
