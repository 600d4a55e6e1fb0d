import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { call } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import { icon } from '../icons';
import { domainMap } from '../parts/domain-map';
import { minutes } from '../parts/minutes';
import { failure, pageHead } from '../parts/pieces';
import { ring, type Ring } from '../parts/ring';
import type { Alert, Dashboard, Pulse } from '../pulse-types';
import type { Subscription } from '../types';
import { clock, money, named, number, span, t, words } from '../words';

const EVERY_MS = 2_000;
/** The goals that the platform exists for. */
const ERRORS_MAX = 0.001;
const CART_MS_MAX = 100;

interface Seen { dashboard: Dashboard; feeds: Subscription[] }

const percent = (share: number, digits = 1): string => new Intl.NumberFormat(words.locale, { style: 'percent', maximumFractionDigits: digits, signDisplay: 'auto' }).format(share);
const growth = (share: number): string => new Intl.NumberFormat(words.locale, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(share);

/** How everything is, at one glance: outcomes, what is sold now, the domains, and what somebody should look at. */
@customElement('dashboard-page')
export class DashboardPage extends Part {
  readonly #seen = new Loading<Seen>(this);
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback() {
    super.connectedCallback();
    void this.#seen.load(this.#fetch);
    this.#timer = setInterval(() => !document.hidden && !this.#seen.busy && void this.#seen.load(this.#fetch), EVERY_MS);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  #fetch = async (): Promise<Seen> => {
    const [dashboard, feeds] = await Promise.all([call<Dashboard>('/admin/dashboard'), call<{ data: Subscription[] }>('/admin/feeds').catch(() => ({ data: [] }))]);
    return { dashboard, feeds: feeds.data };
  };

  override render() {
    const seen = this.#seen.value;
    const lost = seen && this.#seen.error !== undefined && !this.#seen.busy;
    const lead = seen ? html`<span class=${lost ? 'warn' : 'live good'}>${lost ? t('dashboard.lost') : t('dashboard.at', { time: clock(seen.dashboard.at).slice(0, 8) })}</span>` : html`&nbsp;`;
    return html`<div class="page">${pageHead(t('nav.dashboard'), { lead })}
      ${seen ? this.#page(seen) : this.#seen.show({ waiting: () => this.#skeleton(), failed: failure, ready: s => this.#page(s) })}</div>`;
  }

  #page({ dashboard, feeds }: Seen): TemplateResult {
    const { pulse, alerts, missing, domains } = dashboard;
    const outcomes = pulse ? rings(pulse) : [];
    return html`${this.#alerts(alerts, missing, outcomes.filter(o => o.tone === 'bad'))}
      <div class="rings">${outcomes.map(ring)}</div>
      ${pulse ? html`${minutes(pulse.minutes)}` : nothing}
      <div class="lower"><section class="card slim domains" aria-labelledby="map-title"><h2 id="map-title">${t('map.title')}</h2>${domainMap(domains, feeds)}</section>
        ${pulse ? funnel(pulse.funnel) : nothing}</div>`;
  }

  #alerts(alerts: Alert[], missing: string[], missed: Ring[]): TemplateResult {
    const count = alerts.length + missing.length + missed.length;
    return count ? html`<section class="card slim alerts" aria-labelledby="alerts-title"><h2 id="alerts-title" class="card-title">${icon('bell', 18)} ${t('alerts.title', { count })}</h2>
        <ul>${missing.map(m => html`<li><span class="badge bad dot">${t('alerts.away')}</span> ${named('domain', m)}</li>`)}${alerts.map(alert)}
        ${missed.map(m => html`<li><span class="badge bad dot">${t('alerts.missed')}</span> ${m.name}: ${m.value} <span class="soft small">${m.says}</span></li>`)}</ul></section>`
      : html`<p class="notice good slim" role="status"><span>${t('alerts.none')}</span></p>`;
  }

  #skeleton(): TemplateResult {
    return html`<div class="skeleton card h-alert" aria-hidden="true"></div><div class="rings" aria-hidden="true">${[1, 2, 3, 4].map(() => html`<div class="card skeleton h-ring"></div>`)}</div><div class="plots" aria-hidden="true"><div class="card skeleton h-plot"></div><div class="card skeleton h-plot"></div></div>`;
  }
}

