import { html, nothing, svg, type TemplateResult } from 'lit';
import type { DomainState } from '../pulse-types';
import type { Subscription } from '../types';
import { named, number, span, t } from '../words';

const WIDTH = 1000;
const HEIGHT = 430;
const BOX = { width: 148, height: 62 };
const COLUMNS = [90, 300, 500, 705, 905];

type Spot = [number, number];

/** Where those stand that an order passes, from left to right, and those who only listen to it, around it. */
const USUAL: Record<string, Spot> = {
  merchants: [90, 45], catalog: [90, 215], personalization: [90, 385], cart: [300, 150], demand: [300, 385], orders: [500, 215], fraud: [500, 45], inventory: [500, 385],
  payments: [705, 110], fulfillment: [705, 300], settlement: [905, 110], auditor: [905, 385], operations: [905, 250], identity: [300, 45], gateway: [300, 250], sandbox: [705, 25],
};

/** Where somebody stands who is new to this picture: where there is room, or else in a row below. */
function placesOf(domains: DomainState[]): Map<string, Spot> {
  const places = new Map<string, Spot>(domains.flatMap(d => (USUAL[d.name] ? [[d.name, USUAL[d.name]!] as [string, Spot]] : [])));
  const free = (x: number, y: number) => [...places.values()].every(([a, b]) => Math.abs(a - x) > BOX.width || Math.abs(b - y) > BOX.height + 6);
  for (const d of domains.filter(one => !USUAL[one.name])) {
    for (let y = 45; !places.has(d.name); y += 85) {
      const x = COLUMNS.find(column => free(column, y));
      if (x !== undefined) {
        places.set(d.name, [x, y]);
      }
    }
  }
  return places;
}

const LATE_SECONDS = 5;

export const tone = (d: DomainState): 'good' | 'warn' | 'bad' | 'off' =>
  d.nodes === 0 ? 'off' : !d.healthy ? 'bad' : d.parked > 0 || d.lag_seconds > LATE_SECONDS ? 'warn' : 'good';

const rate = (d: DomainState): string => (d.events_per_minute === null ? '' : t('map.rate', { count: Math.round(d.events_per_minute) }));
const state = (d: DomainState): string =>
  d.nodes === 0 ? t('map.off') : !d.healthy ? t('map.unwell') : d.parked ? t('map.parked', { count: d.parked }) : d.lag_seconds >= 0.05 ? t('map.behind', { span: span(d.lag_seconds * 1000) }) : t('map.well');

/** The domains with their health, lag and throughput, and who reads whose log. A list where there is no room for a picture. */
export function domainMap(domains: DomainState[], feeds: Subscription[]): TemplateResult {
  const places = placesOf(domains);
  const height = Math.max(HEIGHT, ...[...places.values()].map(([, y]) => y + 45));
  const busy = new Map(domains.map(d => [d.name, (d.events_per_minute ?? 0) > 0]));
  return html`<div class="map-picture"><svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label=${t('map.title')}>
      ${feeds.map(f => edge(f, places, busy.get(f.feed) ?? false))}${domains.map(d => box(d, places.get(d.name)!))}</svg></div>
    <ul class="map-list">${domains.map(d => html`<li class=${tone(d)}><span class="strong">${named('domain', d.name)}</span><span class="state-of">${state(d)}</span><span class="soft tiny num">${rate(d)}</span></li>`)}</ul>`;
}

function edge(f: Subscription, places: Map<string, Spot>, busy: boolean): unknown {
  const from = places.get(f.feed);
  const to = places.get(f.consumer);
  if (!from || !to) {
    return nothing;
  }
  const late = Math.max(0, ...f.partitions.map(p => p.lag_seconds)) > LATE_SECONDS;
  const bend = (to[1] - from[1]) * 0.12 + (to[0] < from[0] ? 26 : -14);
  return svg`<path class="feed ${late ? 'late' : ''} ${busy ? 'busy' : ''}" d="M${from[0]} ${from[1]} Q${(from[0] + to[0]) / 2} ${(from[1] + to[1]) / 2 + bend} ${to[0]} ${to[1]}"><title>${f.feed} → ${f.consumer}</title></path>`;
}

function box(d: DomainState, [x, y]: Spot): unknown {
  const left = x - BOX.width / 2;
  const top = y - BOX.height / 2;
  return svg`<g class="domain ${tone(d)}"><title>${d.problem ?? ''}</title><rect x=${left} y=${top} width=${BOX.width} height=${BOX.height} rx="12"/>
    <circle cx=${left + 16} cy=${top + 20} r="5"/><text class="name" x=${left + 29} y=${top + 25}>${named('domain', d.name)}</text>
    <text x=${left + 13} y=${top + 47}>${state(d)}</text><text class="rate" text-anchor="end" x=${left + BOX.width - 12} y=${top + 47}>${d.events_per_minute ? `${number(Math.round(d.events_per_minute))}/min` : ''}</text></g>`;
}
