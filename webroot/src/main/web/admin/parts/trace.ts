import { html, type TemplateResult } from 'lit';
import { until } from 'lit/directives/until.js';
import { traceUrl } from '../trade/lookups';
import { icon } from '../icons';
import { t } from '../words';

/** A trace's id; it leads to where traces are kept, when somebody said where that is. */
export function traceLink(id: string): TemplateResult {
  const plain = html`<code>${id}</code>`;
  const link = traceUrl(id).then(url => (url ? html`<a href=${url} target="_blank" rel="noopener" title=${t('recorder.toTrace')}><code>${id}</code> ${icon('external', 14)}</a>` : plain), () => plain);
  return html`${until(link, plain)}`;
}
