import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { call, Problem, randomKey } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import { tell } from '../../shared/toast';
import { icon } from '../icons';
import { ask } from '../parts/ask';
import { badge, empty, failure, pageHead, reason, since, skeletonLines } from '../parts/pieces';
import { may } from '../staff';
import { introduce, who } from '../trade/people';
import type { BackTest, RiskRule } from '../trade/types';
import { named, number, t } from '../words';
import { fraudTabs } from './fraud';

interface Draft { name: string; expression: string; decision: string }

const NEW: Draft = { name: '', expression: '', decision: 'review' };

/** The rules that orders are judged by, each with what it would have done to past orders; a new one is tried before it is kept. */
@customElement('fraud-rules-page')
export class FraudRulesPage extends Part {
  /** The rule that is being written, what its test said, and why it cannot be read. */
  @state() accessor draft: Draft | undefined;
  @state() accessor tested: { draft: Draft; test: BackTest } | undefined;
  @state() accessor fault = '';
  @state() accessor trying = false;
  readonly #rules = new Loading<RiskRule[]>(this);

  override connectedCallback() {
    super.connectedCallback();
    introduce(this);
    this.#load();
  }

  #load = (): void => void this.#rules.load(async () => (await call<{ data: RiskRule[] }>('/admin/fraud/rules')).data);

  override render() {
    return html`<div class="page">${pageHead(t('nav.fraud'), { lead: t('rules.lead'), actions: may('makeRiskRule') && !this.draft ? html`<button class="btn slim primary" @click=${() => this.#write()}>${icon('plus', 18)} ${t('rules.new')}</button>` : nothing })}${fraudTabs('rules')}
      ${this.draft ? this.#editor(this.draft) : nothing}
      ${this.#rules.show({ waiting: () => html`<div class="card">${skeletonLines(6)}</div>`, failed: failure, ready: rules => (rules.length ? html`<div class="cards">${rules.map(r => this.#card(r))}</div>` : empty(t('rules.none'), t('rules.noneHint'))) })}</div>`;
  }

  #card(r: RiskRule): TemplateResult {
    return html`<section class="card slim stack tight" data-rule=${r.rule.name}><div class="row tight"><h2>${r.rule.name}</h2>${badge(t(r.live ? 'rules.live' : 'rules.tried'), r.live ? 'good' : '')}${badge(named('decision', r.rule.decision), r.rule.decision === 'reject' ? 'bad' : 'warn')}</div>
      <pre class="code" tabindex="0">${r.rule.expression}</pre>
      ${backTest(r.back_test)}
      <p class="small soft">${who(r.by)} · ${since(r.created_at)}</p>
      <div class="row tight">${!r.live && may('goLiveWithRiskRule') ? html`<button class="btn slim primary" @click=${() => void this.#live(r)}>${t('rules.goLive')}</button>` : nothing}${may('dropRiskRule') ? html`<button class="btn slim danger" @click=${() => void this.#drop(r)}>${t('rules.drop')}</button>` : nothing}</div></section>`;
  }

  #write(): void {
    this.draft = { ...NEW };
    this.tested = undefined;
    this.fault = '';
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#rule-name')?.focus());
  }

  #editor(draft: Draft): TemplateResult {
    const test = this.tested?.draft === draft ? this.tested.test : undefined;
    return html`<form class="card stack" aria-labelledby="rule-title" @submit=${this.#submit}><h2 id="rule-title">${t('rules.new')}</h2><p class="soft small">${t('rules.newWhat')}</p>
      <div class="two even"><div class="stack"><div class="field"><label for="rule-name">${t('merchant.name')}</label><input class="input" id="rule-name" required maxlength="40" pattern="[a-z][a-z0-9_]*" autocomplete="off" aria-describedby="rule-name-hint" .value=${draft.name} @input=${this.#typed('name')}><span class="hint" id="rule-name-hint">${t('types.keyHint')}</span></div>
          <div class="field"><label for="rule-expression">${t('rules.expression')}</label><textarea class="input mono" id="rule-expression" required maxlength="500" spellcheck="false" aria-invalid=${this.fault ? 'true' : 'false'} aria-describedby="rule-expression-hint rule-fault" .value=${draft.expression} @input=${this.#typed('expression')}></textarea>
            <span class="fault" id="rule-fault" role="alert">${this.fault}</span><span class="hint" id="rule-expression-hint"><code>amount > 100000 && customer_count_30d == 0</code></span></div>
          <div class="field"><label for="rule-decision">${t('rules.then')}</label><select class="input" id="rule-decision" @change=${this.#typed('decision')}>${['review', 'reject'].map(d => html`<option value=${d} ?selected=${d === draft.decision}>${named('decision', d)}</option>`)}</select></div></div>
        <section class="card flat stack tight" aria-live="polite" aria-label=${t('rules.test')} data-tested=${test ? 'yes' : 'no'}><h3>${t('rules.test')}</h3>${test ? html`<p>${t('rules.wouldHave', { share: shareOf(test), decision: named('decision', draft.decision) })}</p>${backTest(test)}` : html`<p class="soft small">${t('rules.untested')}</p>`}</section></div>
      <div class="row end"><button class="btn" type="button" @click=${() => (this.draft = undefined)}>${t('ask.no')}</button>
        <button class="btn ${test ? '' : 'primary'}" name="try" aria-busy=${this.trying ? 'true' : 'false'}>${t('rules.try')}</button>
        <button class="btn primary" name="keep" ?disabled=${!test}>${t('rules.keep')}</button></div></form>`;
  }

  /** What was tested was tested as it stood then. */
  #typed = (what: keyof Draft) => (event: Event): void => {
    this.draft = { ...(this.draft ?? NEW), [what]: (event.target as HTMLInputElement).value };
    this.fault = '';
  };

