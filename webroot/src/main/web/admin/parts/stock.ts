import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { call, query, type Page } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import { may } from '../staff';
import { introduce, who } from '../trade/people';
import { number, t } from '../words';
import { icon } from '../icons';
import { ask } from './ask';
import { exportAll } from './export';
import { actionButton, badge, failure, since, skeletonLines, type Tone } from './pieces';

interface StockLevel { offer_id: string; on_hand: number; reserved: number; available: number; locations: { location_id: string; on_hand: number; reserved: number }[] }

interface Moved { id: string; location_id: string; kind: 'receive' | 'adjust' | 'count' | 'ship' | 'return'; pieces: number; on_hand: number; reference: string | null; reason: string | null; actor: string | null; at: string }

const KINDS: Record<Moved['kind'], Tone> = { receive: 'good', adjust: 'warn', count: 'info', ship: '', return: 'info' };
const signed = (pieces: number): string => (pieces > 0 ? `+${number(pieces)}` : number(pieces));

type Kind = 'receive' | 'adjust' | 'count';

const LEAST: Record<Kind, { least?: number }> = { receive: { least: 1 }, adjust: {}, count: { least: 0 } };

/** What there is of an offer, and what can be done about it. */
@customElement('stock-level')
export class StockLevelPart extends Part {
  @property() accessor offer = '';
  readonly #found = new Loading<StockLevel>(this);
  readonly #moved = new Loading<Moved[]>(this);
  #next: string | null = null;

  override connectedCallback() {
    super.connectedCallback();
    introduce(this);
  }

  override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('offer')) {
      this.#found.forget();
      this.#moved.forget();
      this.#load();
    }
  }

  get #path() {
    return `${may('getOwnStock') ? '/merchant' : '/admin'}/offers/${this.offer}/stock`;
  }

  #load = (): void => {
    void this.#found.load(() => call<StockLevel>(this.#path));
    void this.#moved.load(() => this.#movements(null));
  };

  override render() {
    return this.#found.show({ waiting: () => skeletonLines(2), failed: failure, ready: stock => this.#ready(stock) });
  }

  #ready(stock: StockLevel): TemplateResult {
    return html`<div class="stock"><dl class="figures">${figure(t('stock.onHand'), stock.on_hand)}${figure(t('stock.reserved'), stock.reserved)}${figure(t('stock.available'), stock.available, stock.available > 0 ? 'good' : 'bad')}</dl>
      ${may('changeStock') || may('changeOwnStock') ? html`<div class="row tight">${actionButton(t('stock.receive'), 'download', () => void this.#change('receive'))}
        ${actionButton(t('stock.adjust'), 'undo', () => void this.#change('adjust'))}${actionButton(t('stock.count'), 'check', () => void this.#change('count', stock.on_hand))}</div>` : nothing}
      ${stock.locations.length > 1 ? html`<table class="table slim"><thead><tr><th scope="col">${t('stock.location')}</th><th scope="col" class="end">${t('stock.onHand')}</th><th scope="col" class="end">${t('stock.reserved')}</th></tr></thead>
        <tbody>${stock.locations.map(l => html`<tr><td><code>${l.location_id}</code></td><td class="end num">${number(l.on_hand)}</td><td class="end num">${number(l.reserved)}</td></tr>`)}</tbody></table>` : nothing}</div>
      ${this.#moved.show({ waiting: () => skeletonLines(3), failed: () => html`<p class="soft small">${t('state.failed')}</p>`, ready: list => this.#history(list, stock.locations.length > 1) })}`;
  }

  /** Why there is as much as there is; what was, is never changed. */
  #history(list: Moved[], several: boolean): TemplateResult {
    return list.length ? html`<div class="list-frame" tabindex="0" role="group" aria-label=${t('moves.title')}><table class="table slim inner moves"><caption class="small strong">${t('moves.title')}</caption><thead><tr><th scope="col">${t('moves.when')}</th><th scope="col">${t('moves.kind')}</th><th scope="col" class="end">${t('stock.pieces')}</th><th scope="col" class="end">${t('moves.after')}</th>${several ? html`<th scope="col">${t('stock.location')}</th>` : nothing}<th scope="col">${t('moves.why')}</th><th scope="col">${t('moves.by')}</th></tr></thead>
      <tbody>${list.map(m => html`<tr data-move=${m.kind}><td>${since(m.at)}</td><td>${badge(t(`move.${m.kind}`), KINDS[m.kind])}</td><td class="end num strong ${m.pieces < 0 ? 'bad' : ''}">${signed(m.pieces)}</td><td class="end num">${number(m.on_hand)}</td>${several ? html`<td><code>${m.location_id}</code></td>` : nothing}
        <td>${m.reason ?? nothing} ${m.reference?.startsWith('ord_') && may('adminGetOrder') ? html`<a href="/admin/orders/${m.reference}"><code>${m.reference}</code></a>` : m.reference ? html`<code>${m.reference}</code>` : nothing}</td><td>${m.actor ? who(m.actor) : m.kind === 'ship' ? html`<span class="soft">${t('moves.order')}</span>` : html`<span class="soft">–</span>`}</td></tr>`)}</tbody></table></div>
      <div class="row tight">${this.#next ? html`<button class="btn slim quiet" aria-busy=${this.#moved.busy ? 'true' : 'false'} @click=${this.#older}>${t('moves.older')}</button>` : nothing}<button class="btn slim quiet" @click=${this.#export}>${icon('download', 18)} ${t('table.export')}</button></div>` : html`<p class="soft small">${t('moves.none')}</p>`;
  }

  #movements = async (after: string | null): Promise<Moved[]> => {
    const page = await call<Page<Moved>>(`${this.#path}/movements` + query({ limit: 10, after }));
    this.#next = page.meta.next;
    return page.data;
  };

  #export = (): void => exportAll<Moved>(`stock-${this.offer}`, t('moves.title'), [
    { label: t('moves.when'), text: m => m.at }, { label: t('moves.kind'), text: m => m.kind }, { label: t('stock.pieces'), text: m => String(m.pieces) }, { label: t('moves.after'), text: m => String(m.on_hand) },
    { label: t('stock.location'), text: m => m.location_id }, { label: t('moves.why'), text: m => [m.reason, m.reference].filter(Boolean).join(' ') }, { label: t('moves.by'), text: m => who(m.actor) },
  ], (after, limit) => call<Page<Moved>>(`${this.#path}/movements` + query({ limit, after })));

  #older = (): void => {
    const known = this.#moved.value ?? [];
    void this.#moved.load(async () => [...known, ...(await this.#movements(this.#next))]);
  };

  async #change(kind: Kind, value?: number): Promise<void> {
    const said = await ask({
      title: t(`stock.${kind}`), verb: t(`stock.${kind}Yes`), what: html`<p>${t(`stock.${kind}What`)}</p>`,
      fields: [{ name: 'quantity', label: t('stock.pieces'), type: 'number', required: true, step: 1, ...LEAST[kind], value: value === undefined ? '' : String(value) }, { name: 'reason', label: t('stock.reason'), max: 500 }],
      act: (answer, key) => call(this.#path, { body: { kind, quantity: Number(answer['quantity']), reason: answer['reason'] || null }, key }), done: t('stock.changed'),
    });
    if (said) {
      this.dispatchEvent(new CustomEvent('stock-changed', { bubbles: true }));
    }
    this.#load();
  }
}

const figure = (label: string, value: number, tone = ''): TemplateResult => html`<div><dt>${label}</dt><dd class="num ${tone}">${number(value)}</dd></div>`;
