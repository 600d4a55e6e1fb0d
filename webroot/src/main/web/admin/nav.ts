import type { Icon } from './icons';
import { may, type Operation } from './staff';
import type { Key } from './words';

/** A place in the menu: whoever may ask for one of `needs` sees it. */
export interface Entry { href: string; label: Key; icon: Icon; needs: Operation[] }

interface Area { label: Key; entries: Entry[] }

const AREAS: Area[] = [
  { label: 'nav.platform', entries: [{ href: '/admin', label: 'nav.dashboard', icon: 'dashboard', needs: ['getDashboard'] }] },
  { label: 'nav.sales', entries: [
    { href: '/admin/orders', label: 'nav.orders', icon: 'orders', needs: ['listOrders'] },
    { href: '/admin/sagas', label: 'nav.sagas', icon: 'sagas', needs: ['listSagas'] },
    { href: '/admin/shipments', label: 'nav.shipments', icon: 'truck', needs: ['listShipments', 'listOwnShipments'] },
    { href: '/admin/customers', label: 'nav.customers', icon: 'person', needs: ['listCustomers'] },
  ] },
  { label: 'nav.catalog', entries: [
    { href: '/admin/products', label: 'nav.products', icon: 'box', needs: ['adminSearchProducts'] },
    { href: '/admin/product-types', label: 'nav.productTypes', icon: 'columns', needs: ['listProductTypes'] },
    { href: '/admin/categories', label: 'nav.categories', icon: 'tree', needs: ['adminListCategories'] },
    { href: '/admin/imports', label: 'nav.imports', icon: 'upload', needs: ['importProducts'] },
  ] },
  { label: 'nav.inventory', entries: [
    { href: '/admin/stock', label: 'nav.stock', icon: 'shelf', needs: ['listOffers', 'listOwnOffers'] },
    { href: '/admin/purchasing', label: 'nav.purchasing', icon: 'bag', needs: ['listPurchaseSuggestions', 'listOwnPurchaseSuggestions'] },
    { href: '/admin/forecasts', label: 'nav.forecasts', icon: 'chart', needs: ['listForecasts', 'listOwnForecasts'] },
  ] },
  { label: 'nav.money', entries: [
    { href: '/admin/merchants', label: 'nav.merchants', icon: 'store', needs: ['adminListMerchants'] },
    { href: '/admin/ledger', label: 'nav.ledger', icon: 'ledger', needs: ['listAccounts'] },
    { href: '/admin/payouts', label: 'payout.list', icon: 'coins', needs: ['listOwnPayouts'] },
    { href: '/admin/profile', label: 'nav.profile', icon: 'store', needs: ['getOwnMerchant'] },
  ] },
  { label: 'nav.advice', entries: [
    { href: '/admin/fraud', label: 'nav.fraud', icon: 'shield', needs: ['listReviews'] },
    { href: '/admin/recommendations', label: 'nav.recommendations', icon: 'spark', needs: ['getModelReport'] },
  ] },
  { label: 'nav.operations', entries: [
    { href: '/admin/nodes', label: 'nav.nodes', icon: 'nodes', needs: ['listNodes'] },
    { href: '/admin/events', label: 'nav.events', icon: 'events', needs: ['listEvents'] },
    { href: '/admin/feeds', label: 'nav.feeds', icon: 'feeds', needs: ['listFeeds'] },
    { href: '/admin/dead-letters', label: 'nav.letters', icon: 'letters', needs: ['listDeadLetters'] },
    { href: '/admin/invariants', label: 'nav.invariants', icon: 'shield', needs: ['getInvariants'] },
    { href: '/admin/chaos', label: 'nav.chaos', icon: 'storm', needs: ['getInvariants'] },
    { href: '/admin/audit-log', label: 'nav.audit', icon: 'audit', needs: ['listAuditLog'] },
  ] },
  { label: 'nav.access', entries: [{ href: '/admin/people', label: 'nav.people', icon: 'user', needs: ['listStaff'] }] },
];

/** The menu of whoever is signed in. */
export const menu = (): Area[] =>
  AREAS.map(area => ({ ...area, entries: area.entries.filter(e => e.needs.some(may)) })).filter(area => area.entries.length);

/** Where somebody begins who asked for nothing in particular. */
export const firstPlace = (): string => menu()[0]?.entries[0]?.href ?? '/admin';
