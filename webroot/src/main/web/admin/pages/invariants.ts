import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { call } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import { tell } from '../../shared/toast';
import { icon } from '../icons';
import { badge, failure, pageHead, reason, since, skeletonLines } from '../parts/pieces';
import type { Breach, Invariant, Invariants } from '../types';
import { moment, named, t } from '../words';

const EVERY_MS = 5_000;

/** The rules that must hold whatever happens, each red or green, with its numbers. */
@customElement('invariants-page')
export class InvariantsPage extends Part {
  @state() accessor proving = false;
  readonly #found = new Loading<Invariants>(this);
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback() {
    super.connectedCallback();
    void this.#found.load(this.#fetch);
    this.#timer = setInterval(() => !document.hidden && !this.#found.busy && !this.proving && void this.#found.load(this.#fetch), EVERY_MS);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  #fetch = (): Promise<Invariants> => call<Invariants>('/admin/invariants');

  override render() {
    const deep = html`<button class="btn slim" aria-busy=${this.proving ? 'true' : 'false'} @click=${this.#deep}>${icon('shield', 18)} ${t('invariants.deep')}</button>`;
    return html`<div class="page">${pageHead(t('nav.invariants'), { lead: t('invariants.lead'), actions: deep })}${this.#found.value ? this.#ready(this.#found.value)
      : this.#found.show({ waiting: () => html`<div class="card">${skeletonLines(10)}</div>`, failed: failure, ready: found => this.#ready(found) })}</div>`;
  }

  #deep = async (): Promise<void> => {
    if (this.proving) {
      return;
    }
    this.proving = true;
    try {
      this.#found.set(await call<Invariants>('/admin/invariants?deep=true'));
      tell(t('invariants.proven'));
    } catch (error) {
      tell(reason(error), true);
    } finally {
      this.proving = false;
    }
  };

  #ready(found: Invariants): TemplateResult {
    const red = found.data.filter(i => i.status === 'red').length;
    return html`<p class="notice ${red ? 'bad' : 'good'}" role="status"><span class="strong">${red ? t('invariants.red', { count: red }) : t('invariants.green', { count: found.data.length })}</span></p>
      ${found.data.map(i => this.#invariant(i))}
      ${found.repairs.length ? html`<section class="card"><h2>${t('invariants.repairs')}</h2><ul class="stack tight small">${found.repairs.map(r => html`<li><code>${r.subject}</code> · ${r.repair.command} · ${r.repair.outcome ?? t('invariants.awaited')} · ${since(r.repair.asked_at)}<br><span class="soft">${r.reason}</span></li>`)}</ul></section>` : nothing}`;
  }

  #invariant(i: Invariant): TemplateResult {
    return html`<section class="card invariant ${i.status}" data-invariant=${i.number} data-status=${i.status}><div class="bar"><h2>${i.number}. ${named('invariant', String(i.number)) === String(i.number) ? i.name : named('invariant', String(i.number))}</h2>
        ${badge(t(i.status === 'red' ? 'invariants.broken' : i.holds ? 'invariants.holds' : 'invariants.checking'), i.status === 'red' ? 'bad' : i.holds ? 'good' : 'warn', true)}</div>
      <p class="soft small">${t('invariants.checked', { count: i.checked })} · ${since(i.checked_at)}${i.since ? html` · ${t(i.status === 'red' ? 'invariants.redSince' : 'invariants.greenSince')} ${moment(i.since)}` : nothing}${i.pending ? html` · ${t('invariants.pending', { count: i.pending })}` : nothing}</p>
      ${i.breaches.length ? html`<ul class="stack tight">${i.breaches.map(b => breach(b))}</ul>` : nothing}
      <details open><summary class="small">${t('invariants.numbers', { count: i.equations.length })}</summary><ul class="equations num">${i.equations.map(e => html`<li>${e}</li>`)}</ul></details></section>`;
  }
}

const breach = (b: Breach): TemplateResult => html`<li class="notice bad slim"><span><strong>${b.rule}</strong>: ${b.subject.startsWith('ord_') ? html`<a href="/admin/orders/${b.subject}?tab=recorder">${b.subject}</a>` : html`<code>${b.subject}</code>`}<br>${b.detail} · ${since(b.found_at)}
  ${b.repair ? html`<br>${b.repair.command}: ${b.repair.outcome ?? t('invariants.awaited')}` : nothing}</span></li>`;
