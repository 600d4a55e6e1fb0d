import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { call } from '../../shared/api';
import { Loading, Part } from '../../shared/part';
import { failure, identifier, pageHead, skeletonLines } from '../parts/pieces';
import { icon } from '../icons';
import { merchantBadge, rates, share } from '../trade/merchant';
import type { MerchantFull } from '../trade/types';
import { moment, t } from '../words';

/** How the shop of whoever is signed in stands, and on which terms it sells. */
@customElement('profile-page')
export class ProfilePage extends Part {
  readonly #found = new Loading<MerchantFull>(this);

  override connectedCallback() {
    super.connectedCallback();
    void this.#found.load(() => call<MerchantFull>('/merchant/profile'));
  }

  override render() {
    return html`<div class="page">${this.#found.show({ waiting: () => html`${pageHead(t('nav.profile'))}<div class="card">${skeletonLines(6)}</div>`, failed: failure, ready: m => this.#page(m) })}</div>`;
  }

  #page(m: MerchantFull): TemplateResult {
    return html`${pageHead(m.name, { beside: merchantBadge(m.status), lead: html`${identifier(m.id)} <span>${t('merchant.sinceWhen', { date: moment(m.created_at) })}</span> · <a class="nowrap" href="/m/${m.id}">${t('product.inShop')} ${icon('external', 14)}</a>` })}
      ${m.status === 'active' ? '' : html`<p class="notice warn"><span>${t('profile.notActive')}</span></p>`}
      <div class="two"><section class="card flush"><div class="card-head"><h2>${t('merchant.rates')}</h2></div>${rates(m)}</section>
        <aside class="stack" aria-label=${t('merchant.terms')}><section class="card slim stack tight"><h2 class="card-title">${t('merchant.terms')}</h2><dl class="facts small"><dt>${t('merchant.commission')}</dt><dd class="strong">${share(m.commission_bps)}</dd><dt>${t('orders.email')}</dt><dd>${m.email ?? '–'}</dd></dl><p class="soft small">${t('profile.terms')}</p></section></aside></div>`;
  }
}
