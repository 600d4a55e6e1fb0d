export type Theme = 'system' | 'light' | 'dark';

const KEY = 'tw.theme';

/** What was chosen; until then the system's own. */
export const theme = (): Theme => (localStorage.getItem(KEY) as Theme | null) ?? 'system';

export const isDark = (): boolean =>
  theme() === 'dark' || (theme() === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);

export function chooseTheme(chosen: Theme): void {
  if (chosen === 'system') {
    localStorage.removeItem(KEY);
    delete document.documentElement.dataset['theme'];
  } else {
    localStorage.setItem(KEY, chosen);
    document.documentElement.dataset['theme'] = chosen;
  }
  window.dispatchEvent(new CustomEvent('theme-changed'));
}