const PLACES: Record<string, (subject: string) => string> = {
  invariant_red: () => '/admin/invariants', unhealthy: () => '/admin/nodes', absent: () => '/admin/nodes', node_silent: () => '/admin/nodes',
  dead_letters: subject => `/admin/dead-letters?consumer=${subject.split('/')[0]}`, lag: subject => `/admin/feeds?consumer=${subject.split('/')[0]}`,
};

/** What an alert says in the reader's language, as far as its number says it all. */
const says = (a: Alert): string =>
  a.value === null ? a.detail : a.kind === 'dead_letters' ? t('map.parked', { count: a.value }) : a.kind === 'lag' ? t('map.behind', { span: span(a.value * 1000) }) : a.detail;

const alert = (a: Alert): TemplateResult => html`<li><span class="badge ${a.kind === 'lag' || a.kind === 'dead_letters' ? 'warn' : 'bad'} dot">${named('alert', a.kind)}</span> <a href=${PLACES[a.kind]?.(a.subject) ?? '/admin/nodes'}>${a.subject}</a> <span class="soft small">${says(a)}</span></li>`;

function rings(pulse: Pulse): Ring[] {
  const { revenue, order_errors: errors, cart, availability } = pulse.outcomes;
  const main = revenue[0];
  const share = errors.share ?? undefined;
  const up = availability.share ?? undefined;
  const p99 = cart.p99_ms ?? undefined;
  return [
    { name: t('ring.revenue'), value: main ? (main.growth === null ? t('ring.new') : growth(main.growth)) : '–', tone: !main || main.growth === null ? 'none' : main.growth >= 0 ? 'good' : 'warn',
      share: main && main.current.amount + main.previous.amount > 0 ? main.current.amount / (main.current.amount + main.previous.amount) : undefined,
      says: main ? t('ring.revenueSays', { now: money(main.current), before: money(main.previous) }) : t('ring.nothing') },
    { name: t('ring.errors'), value: share === undefined ? '–' : percent(share, 2), share: share === undefined ? undefined : 1 - Math.min(1, share), tone: share === undefined ? 'none' : share < ERRORS_MAX ? 'good' : 'bad',
      says: share === undefined ? t('ring.nothing') : t('ring.errorsSays', { failed: errors.failed, count: errors.orders }) },
    { name: t('ring.latency'), value: p99 === undefined ? '–' : span(p99 < 10 ? Math.round(p99 * 10) / 10 : Math.round(p99)), share: p99 === undefined ? undefined : 1 - Math.min(1, p99 / CART_MS_MAX), tone: p99 === undefined ? 'none' : p99 < CART_MS_MAX ? 'good' : 'bad',
      says: p99 === undefined ? t('ring.nothing') : t('ring.latencySays', { p50: span(Math.round((cart.p50_ms ?? 0) * 10) / 10), count: cart.calls }) },
    { name: t('ring.availability'), value: up === undefined ? '–' : percent(up, 3), share: up, tone: up === undefined ? 'none' : availability.failed === 0 ? 'good' : up > 0.999 ? 'warn' : 'bad',
      says: up === undefined ? t('ring.nothing') : t('ring.availabilitySays', { failed: availability.failed, count: availability.requests }) },
  ];
}

/** From a look at a product to the doorstep. Each bar against the longest. */
function funnel(f: Pulse['funnel']): TemplateResult {
  const steps = ['views', 'carts', 'checkouts', 'confirmed', 'dispatched', 'delivered'] as const;
  const most = Math.max(1, ...steps.map(s => f[s]));
  return html`<section class="card slim funnel" aria-labelledby="funnel-title"><h2 id="funnel-title">${t('funnel.title')}</h2><dl>${steps.map(s => html`<div><dt>${t(`funnel.${s}`)}</dt><dd class="num"><span class="funnel-bar" aria-hidden="true"><span .style=${`inline-size: ${(f[s] / most) * 100}%`}></span></span><span class="strong">${number(f[s])}</span></dd></div>`)}</dl></section>`;
}
