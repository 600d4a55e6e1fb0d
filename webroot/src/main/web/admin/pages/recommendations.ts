import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { call, Problem, query } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import { tell } from '../../shared/toast';
import { icon } from '../icons';
import { ask } from '../parts/ask';
import { badge, empty, failure, pageHead, reason, skeletonLines } from '../parts/pieces';
import '../parts/product-choice';
import { may } from '../staff';
import { categories } from '../trade/lookups';
import type { ModelReport, RankingRule, Recommendations } from '../trade/types';
import { money, named, number, t, words } from '../words';

const KINDS = ['for_you', 'similar', 'bought_together', 'trending'] as const;

/** What a rule can be about: one of them. */
const ABOUT = ['product_id', 'category_id', 'merchant_id'];

/** Those that there are to choose from. */
const MODELS = ['knn', 'followers', 'trending'];

const percent = (share: number): string => new Intl.NumberFormat(words.locale, { style: 'percent', maximumFractionDigits: 1 }).format(share);

/** What a visit would be shown and why, how the models do, and what people decided by hand. */
@customElement('recommendations-page')
export class RecommendationsPage extends Part {
  @state() accessor asked = false;
  readonly #shown = new Loading<Recommendations>(this);
  readonly #report = new Loading<ModelReport>(this);
  readonly #rules = new Loading<RankingRule[]>(this);

  override connectedCallback() {
    super.connectedCallback();
    this.#loadReport();
    this.#loadRules();
  }

  #loadReport = (): void => void this.#report.load(() => call<ModelReport>('/admin/recommendations/report?days=7'));

  #loadRules = (): void => void this.#rules.load(async () => (await call<{ data: RankingRule[] }>('/admin/recommendations/rules')).data);

  override render() {
    return html`<div class="page">${pageHead(t('nav.recommendations'), { lead: t('recommend.lead') })}${this.#explorer()}
      <section class="card flush"><div class="card-head"><h2>${t('recommend.report')}</h2>${may('setExperiment') && this.#report.value ? html`<button class="btn slim push" @click=${() => void this.#experiment(this.#report.value!.experiment)}>${icon('edit', 18)} ${t('recommend.experiment')}</button>` : nothing}</div>${this.#report.show({ waiting: () => html`<div class="pad">${skeletonLines(3)}</div>`, failed: failure, ready: r => this.#figures(r) })}</section>
      <section class="card flush"><div class="card-head"><h2>${t('recommend.rules')}</h2>${may('makeRankingRule') ? html`<button class="btn slim push" @click=${() => void this.#make()}>${icon('plus', 18)} ${t('recommend.newRule')}</button>` : nothing}</div>
        ${this.#rules.show({ waiting: () => html`<div class="pad">${skeletonLines(2)}</div>`, failed: failure, ready: rules => this.#list(rules) })}</section></div>`;
  }

  #explorer(): TemplateResult {
    return html`<section class="card stack"><h2>${t('recommend.explore')}</h2><form class="field-grid" @submit=${this.#ask}>
        <div class="field"><label for="kind">${t('recommend.kind')}</label><select class="input" id="kind" name="kind">${KINDS.map(k => html`<option value=${k}>${t(`kindOf.${k}`)}</option>`)}</select></div>
        <div class="field"><label for="session">${t('recommend.session')}</label><input class="input" id="session" name="session_id" autocomplete="off" maxlength="64" pattern="[0-9A-Za-z._\\-]+"></div>
        <div class="field"><label for="product">${t('recommend.product')}</label><product-choice field="product" name="product_id"></product-choice></div>
        <button class="btn primary">${t('recommend.go')}</button></form>
      ${this.asked ? this.#shown.show({ waiting: () => skeletonLines(5), failed: failure, ready: r => this.#ranking(r) }) : html`<p class="soft small">${t('recommend.hint')}</p>`}</section>`;
  }

  #ask = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = Object.fromEntries(new FormData(event.target as HTMLFormElement)) as Record<string, string>;
    this.asked = true;
    this.#shown.forget();
    void this.#shown.load(() => call<Recommendations>('/store/recommendations' + query({ ...data, limit: 20 })));
  };

