import { drawn, icon as shared, type Icon as Shared } from '../shared/icons';
import type { TemplateResult } from 'lit';

const PATHS = {
  dashboard: 'M4 13a8 8 0 1 1 16 0M12 13l4-4M4.5 17h15',
  orders: 'M6 3.5h12v17l-3-2-3 2-3-2-3 2v-17ZM9 8.5h6M9 12.5h6',
  feeds: 'M4 7h9a4 4 0 0 1 0 8H8M11 12l-3 3 3 3M17 7h3',
  letters: 'M3.5 6h17v12h-17zM3.5 7l8.5 6 8.5-6M15 15.5l3 3M18 15.5l-3 3',
  nodes: 'M4 4.5h16v6H4zM4 13.5h16v6H4zM7.5 7.5v.1M7.5 16.5v.1',
  shield: 'M12 3.5l7.5 2.5v6c0 4.5-3 7-7.5 8.5C7.5 19 4.5 16.5 4.5 12V6L12 3.5ZM8.5 12l2.5 2.5 4.5-5',
  audit: 'M5 3.5h10l4 4v13H5zM15 3.5v4h4M8.5 12h7M8.5 16h7',
  events: 'M3 12h4l3-7 4 14 3-7h4',
  sagas: 'M6 4.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4ZM18 15.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4ZM6 8.5v5a4 4 0 0 0 4 4h6',
  columns: 'M4 5h16v14H4zM9.5 5v14M14.5 5v14',
  download: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 19.5h14',
  upload: 'M12 15.5V4.5M7.5 9 12 4.5 16.5 9M5 19.5h14',
  bookmark: 'M6.5 4h11v16L12 16l-5.5 4V4Z',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3M19.5 3.5v4h-4',
  undo: 'M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3',
  copy: 'M8.5 8.5h11v11h-11zM15.5 8.5v-4h-11v11h4',
  next: 'M9.5 6l6 6-6 6',
  previous: 'M14.5 6l-6 6 6 6',
  up: 'M6 14.5l6-6 6 6',
  pause: 'M8.5 5.5v13M15.5 5.5v13',
  play: 'M8 5.5l10 6.5-10 6.5v-13Z',
  bell: 'M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5l1.5 1.5H5l1.5-1.5ZM10 20.5h4',
  tree: 'M5 4.5h5v4H5zM14 10h5v4h-5zM14 16h5v4h-5zM7.5 8.5V18H14M7.5 12H14',
  shelf: 'M4 4v16M20 4v16M4 11h16M4 19h16M7.5 6.5h4V11h-4zM12.5 14h4.5v5h-4.5z',
  chart: 'M4 4.5v15h16M7.5 15l4-5 3 3 5-6.5',
  ledger: 'M6 3.5h12.5v17H6a1.5 1.5 0 0 1-1.5-1.5V5A1.5 1.5 0 0 1 6 3.5ZM8 3.5v17M11 8.5h4.5M11 12h4.5',
  storm: 'M13 3.5 6 13h5l-1.5 7.5L17 10.5h-5.5L13 3.5Z',
  spark: 'M12 3.5l2 6.5 6.5 2-6.5 2-2 6.5-2-6.5-6.5-2 6.5-2 2-6.5Z',
  grip: 'M9 6v.1M9 12v.1M9 18v.1M15 6v.1M15 12v.1M15 18v.1',
  person: 'M12 4a3.7 3.7 0 1 1 0 7.4A3.7 3.7 0 0 1 12 4ZM5 20c.6-3.8 3.3-5.6 7-5.6s6.4 1.8 7 5.6',
  coins: 'M4 7.5c0-1.7 2.7-3 6-3s6 1.3 6 3-2.7 3-6 3-6-1.3-6-3ZM4 7.5v5c0 1.700 2.700 3 6 3M4 12.500v4c0 1.700 2.700 3 6 3M16 7.500V10M10 14c0-1.700 2.300-3 5-3s5 1.300 5 3v4c0 1.700-2.300 3-5 3s-5-1.300-5-3v-4Z',
} as const;

export type Icon = Shared | keyof typeof PATHS;

export const icon = (name: Icon, size = 20): TemplateResult =>
  name in PATHS ? drawn(PATHS[name as keyof typeof PATHS], size) : shared(name as Shared, size);
