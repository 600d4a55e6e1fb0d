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
      void this.#before.load(async () => (await call<Page<AuditEntry>>('/admin/audit-log' + query({ subject, to: at, limit: ENTRIES_MAX }))).data.find(e => isObject(e.result)));
    }
  }

  override render() {
    const now = this.entry.result;
    const before = this.#before.value?.result;
    if (!isObject(now) || !isObject(before)) {
      return nothing;
    }
    const differing = Object.keys(now).filter(key => !OF_ITSELF.has(key) && key in before && JSON.stringify(now[key]) !== JSON.stringify(before[key]));
    return differing.length ? html`<div class="list-frame" tabindex="0" role="group" aria-label=${t('changes.title')}><table class="table slim inner"><caption class="small strong">${t('changes.title')}</caption><thead><tr><th scope="col">${t('changes.what')}</th><th scope="col">${t('changes.before')}</th><th scope="col">${t('changes.after')}</th></tr></thead>
      <tbody>${differing.map(key => html`<tr><td>${key.replaceAll('_', ' ')}</td><td><code>${JSON.stringify(before[key])}</code></td><td><code>${JSON.stringify(now[key])}</code></td></tr>`)}</tbody></table></div>` : nothing;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
