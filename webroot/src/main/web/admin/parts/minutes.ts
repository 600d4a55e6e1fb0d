import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Money } from '../../shared/api';
import type { Minute } from '../pulse-types';
import { money, number, t, words } from '../words';

const WIDTH = 720;
const HEIGHT = 150;
const BASE = HEIGHT - 18;

const time = (iso: string): string => new Intl.DateTimeFormat(words.locale, { hour: '2-digit', minute: '2-digit' }).format(new Date(iso));

interface Plot { title: string; sum: string; values: number[]; at: string[]; told: (value: number) => string; kind: string }

/** The last hour, a bar for each minute. */
function plot(p: Plot): TemplateResult {
  const most = Math.max(1, ...p.values);
  const step = WIDTH / Math.max(1, p.values.length);
  return html`<figure class="plot ${p.kind}"><figcaption class="bar"><h2>${p.title}</h2><span class="strong num">${p.sum}</span></figcaption>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${p.title}: ${p.sum}. ${t('plot.most', { value: p.told(Math.max(0, ...p.values)) })}">
      <text class="tick-label" x=${WIDTH} y="11" text-anchor="end">${p.values.some(v => v > 0) ? t('plot.most', { value: p.told(Math.max(...p.values)) }) : nothing}</text><line class="axis" x1="0" x2=${WIDTH} y1=${BASE} y2=${BASE}/>
      ${p.values.map((v, i) => {
        const height = v ? Math.max(2, (v / most) * (BASE - 20)) : 0;
        return svg`<rect class="column" x=${i * step + 1} width=${step - 2} y=${BASE - height} height=${height} rx="1.5"><title>${time(p.at[i]!)}: ${p.told(v)}</title></rect>`;
      })}
      ${p.at.map((iso, i) => (i % 15 === 0 ? svg`<text class="tick-label" x=${i * step} y=${HEIGHT - 3}>${time(iso)}</text>` : nothing))}</svg></figure>`;
}

/** Orders and revenue by the minute. Revenue is drawn in the currency that most of it is in. */
export function minutes(list: Minute[]): TemplateResult {
  const currency = mostOf(list.flatMap(m => m.revenue));
  const at = list.map(m => m.at);
  const orders = list.map(m => m.orders);
  const revenue = list.map(m => m.revenue.find(r => r.currency === currency)?.amount ?? 0);
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  return html`<div class="plots"><div class="card slim">${plot({ title: t('plot.orders'), sum: number(sum(orders)), values: orders, at, told: number, kind: 'orders' })}</div>
    <div class="card slim">${plot({ title: t('plot.revenue'), sum: currency ? money({ amount: sum(revenue), currency }) : '–', values: revenue, at, told: amount => (currency ? money({ amount, currency }) : '0'), kind: 'revenue' })}</div></div>`;
}

function mostOf(sums: Money[]): string {
  const totals = new Map<string, number>();
  sums.forEach(m => totals.set(m.currency, (totals.get(m.currency) ?? 0) + m.amount));
  return [...totals].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