  #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const draft = this.draft!;
    void (this.tested?.draft === draft && (event.submitter as HTMLButtonElement).name === 'keep' ? this.#keep(draft) : this.#try(draft));
  };

  async #try(draft: Draft): Promise<void> {
    this.trying = true;
    try {
      this.tested = { draft, test: await call<BackTest>('/admin/fraud/rule-tests', { body: draft }) };
    } catch (error) {
      this.#refused(error);
    } finally {
      this.trying = false;
    }
  }

  async #keep(draft: Draft): Promise<void> {
    try {
      await call('/admin/fraud/rules', { body: draft, key: randomKey() });
      tell(t('rules.made'));
      this.draft = undefined;
      this.#load();
    } catch (error) {
      this.#refused(error);
    }
  }

  /** What is wrong with the expression stands beside it. */
  #refused(error: unknown): void {
    const item = error instanceof Problem ? error.items.find(i => i.pointer === '/expression') : undefined;
    this.fault = item?.detail ?? '';
    if (!item) {
      tell(reason(error), true);
    }
  }

  async #live(r: RiskRule): Promise<void> {
    if (await ask({ title: t('rules.goLive'), verb: t('rules.goLive'), danger: true, what: html`<p>${t('rules.liveWhat', { name: r.rule.name, decision: named('decision', r.rule.decision), share: shareOf(r.back_test) })}</p>` })) {
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

const shareOf = (test: BackTest): string => number(test.orders ? Math.round((1000 * test.matched) / test.orders) / 10 : 0);

/** What a rule would have done with the newest orders. */
const backTest = (test: BackTest): TemplateResult => html`<dl class="facts small"><dt>${t('rules.tested')}</dt><dd>${t('rules.orders', { count: test.orders })}</dd><dt>${t('rules.matched')}</dt><dd class="strong">${number(test.matched)}</dd><dt>${t('rules.frauds')}</dt><dd>${number(test.frauds)}</dd><dt>${t('rules.goodOnes')}</dt><dd class=${test.good ? 'bad' : ''}>${number(test.good)}</dd></dl>
  ${test.examples.length ? html`<p class="small soft examples">${t('rules.examples')} ${test.examples.slice(0, 3).map(id => html`<a href="/admin/orders/${id}"><code>${id}</code></a> `)}</p>` : nothing}`;
