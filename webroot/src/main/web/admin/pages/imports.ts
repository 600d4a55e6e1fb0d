import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { Part } from '../../shared/part';
import { icon } from '../icons';
import { badge, pageHead, reason } from '../parts/pieces';
import { progressBar } from '../parts/progress';
import { save } from '../parts/export';
import { may } from '../staff';
import { tasks } from '../tasks';
import { ImportRun, KINDS, rowsOf, runs, type Kind } from '../trade/import';
import { number, t } from '../words';

const SHOWN = 200;

/** Takes over what another system has, from a file, and says of each row what became of it. */
@customElement('imports-page')
export class ImportsPage extends Part {
  @state() accessor bump = 0;
  @state() accessor fault = '';
  @state() accessor ready: { name: string; rows: Record<string, unknown>[] } | undefined;

  override connectedCallback() {
    super.connectedCallback();
    runs.latest?.addEventListener('change', this.#changed);
    tasks.addEventListener('change', this.#changed);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    runs.latest?.removeEventListener('change', this.#changed);
    tasks.removeEventListener('change', this.#changed);
  }

  #changed = (): void => void this.bump++;

  override render() {
    return html`<div class="page">${pageHead(t('nav.imports'), { lead: t('imports.lead') })}
      ${may('importProducts') ? html`<form class="card stack" @submit=${this.#start}><div class="field-grid">
        <div class="field"><label for="kind">${t('imports.kind')}</label><select class="input" id="kind" name="kind">${KINDS.map(k => html`<option value=${k}>${t(`importKind.${k}`)}</option>`)}</select></div>
        <div class="field"><label for="file">${t('imports.file')}</label><input class="input" id="file" name="file" type="file" accept=".json,.jsonl,.csv,application/json,text/csv" required @change=${this.#read}></div></div>
        <p class="soft small">${t('imports.formats')} <a href="/docs/">${t('nav.docs')} ${icon('external', 14)}</a></p>
        ${this.fault ? html`<p class="notice slim bad" role="alert"><span>${this.fault}</span></p>` : this.ready ? html`<p class="small" role="status">${t('imports.found', { count: this.ready.rows.length, name: this.ready.name })}</p>` : nothing}
        <div class="row end"><button class="btn primary" ?disabled=${!this.ready?.rows.length}>${icon('upload', 18)} ${t('imports.go')}</button></div></form>` : nothing}
      ${runs.latest ? this.#report(runs.latest) : nothing}</div>`;
  }

  #read = async (event: Event): Promise<void> => {
    const file = (event.target as HTMLInputElement).files?.[0];
    this.ready = undefined;
    this.fault = '';
    if (file) {
      try {
        this.ready = { name: file.name, rows: rowsOf(file.name, await file.text()) };
      } catch (error) {
        this.fault = t('imports.unreadable', { why: String(error instanceof Error ? error.message : error) });
      }
    }
  };

  #start = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (!this.ready) {
      return;
    }
    runs.latest?.removeEventListener('change', this.#changed);
    const run = new ImportRun(new FormData(form).get('kind') as Kind, this.ready.rows, this.ready.name);
    runs.latest = run;
    run.addEventListener('change', this.#changed);
    tasks.start({
      title: t('imports.task', { what: t(`importKind.${run.kind}`) }), href: '/admin/imports',
      run: async (tell, stopped) => {
        await run.run(tell, stopped);
        return t('imports.done', { taken: run.report.length - run.refused.length, refused: run.refused.length });
      },
    }, reason);
    form.reset();
    this.ready = undefined;
  };

  #report(run: ImportRun): TemplateResult {
    const refused = run.refused;
    const rows = [...refused, ...run.report.filter(row => row.ok)].slice(0, SHOWN);
    return html`<section class="card flush" data-import=${run.kind}><div class="card-head"><h2>${t('imports.report', { name: run.file })}</h2>${badge(t('imports.taken', { count: run.report.length - refused.length }), 'good')}${refused.length ? badge(t('imports.refused', { count: refused.length }), 'bad') : nothing}
        <button class="btn slim quiet push" ?disabled=${!run.report.length} @click=${() => save('import.csv', ['row,outcome,what,detail', ...run.report.map(r => `${r.number},${r.ok ? 'taken' : 'refused'},${JSON.stringify(r.what)},${JSON.stringify(r.detail)}`)].join('\r\n'))}>${icon('download', 18)} ${t('table.export')}</button></div>
      <div class="pad stack tight">${progressBar(t('imports.progress'), run.done, run.rows.length, refused.length ? '' : 'good')}<p class="small soft num" role="status">${t('imports.sofar', { done: run.done, all: run.rows.length })}</p></div>
      ${rows.length ? html`<div class="list-frame" tabindex="0" role="group" aria-label=${t('imports.rows')}><table class="table slim"><thead><tr><th scope="col">${t('imports.row')}</th><th scope="col">${t('imports.outcome')}</th><th scope="col">${t('imports.what')}</th></tr></thead>
        <tbody>${rows.map(r => html`<tr><td class="num">${number(r.number)}</td><td>${badge(t(r.ok ? 'imports.ok' : 'imports.no'), r.ok ? 'good' : 'bad')}</td><td>${r.ok ? html`<code>${r.what}</code>` : html`${r.what ? html`<code>${r.what}</code> ` : nothing}${r.detail}`}</td></tr>`)}</tbody></table></div>
        ${run.report.length > SHOWN ? html`<p class="pad small soft">${t('imports.more', { count: run.report.length - SHOWN })}</p>` : nothing}` : nothing}</section>`;
  }
}
