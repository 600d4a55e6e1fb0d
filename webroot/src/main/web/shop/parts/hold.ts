import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from '../../shared/icons';
import { follow, type News } from '../../shared/live';
import { Part } from '../../shared/part';
import { cartStore } from '../cart-store';
import { t, words } from '../words';

/** How long the goods of an order are still held for another way to pay; the order's own news tell until when. */
@customElement('hold-countdown')
export class HoldCountdown extends Part {
  @property() accessor order = '';
  @state() accessor until: string | undefined;
  @state() accessor now = Date.now();
  #end: (() => void) | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('order')) {
      this.#leave();
      this.until = undefined;
      if (this.order) {
        this.#end = follow(`/store/orders/${this.order}/events`, { headers: cartStore.accessTo(this.order), onNews: this.#news });
        this.#timer = setInterval(() => (this.now = Date.now()), 1000);
      }
    }
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#leave();
  }

  #leave(): void {
    this.#end?.();
    clearInterval(this.#timer);
  }

  #news = (news: News): void => {
    const { data } = JSON.parse(news.data) as { data: { until?: string } };
    if (news.type === 'orders.payment-failed') {
      this.until = data.until;
    } else if (news.type === 'orders.confirmed' || news.type === 'orders.cancelled') {
      this.until = undefined;
    }
  };

  override render() {
    if (!this.until) {
      return nothing;
    }
    const left = Math.max(0, Math.round((Date.parse(this.until) - this.now) / 1000));
    const at = new Intl.DateTimeFormat(words.locale, { timeStyle: 'short' }).format(new Date(this.until));
    return html`<p class="hold small">${icon('clock', 18)} <span>${left ? t('order.held', { time: at }) : t('order.heldNoMore')}</span>${left ? html`<span class="num strong push" role="timer" data-left=${left}>${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}</span>` : nothing}</p>`;
  }
}
