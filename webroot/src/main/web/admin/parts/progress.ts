import { html, nothing, type TemplateResult } from 'lit';

/** A bar from nothing to all; without a total it only says that something goes on. */
export function progressBar(label: string, done: number, total: number | undefined, tone = ''): TemplateResult {
  const share = total ? Math.min(1, done / total) : undefined;
  return html`<div class="progress ${tone} ${share === undefined ? 'endless' : ''}" role="progressbar" aria-label=${label}
    aria-valuemin="0" aria-valuemax="100" aria-valuenow=${share === undefined ? nothing : Math.round(share * 100)}><span .style=${`inline-size: ${share === undefined ? 30 : share * 100}%`}></span></div>`;
}
