import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { call, query, type Page } from '../../shared/api';
import { Part } from '../../shared/part';
import '../parts/changes';
import { dayBegins } from '../parts/days';
import '../parts/filters';
import type { Filter } from '../parts/filters';
import { payload } from '../parts/payload';
import { badge, pageHead, since, type Tone } from '../parts/pieces';
import '../parts/table';
import type { Asked, Column, Listing } from '../parts/table';
import { traceLink } from '../parts/trace';
import rights from '../rights.json';
import { introduce, people, who } from '../trade/people';
import type { AuditEntry } from '../types';
import { clock, named, t } from '../words';

const OUTCOMES: Record<string, Tone> = { done: 'good', refused: 'warn', failed: 'bad' };

const outcome = (e: AuditEntry): TemplateResult => (e.outcome ? badge(named('outcome', e.outcome), OUTCOMES[e.outcome] ?? '', true) : badge(t('audit.unknown'), 'warn'));
/** "adminCancelOrder" is "admin cancel order". */
const act = (action: string): string => action.replace(/([A-Z])/g, ' $1').toLowerCase();

/** Whatever changes something: it is called neither a list nor a look. */
const ACTS = Object.keys(rights).filter(operation => !/^(admin)?(list|get|search|preview)/i.test(operation)).map(value => ({ value, label: act(value) })).sort((a, b) => a.label.localeCompare(b.label));

const COLUMNS: Column<AuditEntry>[] = [
  { id: 'at', label: t('audit.at'), cell: e => since(e.at), text: e => e.at },
  { id: 'actor', label: t('audit.actor'), cell: e => html`${people().get(e.actor ?? '') ?? html`<code>${e.actor ?? e.actor_kind}</code>`}<br><span class="soft small">${named('role', e.role)}</span>`, text: e => who(e.actor) || e.actor_kind },
  { id: 'action', label: t('audit.action'), cell: e => html`<span class="strong">${act(e.action)}</span>`, text: e => e.action },
  { id: 'subject', label: t('audit.subject'), cell: e => html`<code>${e.subject ?? '–'}</code>`, text: e => e.subject ?? '' },
  { id: 'outcome', label: t('audit.outcome'), cell: outcome, text: e => e.outcome ?? '' },
  { id: 'status', label: t('audit.status'), end: true, extra: true, cell: e => html`<span class="num">${e.status ?? '–'}</span>`, text: e => String(e.status ?? '') },
  { id: 'path', label: t('audit.path'), extra: true, cell: e => html`<code>${e.method} ${e.path}</code>`, text: e => `${e.method} ${e.path}` },
];

/** Who did what, to what, when, and what came of it. */
@customElement('audit-page')
export class AuditPage extends Part {
  @property({ attribute: false }) accessor query = new URLSearchParams();

  override connectedCallback() {
    super.connectedCallback();
    introduce(this);
  }

  #filters = (): Filter[] => [
    { name: 'actor', label: t('audit.actor'), kind: 'text', placeholder: 'usr_…', ...(people().size ? { kind: 'select' as const, options: [...people()].map(([value, label]) => ({ value, label })) } : {}) },
    { name: 'action', label: t('audit.action'), kind: 'choice', placeholder: act('changeOffer'), options: ACTS },
    { name: 'subject', label: t('audit.subject'), kind: 'text', placeholder: t('audit.subjectHint') },
    { name: 'from', label: t('audit.from'), kind: 'date' },
    { name: 'to', label: t('audit.to'), kind: 'date' },
  ];

  override render() {
    const get = (name: string) => this.query.get(name);
    const asked = { actor: get('actor'), action: get('action'), subject: get('subject'), from: dayBegins(get('from')), to: dayBegins(get('to'), 1) };
    const listing: Listing<AuditEntry> = {
      name: 'audit', title: t('nav.audit'), key: query(asked), columns: COLUMNS, id: e => e.id, label: e => act(e.action),
      fetch: (page: Asked) => call<Page<AuditEntry>>('/admin/audit-log' + query({ ...asked, ...page })), more: e => this.#more(e),
      empty: { title: t('audit.none'), hint: t('audit.noneHint') },
    };
    return html`<div class="page">${pageHead(t('nav.audit'), { lead: t('audit.lead') })}<list-filters list="audit" .filters=${this.#filters()} .query=${this.query}></list-filters><data-table .of=${listing}></data-table></div>`;
  }

  #more(e: AuditEntry): TemplateResult {
    return html`<div class="stack"><dl class="facts small"><dt>${t('audit.path')}</dt><dd><code>${e.method} ${e.path}</code> ${e.status ? html`<span class="soft num">${e.status}</span>` : nothing}</dd><dt>${t('recorder.when')}</dt><dd class="num">${since(e.at)} <span class="soft">${clock(e.at)}</span></dd>
        ${e.subject?.startsWith('ord_') ? html`<dt>${t('shipments.order')}</dt><dd><a href="/admin/orders/${e.subject}">${e.subject}</a></dd>` : nothing}<dt>${t('recorder.trace')}</dt><dd>${traceLink(e.trace_id)}</dd></dl>
      <audit-changes .entry=${e}></audit-changes>
      <div class="step-details plain">${payload(t('audit.request'), e.request)}${payload(t('audit.result'), e.result)}</div></div>`;
  }
}
