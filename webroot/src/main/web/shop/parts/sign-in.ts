import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { Problem } from '../../shared/api';
import { Part } from '../../shared/part';
import { account } from '../account-store';
import { go, here } from '../../shared/router';
import { t } from '../words';
import { focusFault, textField, type Faults } from './address-form';
import { reason } from './pieces';

const PASSWORD_MIN = 10;
const NEXT = /^(checkout|orders\/ord_[0-9a-z]+)$/;

/** Sign in, or open an account. Goes on to the checkout, or to an order, when that is where the shopper came from. */
@customElement('sign-in')
export class SignIn extends Part {
  @state() accessor registering = false;
  @state() accessor busy = false;
  @state() accessor fault = '';
  @state() accessor faults: Faults = {};

  override render() {
    const title = t(this.registering ? 'account.register' : 'account.signIn');
    return html`<form class="card stack" novalidate @submit=${this.#submit}><h1>${title}</h1>
      ${this.fault ? html`<p class="notice bad" role="alert"><span>${this.fault}</span></p>` : nothing}
      ${this.registering ? textField({ name: 'name', label: t('account.name'), value: '', autocomplete: 'name', max: 200, fault: '' }) : nothing}
      ${textField({ name: 'email', label: t('account.email'), value: '', autocomplete: 'username', type: 'email', max: 254, required: true, fault: this.faults['email'] ?? '' })}
      ${textField({ name: 'password', label: t('account.password'), value: '', autocomplete: this.registering ? 'new-password' : 'current-password', type: 'password', max: 200, required: true, fault: this.faults['password'] ?? '', ...(this.registering ? { hint: t('account.passwordHint') } : {}) })}
      <button class="btn primary" aria-busy=${this.busy ? 'true' : 'false'}>${title}</button>
      <p class="small">${t(this.registering ? 'account.known' : 'account.new')} <button class="link" type="button" @click=${() => { this.registering = !this.registering; this.fault = ''; this.faults = {}; }}>${t(this.registering ? 'account.signIn' : 'account.register')}</button></p>
    </form>`;
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const [email, password, name] = ['email', 'password', 'name'].map(field => String(data.get(field) ?? '').trim()) as [string, string, string];
    this.faults = {
      ...(/^[^@\s]+@[^@\s]+$/.test(email) ? {} : { email: t(email ? 'checkout.badEmail' : 'checkout.missing') }),
      ...(password.length >= (this.registering ? PASSWORD_MIN : 1) ? {} : { password: t(this.registering ? 'account.passwordHint' : 'checkout.missing') }),
    };
    if (Object.keys(this.faults).length) {
      await this.updateComplete;
      focusFault(form);
      return;
    }
    this.busy = true;
    this.fault = '';
    try {
      await (this.registering ? account.register(email, password, name) : account.login(email, password));
      const next = here().query.get('next') ?? '';
      if (NEXT.test(next)) {
        go(`/${next}`);
      }
    } catch (error) {
      this.fault = error instanceof Problem && error.status === 422 ? t('error.validation_failed') : reason(error);
    } finally {
      this.busy = false;
    }
  };
}
