import { html, svg, type TemplateResult } from 'lit';
import type { Forecast } from '../trade/types';
import { date, number, t } from '../words';

const WIDTH = 720;
const HEIGHT = 220;
const LEFT = 40;
const BOTTOM = 24;
const SHOWN_WEEKS = 26;

interface Point { x: number; y: number }

const line = (points: Point[]): string => points.map((p, i) => `${i ? 'L' : 'M'}${p.x.toFixed(1)},${p.y.toFixed(1)}`).join('');
const band = (upper: Point[], lower: Point[]): string => `${line(upper)}${line([...lower].reverse()).replace('M', 'L')}Z`;

/** A round number at or above this one, for the end of a scale. */
function roof(value: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return Math.max(1, [1, 2, 4, 6, 8, 10].map(f => f * step).find(v => v >= value) ?? value);
}

/** What was sold, week by week, and what will probably be: the middle, and bands that hold half and nine tenths of all outcomes. */
export function forecastChart(f: Forecast): TemplateResult {
  const past = f.history.slice(-SHOWN_WEEKS);
  const weeks = past.length + f.weeks.length;
  const top = roof(Math.max(...past.map(w => w.sold), ...f.weeks.map(w => w.p95), 1));
  const at = (week: number, pieces: number): Point => ({ x: LEFT + ((WIDTH - LEFT - 8) * (week + 0.5)) / weeks, y: 8 + (HEIGHT - BOTTOM - 8) * (1 - pieces / top) });
  const ahead = (quantile: 'p05' | 'p25' | 'p50' | 'p75' | 'p95' | 'expected') => f.weeks.map((w, i) => at(past.length + i, w[quantile]));
  const wide = (WIDTH - LEFT - 8) / weeks;
  const foot = HEIGHT - BOTTOM;
  return html`<figure class="chart"><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${summary(f)}>
      ${(top > 1 ? [0, 0.5, 1] : [0, 1]).map(share => svg`<line class="grid" x1=${LEFT} x2=${WIDTH - 8} y1=${at(0, top * share).y} y2=${at(0, top * share).y}></line><text class="tick" x=${LEFT - 6} y=${at(0, top * share).y + 4} text-anchor="end">${number(Math.round(top * share))}</text>`)}
      ${past.map((w, i) => svg`<rect class=${w.censored ? 'sold short' : 'sold'} x=${at(i, 0).x - wide * 0.35} width=${wide * 0.7} y=${at(i, w.sold).y} height=${Math.max(0, foot - at(i, w.sold).y)}><title>${date(w.from)}: ${number(Math.round(w.sold))}</title></rect>`)}
      ${f.weeks.length ? svg`<path class="band wide" d=${band(ahead('p95'), ahead('p05'))}></path><path class="band" d=${band(ahead('p75'), ahead('p25'))}></path><path class="middle" d=${line(ahead('p50'))}></path>
        ${f.weeks.map((w, i) => svg`<circle class="dot" cx=${at(past.length + i, w.p50).x} cy=${at(past.length + i, w.p50).y} r="3"><title>${date(w.from)}: ${number(Math.round(w.p05))} – ${number(Math.round(w.p95))}, ${number(Math.round(w.p50))}</title></circle>`)}` : ''}
      ${past[0] ? svg`<text class="tick" x=${LEFT} y=${HEIGHT - 6}>${date(past[0].from)}</text>` : ''}
      ${f.weeks.length ? svg`<text class="tick" x=${WIDTH - 8} y=${HEIGHT - 6} text-anchor="end">${date(f.weeks.at(-1)!.from)}</text>` : ''}</svg>
    <figcaption class="legend small"><span class="key">${t('forecast.sold')}</span>${past.some(w => w.censored) ? html`<span class="key key-short">${t('forecast.short')}</span>` : ''}<span class="key key-middle">${t('forecast.median')}</span><span class="key key-half">${t('forecast.half')}</span><span class="key key-nine">${t('forecast.nine')}</span></figcaption></figure>`;
}

const summary = (f: Forecast): string => {
  const next = f.weeks[0];
  return next ? t('forecast.summary', { title: f.title, low: number(Math.round(next.p05)), high: number(Math.round(next.p95)) }) : f.title;
};
