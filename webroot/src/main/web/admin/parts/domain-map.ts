import { html, nothing, svg, type TemplateResult } from 'lit';
import type { DomainState } from '../pulse-types';
import type { Subscription } from '../types';
import { named, number, span, t } from '../words';

const WIDTH = 1000;
const HEIGHT = 430;
const BOX = { width: 148, height: 62 };

/** Where each domain stands: an order goes from left to right, those who only listen stand around it. */
const PLACES: Record<string, [number, number]> = {
  merchants: [90, 45], catalog: [90, 215], personalization: [90, 385], cart: [300, 150], demand: [300, 385], orders: [500, 215], fraud: [500, 45], inventory: [500, 385],
  payments: [705, 110], fulfillment: [705, 300], settlement: [905, 110], auditor: [905, 385], operations: [905, 250], identity: [300, 45], gateway: [300, 250], sandbox: [705, 25],
};

const LATE_SECONDS = 5;

export const tone = (d: DomainState): 'good' | 'warn' | 'bad' | 'off' =>
  d.nodes === 0 ? 'off' : !d.healthy ? 'bad' : d.parked > 0 || d.lag_seconds > LATE_SECONDS ? 'warn' : 'good';

const rate = (d: DomainState): string => (d.events_per_minute === null ? '' : t('map.rate', { count: Math.round(d.events_per_minute) }));
const state = (d: DomainState): string =>
  d.nodes === 0 ? t('map.off') : !d.healthy ? t('map.unwell') : d.parked ? t('map.parked', { count: d.parked }) : d.lag_seconds >= 0.05 ? t('map.behind', { span: span(d.lag_seconds * 1000) }) : t('map.well');

/** The domains with their health, lag and throughput, and who reads whose log. A list where there is no room for a picture. */
export function domainMap(domains: DomainState[], feeds: Subscription[]): TemplateResult {
  const placed = domains.filter(d => PLACES[d.name]);
  const busy = new Map(domains.map(d => [d.name, (d.events_per_minute ?? 0) > 0]));
  return html`<div class="map-picture"><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${t('map.title')}>
      ${feeds.map(f => edge(f, busy.get(f.feed) ?? false))}${placed.map(d => box(d))}</svg></div>
    <ul class="map-list">${domains.map(d => html`<li class=${tone(d)}><span class="strong">${named('domain', d.name)}</span><span class="state-of">${state(d)}</span><span class="soft tiny num">${rate(d)}</span></li>`)}</ul>`;
}

function edge(f: Subscription, busy: boolean): unknown {
  const from = PLACES[f.feed];
  const to = PLACES[f.consumer];
  if (!from || !to) {
    return nothing;
  }
  const late = Math.max(0, ...f.partitions.map(p => p.lag_seconds)) > LATE_SECONDS;
  const bend = (to[1] - from[1]) * 0.12 + (to[0] < from[0] ? 26 : -14);
  return svg`<path class="feed ${late ? 'late' : ''} ${busy ? 'busy' : ''}" d="M${from[0]} ${from[1]} Q${(from[0] + to[0]) / 2} ${(from[1] + to[1]) / 2 + bend} ${to[0]} ${to[1]}"><title>${f.feed} → ${f.consumer}</title></path>`;
}

function box(d: DomainState): unknown {
  const [x, y] = PLACES[d.name]!;
  const left = x - BOX.width / 2;
  const top = y - BOX.height / 2;
  return svg`<g class="domain ${tone(d)}"><title>${d.problem ?? ''}</title><rect x=${left} y=${top} width=${BOX.width} height=${BOX.height} rx="12"/>
    <circle cx=${left + 16} cy=${top + 20} r="5"/><text class="name" x=${left + 29} y=${top + 25}>${named('domain', d.name)}</text>
    <text x=${left + 13} y=${top + 47}>${state(d)}</text><text class="rate" text-anchor="end" x=${left + BOX.width - 12} y=${top + 47}>${d.events_per_minute ? `${number(Math.round(d.events_per_minute))}/min` : ''}</text></g>`;
}
