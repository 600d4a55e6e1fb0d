import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Problem } from '../../shared/api';
import { Part } from '../../shared/part';
import { NotStaff, staff } from '../staff';
import { t } from '../words';
import { reason } from './pieces';

/** The only page of whoever is not signed in. */
@customElement('console-sign-in')
export class ConsoleSignIn extends Part {
  /** Somebody was signed in a moment ago. */
  @property({ type: Boolean }) accessor ended = false;
  @state() accessor busy = false;
  @state() accessor fault = '';

  override firstUpdated() {
    this.querySelector('input')?.focus();
  }

  override render() {
    return html`<main class="gate" id="main"><div class="gate-sea" aria-hidden="true"></div><form class="card stack gate-card" @submit=${this.#submit}>
      <p class="brand"><img src="/assets/mark.svg" alt="" width="34" height="34"><span>Tradewind</span></p>
      <div><h1>${t('signIn.title')}</h1><p class="soft small">${t('signIn.lead')}</p></div>
      ${this.fault ? html`<p class="notice bad" role="alert"><span>${this.fault}</span></p>` : this.ended ? html`<p class="notice slim" role="status"><span>${t('signIn.ended')}</span></p>` : nothing}
      <div class="field"><label for="email">${t('signIn.email')}</label><input class="input" id="email" name="email" type="email" autocomplete="username" required maxlength="254"></div>
      <div class="field"><label for="password">${t('signIn.password')}</label><input class="input" id="password" name="password" type="password" autocomplete="current-password" required maxlength="200"></div>
      <button class="btn primary" aria-busy=${this.busy ? 'true' : 'false'}>${t('signIn.go')}</button>
      <p class="small"><a href="/">${t('nav.shop')}</a></p></form></main>`;
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy) {
      return;
    }
    const data = new FormData(event.target as HTMLFormElement);
    this.busy = true;
    this.fault = '';
    try {
      await staff.login(String(data.get('email')).trim(), String(data.get('password')));
    } catch (error) {
      const wrong = error instanceof Problem && (error.status === 401 || error.status === 422);
      this.fault = error instanceof NotStaff ? t('signIn.notStaff') : wrong ? t('signIn.wrong') : reason(error);
    } finally {
      this.busy = false;
    }
  };
}
