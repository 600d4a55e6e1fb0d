import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { call, query, type Page } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import type { AuditEntry } from '../types';
import { t } from '../words';

const ENTRIES_MAX = 10;
/** Different each time, and nobody's change. */
const OF_ITSELF = new Set(['version', 'updated_at']);

/** From what to what an act changed its subject: what came of it against what came of the act before. */
@customElement('audit-changes')
export class AuditChanges extends Part {
  @property({ attribute: false }) accessor entry!: AuditEntry;
  readonly #before = new Loading<AuditEntry | undefined>(this);

  override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('entry') && this.entry.subject && isObject(this.entry.result)) {
      const { subject, at } = this.entry;
      void this.#before.load(async () => (await call<Page<AuditEntry>>('/admin/audit-log' + query({ subject, to: at, limit: ENTRIES_MAX }))).data.find(e => e.outcome === 'done' && isObject(e.result)));
    }
  }

  override render() {
    const now = this.entry.result;
    const before = this.#before.value?.result;
    if (!isObject(now) || !isObject(before)) {
      return nothing;
    }
    const differing = Object.keys(now).filter(key => !OF_ITSELF.has(key) && key in before).flatMap(key => differences([key], before[key], now[key]));
    return differing.length ? html`<div class="list-frame" tabindex="0" role="group" aria-label=${t('changes.title')}><table class="table slim inner"><caption class="small strong">${t('changes.title')}</caption><thead><tr><th scope="col">${t('changes.what')}</th><th scope="col">${t('changes.before')}</th><th scope="col">${t('changes.after')}</th></tr></thead>
      <tbody>${differing.map(d => html`<tr><td>${d.path.join(' › ').replaceAll('_', ' ')}</td><td>${shown(d.before)}</td><td>${shown(d.now)}</td></tr>`)}</tbody></table></div>` : nothing;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

interface Difference { path: string[]; before: unknown; now: unknown }

/** What differs, as deep inside as it does: of a schema the one label, not the whole schema twice. */
const differences = (path: string[], before: unknown, now: unknown): Difference[] =>
  JSON.stringify(before) === JSON.stringify(now) ? []
  : isObject(before) && isObject(now) ? inside(path, before, now)
  : [{ path, before, now }];

function inside(path: string[], before: Record<string, unknown>, now: Record<string, unknown>): Difference[] {
  const found = [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap(key => differences([...path, key], before[key], now[key]));
  return found.length ? found : [{ path, before: Object.keys(before), now: Object.keys(now) }];
}

const shown = (value: unknown) => (value === undefined ? '–' : html`<code>${JSON.stringify(value)}</code>`);
