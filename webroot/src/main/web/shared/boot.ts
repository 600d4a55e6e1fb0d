/** Runs before the first paint, so that somebody who has chosen light or dark never sees the other one flash. */
{
  const theme = localStorage.getItem('tw.theme');
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset['theme'] = theme;
  }
}
