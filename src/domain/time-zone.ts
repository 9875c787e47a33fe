/** Names that were found to be time zones: to find out is dear. The case of their letters is free, hence the bound. */
const known = new Set<string>();
const KNOWN_MAX = 1_000;

/** Whether it names a time zone of the tz database, as `Europe/Paris` does. Offsets are none: they know no summer. */
export function isTimeZone(name: string): boolean {
  if (known.has(name)) return true;
  if (!/^[A-Z]/i.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
  if (known.size < KNOWN_MAX) known.add(name);
  return true;
}
