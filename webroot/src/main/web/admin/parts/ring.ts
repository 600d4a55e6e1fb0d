import { html, nothing, svg, type TemplateResult } from 'lit';

/** @param share of the ring that is drawn, from 0 to 1; without it nothing is known yet */
export interface Ring { name: string; value: string; share: number | undefined; tone: 'good' | 'warn' | 'bad' | 'none'; says: unknown }

const RADIUS = 52;
const AROUND = 2 * Math.PI * RADIUS;

/** One outcome as a ring that moves to its value; what it means stands below. */
export const ring = (r: Ring): TemplateResult => html`<section class="card ring" data-tone=${r.tone} aria-label=${r.name}><h2>${r.name}</h2>
  <div class="ring-face"><svg viewBox="0 0 128 128" aria-hidden="true"><circle class="groove" cx="64" cy="64" r=${RADIUS}/>
    ${r.share === undefined ? nothing : svg`<circle class="arc" cx="64" cy="64" r=${RADIUS} transform="rotate(-90 64 64)" stroke-dasharray="${Math.max(0, Math.min(1, r.share)) * AROUND} ${AROUND}"/>`}</svg><p class="ring-value num">${r.value}</p></div>
  <p class="soft small">${r.says}</p></section>`;
