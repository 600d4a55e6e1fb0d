import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Money } from '../../shared/api';
import { Part } from '../../shared/part';
import { icon } from '../icons';
import type { EventEnvelope, Timeline } from '../types';
import { clock, money, named, span, t } from '../words';
import { payload } from './payload';
import { identifier } from './pieces';
import { traceLink } from './trace';

/** From left to right in the order in which an order passes them. */
const USUAL = ['cart', 'orders', 'inventory', 'payments', 'fraud', 'fulfillment', 'settlement', 'notifications'];
const PAUSE_MS = 5_000;

interface Step { event: EventEnvelope; lane: number; cause: Step | undefined; effects: Step[]; sinceStart: number; sincePrevious: number; sinceCause: number | undefined }

/** An order's whole story: each event on the line of the domain that told it, with an arrow from the event that caused it. */
@customElement('flight-recorder')
export class FlightRecorder extends Part {
  @property({ attribute: false }) accessor timeline: Timeline = { data: [], missing: [] };
  @state() accessor open: string | undefined;

  override render() {
    const lanes = [...new Set(this.timeline.data.map(e => e.feed))].sort((a, b) => place(a) - place(b));
    const steps = stepsOf(this.timeline.data, lanes);
    const chain = this.#chain(steps);
    return html`${this.timeline.missing.length ? html`<p class="notice warn"><span>${t('recorder.missing', { domains: this.timeline.missing.join(', ') })}</span></p>` : nothing}
      <p class="soft small">${t('recorder.lead', { count: steps.length, span: span(steps.at(-1)?.sinceStart ?? 0) })}</p>
      <div class="recorder"><div class="lanes" aria-hidden="true"><span></span><div class="lane-names">${lanes.map(lane => html`<span>${named('domain', lane)}</span>`)}</div></div>
        <ol class="flight" @keydown=${this.#keys}>${steps.map(step => this.#step(step, lanes, chain))}</ol></div>`;
  }

