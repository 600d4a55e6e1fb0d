import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { call, randomKey } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import { tell } from '../../shared/toast';
import { icon } from '../icons';
import { ask } from '../parts/ask';
import { badge, empty, failure, pageHead, reason, since, skeletonLines } from '../parts/pieces';
import { may } from '../staff';
import type { RiskRule } from '../trade/types';
import { named, number, t } from '../words';
import { fraudTabs } from './fraud';

/** The rules that orders are judged by, each with what it would have done to past orders. */
@customElement('fraud-rules-page')
export class FraudRulesPage extends Part {
  readonly #rules = new Loading<RiskRule[]>(this);

  override connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  #load = (): void => void this.#rules.load(async () => (await call<{ data: RiskRule[] }>('/admin/fraud/rules')).data);

  override render() {
    return html`<div class="page">${pageHead(t('nav.fraud'), { lead: t('rules.lead'), actions: may('makeRiskRule') ? html`<button class="btn slim primary" @click=${() => void this.#make()}>${icon('plus', 18)} ${t('rules.new')}</button>` : nothing })}${fraudTabs(true)}
      ${this.#rules.show({ waiting: () => html`<div class="card">${skeletonLines(6)}</div>`, failed: failure, ready: rules => (rules.length ? html`<div class="cards">${rules.map(r => this.#card(r))}</div>` : empty(t('rules.none'), t('rules.noneHint'))) })}</div>`;
  }

  #card(r: RiskRule): TemplateResult {
    const test = r.back_test;
    return html`<section class="card slim stack tight" data-rule=${r.rule.name}><div class="row tight"><h2>${r.rule.name}</h2>${badge(t(r.live ? 'rules.live' : 'rules.tried'), r.live ? 'good' : '')}${badge(named('decision', r.rule.decision), r.rule.decision === 'reject' ? 'bad' : 'warn')}</div>
      <pre class="code" tabindex="0">${r.rule.expression}</pre>
      <dl class="facts small"><dt>${t('rules.tested')}</dt><dd>${t('rules.orders', { count: test.orders })}</dd><dt>${t('rules.matched')}</dt><dd class="strong">${number(test.matched)}</dd><dt>${t('rules.frauds')}</dt><dd>${number(test.frauds)}</dd><dt>${t('rules.goodOnes')}</dt><dd class=${test.good ? 'bad' : ''}>${number(test.good)}</dd></dl>
      ${test.examples.length ? html`<p class="small soft">${t('rules.examples')} ${test.examples.slice(0, 3).map(id => html`<a href="/admin/orders/${id}"><code>${id}</code></a> `)}</p>` : nothing}
      <p class="small soft">${r.by} · ${since(r.created_at)}</p>
      <div class="row tight">${!r.live && may('goLiveWithRiskRule') ? html`<button class="btn slim primary" @click=${() => void this.#live(r)}>${t('rules.goLive')}</button>` : nothing}${may('dropRiskRule') ? html`<button class="btn slim danger" @click=${() => void this.#drop(r)}>${t('rules.drop')}</button>` : nothing}</div></section>`;
  }

  async #make(): Promise<void> {
    const said = await ask({
      title: t('rules.new'), verb: t('rules.try'), what: html`<p>${t('rules.newWhat')}</p>`,
      fields: [
        { name: 'name', label: t('merchant.name'), required: true, max: 40, pattern: '[a-z][a-z0-9_]*', hint: t('types.keyHint') },
        { name: 'expression', label: t('rules.expression'), type: 'area', required: true, max: 500, hint: 'amount > 100000 && customer_count_30d == 0' },
        { name: 'decision', label: t('rules.then'), type: 'select', options: ['review', 'reject'].map(value => ({ value, label: named('decision', value) })) },
      ],
    });
    if (said) {
      await this.#act(() => call('/admin/fraud/rules', { body: said, key: randomKey() }), t('rules.made'));
    }
  }

  async #live(r: RiskRule): Promise<void> {
    const share = r.back_test.orders ? (100 * r.back_test.matched) / r.back_test.orders : 0;
    if (await ask({ title: t('rules.goLive'), verb: t('rules.goLive'), danger: true, what: html`<p>${t('rules.liveWhat', { name: r.rule.name, decision: named('decision', r.rule.decision), share: number(Math.round(share * 10) / 10) })}</p>` })) {
      await this.#act(() => call(`/admin/fraud/rules/${r.rule.name}/go-live`, { method: 'POST', key: randomKey() }), t('rules.isLive'));
    }
  }

  async #drop(r: RiskRule): Promise<void> {
    if (await ask({ title: t('rules.drop'), verb: t('rules.drop'), danger: true, what: html`<p>${t('rules.dropWhat', { name: r.rule.name })}</p>` })) {
      await this.#act(() => call(`/admin/fraud/rules/${r.rule.name}`, { method: 'DELETE' }), t('rules.dropped'));
    }
  }

  async #act(act: () => Promise<unknown>, done: string): Promise<void> {
    try {
      await act();
      tell(done);
    } catch (error) {
      tell(reason(error), true);
    }
    this.#load();
  }
}
