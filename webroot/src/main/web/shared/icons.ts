import { html, svg, type TemplateResult } from 'lit';

const PATHS = {
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Zm4.8 11.3L20 20',
  bag: 'M5.5 8h13l1 12h-15l1-12ZM9 8V6.5a3 3 0 0 1 6 0V8',
  user: 'M12 4.5a3.75 3.75 0 1 1 0 7.5 3.75 3.75 0 0 1 0-7.5ZM4.5 20c.8-3.6 3.8-5.5 7.5-5.5s6.7 1.9 7.5 5.5',
  close: 'M6 6l12 12M18 6 6 18',
  menu: 'M4 7h16M4 12h16M4 17h16',
  check: 'M5 12.5 10 17.5 19 7',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  back: 'M19 12H5M11 6l-6 6 6 6',
  down: 'M6 9.5l6 6 6-6',
  sun: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z',
  globe: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM3.5 12h17M12 3.5c5 5.5 5 11.5 0 17-5-5.5-5-11.5 0-17Z',
  box: 'M4 8l8-4 8 4v8l-8 4-8-4V8Zm0 0 8 4 8-4M12 12v8',
  truck: 'M3 6.5h11v10H3zM14 10h4l3 3v3.5h-7M7 16.5a1.75 1.75 0 1 0 0 3.5 1.75 1.75 0 0 0 0-3.5ZM17 16.5a1.75 1.75 0 1 0 0 3.5 1.75 1.75 0 0 0 0-3.5Z',
  card: 'M3 6.5h18v11H3zM3 10.5h18M6.5 14.5h4',
  home: 'M4 11l8-6.5 8 6.5M6 9.5V19h12V9.5',
  warning: 'M12 4.5 21 19.5H3L12 4.5ZM12 10v4.5M12 17v.1',
  filter: 'M4 7h16M7 12h10M10 17h4',
  trash: 'M5 7h14M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7M10.2 10.5v5.5M13.8 10.5v5.5',
  store: 'M4.5 10v9.5h15V10M3 10l2-5.5h14l2 5.5a3 3 0 0 1-6 0 3 3 0 0 1-6 0 3 3 0 0 1-6 0ZM10 19.5V15h4v4.5',
  external: 'M9 5H5v14h14v-4M13 5h6v6M19 5l-9 9',
  plus: 'M12 5v14M5 12h14',
  edit: 'M5 19l.8-3.8L16 5l3 3L8.8 18.2 5 19ZM13.5 7.5l3 3',
  clock: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16ZM12 8v4l3 2',
} as const;

export type Icon = keyof typeof PATHS;

/** A line drawing in the colour of the text, hidden from screen readers: the text beside it says what it means. */
export const drawn = (path: string, size = 20): TemplateResult => html`<svg class="icon" width=${size} height=${size} viewBox="0 0 24 24"
  fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${svg`<path d=${path}/>`}</svg>`;

export const icon = (name: Icon, size = 20): TemplateResult => drawn(PATHS[name], size);
