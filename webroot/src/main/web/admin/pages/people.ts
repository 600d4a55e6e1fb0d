import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query as find, state } from 'lit/decorators.js';
import { call, query, randomKey, type Page } from '../../shared/api';
import { Part } from '../../shared/part';
import { tell } from '../../shared/toast';
import { icon } from '../icons';
import { ask } from '../parts/ask';
import { doing } from '../parts/doing';
import { byMerchant, type Filter } from '../parts/filters';
import { badge, copy, identifier, pageHead, reason, since } from '../parts/pieces';
import '../parts/table';
import type { Asked, Column, DataTable, Listing } from '../parts/table';
import { may, staff } from '../staff';
import { sellerNames } from '../trade/accounts';
import { merchants } from '../trade/lookups';
import type { MachineKey, MerchantFull, Person } from '../trade/types';
import { named, t } from '../words';

const ROLES = ['viewer', 'operator', 'admin', 'merchant'] as const;

/** Who may work here: people with a password, machines with a key. */
@customElement('people-page')
export class PeoplePage extends Part {
  @property() accessor tab: 'people' | 'keys' = 'people';
  @property({ attribute: false }) accessor query = new URLSearchParams();
  @state() accessor merchants: MerchantFull[] = [];
  @state() accessor sellers = new Map<string, string>();
  @state() accessor adding = false;
  @state() accessor chosen = 'viewer';
  @state() accessor secret = '';
  @find('data-table') accessor table!: DataTable;

