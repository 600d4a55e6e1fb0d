import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { call, type Page } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import type { Approval } from '../pulse-types';
import { may, staff } from '../staff';
import { introduce, who } from '../trade/people';
import { t } from '../words';
import { ask } from './ask';
import { doing } from './doing';
import { since } from './pieces';

/** What somebody proposed that takes a second person, to be decided by anybody else. */
@customElement('open-approvals')
export class OpenApprovals extends Part {
  readonly #waiting = new Loading<Approval[]>(this);

  override connectedCallback() {
    super.connectedCallback();
    introduce(this);
    this.refresh();
  }

  refresh = (): void => void this.#waiting.load(async () => (await call<Page<Approval>>('/admin/approvals?status=waiting&limit=100')).data);

  override render() {
    const list = this.#waiting.value ?? [];
    return list.length ? html`<section class="card flush" aria-label=${t('approvals.title')}><div class="card-head"><h2>${t('approvals.title')}</h2></div><ul class="parcels">${list.map(a => this.#proposal(a))}</ul></section>` : nothing;
  }

  #proposal(a: Approval): TemplateResult {
    const own = a.proposed_by === staff.who?.id;
    return html`<li data-approval=${a.subject}><div><a href="/admin/orders/${a.subject}?tab=recorder"><code>${a.subject}</code></a> ${a.reason}<p class="soft small">${t('approvals.by', { who: who(a.proposed_by) })} ${since(a.proposed_at)}</p></div>
      ${own ? html`<span class="soft small">${t('approvals.own')}</span>` : may('decideApproval') ? html`<span class="row tight"><button class="btn slim danger" @click=${() => this.#decide(a, true)}>${t('approvals.approve')}</button><button class="btn slim" @click=${() => this.#decide(a, false)}>${t('approvals.decline')}</button></span>` : nothing}</li>`;
  }

  async #decide(a: Approval, approve: boolean): Promise<void> {
    if (!approve || (await ask({ title: t('approvals.sure'), what: html`<p>${t('sagas.undoWhat')}</p><p class="soft small">${a.reason}</p>`, verb: t('approvals.approve'), danger: true }))) {
      await doing(() => call(`/admin/approvals/${a.id}/decision`, { body: { approve } }), t(approve ? 'approvals.approved' : 'approvals.declined'));
      this.refresh();
    }
  }
}

/** Proposes to undo an order; says whether somebody did. */
export async function proposeUndoing(order: string): Promise<boolean> {
  return undefined !== await ask({
    title: t('sagas.undoTitle'), verb: t('sagas.propose'), danger: true, what: html`<p>${t('sagas.undoWhat')}</p><p>${t('sagas.undoTwo')}</p>`,
    fields: [{ name: 'reason', label: t('refund.reason'), required: true, max: 500 }],
    act: (said, key) => call(`/admin/sagas/${order}/compensation`, { body: { reason: said['reason'] }, key }), done: t('sagas.proposed'),
  });
}
