import { clearToasts } from './toast';

/** Where somebody is: an address and its query. */
export interface Place { path: string; query: URLSearchParams }

const listeners = new Set<(place: Place, moved: boolean) => void>();

export const here = (): Place => ({ path: location.pathname, query: new URLSearchParams(location.search) });

/** @param replace keeps the way back free of this step */
export function go(address: string, replace = false): void {
  const url = new URL(address, location.origin);
  const samePage = url.pathname === location.pathname;
  if (url.href === location.href) {
    replace = true;
  }
  history.replaceState({ ...(history.state as object | null), scroll: scrollY }, '');
  history[replace ? 'replaceState' : 'pushState']({}, '', url);
  if (!samePage) {
    clearToasts();
    scrollTo({ top: 0, behavior: 'instant' });
  }
  tellAll(!samePage);
}

export function onMove(listener: (place: Place, moved: boolean) => void): void {
  listeners.add(listener);
}

function tellAll(moved: boolean): void {
  const place = here();
  listeners.forEach(listener => listener(place, moved));
}

/** Turns clicks on links within the app into moves without a new page. */
export function startRouter(within: (path: string) => boolean): void {
  history.scrollRestoration = 'manual';
  addEventListener('popstate', event => {
    tellAll(true);
    const scroll = (event.state as { scroll?: number } | null)?.scroll ?? 0;
    // What was shown before comes from memory within a frame or two; then there is something to scroll to.
    requestAnimationFrame(() => requestAnimationFrame(() => scrollTo({ top: scroll, behavior: 'instant' })));
  });
  addEventListener('click', event => {
    const link = (event.target as Element | null)?.closest?.('a[href]');
    if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented || event.button !== 0
      || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link.target || link.origin !== location.origin
      || link.hasAttribute('download') || !within(link.pathname) || (link.hash && link.pathname === location.pathname)) {
      return;
    }
    event.preventDefault();
    go(link.href);
  });
}