  #step(step: Step, lanes: string[], chain: Set<string>): TemplateResult {
    const { event } = step;
    const isOpen = this.open === event.id;
    return html`${step.sincePrevious > PAUSE_MS ? html`<li class="pause" aria-hidden="true"><span></span><span class="tiny soft">${icon('clock', 14)} ${t('recorder.later', { span: span(step.sincePrevious) })}</span></li>` : nothing}
      <li class="${chain.has(event.id) ? 'chain' : ''} ${isOpen ? 'open' : ''}" id=${event.id}><button class="step" aria-expanded=${isOpen ? 'true' : 'false'} @click=${() => (this.open = isOpen ? undefined : event.id)}>
        <span class="at num"><span class="strong">+${span(step.sinceStart)}</span><span class="soft tiny">${clock(event.time)}</span></span>
        <span class="sr">${said(step)}</span>${this.#drawing(step, lanes.length)}</button>
      ${isOpen ? this.#details(step) : nothing}</li>`;
  }

  #drawing(step: Step, count: number): TemplateResult {
    const x = (lane: number) => `${((lane + 0.5) / count) * 100}%`;
    const from = step.cause && step.cause.lane !== step.lane ? step.cause.lane : undefined;
    const end = step.lane >= count / 2;
    const rightward = from !== undefined && from < step.lane;
    return html`<svg class="flight-row" aria-hidden="true" width="100%" height="52">
      ${Array.from({ length: count }, (_, i) => svg`<line class="life" x1=${x(i)} x2=${x(i)} y1="0" y2="52"/>`)}
      ${from !== undefined ? svg`<line class="arrow" x1=${x(from)} x2=${x(step.lane)} y1="36" y2="36"/><circle class="tail" cx=${x(from)} cy="36" r="2.5"/>
        <svg x=${x(step.lane)} y="36" class="tip"><path d=${rightward ? 'M-15 -5 L-7 0 L-15 5' : 'M15 -5 L7 0 L15 5'}/></svg>` : nothing}
      <circle class="dot feed-${step.event.feed}" cx=${x(step.lane)} cy="36" r="6"/>
      <svg x=${x(step.lane)} y="20" class="tip"><text x=${end ? 8 : -8} text-anchor=${end ? 'end' : 'start'}>${kind(step.event)}${brief(step.event) ? svg`<tspan class="brief" dx="6">${brief(step.event)}</tspan>` : nothing}</text></svg></svg>`;
  }

  #details(step: Step): TemplateResult {
    const { event } = step;
    const trace = event.traceparent?.split('-')[1];
    return html`<div class="step-details"><dl class="facts small"><dt>${t('recorder.type')}</dt><dd><code>${event.type}</code></dd>
        <dt>${t('recorder.when')}</dt><dd>${clock(event.time)} <span class="soft">(+${span(step.sinceStart)})</span></dd>
        <dt>${t('recorder.cause')}</dt><dd>${step.cause ? html`${this.#jump(step.cause)} <span class="soft">${t('recorder.took', { span: span(step.sinceCause ?? 0) })}</span>` : t('recorder.command')}</dd>
        <dt>${t('recorder.effects')}</dt><dd>${step.effects.length ? html`<ul class="stack tight">${step.effects.map(e => html`<li>${this.#jump(e)} <span class="soft">+${span(e.sinceCause ?? 0)}</span></li>`)}</ul>` : t('recorder.none')}</dd>
        <dt>${t('recorder.subject')}</dt><dd><code>${event.subject}</code> <span class="soft">#${event.sequence}</span></dd>
        <dt>${t('recorder.id')}</dt><dd>${identifier(event.id)}</dd>
        <dt>${t('recorder.position')}</dt><dd class="num">${event.position.epoch}.${event.position.tx}.${event.position.id} <span class="soft">${t('recorder.partition', { n: event.partition })}</span></dd>
        ${trace ? html`<dt>${t('recorder.trace')}</dt><dd>${traceLink(trace)}</dd>` : nothing}</dl>
      ${payload(t('recorder.payload'), event.data)}</div>`;
  }

  #jump(to: Step): TemplateResult {
    return html`<button class="link" @click=${() => this.#show(to.event.id)}>${named('domain', to.event.feed)}: ${kind(to.event)}</button>`;
  }

  #show(id: string): void {
    this.open = id;
    void this.updateComplete.then(() => {
      const row = document.getElementById(id);
      row?.querySelector('button')?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: 'nearest' });
    });
  }

  /** What led to the opened event, and what it led to. */
  #chain(steps: Step[]): Set<string> {
    const chain = new Set<string>();
    const opened = steps.find(s => s.event.id === this.open);
    for (let step = opened; step; step = step.cause) {
      chain.add(step.event.id);
    }
    opened?.effects.forEach(e => chain.add(e.event.id));
    return chain;
  }

  #keys = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const buttons = [...this.querySelectorAll<HTMLElement>('.step')];
    const at = buttons.indexOf(event.target as HTMLElement);
    if (step && at >= 0) {
      event.preventDefault();
      buttons[at + step]?.focus();
    }
  };
}

const place = (feed: string): number => (USUAL.indexOf(feed) + 1 || USUAL.length + 1) * 100 + feed.charCodeAt(0) / 10;

/** "orders.payment-requested.v1" is "payment requested" on the line of orders. */
const kind = (event: EventEnvelope): string => event.type.replace(/\.v\d+$/, '').split('.').slice(1).join(' ').replaceAll('-', ' ');

/** The most telling part of what an event says. */
function brief(event: EventEnvelope): string {
  const { data } = event;
  const sum = (data['amount'] ?? data['refund']) as Money | undefined;
  if (sum && typeof sum.amount === 'number' && sum.currency) {
    return money(sum);
  }
  return [data['decline_code'], data['reason'], data['tracking_number'], data['decision']].find((v): v is string => typeof v === 'string') ?? '';
}

function said(step: Step): string {
  const what = `${named('domain', step.event.feed)}: ${kind(step.event)} ${brief(step.event)}`.trim();
  return step.cause ? t('recorder.said', { what, cause: `${named('domain', step.cause.event.feed)}: ${kind(step.cause.event)}` }) : what;
}

function stepsOf(events: EventEnvelope[], lanes: string[]): Step[] {
  const at = (e: EventEnvelope) => Date.parse(e.time);
  const start = events[0] ? at(events[0]) : 0;
  const steps = events.map((event, i): Step => ({
    event, lane: lanes.indexOf(event.feed), cause: undefined, effects: [], sinceStart: at(event) - start,
    sincePrevious: i ? at(event) - at(events[i - 1]!) : 0, sinceCause: undefined,
  }));
  const byId = new Map(steps.map(s => [s.event.id, s]));
  for (const step of steps) {
    step.cause = step.event.causation ? byId.get(step.event.causation) : undefined;
    step.cause?.effects.push(step);
    step.sinceCause = step.cause && at(step.event) - at(step.cause.event);
  }
  return steps;
}
