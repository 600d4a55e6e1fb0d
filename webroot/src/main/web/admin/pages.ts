import { html, type TemplateResult } from 'lit';
import type { Place } from '../shared/router';
import { may, type Operation } from './staff';
import { t, type Key } from './words';

/** A page of the console: fetched when it is first needed, and there only for whoever may ask for one of `needs`. */
interface Route { path: RegExp; title: Key; needs: Operation[]; load: () => Promise<unknown>; draw: (place: Place, id: string) => TemplateResult }

const ROUTES: Route[] = [
  { path: /^\/admin$/, title: 'nav.dashboard', needs: ['getDashboard'], load: () => import('./pages/dashboard'), draw: () => html`<dashboard-page></dashboard-page>` },
  { path: /^\/admin\/sagas$/, title: 'nav.sagas', needs: ['listSagas'], load: () => import('./pages/sagas'), draw: place => html`<sagas-page .query=${place.query}></sagas-page>` },
  { path: /^\/admin\/events$/, title: 'nav.events', needs: ['listEvents'], load: () => import('./pages/events'), draw: place => html`<events-page .query=${place.query}></events-page>` },
  { path: /^\/admin\/orders$/, title: 'nav.orders', needs: ['listOrders'], load: () => import('./pages/orders'), draw: place => html`<orders-page .query=${place.query}></orders-page>` },
  { path: /^\/admin\/orders\/(ord_\w+)$/, title: 'order.title', needs: ['adminGetOrder'], load: () => import('./pages/order'), draw: (place, id) => html`<order-page .order=${id} .tab=${place.query.get('tab') ?? ''}></order-page>` },
  { path: /^\/admin\/shipments$/, title: 'nav.shipments', needs: ['listShipments', 'listOwnShipments'], load: () => import('./pages/shipments'), draw: place => html`<shipments-page .query=${place.query}></shipments-page>` },
  { path: /^\/admin\/shipments\/(shp_\w+)$/, title: 'shipment.title', needs: ['getShipment', 'getOwnShipment'], load: () => import('./pages/shipment'), draw: (_, id) => html`<shipment-page .shipment=${id}></shipment-page>` },
  { path: /^\/admin\/nodes$/, title: 'nav.nodes', needs: ['listNodes'], load: () => import('./pages/nodes'), draw: () => html`<nodes-page></nodes-page>` },
  { path: /^\/admin\/redeployments\/([a-z0-9_]+)$/, title: 'redeployment.title', needs: ['listRedeployments'], load: () => import('./pages/redeployment'), draw: (_, id) => html`<redeployment-page .redeployment=${id}></redeployment-page>` },
  { path: /^\/admin\/feeds$/, title: 'nav.feeds', needs: ['listFeeds'], load: () => import('./pages/feeds'), draw: place => html`<feeds-page .query=${place.query}></feeds-page>` },
  { path: /^\/admin\/dead-letters$/, title: 'nav.letters', needs: ['listDeadLetters'], load: () => import('./pages/dead-letters'), draw: place => html`<dead-letters-page .query=${place.query}></dead-letters-page>` },
  { path: /^\/admin\/invariants$/, title: 'nav.invariants', needs: ['getInvariants'], load: () => import('./pages/invariants'), draw: () => html`<invariants-page></invariants-page>` },
  { path: /^\/admin\/chaos$/, title: 'nav.chaos', needs: ['getInvariants'], load: () => import('./pages/chaos'), draw: () => html`<chaos-page></chaos-page>` },
  { path: /^\/admin\/audit-log$/, title: 'nav.audit', needs: ['listAuditLog'], load: () => import('./pages/audit'), draw: place => html`<audit-page .query=${place.query}></audit-page>` },
  { path: /^\/admin\/products$/, title: 'nav.products', needs: ['adminSearchProducts'], load: () => import('./pages/products'), draw: place => html`<products-page .query=${place.query}></products-page>` },
  { path: /^\/admin\/products\/new$/, title: 'product.new', needs: ['createProduct'], load: () => import('./pages/product-new'), draw: () => html`<product-new-page></product-new-page>` },
  { path: /^\/admin\/products\/(prod_\w+)$/, title: 'product.page', needs: ['adminGetProduct'], load: () => import('./pages/product'), draw: (_, id) => html`<product-page .product=${id}></product-page>` },
  { path: /^\/admin\/product-types$/, title: 'nav.productTypes', needs: ['listProductTypes'], load: () => import('./pages/product-types'), draw: () => html`<product-types-page></product-types-page>` },
  { path: /^\/admin\/product-types\/(ptype_\w+)$/, title: 'types.page', needs: ['changeProductType'], load: () => import('./pages/product-types'), draw: (_, id) => html`<product-type-page .type=${id}></product-type-page>` },
  { path: /^\/admin\/categories$/, title: 'nav.categories', needs: ['adminListCategories'], load: () => import('./pages/categories'), draw: () => html`<categories-page></categories-page>` },
  { path: /^\/admin\/imports$/, title: 'nav.imports', needs: ['importProducts'], load: () => import('./pages/imports'), draw: () => html`<imports-page></imports-page>` },
  { path: /^\/admin\/stock$/, title: 'nav.stock', needs: ['listOffers', 'listOwnOffers'], load: () => import('./pages/stock'), draw: place => html`<stock-page .query=${place.query}></stock-page>` },
  { path: /^\/admin\/stock\/new$/, title: 'offer.new', needs: ['createOwnOffer'], load: () => import('./pages/offer-new'), draw: () => html`<offer-new-page></offer-new-page>` },
  { path: /^\/admin\/purchasing$/, title: 'nav.purchasing', needs: ['listPurchaseSuggestions', 'listOwnPurchaseSuggestions'], load: () => import('./pages/purchasing'), draw: place => html`<purchasing-page .query=${place.query}></purchasing-page>` },
  { path: /^\/admin\/forecasts$/, title: 'nav.forecasts', needs: ['listForecasts', 'listOwnForecasts'], load: () => import('./pages/forecasts'), draw: place => html`<forecasts-page .query=${place.query}></forecasts-page>` },
  { path: /^\/admin\/forecasts\/sums$/, title: 'nav.forecasts', needs: ['listForecastSums', 'listOwnForecastSums'], load: () => import('./pages/forecasts'), draw: place => html`<forecast-sums-page .query=${place.query}></forecast-sums-page>` },
  { path: /^\/admin\/merchants$/, title: 'nav.merchants', needs: ['adminListMerchants'], load: () => import('./pages/merchants'), draw: place => html`<merchants-page .query=${place.query}></merchants-page>` },
  { path: /^\/admin\/merchants\/(mer_\w+)$/, title: 'product.merchant', needs: ['adminGetMerchant'], load: () => import('./pages/merchant'), draw: (_, id) => html`<merchant-page .merchant=${id}></merchant-page>` },
  { path: /^\/admin\/ledger$/, title: 'nav.ledger', needs: ['listAccounts'], load: () => import('./pages/ledger'), draw: place => html`<ledger-page .query=${place.query}></ledger-page>` },
  { path: /^\/admin\/ledger\/entries$/, title: 'ledger.entries', needs: ['listEntries'], load: () => import('./pages/ledger'), draw: place => html`<ledger-entries-page .query=${place.query}></ledger-entries-page>` },
  { path: /^\/admin\/ledger\/reconciliation$/, title: 'reconcile.title', needs: ['getInvariants'], load: () => import('./pages/reconciliation'), draw: () => html`<reconciliation-page></reconciliation-page>` },
  { path: /^\/admin\/payouts$/, title: 'payout.list', needs: ['listPayouts', 'listOwnPayouts'], load: () => import('./pages/payouts'), draw: place => html`<payouts-page .query=${place.query}></payouts-page>` },
  { path: /^\/admin\/payouts\/(po_\w+)$/, title: 'payout.statement', needs: ['getStatement', 'getOwnStatement'], load: () => import('./pages/payouts'), draw: (place, id) => html`<payout-page .payout=${id} .merchant=${place.query.get('merchant') ?? ''}></payout-page>` },
  { path: /^\/admin\/profile$/, title: 'nav.profile', needs: ['getOwnMerchant'], load: () => import('./pages/profile'), draw: () => html`<profile-page></profile-page>` },
  { path: /^\/admin\/customers$/, title: 'nav.customers', needs: ['listCustomers'], load: () => import('./pages/customers'), draw: place => html`<customers-page .query=${place.query}></customers-page>` },
  { path: /^\/admin\/fraud$/, title: 'nav.fraud', needs: ['listReviews'], load: () => import('./pages/fraud'), draw: place => html`<fraud-page .query=${place.query}></fraud-page>` },
  { path: /^\/admin\/fraud\/rules$/, title: 'fraud.rules', needs: ['listRiskRules'], load: () => import('./pages/fraud-rules'), draw: () => html`<fraud-rules-page></fraud-rules-page>` },
  { path: /^\/admin\/fraud\/models$/, title: 'fraud.models', needs: ['listRiskModels'], load: () => import('./pages/fraud-models'), draw: () => html`<fraud-models-page></fraud-models-page>` },
  { path: /^\/admin\/recommendations$/, title: 'nav.recommendations', needs: ['getModelReport'], load: () => import('./pages/recommendations'), draw: () => html`<recommendations-page></recommendations-page>` },
  { path: /^\/admin\/people$/, title: 'nav.people', needs: ['listStaff'], load: () => import('./pages/people'), draw: place => html`<people-page .query=${place.query} .tab=${place.query.get('tab') === 'keys' ? 'keys' : 'people'}></people-page>` },
];

/** The page at an address, if there is one for whoever is signed in. */
export function pageAt(place: Place): { title: string; draw: () => TemplateResult } | undefined {
  const path = place.path.replace(/\/$/, '');
  const route = ROUTES.find(r => r.path.test(path));
  if (!route || !route.needs.some(may)) {
    return undefined;
  }
  return {
    title: t(route.title),
    draw: () => {
      // What was built anew since this window was opened has other names.
      route.load().catch(() => location.reload());
      return route.draw(place, route.path.exec(path)?.[1] ?? '');
    },
  };
}
