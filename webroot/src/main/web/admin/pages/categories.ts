import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
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

/** Where something that is dragged would come to stand; null is the top. */
type Target = string | null;

/** The tree that products are sorted into. Who drags a category to another puts it below that one, with all below it. */
@customElement('categories-page')
export class CategoriesPage extends Part {
  @state() accessor dragged: Category | undefined;
  @state() accessor over: Target | undefined;
  @state() accessor moving = false;
  readonly #all = new Loading<Category[]>(this);

  override connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  #load = (): void => void this.#all.load(categories);

  override render() {
    return html`<div class="page">${pageHead(t('nav.categories'), { lead: may('changeCategory') ? t('category.lead') : '', actions: may('createCategory') ? html`<button class="btn slim primary" @click=${() => void this.#make()}>${icon('plus', 18)} ${t('category.new')}</button>` : nothing })}
      ${this.#all.show({ waiting: () => html`<div class="card">${skeletonLines(6)}</div>`, failed: failure, ready: all => (all.length ? this.#tree(all) : empty(t('category.none'), t('category.noneHint'))) })}</div>`;
  }

  #tree(all: Category[]): TemplateResult {
    return html`<section class="card tree ${this.dragged ? 'dragging' : ''}" aria-label=${t('nav.categories')} aria-busy=${this.moving ? 'true' : 'false'}>
      ${may('changeCategory') ? html`<div class="drop-top ${this.over === null ? 'over' : ''}" @dragover=${(e: DragEvent) => this.#hover(e, all, null)} @drop=${(e: DragEvent) => this.#drop(e)}>${t('category.top')}</div>` : nothing}${this.#branch(all, null)}</section>`;
  }

  #branch(all: Category[], parent: string | null): TemplateResult | typeof nothing {
    const here = all.filter(c => c.parent_id === parent);
    return here.length ? html`<ul>${here.map(c => html`<li data-id=${c.id}>${this.#leaf(all, c)}${this.#branch(all, c.id)}</li>`)}</ul>` : nothing;
  }

  #leaf(all: Category[], c: Category): TemplateResult {
    const movable = may('changeCategory');
    return html`<div class="leaf ${this.over === c.id ? 'over' : ''} ${this.dragged?.id === c.id ? 'gone' : ''}" draggable=${movable ? 'true' : 'false'}
      @dragstart=${(e: DragEvent) => this.#drag(e, c)} @dragend=${this.#end} @dragover=${(e: DragEvent) => this.#hover(e, all, c.id)} @dragleave=${() => this.over === c.id && (this.over = undefined)} @drop=${(e: DragEvent) => this.#drop(e)}>
      ${movable ? html`<span class="grip" aria-hidden="true">${icon('grip', 16)}</span>` : nothing}<a href="/admin/products?category=${c.id}" draggable="false">${c.name}</a>
      <span class="leaf-tools">${may('createCategory') ? html`<button class="btn quiet slim icon" aria-label=${t('category.below', { name: c.name })} title=${t('category.below', { name: c.name })} @click=${() => void this.#make(c)}>${icon('plus', 16)}</button>` : nothing}
        ${movable ? html`<button class="btn quiet slim icon" aria-label=${t('category.changeOf', { name: c.name })} title=${t('category.changeOf', { name: c.name })} @click=${() => void this.#change(all, c)}>${icon('edit', 16)}</button>` : nothing}</span></div>`;
  }

  #drag(event: DragEvent, c: Category): void {
    event.dataTransfer?.setData('text/plain', c.name);
    this.dragged = c;
  }

  #end = (): void => {
    this.dragged = this.over = undefined;
  };

  #hover(event: DragEvent, all: Category[], target: Target): void {
    const fits = this.dragged && this.dragged.parent_id !== target && !isBelow(all, this.dragged.id, target);
    this.over = fits ? target : undefined;
    if (fits) {
      event.preventDefault();
    }
  }

  #drop(event: DragEvent): void {
    event.preventDefault();
    const { dragged, over } = this;
    this.#end();
    if (dragged && over !== undefined) {
      void this.#save(dragged, dragged.name, over);
    }
  }

  /** The same without a pointer, and the name. */
  async #change(all: Category[], c: Category): Promise<void> {
    const places = all.filter(o => !isBelow(all, c.id, o.id));
    const said = await ask({
      title: t('category.changeOf', { name: c.name }), verb: t('category.save'), what: html`<p>${t('category.changeWhat')}</p>`,
      fields: [{ name: 'name', label: t('category.name'), required: true, max: 200, value: c.name },
        { name: 'parent', label: t('category.place'), type: 'select', value: c.parent_id ?? '', options: [{ value: '', label: t('category.top') }, ...places.map(o => ({ value: o.id, label: o.path.join(' › ') }))] }],
      act: async (answer, key) => {
        const name = answer['name'] ?? c.name;
        await put(c, name, answer['parent'] || null, key);
        tell(t('category.changed', { name }));
      },
    });
    if (said) {
      this.#load();
    }
  }

  async #save(c: Category, name: string, parent: Target): Promise<void> {
    this.moving = true;
    try {
      await put(c, name, parent, randomKey());
      tell(t('category.changed', { name }));
    } catch (error) {
      tell(reason(error), true);
    } finally {
      this.moving = false;
    }
    this.#load();
  }

  async #make(parent?: Category): Promise<void> {
    const said = await ask({ title: parent ? t('category.below', { name: parent.name }) : t('category.new'), verb: t('category.make'), what: html`<p>${t('category.what')}</p>`, fields: [{ name: 'name', label: t('category.name'), required: true, max: 200 }], act: (answer, key) => call('/admin/categories', { body: { name: answer['name'], parent_id: parent?.id ?? null }, key }), done: t('category.made') });
    if (said) {
      this.#load();
    }
  }
}

const put = (c: Category, name: string, parent: Target, key: string): Promise<unknown> => call(`/admin/categories/${c.id}`, { method: 'PUT', body: { name, parent_id: parent }, key });

/** Whether something stands below a category, or is it. */
function isBelow(all: Category[], above: string, id: Target): boolean {
  for (let at = id; at !== null; at = all.find(c => c.id === at)?.parent_id ?? null) {
    if (at === above) {
      return true;
    }
  }
  return false;
}