  override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('tab')) {
      this.adding = false;
      this.secret = '';
    }
  }

  override render() {
    const people = this.tab === 'people';
    const add = may(people ? 'addStaff' : 'createApiKey') && !this.adding ? html`<button class="btn slim primary" @click=${this.#add}>${icon('plus', 18)} ${t(people ? 'people.add' : 'people.key')}</button>` : nothing;
    return html`<div class="page">${pageHead(t('nav.people'), { lead: t('people.lead'), actions: add })}
      <nav class="tabs" aria-label=${t('nav.people')}><a href="/admin/people" aria-current=${people ? 'page' : nothing}>${t('people.people')}</a><a href="/admin/people?tab=keys" aria-current=${people ? nothing : 'page'}>${t('people.keys')}</a></nav>
      ${this.adding ? (people ? this.#personForm() : this.#keyForm()) : nothing}
      ${this.secret ? html`<div class="notice warn" role="status"><span>${t('people.secret')}<br><code>${this.secret}</code></span><button class="btn slim" type="button" @click=${() => void copy(this.secret)}>${t('action.copyShort')}</button></div>` : nothing}
      <list-filters .list=${this.tab} .filters=${this.#filters} .query=${this.query}></list-filters><data-table .of=${people ? this.#people() : this.#keys()}></data-table></div>`;
  }

  get #filters(): Filter[] {
    return [{ name: 'q', label: t('merchant.find'), kind: 'text', placeholder: t(this.tab === 'people' ? 'orders.email' : 'merchant.name') }, { name: 'role', label: t('people.role'), kind: 'select', options: ROLES.map(value => ({ value, label: t(`role.${value}`) })) }, ...byMerchant()];
  }

  get #asked() {
    return { q: this.query.get('q'), role: this.query.get('role'), merchant: this.query.get('merchant') };
  }

  #add = (): void => {
    this.adding = true;
    this.chosen = 'viewer';
    merchants().then(all => (this.merchants = all), () => {});
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('form input')?.focus());
  };

  #people(): Listing<Person> {
    const columns: Column<Person>[] = [
      { id: 'email', label: t('orders.email'), cell: p => html`<span class="strong">${p.email}</span>${p.id === staff.who?.id ? html` <span class="soft small">${t('people.you')}</span>` : nothing}`, text: p => p.email },
      ...this.#common<Person>(), { id: 'id', label: t('people.id'), extra: true, cell: p => identifier(p.id), text: p => p.id },
      { id: 'act', label: t('nodes.actions'), end: true, cell: p => (p.id === staff.who?.id ? nothing : p.disabled_at ? may('enableStaff') ? html`<button class="btn slim" @click=${() => void this.#letIn(p)}>${t('people.letIn')}</button>` : nothing : may('disableStaff') ? html`<button class="btn slim danger" @click=${() => void this.#letOut(p)}>${t('people.disable')}</button>` : nothing) },
    ];
    return { name: 'people', title: t('people.people'), key: `people${query(this.#asked)}`, columns, id: p => p.id, label: p => p.email, fetch: (page: Asked) => this.#fetch<Person>('/admin/staff', page), empty: { title: t('customer.noneFits') } };
  }

  #keys(): Listing<MachineKey> {
    const columns: Column<MachineKey>[] = [
      { id: 'name', label: t('merchant.name'), cell: k => html`<span class="strong">${k.name}</span>`, text: k => k.name },
      ...this.#common<MachineKey>(), { id: 'id', label: t('people.id'), cell: k => html`<code>${k.id}</code>`, text: k => k.id },
      { id: 'act', label: t('nodes.actions'), end: true, cell: k => (k.disabled_at || !may('disableApiKey') ? nothing : html`<button class="btn slim danger" @click=${() => void this.#disableKey(k)}>${t('people.disable')}</button>`) },
    ];
    return { name: 'keys', title: t('people.keys'), key: `keys${query(this.#asked)}`, columns, id: k => k.id, label: k => k.name, fetch: (page: Asked) => this.#fetch<MachineKey>('/admin/api-keys', page), empty: query(this.#asked) ? { title: t('customer.noneFits') } : { title: t('people.noKeys'), hint: t('people.keyHint') } };
  }

  async #fetch<T extends Person | MachineKey>(path: string, page: Asked): Promise<Page<T>> {
    const found = await call<Page<T>>(path + query({ ...this.#asked, limit: page.limit, after: page.after, count: page.after === undefined }));
    this.sellers = await sellerNames(found.data.map(p => p.merchant_id));
    return found;
  }

  #common<T extends Person | MachineKey>(): Column<T>[] {
    return [
      { id: 'role', label: t('people.role'), cell: p => named('role', p.role), text: p => p.role },
      { id: 'merchant', label: t('product.merchant'), cell: p => (p.merchant_id ? html`<a href="/admin/merchants/${p.merchant_id}">${this.sellers.get(p.merchant_id) ?? p.merchant_id}</a>` : html`<span class="soft">–</span>`), text: p => p.merchant_id ?? '' },
      { id: 'state', label: t('people.state'), cell: p => (p.disabled_at ? html`${badge(t('people.disabled'), 'bad', true)} <span class="soft small">${since(p.disabled_at)}</span>` : badge(t('people.enabled'), 'good', true)), text: p => p.disabled_at ?? '' },
      { id: 'created', label: t('people.created'), cell: p => since(p.created_at), text: p => p.created_at },
    ];
  }

  async #letOut(p: Person): Promise<void> {
    if (await ask({ title: t('people.disableTitle', { who: p.email }), verb: t('people.disable'), danger: true, what: html`<p>${t('people.disableWhat')}</p>` })) {
      await this.#act(() => call(`/admin/staff/${p.id}/disable`, { method: 'POST' }), t('people.isOut'));
    }
  }

  async #letIn(p: Person): Promise<void> {
    if (await ask({ title: t('people.letInTitle', { who: p.email }), verb: t('people.letIn'), what: html`<p>${t('people.letInWhat')}</p>` })) {
      await this.#act(() => call(`/admin/staff/${p.id}/enable`, { method: 'POST' }), t('people.isIn'));
    }
  }

  async #disableKey(k: MachineKey): Promise<void> {
    if (await ask({ title: t('people.disableTitle', { who: k.name }), verb: t('people.disable'), danger: true, what: html`<p>${t('people.disableKeyWhat')}</p>` })) {
      await this.#act(() => call(`/admin/api-keys/${k.id}/disable`, { method: 'POST' }), t('people.keyIsOut'));
    }
  }

  async #act(act: () => Promise<unknown>, done: string): Promise<void> {
    await doing(act, done);
    this.table.refresh();
  }

  #personForm(): TemplateResult {
    return html`<form class="card stack" @submit=${this.#addPerson}><h2>${t('people.add')}</h2><div class="field-grid start">
        <div class="field"><label for="email">${t('orders.email')}</label><input class="input" id="email" name="email" type="email" required maxlength="254" autocomplete="off"></div>
        <div class="field"><label for="password">${t('people.password')}</label><input class="input" id="password" name="password" type="password" required minlength="10" maxlength="200" autocomplete="new-password"><span class="hint">${t('people.passwordHint')}</span></div>
        ${this.#role()}</div>${this.#buttons(t('people.addYes'))}</form>`;
  }

  #keyForm(): TemplateResult {
    return html`<form class="card stack" @submit=${this.#makeKey}><h2>${t('people.key')}</h2><p class="soft small">${t('people.keyHint')}</p><div class="field-grid start">
        <div class="field"><label for="key-name">${t('merchant.name')}</label><input class="input" id="key-name" name="name" required maxlength="200"></div>${this.#role()}</div>${this.#buttons(t('people.keyYes'))}</form>`;
  }

  #buttons(yes: string): TemplateResult {
    return html`<div class="row end"><button class="btn" type="button" @click=${() => (this.adding = false)}>${t('ask.no')}</button><button class="btn primary">${yes}</button></div>`;
  }

  #role(): TemplateResult {
    return html`<div class="field"><label for="role">${t('people.role')}</label><select class="input" id="role" name="role" @change=${(e: Event) => (this.chosen = (e.target as HTMLSelectElement).value)}>${ROLES.map(r => html`<option value=${r} ?selected=${r === this.chosen}>${t(`role.${r}`)}</option>`)}</select><span class="hint">${t(`people.${this.chosen as (typeof ROLES)[number]}May`)}</span></div>
      ${this.chosen === 'merchant' ? html`<div class="field"><label for="merchant">${t('product.merchant')}</label><select class="input" id="merchant" name="merchant_id" required>${this.merchants.map(m => html`<option value=${m.id}>${m.name}</option>`)}</select></div>` : nothing}`;
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
    try {
      await act(Object.fromEntries(new FormData(event.target as HTMLFormElement)));
      this.adding = false;
      this.table.refresh();
    } catch (error) {
      tell(reason(error), true);
    }
  }
}
