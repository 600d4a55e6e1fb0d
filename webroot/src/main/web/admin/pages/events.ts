import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { call, query, type Page } from '../../shared/api';
import { follow, type News } from '../../shared/live';
import { Loading, Part } from '../../shared/part';
import { icon } from '../icons';
import '../parts/filters';
import type { Filter } from '../parts/filters';
import { payload } from '../parts/payload';
import { empty, failure, identifier, pageHead, reason, skeletonLines } from '../parts/pieces';
import { may } from '../staff';
import { domains } from '../trade/lookups';
import type { EventEnvelope } from '../types';
import { clock, named, number, t } from '../words';
import { tell } from '../../shared/toast';

/** So much is kept and shown; a stream of hundreds a second is drawn a few times a second. */
const KEPT_MAX = 300;
const DRAWN_EVERY_MS = 300;
const RATE_OVER_MS = 5_000;

interface History extends Page<EventEnvelope> { missing: string[] }

/** What happens in all domains, as it happens, and what happened before. */
@customElement('events-page')
export class EventsPage extends Part {
  @property({ attribute: false }) accessor query = new URLSearchParams();
  @state() accessor live = false;
  @state() accessor paused = false;
  @state() accessor shown: EventEnvelope[] = [];
  @state() accessor open: string | undefined;
  @state() accessor dropped = 0;
  @state() accessor rate = 0;
  @state() accessor domains: string[] = [];
  readonly #history = new Loading<History>(this, found => this.#begun(found));
  #arrived: EventEnvelope[] = [];
  #arrivals: number[] = [];
  #asked = '?';
  #next: string | null = null;
  #end: (() => void) | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  get #filters(): Filter[] {
    return [
      { name: 'domain', label: t('events.domain'), kind: 'select', options: this.domains.map(value => ({ value, label: named('domain', value) })) },
      { name: 'type', label: t('events.type'), kind: 'text', placeholder: 'orders.placed' },
      { name: 'subject', label: t('events.subject'), kind: 'text', placeholder: 'ord_…, off_…' },
    ];
  }

  override connectedCallback() {
    super.connectedCallback();
    domains().then(all => (this.domains = all), () => {});
    this.#timer = setInterval(this.#draw, DRAWN_EVERY_MS);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    this.#end?.();
  }

  override willUpdate() {
    const asked = this.#filter();
    if (asked !== this.#asked) {
      this.#asked = asked;
      this.#end?.();
      this.shown = [];
      this.#arrived = [];
      this.dropped = 0;
      this.#history.forget();
      void this.#history.load(() => call<History>('/admin/events' + this.#filter({ limit: 50 })));
      this.#end = follow('/admin/events/stream' + asked, { onNews: this.#news, onState: open => (this.live = open) });
    }
  }

  #filter(more: Record<string, string | number | null> = {}): string {
    return query({ domain: this.query.get('domain'), type: this.query.get('type'), subject: this.query.get('subject'), ...more });
  }

  #news = (news: News): void => {
    if (news.type === 'dropped') {
      this.dropped = (JSON.parse(news.data) as { dropped: number }).dropped;
    } else {
      this.#arrived.push(JSON.parse(news.data) as EventEnvelope);
      this.#arrivals.push(Date.now());
      if (this.#arrived.length > KEPT_MAX) {
        this.#arrived.splice(0, this.#arrived.length - KEPT_MAX);
      }
    }
  };

  #draw = (): void => {
    const now = Date.now();
    this.#arrivals = this.#arrivals.filter(at => at > now - RATE_OVER_MS);
    this.rate = Math.round((this.#arrivals.length / RATE_OVER_MS) * 1000);
    if (this.#arrived.length && !this.paused && !document.hidden) {
      this.#add(this.#arrived.splice(0).reverse(), this.shown);
    }
  };

  /** What comes by the stream may also stand in the history. */
  #add(newer: EventEnvelope[], older: EventEnvelope[]): void {
    const known = new Set(newer.map(e => e.id));
    this.shown = [...newer, ...older.filter(e => !known.has(e.id))].slice(0, Math.max(KEPT_MAX, older.length));
  }

  #begun(found: History): void {
    this.#next = found.meta.next;
    this.#add(this.shown, found.data);
  }

  override render() {
    return html`<div class="page">${pageHead(t('nav.events'), {
        beside: html`<span class="small ${this.live && !this.paused ? 'live good' : 'soft'}" role="status">${t(!this.live ? 'live.off' : this.paused ? 'events.paused' : 'live.on')}</span>`,
        actions: html`<span class="soft small num">${t('events.rate', { count: this.rate })}</span><button class="btn slim" aria-pressed=${this.paused ? 'true' : 'false'} @click=${() => (this.paused = !this.paused)}>${icon(this.paused ? 'play' : 'pause', 18)} ${t(this.paused ? 'events.go' : 'events.pause')}</button>`,
      })}
      <list-filters list="events" .filters=${this.#filters} .query=${this.query}></list-filters>
      ${this.dropped ? html`<p class="notice slim warn"><span>${t('events.dropped', { count: this.dropped })}</span></p>` : nothing}
      ${this.#history.value?.missing.length ? html`<p class="notice slim warn"><span>${t('recorder.missing', { domains: this.#history.value.missing.join(', ') })}</span></p>` : nothing}
      ${this.shown.length ? this.#list() : this.#history.show({ waiting: () => html`<div class="card">${skeletonLines(10)}</div>`, failed: failure, ready: () => (this.#next ? this.#more() : empty(t('events.none'), t('events.noneHint'))) })}</div>`;
  }

  #list(): TemplateResult {
    return html`<div class="list"><ol class="events">${repeat(this.shown, e => e.id, e => this.#event(e))}</ol>${this.#next ? this.#more() : nothing}</div>`;
  }

  #event(e: EventEnvelope): TemplateResult {
    const isOpen = this.open === e.id;
    const order = [e.correlation, e.subject].find(id => id?.startsWith('ord_'));
    return html`<li class=${isOpen ? 'open' : ''}><button class="event" aria-expanded=${isOpen ? 'true' : 'false'} @click=${() => (this.open = isOpen ? undefined : e.id)}><span class="num soft">${clock(e.time)}</span><span class="badge">${named('domain', e.feed)}</span>
        <span class="strong">${e.type.replace(/\.v\d+$/, '').split('.').slice(1).join(' ').replaceAll('-', ' ')}</span><code class="soft clip">${e.subject}</code></button>
      ${isOpen ? html`<div class="step-details"><dl class="facts small"><dt>${t('recorder.type')}</dt><dd><code>${e.type}</code></dd><dt>${t('recorder.id')}</dt><dd>${identifier(e.id)}</dd><dt>${t('recorder.subject')}</dt><dd><code>${e.subject}</code> #${e.sequence}</dd>
          ${order && may('adminGetOrder') ? html`<dt>${t('shipments.order')}</dt><dd><a href="/admin/orders/${order}?tab=recorder"><code>${order}</code></a></dd>` : nothing}
          ${e.causation ? html`<dt>${t('recorder.cause')}</dt><dd><code>${e.causation}</code></dd>` : nothing}</dl>${payload(t('recorder.payload'), e.data)}</div>` : nothing}</li>`;
  }

  #more(): TemplateResult {
    return html`<div class="list-foot"><button class="btn slim" aria-busy=${this.#history.busy ? 'true' : 'false'} @click=${this.#older}>${t('events.older')}</button><span class="soft small num">${t('events.shown', { count: number(this.shown.length) })}</span></div>`;
  }

  #older = async (): Promise<void> => {
    try {
      const found = await call<History>('/admin/events' + this.#filter({ limit: 100, after: this.#next }));
      this.#next = found.meta.next;
      const known = new Set(this.shown.map(e => e.id));
      this.shown = [...this.shown, ...found.data.filter(e => !known.has(e.id))];
      this.requestUpdate();
    } catch (error) {
      tell(reason(error), true);
    }
  };
}
