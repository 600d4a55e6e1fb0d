import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { may } from '../staff';
import { t } from '../words';

const TABS = [['accounts', '/admin/ledger', 'ledger.accounts', 'listAccounts'], ['entries', '/admin/ledger/entries', 'ledger.entries', 'listEntries'], ['payouts', '/admin/payouts', 'payout.list', 'listPayouts'], ['reconciliation', '/admin/ledger/reconciliation', 'reconcile.title', 'getInvariants']] as const;

/** Where there is no room for all, the one that is open is to be seen. */
const shown = (tab: Element | undefined): unknown => tab && requestAnimationFrame(() => tab.scrollIntoView({ block: 'nearest', inline: 'nearest' }));

/** The four ways to look at the money. */
export const moneyTabs = (now: (typeof TABS)[number][0]): TemplateResult =>
  html`<nav class="tabs" aria-label=${t('nav.ledger')}>${TABS.filter(([, , , needs]) => may(needs)).map(([tab, href, label]) => html`<a href=${href} aria-current=${tab === now ? 'page' : nothing} ${tab === now ? ref(shown) : nothing}>${t(label)}</a>`)}</nav>`;
