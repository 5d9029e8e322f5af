/** A moment in words, always with its zone: people of several zones read these pages. */

/** `2026-11-24T08:15:56.120Z` → `2026-11-24 08:15:56 UTC`; what is no moment stays as it is. */
export function momentWords(moment: string): string {
  return moment.replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z$/u, '$1 $2 UTC')
}
