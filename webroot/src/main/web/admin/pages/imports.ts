import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { Part } from '../../shared/part';
import { icon } from '../icons';
import { save, separated } from '../parts/export';
import { badge, pageHead, reason, type Tone } from '../parts/pieces';
import { progressBar } from '../parts/progress';
import { may } from '../staff';
import { tasks } from '../tasks';
import { ImportRun, type Outcome, type Row, type Run } from '../trade/import';
import { missing, sheetOf, textOf, Unfit, type Sheet } from '../trade/import-file';
import { KINDS, template, type Kind } from '../trade/import-kinds';
import { imports } from '../trade/imports-kept';
import { number, t, type Key } from '../words';

const SHOWN = 200;
const OUTCOMES: Record<Outcome, [Key, Tone]> = { taken: ['imports.ok', 'good'], known: ['imports.same', ''], either: ['imports.either', ''], refused: ['imports.no', 'bad'] };

/** Takes over what another system has, from a file, and says of each row what became of it. */
@customElement('imports-page')
export class ImportsPage extends Part {
  @state() accessor bump = 0;
  @state() accessor fault = '';
  @state() accessor kind: Kind = 'merchants';
  @state() accessor ready: (Sheet & { name: string }) | undefined;

  override connectedCallback() {
    super.connectedCallback();
    imports.addEventListener('change', this.#changed);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    imports.removeEventListener('change', this.#changed);
  }

  #changed = (): void => void this.bump++;

  override render() {
    const lacking = this.ready ? missing(this.kind, this.ready.heads) : [];
    const fault = lacking.length ? t('imports.missing', { missing: lacking.join(', '), found: this.ready!.heads.filter(Boolean).join(', ') }) : this.fault;
    return html`<div class="page">${pageHead(t('nav.imports'), { lead: t('imports.lead') })}
      ${may('importProducts') ? html`<form class="card stack" @submit=${this.#start}><div class="field-grid">
        <div class="field"><label for="kind">${t('imports.kind')}</label><select class="input" id="kind" name="kind" @change=${this.#choose}>${KINDS.map(k => html`<option value=${k} .selected=${k === this.kind}>${t(`importKind.${k}`)}</option>`)}</select></div>
        <div class="field"><label for="file">${t('imports.file')}</label><input class="input" id="file" name="file" type="file" accept=".json,.jsonl,.csv,.tsv,.txt,application/json,text/csv" required @change=${this.#read}></div></div>
        <p class="soft small">${t('imports.formats')} ${t('imports.example')} <a href="/docs/">${t('nav.docs')} ${icon('external', 14)}</a></p>
        ${fault ? html`<p class="notice slim bad" role="alert"><span>${fault}</span></p>` : this.ready ? html`<p class="small" role="status">${t('imports.found', { count: this.ready.rows.length, name: this.ready.name })}</p>` : nothing}
        <div class="row end"><button class="btn quiet" type="button" @click=${this.#template}>${icon('download', 18)} ${t('imports.template', { what: t(`importKind.${this.kind}`) })}</button>
          <button class="btn primary" ?disabled=${!this.ready || lacking.length > 0}>${icon('upload', 18)} ${t('imports.go')}</button></div></form>` : nothing}
      ${imports.list.map(run => this.#report(run))}</div>`;
  }

  #choose = (event: Event): void => void (this.kind = (event.target as HTMLSelectElement).value as Kind);

  #template = (): void => {
    const made = template(this.kind);
    if ('json' in made) {
      save(made.name, made.json, 'application/json');
    } else {
      save(made.name, '\ufeff' + made.rows.map(row => separated(row) + '\r\n').join(''));
    }
  };

  #read = async (event: Event): Promise<void> => {
    const file = (event.target as HTMLInputElement).files?.[0];
    this.ready = undefined;
    this.fault = '';
    if (file) {
      try {
        this.ready = { name: file.name, ...sheetOf(textOf(new Uint8Array(await file.arrayBuffer()))) };
      } catch (error) {
        this.fault = error instanceof Unfit ? t(error.key, error.values) : t('imports.garbage');
      }
    }
  };

  #start = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!this.ready) {
      return;
    }
    const run = new ImportRun(this.kind, this.ready.rows, this.ready.name);
    imports.add(run);
    tasks.start({
      title: t('imports.task', { what: t(`importKind.${run.kind}`) }), href: '/admin/imports',
      run: async (tell, stopped) => {
        await run.run(tell, stopped);
        return t('imports.done', run.counts);
      },
    }, reason);
    (event.target as HTMLFormElement).querySelector<HTMLInputElement>('#file')!.value = '';
    this.ready = undefined;
  };

  #report(run: Run): TemplateResult {
    const { taken, known, refused } = run.counts;
    const rows = [...run.report.filter(row => row.outcome === 'refused'), ...run.report.filter(row => row.outcome !== 'refused')].slice(0, SHOWN);
    const going = run.state === 'running';
    return html`<section class="card flush" data-import=${run.kind} data-state=${run.state}><div class="card-head"><h2>${t('imports.report', { name: run.file })}</h2>${badge(t('imports.taken', { count: taken }), 'good')}${known ? badge(t('imports.known', { count: known })) : nothing}${refused ? badge(t('imports.refused', { count: refused }), 'bad') : nothing}
        <div class="row tight push"><button class="btn slim quiet" ?disabled=${!run.report.length} @click=${() => download(run)}>${icon('download', 18)} ${t('table.export')}</button>
          ${going ? nothing : html`<button class="btn slim quiet" @click=${() => imports.dismiss(run)}>${icon('close', 18)} ${t('imports.dismiss')}</button>`}</div></div>
      <div class="pad stack tight">${progressBar(t('imports.progress'), run.done, run.total, refused ? '' : 'good')}<p class="small soft num" role="status">${t('imports.sofar', { done: run.done, all: run.total })}</p>
        ${going ? html`<p class="small soft">${t('imports.leave')}</p>` : run.state === 'done' ? nothing : html`<p class="notice slim bad"><span>${t('imports.broken', { done: run.done, all: run.total })}</span></p>`}
        ${run.report.length < run.done ? html`<p class="small soft">${t('imports.cut')}</p>` : nothing}</div>
      ${rows.length ? this.#rows(rows) : nothing}${run.report.length > SHOWN ? html`<p class="pad small soft">${t('imports.more', { count: run.report.length - SHOWN })}</p>` : nothing}</section>`;
  }

  #rows(rows: Row[]): TemplateResult {
    return html`<div class="list-frame" tabindex="0" role="group" aria-label=${t('imports.rows')}><table class="table slim"><thead><tr><th scope="col">${t('imports.row')}</th><th scope="col">${t('imports.outcome')}</th><th scope="col">${t('imports.what')}</th></tr></thead>
      <tbody>${rows.map(r => html`<tr><td class="num">${number(r.number)}</td><td>${badge(t(OUTCOMES[r.outcome][0]), OUTCOMES[r.outcome][1])}</td><td>${r.what ? html`<code>${r.what}</code> ` : nothing}${r.detail}</td></tr>`)}</tbody></table></div>`;
  }
}

function download(run: Run): void {
  const lines = run.report.toSorted((a, b) => a.number - b.number).map(r => [String(r.number), r.outcome, r.what, r.detail]);
  save('import.csv', [['row', 'outcome', 'what', 'detail'], ...lines].map(line => separated(line) + '\r\n').join(''));
}
