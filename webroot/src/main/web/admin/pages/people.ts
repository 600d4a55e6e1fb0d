import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { call, randomKey } from '../../shared/api';
import { Part } from '../../shared/part';
import { tell } from '../../shared/toast';
import { copy, pageHead, reason } from '../parts/pieces';
import { merchants } from '../trade/lookups';
import type { MerchantFull } from '../trade/types';
import { t } from '../words';

const ROLES = ['viewer', 'operator', 'admin', 'merchant'] as const;

/** Who may work here: people with a password, machines with a key. */
@customElement('people-page')
export class PeoplePage extends Part {
  @state() accessor merchants: MerchantFull[] = [];
  @state() accessor roles: Record<string, string> = { staff: 'viewer', key: 'viewer' };
  @state() accessor secret = '';

  override connectedCallback() {
    super.connectedCallback();
    merchants().then(all => (this.merchants = all), () => {});
  }

  override render() {
    return html`<div class="page">${pageHead(t('nav.people'), { lead: t('people.lead') })}<div class="cards wide">
      <form class="card stack" @submit=${this.#addPerson}><h2>${t('people.add')}</h2>
        <div class="field"><label for="email">${t('orders.email')}</label><input class="input" id="email" name="email" type="email" required maxlength="254" autocomplete="off"></div>
        <div class="field"><label for="password">${t('people.password')}</label><input class="input" id="password" name="password" type="password" required minlength="10" maxlength="200" autocomplete="new-password"><span class="hint">${t('people.passwordHint')}</span></div>
        ${this.#role('staff')}<div class="row end"><button class="btn primary">${t('people.addYes')}</button></div></form>
      <form class="card stack" @submit=${this.#makeKey}><h2>${t('people.key')}</h2><p class="soft small">${t('people.keyHint')}</p>
        <div class="field"><label for="key-name">${t('merchant.name')}</label><input class="input" id="key-name" name="name" required maxlength="200"></div>${this.#role('key')}
        <div class="row end"><button class="btn primary">${t('people.keyYes')}</button></div>
        ${this.secret ? html`<div class="notice warn" role="status"><span>${t('people.secret')}<br><code>${this.secret}</code></span><button class="btn slim" type="button" @click=${() => void copy(this.secret)}>${t('action.copyShort')}</button></div>` : nothing}</form></div></div>`;
  }

  #role(form: 'staff' | 'key'): TemplateResult {
    return html`<div class="field"><label for="${form}-role">${t('people.role')}</label><select class="input" id="${form}-role" name="role" @change=${(e: Event) => (this.roles = { ...this.roles, [form]: (e.target as HTMLSelectElement).value })}>${ROLES.map(r => html`<option value=${r}>${t(`role.${r}`)}</option>`)}</select></div>
      ${this.roles[form] === 'merchant' ? html`<div class="field"><label for="${form}-merchant">${t('product.merchant')}</label><select class="input" id="${form}-merchant" name="merchant_id" required>${this.merchants.map(m => html`<option value=${m.id}>${m.name}</option>`)}</select></div>` : nothing}`;
  }

  #addPerson = (event: SubmitEvent): void => void this.#send(event, async body => {
    await call('/admin/staff', { body, key: randomKey() });
    tell(t('people.added'));
  });

  #makeKey = (event: SubmitEvent): void => void this.#send(event, async body => {
    this.secret = (await call<{ secret: string }>('/admin/api-keys', { body, key: randomKey() })).secret;
  });

  async #send(event: SubmitEvent, act: (body: object) => Promise<void>): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    try {
      await act(Object.fromEntries(new FormData(form)));
      form.reset();
      this.roles = { staff: 'viewer', key: 'viewer' };
    } catch (error) {
      tell(reason(error), true);
    }
  }
}
