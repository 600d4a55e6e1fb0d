import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { call } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import { actionButton, badge, empty, failure, pageHead, since, skeletonLines } from '../parts/pieces';
import { canGoBack, errand, redeploy, rollBack, scale } from '../parts/redeploying';
import { may } from '../staff';
import { introduce, who } from '../trade/people';
import type { NodeState, Redeployment, VerticleState } from '../types';
import { moment, named, number, span, t } from '../words';
import { lagBadge } from './feeds';

const EVERY_MS = 3_000;

interface Nodes { nodes: NodeState[]; missing: string[]; redeployments: Redeployment[] }

/** What runs where, in which build, how it is; and how to put another build in its place. */
@customElement('nodes-page')
export class NodesPage extends Part {
  readonly #found = new Loading<Nodes>(this);
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback() {
    super.connectedCallback();
    introduce(this);
    void this.#found.load(this.#fetch);
    this.#timer = setInterval(() => !document.hidden && !this.#found.busy && void this.#found.load(this.#fetch), EVERY_MS);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  #fetch = async (): Promise<Nodes> => {
    const [nodes, redeployments] = await Promise.all([call<{ data: NodeState[]; missing: string[] }>('/admin/nodes'), call<{ data: Redeployment[] }>('/admin/redeployments')]);
    return { nodes: nodes.data, missing: nodes.missing, redeployments: redeployments.data };
  };

  override render() {
    return html`<div class="page">${pageHead(t('nav.nodes'), { lead: t('nodes.lead') })}${this.#found.value ? this.#ready(this.#found.value)
      : this.#found.show({ waiting: () => html`<div class="card">${skeletonLines(10)}</div>`, failed: failure, ready: found => this.#ready(found) })}</div>`;
  }

  #ready({ nodes, missing, redeployments }: Nodes): TemplateResult {
    return html`${missing.length ? html`<p class="notice bad"><span>${t('nodes.missing', { nodes: missing.join(', ') })}</span></p>` : nothing}
      ${redeployments.length ? this.#redeployments(redeployments) : nothing}
      ${nodes.map(node => this.#node(node, nodes.length, redeployments))}${nodes.length ? nothing : empty(t('nodes.none'))}`;
  }

  #redeployments(list: Redeployment[]): TemplateResult {
    return html`<section class="card flush"><div class="card-head"><h2>${t('redeployments.title')}</h2></div><ul class="parcels">${list.slice(0, 5).map(r => html`<li><div><a class="strong" href="/admin/redeployments/${r.id}">${named('domain', r.verticle)}: ${errand(r)}</a>
      <p class="soft small">${moment(r.started_at)} · ${who(r.by)}</p></div>${outcomeBadge(r)}</li>`)}</ul></section>`;
  }

  #node(node: NodeState, count: number, redeployments: Redeployment[]): TemplateResult {
    const mayChange = may('redeployVerticle');
    return html`<section class="card flush" aria-label=${node.address || node.id}><div class="card-head"><h2>${node.address || t('nodes.alone')}</h2><span class="soft small">${t('nodes.about', { pid: String(node.pid) })} · ${t('nodes.since')} ${since(node.started_at)}</span></div>
      <div class="list-frame" tabindex="0" role="group" aria-label=${t('nodes.verticles')}><table class="table slim data" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${t('nodes.verticle')}</th><th scope="col" role="columnheader">${t('nodes.health')}</th><th scope="col" role="columnheader">${t('nodes.version')}</th><th scope="col" role="columnheader" class="end">${t('nodes.instances')}</th><th scope="col" role="columnheader">${t('feeds.lag')}</th>
        <th scope="col" role="columnheader" class="end">${t('feeds.parked')}</th>${mayChange ? html`<th scope="col" role="columnheader"><span class="sr">${t('nodes.actions')}</span></th>` : nothing}</tr></thead>
        <tbody role="rowgroup">${node.verticles.map(v => this.#verticle(v, count, mayChange, canGoBack(v, redeployments)))}</tbody></table></div></section>`;
  }

  #verticle(v: VerticleState, nodes: number, mayChange: boolean, back: boolean): TemplateResult {
    const parked = v.feeds.reduce((sum, f) => sum + f.parked, 0);
    return html`<tr role="row" data-verticle=${v.name}><td role="cell" class="strong">${named('domain', v.name)}</td><td role="cell" data-label=${t('nodes.health')}>${v.healthy ? badge(t('nodes.healthy'), 'good', true) : html`${badge(t('nodes.unhealthy'), 'bad', true)}<p class="bad small">${v.problem}</p>`}</td>
      <td role="cell" data-label=${t('nodes.version')}><code>${v.version}</code></td><td role="cell" data-label=${t('nodes.instances')} class="end num">${number(v.instances)}</td><td role="cell" data-label=${t('feeds.lag')}>${v.feeds.length ? lagBadge(Math.max(...v.feeds.map(f => f.lag_seconds))) : html`<span class="soft">–</span>`}</td>
      <td role="cell" data-label=${t('feeds.parked')} class="end">${parked ? html`<a class="badge bad" href="/admin/dead-letters?consumer=${v.name}">${number(parked)}</a>` : html`<span class="num">0</span>`}</td>
      ${mayChange ? html`<td role="cell" class="end whole"><div class="row tight end nowrap-row">${actionButton(t('nodes.redeploy'), 'upload', () => void redeploy(v, nodes), 'quiet')}${may('scaleVerticle') ? actionButton(t('nodes.scale'), 'columns', () => void scale(v, nodes), 'quiet') : nothing}${back && may('rollBackVerticle') ? actionButton(t('nodes.rollBack'), 'undo', () => void rollBack(v.name), 'quiet') : nothing}</div></td>` : nothing}</tr>`;
  }
}

export const outcomeBadge = (r: Redeployment): TemplateResult => html`<span class="row tight">${badge(t(`redeployment.${r.outcome}`), r.outcome === 'promoted' ? 'good' : r.outcome === 'refused' ? 'bad' : 'info', true)}
  ${r.ended_at ? html`<span class="soft small num">${span(Date.parse(r.ended_at) - Date.parse(r.started_at))}</span>` : nothing}</span>`;
