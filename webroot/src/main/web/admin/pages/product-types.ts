import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { call, Problem } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import { go } from '../../shared/router';
import { tell } from '../../shared/toast';
import { icon } from '../icons';
import { ask } from '../parts/ask';
import type { Schema } from '../parts/attributes';
import { empty, failure, identifier, pageHead, reason, skeletonLines } from '../parts/pieces';
import '../parts/type-editor';
import { may } from '../staff';
import { productTypes } from '../trade/lookups';
import { kindOf } from '../trade/type-drafts';
import type { ProductType } from '../trade/types';
import { named, t } from '../words';

const LIST = '/admin/product-types';

/** What products of a kind are described by: a schema, drawn up field by field, and the form that comes of it. */
@customElement('product-types-page')
export class ProductTypesPage extends Part {
  @state() accessor drawing = false;
  readonly #types = new Loading<ProductType[]>(this);

  override connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  #load = (): void => void this.#types.load(productTypes);

  override render() {
    return html`<div class="page">${pageHead(t('nav.productTypes'), { lead: t('types.lead'), actions: may('createProductType') && !this.drawing ? html`<button class="btn slim primary" @click=${() => (this.drawing = true)}>${icon('plus', 18)} ${t('types.new')}</button>` : nothing })}
      ${this.drawing ? html`<type-editor @saved=${this.#made} @left=${() => (this.drawing = false)}></type-editor>` : nothing}
      ${this.#types.show({ waiting: () => html`<div class="card">${skeletonLines(6)}</div>`, failed: failure, ready: types => (types.length ? html`<div class="cards">${types.map(type => this.#card(type))}</div>` : empty(t('types.none'), t('types.noneHint'))) })}</div>`;
  }

  #card(type: ProductType): TemplateResult {
    const fields = Object.entries(type.schema.properties ?? {});
    return html`<section class="card slim stack tight" data-id=${type.id}><div class="row tight head"><h2>${type.name}</h2>
      <span class="row tight nowrap push">${may('changeProductType') ? html`<a class="btn slim quiet" href="${LIST}/${type.id}" aria-label=${t('types.changeOf', { name: type.name })}>${icon('edit', 16)} ${t('types.change')}</a>` : nothing}
      ${may('deleteProductType') ? html`<button class="btn quiet icon slim" aria-label=${t('types.deleteOf', { name: type.name })} title=${t('types.deleteOf', { name: type.name })} @click=${() => void this.#delete(type)}>${icon('trash', 16)}</button>` : nothing}</span></div>${identifier(type.id)}
      ${fields.length ? html`<table class="table slim plain"><tbody>${fields.map(([key, of]) => html`<tr><td>${of.title ?? key} ${type.schema.required?.includes(key) ? html`<span class="soft small">${t('types.required')}</span>` : nothing}</td><td class="end soft">${this.#kind(of)}</td></tr>`)}</tbody></table>` : html`<p class="soft small">${t('types.noFields')}</p>`}
      <details><summary class="small">${t('types.schema')}</summary><pre class="code" tabindex="0">${JSON.stringify(type.schema, null, 2)}</pre></details></section>`;
  }

  #kind(of: Schema): string {
    const listed = of.enum ?? of.items?.enum;
    return named('kind', of.enum ? 'choice' : kindOf(of)) + (of.unit ? ` (${of.unit})` : '') + (listed ? `: ${listed.join(', ')}` : '');
  }

  #made = (): void => {
    tell(t('types.made'));
    this.drawing = false;
    this.#load();
  };

  async #delete(type: ProductType): Promise<void> {
    if (await ask({ title: t('types.deleteOf', { name: type.name }), what: html`<p>${t('types.deleteWhat')}</p>`, verb: t('types.delete'), danger: true })) {
      try {
        await call(`${LIST}/${type.id}`, { method: 'DELETE' });
        tell(t('types.deleted'));
      } catch (error) {
        const against = error instanceof Problem && error.code === 'type_has_products' ? error.items[0]?.against : undefined;
        tell(against ? t('types.hasProducts', { count: against.count }) : reason(error), true);
      }
      this.#load();
    }
  }
}

/** One type, while it is changed. */
@customElement('product-type-page')
export class ProductTypePage extends Part {
  @property() accessor type = '';
  readonly #type = new Loading<ProductType>(this);

  override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('type')) {
      this.#type.forget();
      void this.#type.load(() => call<ProductType>(`${LIST}/${this.type}`));
    }
  }

  override render() {
    const back = { href: LIST, label: t('nav.productTypes') };
    return html`<div class="page">${this.#type.show({
      waiting: () => html`${pageHead(t('types.page'), { back })}<div class="card">${skeletonLines(8)}</div>`, failed: failure,
      ready: type => html`${pageHead(type.name, { back, lead: identifier(type.id) })}<type-editor .type=${type} @saved=${this.#saved} @left=${() => go(LIST)}></type-editor>`,
    })}</div>`;
  }

  #saved = (event: CustomEvent<ProductType>): void => {
    tell(t('types.saved'));
    this.#type.set(event.detail);
  };
}
