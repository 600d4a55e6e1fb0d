import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { call, randomKey } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import { tell } from '../../shared/toast';
import { icon } from '../icons';
import { ask } from '../parts/ask';
import { empty, failure, pageHead, reason, skeletonLines } from '../parts/pieces';
import { may } from '../staff';
import { categories } from '../trade/lookups';
import type { Category } from '../trade/types';
import { t } from '../words';

/** The tree that products are sorted into. */
@customElement('categories-page')
export class CategoriesPage extends Part {
  readonly #all = new Loading<Category[]>(this);

  override connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  #load = (): void => void this.#all.load(categories);

  override render() {
    return html`<div class="page">${pageHead(t('nav.categories'), { actions: may('createCategory') ? html`<button class="btn slim primary" @click=${() => void this.#make()}>${icon('plus', 18)} ${t('category.new')}</button>` : nothing })}
      ${this.#all.show({ waiting: () => html`<div class="card">${skeletonLines(6)}</div>`, failed: failure, ready: all => (all.length ? html`<section class="card tree" aria-label=${t('nav.categories')}>${this.#branch(all, null)}</section>` : empty(t('category.none'), t('category.noneHint'))) })}</div>`;
  }

  #branch(all: Category[], parent: string | null): TemplateResult | typeof nothing {
    const here = all.filter(c => c.parent_id === parent);
    return here.length ? html`<ul>${here.map(c => html`<li data-id=${c.id}><div class="leaf"><a href="/admin/products?category=${c.id}">${c.name}</a>
      ${may('createCategory') ? html`<button class="btn quiet slim" aria-label=${t('category.below', { name: c.name })} @click=${() => void this.#make(c)}>${icon('plus', 16)}</button>` : nothing}</div>${this.#branch(all, c.id)}</li>`)}</ul>` : nothing;
  }

  async #make(parent?: Category): Promise<void> {
    const said = await ask({ title: parent ? t('category.below', { name: parent.name }) : t('category.new'), verb: t('category.make'), what: html`<p>${t('category.what')}</p>`, fields: [{ name: 'name', label: t('category.name'), required: true, max: 200 }] });
    if (!said) {
      return;
    }
    try {
      await call('/admin/categories', { body: { name: said['name'], parent_id: parent?.id ?? null }, key: randomKey() });
      tell(t('category.made'));
    } catch (error) {
      tell(reason(error), true);
    }
    this.#load();
  }
}