  #ranking(r: Recommendations): TemplateResult {
    if (!r.data.length) {
      return empty(t('recommend.none'), r.note ?? '');
    }
    const best = Math.max(...r.data.map(one => one.score), 1e-9);
    return html`<p class="small soft">${t('recommend.model')} <code>${r.model_version}</code>${r.note ? ` · ${r.note}` : ''}</p>
      <ol class="reasons ranked">${r.data.map(one => html`<li><span><a href="/admin/products/${one.product_id}">${one.title}</a> <span class="soft small">${one.reason.text}</span> ${badge(named('reason', one.reason.code))}</span><span class="weight" title=${String(one.score)}><span .style=${`inline-size: ${(100 * one.score) / best}%`}></span></span></li>`)}</ol>`;
  }

  #figures(r: ModelReport): TemplateResult {
    const role = (model: string) => (model === r.experiment.champion ? badge(t('recommend.champion'), 'good') : model === r.experiment.challenger ? badge(t('recommend.challenger', { share: r.experiment.challenger_percent }), 'info') : nothing);
    return r.data.length ? html`<div class="list-frame" tabindex="0" role="group" aria-label=${t('recommend.report')}><table class="table slim"><thead><tr>${(['model', 'rankings', 'clicked', 'added', 'bought', 'ctr', 'revenue'] as const).map((c, i) => html`<th scope="col" class=${i ? 'end' : ''}>${t(`recommend.col.${c}`)}</th>`)}</tr></thead>
      <tbody>${r.data.map(m => html`<tr><td><code>${m.model}</code> ${role(m.model)}</td>${[m.rankings, m.clicked, m.added, m.bought].map(n => html`<td class="end num">${number(n)}</td>`)}<td class="end num">${percent(m.click_through)}</td><td class="end num">${m.revenue.map(money).join(', ') || '–'}</td></tr>`)}</tbody></table></div>` : html`<p class="pad soft">${t('recommend.noFigures')}</p>`;
  }

  #list(rules: RankingRule[]): TemplateResult {
    return rules.length ? html`<div class="list-frame" tabindex="0" role="group" aria-label=${t('recommend.rules')}><table class="table slim"><tbody>${rules.map(r => html`<tr data-id=${r.id}><td>${badge(t(`rankingAction.${r.rule.action as 'pin' | 'bury' | 'exclude'}`), r.rule.action === 'pin' ? 'good' : 'warn')}</td><td><code>${r.rule.product_id ?? r.rule.category_id ?? r.rule.merchant_id}</code></td>
      <td>${r.rule.kind ? named('kindOf', r.rule.kind) : t('filters.all')}</td><td class="soft">${r.rule.note ?? ''}</td><td class="end">${may('dropRankingRule') ? html`<button class="btn slim quiet" @click=${() => void this.#drop(r)}>${t('rules.drop')}</button>` : nothing}</td></tr>`)}</tbody></table></div>` : html`<p class="pad soft">${t('recommend.noRules')}</p>`;
  }

  async #experiment(now: ModelReport['experiment']): Promise<void> {
    const options = [...new Set([...MODELS, now.champion, now.challenger])].map(value => ({ value, label: named('model', value) }));
    const said = await ask({
      title: t('recommend.experiment'), verb: t('merchant.changeYes'), what: html`<p>${t('recommend.experimentWhat')}</p>`,
      fields: [{ name: 'champion', label: t('recommend.championIs'), type: 'select', value: now.champion, options }, { name: 'challenger', label: t('recommend.challengerIs'), type: 'select', value: now.challenger, options },
        { name: 'percent', label: t('recommend.percent'), type: 'number', required: true, least: 0, most: 100, value: String(now.challenger_percent) }],
      act: answer => call('/admin/recommendations/experiment', { method: 'PUT', body: { champion: answer['champion'], challenger: answer['challenger'], challenger_percent: Number(answer['percent']) } }), done: t('recommend.experimentSet'),
    });
    if (said) {
      this.#loadReport();
    }
  }

  async #make(): Promise<void> {
    const all = await categories().catch(() => []);
    const said = await ask({
      title: t('recommend.newRule'), verb: t('recommend.makeRule'), what: html`<p>${t('recommend.ruleWhat')}</p>`,
      fields: [
        { name: 'action', label: t('recommend.action'), type: 'select', options: (['pin', 'bury', 'exclude'] as const).map(value => ({ value, label: t(`rankingAction.${value}`) })) },
        { name: 'product_id', label: t('recommend.product'), type: 'product' },
        { name: 'category_id', label: t('products.category'), type: 'select', options: [{ value: '', label: '–' }, ...all.map(c => ({ value: c.id, label: c.path.join(' › ') }))] },
        ...(may('adminListMerchants') ? [{ name: 'merchant_id', label: t('product.merchant'), type: 'merchant' as const }] : []),
        { name: 'note', label: t('fraud.note'), max: 500 },
      ],
      act: async (answer, key) => {
        const [field, ...more] = ABOUT.filter(name => answer[name]);
        if (!field || more.length) {
          throw new Problem(422, 'one_of_them', { detail: t('recommend.one') });
        }
        await call('/admin/recommendations/rules', { body: { action: answer['action'], [field]: answer[field], note: answer['note'] || null }, key });
      }, done: t('recommend.ruleMade'),
    });
    if (said) {
      this.#loadRules();
    }
  }

  async #drop(r: RankingRule): Promise<void> {
    if (await ask({ title: t('rules.drop'), verb: t('rules.drop'), danger: true, what: html`<p>${t('recommend.dropWhat')}</p>` })) {
      await this.#act(() => call(`/admin/recommendations/rules/${r.id}`, { method: 'DELETE' }), t('rules.dropped'));
    }
  }

  async #act(act: () => Promise<unknown>, done: string): Promise<void> {
    try {
      await act();
      tell(done);
    } catch (error) {
      tell(reason(error), true);
    }
    this.#loadRules();
  }
}
