import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { call, randomKey } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import { icon } from '../icons';
import { ask } from '../parts/ask';
import { doing } from '../parts/doing';
import { badge, empty, failure, pageHead, since, skeletonLines, type Tone } from '../parts/pieces';
import { progressBar } from '../parts/progress';
import { may } from '../staff';
import { introduce, who } from '../trade/people';
import type { Drift, ModelQuality, RiskModel, RiskModels, Training } from '../trade/types';
import { moment, named, number, t, words } from '../words';
import { fraudTabs } from './fraud';

const LEARNING_EVERY_MS = 1_000;
const EVERY_MS = 30_000;
/** What the index is taken to mean, as the API says it. */
const DRIFT_SMALL = 0.1;
const DRIFT_GREAT = 0.25;
const TROUBLE = 'the rules alone at present';

const ROLES: Record<string, Tone> = { champion: 'good', challenger: 'info', retired: '' };
const goesOn = (training: Training | null): boolean => training?.status === 'waiting' || training?.status === 'running';
const digits = (value: number | null, count = 3): string => (value === null ? '–' : new Intl.NumberFormat(words.locale, { maximumFractionDigits: count }).format(value));
const share = (value: number): string => new Intl.NumberFormat(words.locale, { style: 'percent', maximumFractionDigits: 1 }).format(value);
/** Minor units of whatever the shop sells in. */
const sum = (minor: number): string => new Intl.NumberFormat(words.locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(minor / 100);

/** The models that orders are judged by: who is champion, who learns in its shadow, how each does, and how the world has moved since. */
@customElement('fraud-models-page')
export class FraudModelsPage extends Part {
  readonly #found = new Loading<RiskModels>(this, found => this.#again(goesOn(found.training) ? LEARNING_EVERY_MS : EVERY_MS));
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback() {
    super.connectedCallback();
    introduce(this);
    this.#load();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  #load = (): void => void this.#found.load(() => call<RiskModels>('/admin/fraud/models'));

  #again(afterMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (document.hidden ? this.#again(afterMs) : this.#load()), afterMs);
  }

  override render() {
    const learning = goesOn(this.#found.value?.training ?? null);
    return html`<div class="page">${pageHead(t('nav.fraud'), { lead: t('models.lead'), actions: may('trainRiskModel') ? html`<button class="btn slim primary" ?disabled=${learning} @click=${() => void this.#train()}>${icon('spark', 18)} ${t('models.train')}</button>` : nothing })}${fraudTabs('models')}
      ${this.#found.value ? this.#ready(this.#found.value) : this.#found.show({ waiting: () => html`<div class="card">${skeletonLines(8)}</div>`, failed: failure, ready: found => this.#ready(found) })}</div>`;
  }

  #ready(found: RiskModels): TemplateResult {
    const at = (role: string) => found.data.filter(m => m.role === role);
    const pair = [...at('champion'), ...at('challenger')];
    return html`${judging(found)}${found.configured_champion ? html`<p class="soft small" data-configured=${found.configured_champion}>${t('models.configuredChampion')}</p>` : nothing}${found.training ? training(found.training) : nothing}
      ${pair.length ? html`<div class="cards wide">${pair.map(m => this.#model(m))}</div>` : found.data.length ? nothing : html`<section class="card flush">${empty(t('models.none'), t('models.noneHint'))}</section>`}
      ${at('retired').length ? this.#retired(at('retired')) : nothing}
      ${thresholds(found)}`;
  }

  #model(m: RiskModel): TemplateResult {
    return html`<section class="card stack" data-model=${m.version} data-role=${m.role} aria-label=${m.version}><div class="bar"><h2><code>${m.version}</code></h2>${badge(t(`modelRole.${m.role}`), ROLES[m.role], true)}</div>
      <p class="soft small">${t(`models.${m.role}Hint`)} ${m.configured ? t('models.configured') : html`${t('models.learned', { orders: number(m.orders), frauds: number(m.frauds) })} ${since(m.trained_at)} · ${who(m.trained_by)}`}</p>
      ${quality(m.trial, m.live)}${m.drift ? drift(m.drift) : html`<p class="soft small">${t('drift.tooFew')}</p>`}${this.#acts(m)}</section>`;
  }

  /** Of a model that the configuration names, and beside such a champion, nothing is offered that the API would refuse. */
  #acts(m: RiskModel): TemplateResult | typeof nothing {
    if (m.configured) return nothing;
    return html`<div class="row tight">${m.role !== 'champion' && !this.#found.value?.configured_champion && may('promoteRiskModel') ? html`<button class="btn slim ${m.role === 'challenger' ? 'primary' : ''}" @click=${() => void this.#promote(m)}>${t('models.promote')}</button>` : nothing}
      ${m.role !== 'retired' && may('retireRiskModel') ? html`<button class="btn slim danger" @click=${() => void this.#retire(m)}>${t('models.retire')}</button>` : nothing}</div>`;
  }

  #retired(models: RiskModel[]): TemplateResult {
    return html`<section class="card flush"><div class="card-head"><h2>${t('models.before')}</h2></div><div class="list-frame" tabindex="0" role="group" aria-label=${t('models.before')}><table class="table slim"><thead><tr><th scope="col">${t('models.version')}</th><th scope="col">${t('models.trained')}</th><th scope="col" class="end">${t('models.orders')}</th><th scope="col" class="end">${t('quality.auc')}</th><th scope="col"><span class="sr">${t('nodes.actions')}</span></th></tr></thead>
      <tbody>${models.map(m => html`<tr data-model=${m.version} data-role="retired"><td><code>${m.version}</code></td><td>${since(m.trained_at)} · ${who(m.trained_by)}</td><td class="end num">${number(m.orders)}</td><td class="end num">${digits(m.trial.area_under_curve)}</td><td class="end">${this.#acts(m)}</td></tr>`)}</tbody></table></div></section>`;
  }

  async #train(): Promise<void> {
    if (await ask({ title: t('models.train'), verb: t('models.trainYes'), what: html`<p>${t('models.trainWhat')}</p><p class="soft small">${t('models.trainLeave')}</p>` })) {
      await this.#act(() => call('/admin/fraud/trainings', { method: 'POST', key: randomKey() }), t('models.begun'));
    }
  }

  async #promote(m: RiskModel): Promise<void> {
    const before = this.#found.value?.data.find(one => one.role === 'champion');
    const what = html`<p>${t('models.promoteWhat', { version: m.version })}</p>${before ? html`<p>${t('models.promoteBefore', { version: before.version })}</p>` : nothing}
      ${before?.live && m.live && m.live.orders ? html`<p class="small">${t('models.promoteCosts', { before: sum(before.live.cost), now: sum(m.live.cost) })}</p>` : html`<p class="small warn">${t('models.promoteUnseen')}</p>`}`;
    if (await ask({ title: t('models.promote'), verb: t('models.promote'), danger: true, what })) {
      await this.#act(() => call(`/admin/fraud/models/${m.version}/promote`, { method: 'POST', key: randomKey() }), t('models.promoted'));
    }
  }

  async #retire(m: RiskModel): Promise<void> {
    if (await ask({ title: t('models.retire'), verb: t('models.retire'), danger: true, what: html`<p>${t('models.retireWhat', { version: m.version })}</p>${m.role === 'champion' ? html`<p>${t('models.retireRules')}</p>` : nothing}` })) {
      await this.#act(() => call(`/admin/fraud/models/${m.version}/retire`, { method: 'POST', key: randomKey() }), t('models.retired'));
    }
  }

  async #act(act: () => Promise<unknown>, done: string): Promise<void> {
    await doing(act, done);
    this.#load();
  }
}

/** Whom orders are judged by at this moment; a champion may also come from the configuration. */
function judging(found: RiskModels): TemplateResult {
  const champion = /^the rules and (.+)$/.exec(found.judging)?.[1];
  return found.judging.startsWith(TROUBLE) ? html`<p class="notice warn" role="status"><span>${t('models.trouble')} <span class="small">${found.judging}</span></span></p>`
    : html`<p class="notice ${champion ? 'good' : ''}" role="status" data-judging=${champion ?? 'rules'}><span>${champion ? t('models.judgedBy', { version: champion }) : t('models.rulesAlone')}</span></p>`;
}

function training(one: Training): TemplateResult {
  const tone: Tone = one.status === 'done' ? 'good' : one.status === 'failed' ? 'bad' : one.status === 'refused' ? 'warn' : 'info';
  const on = goesOn(one);
  return html`<section class="card slim stack tight" data-training=${one.status} aria-live="polite"><div class="bar"><h2>${t('training.title')}</h2>${badge(t(`training.${one.status}`), tone, true)}</div>
    ${on ? html`${progressBar(t('training.title'), one.step === 'reading' ? one.done * 0.5 : one.step === 'trying' ? one.total * 0.6 : one.step === 'learning' ? one.total * 0.8 : 0, one.total || undefined)}
      <p class="small">${named('trainingStep', one.step)}${one.step === 'reading' && one.total ? html` <span class="soft num">${number(one.done)} / ${number(one.total)}</span>` : nothing}</p>` : nothing}
    ${one.problem ? html`<p class="small">${one.problem}</p>` : nothing}
    <p class="soft small">${t('training.asked', { by: who(one.by), date: moment(one.asked_at) })}${one.version ? html` · <code>${one.version}</code>` : nothing}</p></section>`;
}

/** How a model did on orders that it had not seen, and how it does now. */
function quality(trial: ModelQuality, live: ModelQuality | null): TemplateResult {
  const both: [string, (q: ModelQuality) => unknown][] = [
    [t('quality.orders'), q => number(q.orders)], [t('quality.frauds'), q => number(q.frauds)], [t('quality.auc'), q => digits(q.area_under_curve)],
    [t('quality.precision'), q => digits(q.average_precision)], [t('quality.cost'), q => sum(q.cost)], [t('quality.allowing'), q => sum(q.cost_of_allowing)],
  ];
  return html`<table class="table slim plain"><caption class="sr">${t('quality.title')}</caption><thead><tr><th scope="col"><span class="sr">${t('quality.title')}</span></th><th scope="col" class="end">${t('quality.trial')}</th><th scope="col" class="end">${t('quality.live')}</th></tr></thead>
    <tbody>${both.map(([label, of]) => html`<tr><th scope="row">${label}</th><td class="end num">${trial.orders ? of(trial) : '–'}</td><td class="end num">${live && live.orders ? of(live) : '–'}</td></tr>`)}</tbody></table>`;
}

const driftTone = (index: number): Tone => (index > DRIFT_GREAT ? 'bad' : index > DRIFT_SMALL ? 'warn' : 'good');

/** How far the newest orders are from those that were learned from. */
function drift(d: Drift): TemplateResult {
  const most = Math.max(DRIFT_GREAT, ...d.features.map(f => f.index));
  return html`<div class="stack tight"><div class="row tight"><h3>${t('drift.title')}</h3>${badge(digits(d.scores), driftTone(d.scores), true)}<span class="soft small">${t(`drift.${driftTone(d.scores)}` as 'drift.good')} ${t('drift.orders', { count: d.orders })}</span></div>
    <ul class="reasons">${d.features.map(f => html`<li><span class="small">${f.text.replace('#', '…')} <code class="soft">${f.feature}</code></span><span class="row tight nowrap-row"><span class="weight push drift ${driftTone(f.index)}"><span .style=${`inline-size: ${(100 * f.index) / most}%`}></span></span><span class="num tiny">${digits(f.index)}</span></span></li>`)}</ul></div>`;
}

/** From which probability on which decision is the cheapest, with what a mistake costs. */
function thresholds(found: RiskModels): TemplateResult {
  const c = found.costs;
  const cost = (minor: number, percent: number) => [minor ? sum(minor) : '', percent ? t('costs.percent', { percent }) : ''].filter(Boolean).join(' + ') || '0';
  return html`<section class="card stack"><h2>${t('costs.title')}</h2><p class="soft small">${t('costs.lead')}</p><div class="two even"><dl class="facts small"><dt>${t('costs.fraud')}</dt><dd class="num">${cost(c.fraud, c.fraud_percent)}</dd><dt>${t('costs.review')}</dt><dd class="num">${cost(c.review, 0)}</dd><dt>${t('costs.refused')}</dt><dd class="num">${cost(c.refused, c.refused_percent)}</dd></dl>
    <table class="table slim plain"><thead><tr><th scope="col">${t('costs.amount')}</th><th scope="col" class="end">${t('costs.reviewFrom')}</th><th scope="col" class="end">${t('costs.rejectFrom')}</th></tr></thead>
      <tbody>${found.thresholds.map(one => html`<tr><td class="num">${sum(one.amount)}</td><td class="end num">${share(one.review)}</td><td class="end num">${share(one.reject)}</td></tr>`)}</tbody></table></div></section>`;
}
