/** Midnight here, at the beginning of a day that somebody chose. */
export function dayBegins(day: string | null, later = 0): string | null {
  if (!day) {
    return null;
  }
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + later);
  return date.toISOString();
}
