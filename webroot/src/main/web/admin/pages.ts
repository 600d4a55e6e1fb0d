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
  { path: /^\/admin\/audit-log$/, title: 'nav.audit', needs: ['listAuditLog'], load: () => import('./pages/audit'), draw: place => html`<audit-page .query=${place.query}></audit-page>` },
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
