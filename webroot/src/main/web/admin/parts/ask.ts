import { html, nothing, render, type TemplateResult } from 'lit';
import { Problem, randomKey } from '../../shared/api';
import { tell } from '../../shared/toast';
import { t } from '../words';
import './merchant-choice';
import { reason } from './pieces';
import './product-choice';

export interface AskedField { name: string; label: string; value?: string; hint?: string; required?: boolean; type?: 'text' | 'number' | 'datetime-local' | 'select' | 'area' | 'file' | 'product' | 'merchant'; picked?: (file: File | undefined) => void; accept?: string; options?: { value: string; label: string }[]; max?: number; pattern?: string; least?: number; most?: number; step?: number | 'any' }

export type Said = Record<string, string>;

/** @param word must be typed first, for what cannot be undone */
export interface Question {
  title: string; what: unknown; verb: string; danger?: boolean; fields?: AskedField[]; word?: string;
  /** Done when it is said yes to. The key is another one only when something else is asked for: what nobody answered is not done twice. */
  act?: (said: Said, key: string) => Promise<unknown>;
  /** Told when it is done. */
  done?: string;
  /** What has to be seen and said yes to once more, such as a price of nothing. */
  doubt?: (said: Said) => string | undefined;
}

/**
 * Asks before something is done and says what will happen. Gives what was filled in, or nothing when it is not to be done.
 * What is done with it is waited for: a refusal is said in the dialog, where what was typed still stands.
 */
export const ask = (question: Question): Promise<Said | undefined> => new Asking(question).put();

class Asking {
  readonly #place = document.body.appendChild(document.createElement('div'));
  readonly #question: Question;
  #outcome: Promise<Said | undefined> | undefined;
  #busy = false;
  #fault = '';
  #doubt = '';
  #asked = '';
  #key = '';

  constructor(question: Question) {
    this.#question = question;
  }

  put(): Promise<Said | undefined> {
    this.#draw();
    return new Promise(resolve => {
      this.#dialog.addEventListener('close', () => {
        this.#place.remove();
        resolve(this.#outcome);
      }, { once: true });
      this.#dialog.showModal();
    });
  }

  get #dialog(): HTMLDialogElement {
    return this.#place.querySelector('dialog')!;
  }

  #yes = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.#busy) {
      return;
    }
    const said = Object.fromEntries([...new FormData(event.target as HTMLFormElement)].map(([k, v]) => [k, String(v).trim()]));
    const doubt = this.#question.doubt?.(said) ?? '';
    if (doubt !== this.#doubt) {
      this.#doubt = doubt;
      this.#draw();
    } else {
      this.#outcome = this.#does(said);
      if (await this.#outcome) {
        this.#dialog.close();
      }
    }
  };

  async #does(said: Said): Promise<Said | undefined> {
    this.#busy = true;
    this.#fault = '';
    this.#draw();
    try {
      await this.#question.act?.(said, this.#keyOf(said));
      if (this.#question.done) {
        tell(this.#question.done);
      }
      return said;
    } catch (error) {
      this.#refused(error);
      return undefined;
    } finally {
      this.#busy = false;
      this.#draw();
    }
  }

  #keyOf(said: Said): string {
    const asked = JSON.stringify(said);
    this.#key = asked === this.#asked ? this.#key : randomKey();
    this.#asked = asked;
    return this.#key;
  }

  /** Whoever left while it was under way hears of it all the same. */
  #refused(error: unknown): void {
    if (error instanceof Problem && error.status < 500) {
      this.#asked = '';
    }
    this.#fault = reason(error);
    if (!this.#place.isConnected) {
      tell(this.#fault, true);
    }
  }

  #typed = (): void => {
    this.#doubt = '';
    this.#draw();
  };

  #draw(): void {
    const q = this.#question;
    render(html`<dialog aria-labelledby="ask-title" aria-describedby="ask-what" class="ask"><form class="dialog-body" @submit=${this.#yes} @input=${this.#typed}>
      <h2 id="ask-title">${q.title}</h2><div id="ask-what" class="stack tight">${q.what}</div>
      ${q.fields?.length ? html`<div class="stack">${q.fields.map(field)}</div>` : nothing}
      ${q.word ? field({ name: 'word', label: t('ask.word', { word: q.word }), required: true, pattern: q.word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') }) : nothing}
      ${this.#fault ? html`<p class="notice slim bad" role="alert"><span>${this.#fault}</span></p>` : nothing}
      ${this.#doubt ? html`<p class="notice slim warn" role="alert"><span>${this.#doubt}</span></p>` : nothing}
      <div class="row end"><button class="btn" type="button" ?autofocus=${!q.fields?.length && !q.word} @click=${() => this.#dialog.close()}>${t('ask.no')}</button>
        <button class="btn ${q.danger || this.#doubt ? 'danger' : 'primary'}" aria-busy=${this.#busy ? 'true' : 'false'}>${this.#doubt ? t('ask.sure') : q.verb}</button></div></form></dialog>`, this.#place);
  }
}

const field = (f: AskedField): TemplateResult => {
  const id = `ask-${f.name}`;
  const hint = f.hint ? `${id}-hint` : nothing;
  return html`<div class="field"><label for=${id}>${f.label}</label>
    ${f.type === 'select' ? html`<select class="input" id=${id} name=${f.name} aria-describedby=${hint}>${f.options?.map(o => html`<option value=${o.value} ?selected=${o.value === f.value}>${o.label}</option>`)}</select>`
      : f.type === 'product' ? html`<product-choice .field=${id} .name=${f.name}></product-choice>`
      : f.type === 'merchant' ? html`<merchant-choice .field=${id} .name=${f.name}></merchant-choice>`
      : f.type === 'file' ? html`<input class="input file" id=${id} type="file" accept=${f.accept ?? nothing} ?required=${f.required ?? false} aria-describedby=${hint} @change=${(e: Event) => f.picked?.((e.target as HTMLInputElement).files?.[0])}>`
      : f.type === 'area' ? html`<textarea class="input" id=${id} name=${f.name} maxlength=${f.max ?? 500} ?required=${f.required ?? false} aria-describedby=${hint} .value=${f.value ?? ''}></textarea>`
      : html`<input class="input" id=${id} name=${f.name} type=${f.type ?? 'text'} step=${f.step ?? (f.least === undefined ? 'any' : 1)} min=${f.least ?? nothing} max=${f.most ?? nothing} autocomplete="off" maxlength=${f.max ?? 200} pattern=${f.pattern ?? nothing} ?required=${f.required ?? false} aria-describedby=${hint} .value=${f.value ?? ''}>`}
    ${f.hint ? html`<span class="hint" id=${hint}>${f.hint}</span>` : nothing}</div>`;
};
