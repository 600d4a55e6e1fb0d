import { bearer, signedInAnew } from './api';

export interface News { id: string; type: string; data: string }

interface Following { headers?: Record<string, string>; onNews: (news: News) => void; onState?: (open: boolean) => void }

const PAUSE_MS = [500, 1000, 2000, 4000, 8000];

/**
 * Follows server-sent events. Unlike the browser's own EventSource it sends headers, so that no token stands in an address. It
 * reconnects by itself and goes on after the last event it has seen. Returns what ends it.
 */
export function follow(path: string, following: Following): () => void {
  const ended = new AbortController();
  void run(path, following, ended.signal);
  return () => ended.abort();
}

async function run(path: string, following: Following, signal: AbortSignal): Promise<void> {
  let last: string | undefined;
  for (let failures = 0; !signal.aborted; failures++) {
    try {
      const headers = { accept: 'text/event-stream', ...(await bearer()), ...following.headers, ...(last ? { 'last-event-id': last } : {}) };
      const response = await fetch('/api/v1' + path, { headers, signal, cache: 'no-store' });
      if (response.ok && response.body) {
        failures = -1;
        following.onState?.(true);
        await read(response.body, news => {
          last = news.id || last;
          following.onNews(news);
        });
      } else if (response.status === 401 ? !(await signedInAnew()) : response.status < 500 && response.status !== 429) {
        return;
      }
    } catch {
      // The connection broke or never came to be: the next try follows.
    }
    following.onState?.(false);
    await pause(PAUSE_MS[Math.min(Math.max(failures, 0), PAUSE_MS.length - 1)] ?? 1000, signal);
  }
}

async function read(body: ReadableStream<Uint8Array>, onNews: (news: News) => void): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    rest += part.value;
    const blocks = rest.split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    blocks.map(parse).forEach(news => news && onNews(news));
  }
}

function parse(block: string): News | null {
  const news: News = { id: '', type: 'message', data: '' };
  for (const line of block.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const value = line.slice(colon + 1).replace(/^ /, '');
    if (colon > 0 && line.slice(0, colon) === 'id') {
      news.id = value;
    } else if (colon > 0 && line.slice(0, colon) === 'event') {
      news.type = value;
    } else if (colon > 0 && line.slice(0, colon) === 'data') {
      news.data += (news.data ? '\n' : '') + value;
    }
  }
  return news.data ? news : null;
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => { clearTimeout(timer); resolve(); }, { once: true });
  });
