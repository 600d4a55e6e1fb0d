import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from '../../shared/icons';
import { Part } from '../../shared/part';
import { t, type Key } from '../words';

const CARDS = ['tok_visa', 'tok_3ds', 'tok_declined', 'tok_insufficient_funds', 'tok_slow'] as const;

/** The sandbox's cards, and the button that pays. Whoever shows it is told with `pay`, the card's token as detail. */
@customElement('payment-form')
export class PaymentForm extends Part {
  @property() accessor label = '';
  @property({ type: Boolean }) accessor busy = false;
  @property({ type: Boolean }) accessor blocked = false;
  @property() accessor fault = '';
  @state() accessor card: string = CARDS[0];

  override render() {
    return html`<form class="stack" @submit=${this.#submit}>
      <p class="notice slim"><span>${t('checkout.sandbox')}</span></p>
      <fieldset class="choices"><legend class="sr">${t('checkout.payment')}</legend>${CARDS.map(card => html`<label class="choice">
        <input type="radio" name="card" value=${card} .checked=${card === this.card} @change=${() => (this.card = card)}>
        <span><span class="strong">${t(`card.${card}` as Key)}</span><br><span class="soft small">${t(`card.${card}.hint` as Key)}</span></span>${icon('card')}</label>`)}</fieldset>
      ${this.fault ? html`<p class="notice bad" role="alert"><span>${this.fault}</span></p>` : nothing}
      <button class="btn primary wide" aria-busy=${this.busy ? 'true' : 'false'} ?disabled=${this.blocked}>${this.busy ? t('checkout.paying') : this.label}</button>
    </form>`;
  }

  #submit = (event: Event): void => {
    event.preventDefault();
    if (!this.busy && !this.blocked) {
      this.dispatchEvent(new CustomEvent('pay', { detail: this.card }));
    }
  };
}
