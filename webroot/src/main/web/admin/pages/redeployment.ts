import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { call } from '../../shared/api';
import { follow } from '../../shared/live';
import { Loading, Part } from '../../shared/part';
import { actionButton, badge, failure, pageHead, skeletonLines } from '../parts/pieces';
import { progressBar } from '../parts/progress';
import { errand, rollBack } from '../parts/redeploying';
import { may } from '../staff';
import { introduce, who } from '../trade/people';
import type { NodeProgress, Redeployment, Traffic } from '../types';
import { clock, moment, named, number, span, t } from '../words';
import { outcomeBadge } from './nodes';

const STEPS = ['waiting', 'loading', 'starting', 'healthy', 'serving', 'promoted'] as const;

/** How a verticle is replaced, node after node, live. It goes on when this page is left. */
@customElement('redeployment-page')
export class RedeploymentPage extends Part {
  @property() accessor redeployment = '';
  @state() accessor live = false;
  readonly #found = new Loading<Redeployment>(this);
  #end: (() => void) | undefined;

  override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('redeployment')) {
      this.#end?.();
      this.#found.forget();
      void this.#begin();
    }
  }

  override connectedCallback() {
    super.connectedCallback();
    introduce(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#end?.();
  }

  async #begin(): Promise<void> {
    const id = this.redeployment;
    await this.#found.load(() => call<Redeployment>(`/admin/redeployments/${id}`));
    if (this.#found.value && !this.#found.value.ended_at && id === this.redeployment && this.isConnected) {
      this.#end = follow(`/admin/redeployments/${id}/events`, { onNews: news => this.#news(JSON.parse(news.data) as Redeployment), onState: open => (this.live = open) });
    }
  }

  #news(now: Redeployment): void {
    this.#found.set(now);
    if (now.ended_at) {
      this.#end?.();
      this.live = false;
    }
  }

  override render() {
    const back = { href: '/admin/nodes', label: t('nav.nodes') };
    return html`<div class="page">${this.#found.show({ waiting: () => html`${pageHead(t('redeployment.title'), { back })}<div class="card">${skeletonLines(5)}</div>`, failed: failure, ready: r => this.#page(r, back) })}</div>`;
  }

  #page(r: Redeployment, back: { href: string; label: string }): TemplateResult {
    const done = r.nodes.reduce((sum, n) => sum + (n.phase === 'promoted' ? STEPS.length - 1 : Math.max(0, STEPS.indexOf(n.phase as never))), 0);
    const tone = r.outcome === 'refused' ? 'bad' : r.outcome === 'promoted' ? 'good' : '';
    return html`${pageHead(`${named('domain', r.verticle)}: ${errand(r)}`, {
        back, beside: html`<span data-outcome=${r.outcome} role="status">${outcomeBadge(r)}</span>`,
        lead: html`${t('redeployment.begun', { date: moment(r.started_at), by: who(r.by) })}${r.canary ? html` · ${t('redeployment.canary', { percent: r.canary })}` : nothing}${this.live ? html` · <span class="live good">${t('live.on')}</span>` : nothing}`,
        actions: r.ended_at && r.outcome === 'promoted' && !r.rollback && r.instances === null && may('rollBackVerticle') ? actionButton(t('nodes.rollBack'), 'undo', () => void rollBack(r.verticle)) : nothing,
      })}
      ${progressBar(t('redeployment.title'), r.outcome === 'promoted' ? 1 : done, r.outcome === 'promoted' ? 1 : r.nodes.length * (STEPS.length - 1), tone)}
      ${r.reason ? html`<p class="notice bad"><span>${r.reason}</span></p>` : r.ended_at ? nothing : html`<p class="soft small">${t('redeployment.leave')}</p>`}
      ${r.nodes.map(node => this.#node(node, r))}`;
  }

  #node(n: NodeProgress, r: Redeployment): TemplateResult {
    const at = STEPS.indexOf(n.phase as never);
    return html`<section class="card stack" data-node=${n.node} data-phase=${n.phase}><div class="bar"><h2>${n.node === 'alone' ? t('nodes.alone') : n.node}</h2>
        <span class="small">${n.before && r.instances === null ? html`<code>${n.before}</code> → ` : nothing}<code>${n.version ?? '…'}</code></span></div>
      ${at < 0 ? html`<p>${badge(t(`phase.${n.phase}` as never), n.phase === 'restored' ? 'warn' : 'bad', true)} ${n.reason ?? ''}</p>`
        : html`<ol class="phases">${STEPS.map((step, i) => html`<li class=${i < at || n.phase === 'promoted' ? 'done' : i === at ? 'now' : ''} aria-current=${i === at && r.outcome === 'running' ? 'step' : nothing}>${t(`phase.${step}`)}</li>`)}</ol>`}
      ${n.fresh || n.old ? html`<table class="table slim"><thead><tr><th scope="col">${t('traffic.build')}</th><th scope="col" class="end">${t('traffic.calls')}</th><th scope="col" class="end">${t('traffic.failed')}</th><th scope="col" class="end">p50</th><th scope="col" class="end">p99</th></tr></thead>
        <tbody>${traffic(t('traffic.old'), n.old)}${traffic(t('traffic.fresh'), n.fresh)}</tbody></table>` : nothing}
      <p class="soft tiny num">${t('redeployment.share', { percent: n.percent })} · ${clock(n.since)}</p></section>`;
  }
}

const traffic = (label: string, of: Traffic | null): TemplateResult | typeof nothing =>
  of ? html`<tr><td>${label}</td><td class="end num">${number(of.calls)}</td><td class="end num ${of.failed ? 'bad' : ''}">${number(of.failed)}</td>${[of.p50_ms, of.p99_ms].map(ms => html`<td class="end num">${of.calls ? span(Math.round(ms * 10) / 10) : '–'}</td>`)}</tr>` : nothing;
