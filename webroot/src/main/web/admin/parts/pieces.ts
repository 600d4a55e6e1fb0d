import { html, nothing, type TemplateResult } from 'lit';
import { Problem, Unreachable } from '../../shared/api';
import { emptyPicture } from '../../shared/ship';
import { tell } from '../../shared/toast';
import { icon, type Icon } from '../icons';
import { ago, moment, t, words, type Key } from '../words';

export type Tone = '' | 'good' | 'warn' | 'bad' | 'info' | 'accent';

export const badge = (text: string, tone: Tone = '', dot = false): TemplateResult => html`<span class="badge ${tone} ${dot ? 'dot' : ''}">${text}</span>`;

/** The top of a page: where one is, what can be done here. */
export const pageHead = (title: unknown, more: { back?: { href: string; label: string }; beside?: unknown; actions?: unknown; lead?: unknown } = {}): TemplateResult =>
  html`<header class="page-head">${more.back ? html`<a class="back small" href=${more.back.href}>${icon('back', 16)} ${more.back.label}</a>` : nothing}
    <div class="page-title"><h1>${title}</h1>${more.beside ?? nothing}<div class="page-actions">${more.actions ?? nothing}</div></div>
    ${more.lead ? html`<p class="soft lead">${more.lead}</p>` : nothing}</header>`;

/** What went wrong, in plain words, and a way on. */
export function failure(error: unknown, again?: () => void): TemplateResult {
  const status = error instanceof Problem ? error.status : 0;
  if (error instanceof Problem && status === 422) {
    return unfit(error);
  }
  const gone = status === 404;
  const kind = gone ? 'gone' : status === 403 ? 'forbidden' : status === 503 ? 'away' : error instanceof Unreachable ? 'offline' : 'failed';
  const trace = error instanceof Problem && !gone ? error.body['trace_id'] : undefined;
  return html`<div class="state" role="alert">${emptyPicture(gone ? 'lost' : 'storm')}<h2>${t(`state.${kind}`)}</h2><p>${t(`state.${kind}Hint`)}</p>
    ${trace ? html`<p class="tiny mono">${t('state.trace', { id: String(trace) })}</p>` : nothing}
    ${again && !gone ? html`<button class="btn primary" @click=${again}>${t('state.again')}</button>` : nothing}</div>`;
}

/** What was asked for cannot be looked for like that: it is said what is expected. */
const unfit = (error: Problem): TemplateResult => html`<div class="state" role="alert">${emptyPicture('lost')}<h2>${t('state.unfit')}</h2><p>${t('state.unfitHint')}</p>
  ${error.items.length ? html`<ul class="plain small">${error.items.map(item => html`<li><code>${item.pointer.replace(/^.*\//, '')}</code> ${item.detail}</li>`)}</ul>` : html`<p class="small">${error.message}</p>`}</div>`;

/** A sentence for a refusal: the console's own where it has one, else what the server says. */
export function reason(error: unknown): string {
  if (error instanceof Unreachable) {
    return t('state.offline');
  }
  if (error instanceof Problem) {
    const key = `error.${error.code}`;
    const item = error.items[0];
    return words.knows(key) ? t(key) : error.message + (item ? ` (${item.detail})` : '');
  }
  return t('state.failed');
}

export const empty = (title: string, hint = '', action: unknown = nothing): TemplateResult =>
  html`<div class="state">${emptyPicture('calm')}<h2>${title}</h2>${hint ? html`<p>${hint}</p>` : nothing}${action}</div>`;

export const skeletonLines = (count: number): TemplateResult =>
  html`<div class="stack tight" aria-hidden="true">${Array.from({ length: count }, (_, i) => html`<span class="skeleton line ${['w70', 'w40', 'w90'][i % 3]}"></span>`)}</div>`;

export const fact = (label: string, value: unknown): TemplateResult => html`<dt>${label}</dt><dd>${value}</dd>`;

/** A moment as how long ago it was, with the moment itself for who points at it. */
export const since = (iso: string | null): TemplateResult | string => (iso ? html`<time datetime=${iso} title=${moment(iso)}>${ago(iso)}</time>` : '–');

/** An id that can be copied. */
export const identifier = (id: string): TemplateResult => html`<span class="ident"><code>${id}</code><button class="btn quiet icon tiny-btn" type="button"
  aria-label=${t('action.copy', { what: id })} title=${t('action.copyShort')} @click=${() => copy(id)}>${icon('copy', 15)}</button></span>`;

export async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    tell(t('action.copied'));
  } catch {
    tell(t('action.notCopied'), true);
  }
}

export const actionButton = (label: string, name: Icon, act: () => void, kind = ''): TemplateResult =>
  html`<button class="btn slim ${kind}" type="button" @click=${act}>${icon(name, 18)} ${label}</button>`;

/** The text of a code with a count, such as "3 orders". */
export const counted = (key: Key, count: number): string => t(key, { count });
