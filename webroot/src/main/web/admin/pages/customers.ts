import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { call, query, type Page } from '../../shared/api';
import { Part } from '../../shared/part';
import '../parts/filters';
import type { Filter } from '../parts/filters';
import { identifier, pageHead, since } from '../parts/pieces';
import '../parts/table';
import type { Asked, Column, Listing } from '../parts/table';
import type { Customer } from '../trade/types';
import { number, t, words } from '../words';

const COLUMNS: Column<Customer>[] = [
  { id: 'email', label: t('orders.email'), sort: { up: 'email', down: 'email_desc', upFirst: true }, cell: c => html`<span class="clip cell-text strong">${c.email}</span>`, text: c => c.email },
  { id: 'name', label: t('customer.name'), sort: { up: 'name', down: 'name_desc', upFirst: true }, cell: c => c.name ?? html`<span class="soft">–</span>`, text: c => c.name ?? '' },
  { id: 'addresses', label: t('customer.addresses'), end: true, cell: c => html`<span class="num">${number(c.addresses.length)}</span>`, text: c => String(c.addresses.length) },
  { id: 'id', label: t('customer.id'), extra: true, cell: c => html`<code>${c.id}</code>`, text: c => c.id },
  { id: 'since', label: t('customer.since'), end: true, sort: { down: 'newest', up: 'oldest' }, cell: c => since(c.created_at), text: c => c.created_at },
];

/** Whoever has an account in the shop, and the way to what they ordered. */
@customElement('customers-page')
export class CustomersPage extends Part {
  @property({ attribute: false }) accessor query = new URLSearchParams();

  #filters: Filter[] = [{ name: 'q', label: t('customer.find'), kind: 'text', placeholder: 'ada@example.org' }];

  override render() {
    const asked = { q: this.query.get('q') };
    const listing: Listing<Customer> = {
      name: 'customers', title: t('nav.customers'), key: query(asked), columns: COLUMNS, id: c => c.id, label: c => c.email,
      fetch: (page: Asked) => call<Page<Customer>>('/admin/customers' + query({ ...asked, ...page, count: page.after === undefined })), more: more,
      empty: { title: t('customer.none'), hint: t(asked.q ? 'customer.noneFits' : 'customer.noneHint') },
    };
    return html`<div class="page">${pageHead(t('nav.customers'), { lead: t('customer.lead') })}<list-filters list="customers" .filters=${this.#filters} .query=${this.query}></list-filters><data-table .of=${listing}></data-table></div>`;
  }
}

const more = (c: Customer): TemplateResult => html`<div class="stack">
  <div class="row small">${identifier(c.id)}<a class="btn slim push" href="/admin/orders?customer_id=${c.id}">${t('customer.orders')}</a></div>
  ${c.addresses.length ? html`<ul class="tiles">${c.addresses.map(a => html`<li class="card slim"><address class="address small">${[a.name, a.line1, a.line2, `${a.postal_code} ${a.city}`, a.region, words.country(a.country)].filter(Boolean).join('\n')}</address></li>`)}</ul>` : html`<p class="soft small">${t('customer.noAddresses')}</p>`}</div>`;
