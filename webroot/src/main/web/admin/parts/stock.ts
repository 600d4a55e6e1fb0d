import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { call, randomKey } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import { tell } from '../../shared/toast';
import { may } from '../staff';
import { number, t } from '../words';
import { ask } from './ask';
import { actionButton, failure, reason, skeletonLines } from './pieces';

interface StockLevel { offer_id: string; on_hand: number; reserved: number; available: number; locations: { location_id: string; on_hand: number; reserved: number }[] }

type Kind = 'receive' | 'adjust' | 'count';

/** What there is of an offer, and what can be done about it. */
@customElement('stock-level')
export class StockLevelPart extends Part {
  @property() accessor offer = '';
  readonly #found = new Loading<StockLevel>(this);

  override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('offer')) {
      this.#found.forget();
      this.#load();
    }
  }

  get #path() {
    return `${may('getOwnStock') ? '/merchant' : '/admin'}/offers/${this.offer}/stock`;
  }

  #load = (): void => void this.#found.load(() => call<StockLevel>(this.#path));

  override render() {
    return this.#found.show({ waiting: () => skeletonLines(2), failed: failure, ready: stock => this.#ready(stock) });
  }

  #ready(stock: StockLevel): TemplateResult {
    return html`<div class="stock"><dl class="figures">${figure(t('stock.onHand'), stock.on_hand)}${figure(t('stock.reserved'), stock.reserved)}${figure(t('stock.available'), stock.available, stock.available > 0 ? 'good' : 'bad')}</dl>
      ${may('changeStock') || may('changeOwnStock') ? html`<div class="row tight">${actionButton(t('stock.receive'), 'download', () => void this.#change('receive'))}
        ${actionButton(t('stock.adjust'), 'undo', () => void this.#change('adjust'))}${actionButton(t('stock.count'), 'check', () => void this.#change('count', stock.on_hand))}</div>` : nothing}
      ${stock.locations.length > 1 ? html`<table class="table slim"><thead><tr><th scope="col">${t('stock.location')}</th><th scope="col" class="end">${t('stock.onHand')}</th><th scope="col" class="end">${t('stock.reserved')}</th></tr></thead>
        <tbody>${stock.locations.map(l => html`<tr><td><code>${l.location_id}</code></td><td class="end num">${number(l.on_hand)}</td><td class="end num">${number(l.reserved)}</td></tr>`)}</tbody></table>` : nothing}</div>`;
  }

  async #change(kind: Kind, value?: number): Promise<void> {
    const said = await ask({
      title: t(`stock.${kind}`), verb: t(`stock.${kind}Yes`), what: html`<p>${t(`stock.${kind}What`)}</p>`,
      fields: [{ name: 'quantity', label: t('stock.pieces'), type: 'number', required: true, value: value === undefined ? '' : String(value) }, { name: 'reason', label: t('stock.reason'), max: 500 }],
    });
    if (!said) {
      return;
    }
    try {
      await call(this.#path, { body: { kind, quantity: Number(said['quantity']), reason: said['reason'] || null }, key: randomKey() });
      tell(t('stock.changed'));
      this.dispatchEvent(new CustomEvent('stock-changed', { bubbles: true }));
    } catch (error) {
      tell(reason(error), true);
    }
    this.#load();
  }
}

const figure = (label: string, value: number, tone = ''): TemplateResult => html`<div><dt>${label}</dt><dd class="num ${tone}">${number(value)}</dd></div>`;
