import { html, type TemplateResult } from 'lit';
import { icon } from '../icons';
import { t } from '../words';
import { copy } from './pieces';

/** What something says, as it is, to be read and copied. */
export function payload(title: string, value: unknown): TemplateResult {
  const text = JSON.stringify(value, null, 2) ?? '–';
  return html`<div class="payload-box"><div class="bar"><h3 class="small">${title}</h3><button class="btn quiet slim" type="button" @click=${() => copy(text)}>${icon('copy', 16)} ${t('action.copyShort')}</button></div>
    <pre class="payload" tabindex="0" aria-label=${title}>${text}</pre></div>`;
}
