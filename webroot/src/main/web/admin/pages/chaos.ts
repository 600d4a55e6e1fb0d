import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { Part } from '../../shared/part';
import { tell } from '../../shared/toast';
import { badge, empty, pageHead } from '../parts/pieces';
import { moment, number, span, t } from '../words';

interface FaultRow { name: string; injected: number; requests: number; failed: number; accepted: number; lost: number; doubled: number; stuck: number; recovery_ms: number; worst_ms: number; recovered: boolean }
interface Report { report: 'tradewind-chaos'; began_at: string; ended_at: string; seed: number; nodes: number; shoppers: number; kept: boolean; requests: number; failed: number; accepted: number; faults: FaultRow[]; charges: { kind: string; during: string; what: string }[] }

const KEPT = 'tw.console.chaos';
const KEPT_MAX = 5;
const FILE_MAX = 500_000;

/** What came of breaking a cluster on purpose: reports that the chaos command wrote and somebody opens here. They stay in this browser. */
@customElement('chaos-page')
export class ChaosPage extends Part {
  @state() accessor reports: Report[] = remembered();
  @state() accessor at = 0;

  override render() {
    const now = this.reports[this.at];
    return html`<div class="page">${pageHead(t('nav.chaos'), { lead: t('chaos.lead') })}
      <section class="card slim"><div class="field"><label for="report">${t('chaos.open')}</label><input class="input file" id="report" type="file" accept="application/json,.json" aria-describedby="report-hint" @change=${this.#open}><span class="hint" id="report-hint"><code>./tradewind chaos --minutes 5 --report chaos.json</code></span></div></section>
      ${this.reports.length > 1 ? html`<div class="row tight" role="group" aria-label=${t('chaos.reports')}>${this.reports.map((r, i) => html`<button class="chip" aria-pressed=${i === this.at ? 'true' : 'false'} @click=${() => (this.at = i)}>${moment(r.began_at)}</button>`)}</div>` : nothing}
      ${now ? this.#report(now) : html`<section class="card flush">${empty(t('chaos.none'), t('chaos.noneHint'))}</section>`}</div>`;
  }

  #report(r: Report): TemplateResult {
    const bad = (count: number) => (count ? html`<span class="bad strong">${number(count)}</span>` : number(count));
    return html`<p class="notice ${r.kept ? 'good' : 'bad'}" role="status" data-kept=${r.kept ? 'yes' : 'no'}><span class="strong">${t(r.kept ? 'chaos.kept' : 'chaos.broken')}</span><span>${t('chaos.sums', { accepted: number(r.accepted), requests: number(r.requests), failed: number(r.failed) })}</span></p>
      <p class="soft small">${t('chaos.about', { date: moment(r.began_at), span: span(Date.parse(r.ended_at) - Date.parse(r.began_at)), nodes: r.nodes, shoppers: r.shoppers, seed: String(r.seed) })}</p>
      <section class="card flush"><div class="list-frame" tabindex="0" role="group" aria-label=${t('chaos.faults')}><table class="table data" role="table"><thead role="rowgroup"><tr role="row">${(['fault', 'injected', 'accepted', 'failed', 'lost', 'doubled', 'stuck', 'recovery', 'worst'] as const).map((c, i) => html`<th scope="col" role="columnheader" class=${i ? 'end' : ''}>${t(`chaos.${c}`)}</th>`)}</tr></thead>
        <tbody role="rowgroup">${r.faults.map(f => html`<tr role="row" data-fault=${f.name}><td role="cell" class="strong">${f.name}</td>${cell('injected', f.injected ? number(f.injected) : '–')}${cell('accepted', number(f.accepted))}${cell('failed', `${number(f.failed)} / ${number(f.requests)}`)}
          ${cell('lost', bad(f.lost))}${cell('doubled', bad(f.doubled))}${cell('stuck', bad(f.stuck))}${cell('recovery', f.injected ? span(f.recovery_ms) : '–')}${cell('worst', !f.recovered ? badge(t('chaos.never'), 'bad', true) : f.injected ? span(f.worst_ms) : '–')}</tr>`)}</tbody></table></div></section>
      ${r.charges.length ? html`<section class="card stack tight"><h2>${t('chaos.charges')}</h2><ul class="stack tight small">${r.charges.map(c => html`<li>${badge(c.kind, 'bad')} ${c.what}${c.during ? html` <span class="soft">(${c.during})</span>` : nothing}</li>`)}</ul></section>` : nothing}`;
  }

  #open = async (event: Event): Promise<void> => {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (!file) {
      return;
    }
    const report = file.size > FILE_MAX ? undefined : read(await file.text());
    if (!report) {
      tell(t('chaos.notOne'), true);
      return;
    }
    this.reports = [report, ...this.reports.filter(r => r.began_at !== report.began_at)].slice(0, KEPT_MAX);
    this.at = 0;
    localStorage.setItem(KEPT, JSON.stringify(this.reports));
  };
}

const cell = (label: 'injected' | 'accepted' | 'failed' | 'lost' | 'doubled' | 'stuck' | 'recovery' | 'worst', value: unknown): TemplateResult => html`<td role="cell" class="end num" data-label=${t(`chaos.${label}`)}>${value}</td>`;

/** A file that says that it is a report and has what is shown of one. */
function read(text: string): Report | undefined {
  try {
    const found = JSON.parse(text) as Report;
    const whole = found.report === 'tradewind-chaos' && Array.isArray(found.charges) && found.faults.every(f => typeof f.name === 'string' && typeof f.requests === 'number');
    return whole && !Number.isNaN(Date.parse(found.began_at)) && !Number.isNaN(Date.parse(found.ended_at)) ? found : undefined;
  } catch {
    return undefined;
  }
}

function remembered(): Report[] {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? '[]') as unknown;
    return Array.isArray(kept) ? kept.flatMap(one => read(JSON.stringify(one)) ?? []) : [];
  } catch {
    return [];
  }
}
