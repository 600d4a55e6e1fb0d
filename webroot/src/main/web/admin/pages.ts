import { html, type TemplateResult } from 'lit';
import type { Place } from '../shared/router';
import { may, type Operation } from './staff';
import { t, type Key } from './words';

/** A page of the console: fetched when it is first needed, and there only for whoever may ask for one of `needs`. */
interface Route { path: RegExp; title: Key; needs: Operation[]; load: () => Promise<unknown>; draw: (place: Place, id: string) => TemplateResult }

const ROUTES: Route[] = [
  { path: /^\/admin\/orders$/, title: 'nav.orders', needs: ['listOrders'], load: () => import('./pages/orders'), draw: place => html`<orders-page .query=${place.query}></orders-page>` },
  { path: /^\/admin\/orders\/(ord_\w+)$/, title: 'order.title', needs: ['adminGetOrder'], load: () => import('./pages/order'), draw: (place, id) => html`<order-page .order=${id} .tab=${place.query.get('tab') ?? ''}></order-page>` },
  { path: /^\/admin\/shipments$/, title: 'nav.shipments', needs: ['listShipments', 'listOwnShipments'], load: () => import('./pages/shipments'), draw: place => html`<shipments-page .query=${place.query}></shipments-page>` },
  { path: /^\/admin\/shipments\/(shp_\w+)$/, title: 'shipment.title', needs: ['getShipment', 'getOwnShipment'], load: () => import('./pages/shipment'), draw: (_, id) => html`<shipment-page .shipment=${id}></shipment-page>` },
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
