import { html, nothing, svg, type TemplateResult } from 'lit';

/** The picture of a page that has nothing to show: calm, in a storm when something failed, or lost. */
export function emptyPicture(kind: 'calm' | 'storm' | 'lost'): TemplateResult {
  const sail = kind === 'storm' ? 'M60 22l26 40H60z' : 'M60 14v48h34z';
  return html`<svg viewBox="0 0 120 90" class="ship" aria-hidden="true">
    <path class="wave" d="M4 74c14-10 26 8 40 0s26-8 40 0 22 4 32 0v16H4z"/>
    <path class="hull" d="M26 64h66l-10 14H38z"/><path class="mast" d="M58 8v56"/><path class="sail" d=${sail}/><path class="jib" d="M55 20v42H30z"/>
    ${kind === 'lost' ? svg`<text x="92" y="26" class="mark">?</text>` : nothing}</svg>`;
}
