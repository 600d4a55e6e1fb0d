import { html, nothing, render, type TemplateResult } from 'lit';
import { t } from '../words';

export interface AskedField { name: string; label: string; value?: string; hint?: string; required?: boolean; type?: 'text' | 'number' | 'datetime-local' | 'select' | 'area' | 'file'; picked?: (file: File | undefined) => void; accept?: string; options?: { value: string; label: string }[]; max?: number; pattern?: string; least?: number; most?: number }

/** @param word must be typed first, for what cannot be undone */
export interface Question { title: string; what: unknown; verb: string; danger?: boolean; fields?: AskedField[]; word?: string }

/** Asks before something is done and says what will happen. Gives what was filled in, or nothing when it is not to be done. */
export function ask(question: Question): Promise<Record<string, string> | undefined> {
  const place = document.body.appendChild(document.createElement('div'));
  return new Promise(resolve => {
    let answer: Record<string, string> | undefined;
    const done = (event: SubmitEvent) => {
      event.preventDefault();
      answer = Object.fromEntries([...new FormData(event.target as HTMLFormElement)].map(([k, v]) => [k, String(v).trim()]));
      dialog.close();
    };
    render(drawn(question, done, () => dialog.close()), place);
    const dialog = place.querySelector('dialog')!;
    dialog.addEventListener('close', () => {
      place.remove();
      resolve(answer);
    }, { once: true });
    dialog.showModal();
  });
}

function drawn(question: Question, done: (event: SubmitEvent) => void, leave: () => void): TemplateResult {
  return html`<dialog aria-labelledby="ask-title" aria-describedby="ask-what" class="ask"><form class="dialog-body" @submit=${done}>
    <h2 id="ask-title">${question.title}</h2><div id="ask-what" class="stack tight">${question.what}</div>
    ${question.fields?.length ? html`<div class="stack">${question.fields.map(field)}</div>` : nothing}
    ${question.word ? field({ name: 'word', label: t('ask.word', { word: question.word }), required: true, pattern: question.word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') }) : nothing}
    <div class="row end"><button class="btn" type="button" ?autofocus=${!question.fields?.length && !question.word} @click=${leave}>${t('ask.no')}</button>
      <button class="btn ${question.danger ? 'danger' : 'primary'}">${question.verb}</button></div></form></dialog>`;
}

const field = (f: AskedField): TemplateResult => {
  const id = `ask-${f.name}`;
  const hint = f.hint ? `${id}-hint` : nothing;
  return html`<div class="field"><label for=${id}>${f.label}</label>
    ${f.type === 'select' ? html`<select class="input" id=${id} name=${f.name} aria-describedby=${hint}>${f.options?.map(o => html`<option value=${o.value} ?selected=${o.value === f.value}>${o.label}</option>`)}</select>`
      : f.type === 'file' ? html`<input class="input file" id=${id} type="file" accept=${f.accept ?? nothing} ?required=${f.required ?? false} aria-describedby=${hint} @change=${(e: Event) => f.picked?.((e.target as HTMLInputElement).files?.[0])}>`
      : f.type === 'area' ? html`<textarea class="input" id=${id} name=${f.name} maxlength=${f.max ?? 500} ?required=${f.required ?? false} aria-describedby=${hint} .value=${f.value ?? ''}></textarea>`
      : html`<input class="input" id=${id} name=${f.name} type=${f.type ?? 'text'} step=${f.least === undefined ? 'any' : '1'} min=${f.least ?? nothing} max=${f.most ?? nothing} autocomplete="off" maxlength=${f.max ?? 200} pattern=${f.pattern ?? nothing} ?required=${f.required ?? false} aria-describedby=${hint} .value=${f.value ?? ''}>`}
    ${f.hint ? html`<span class="hint" id=${hint}>${f.hint}</span>` : nothing}</div>`;
};
