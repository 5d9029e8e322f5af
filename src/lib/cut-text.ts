/** Cuts texts for show; what is cut is still well-formed Unicode. */

/** The first `lengthMax` UTF-16 units of a text, one fewer where a character would be split. */
export function cutText(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text
  return text.slice(0, lengthMax).replace(/[\uD800-\uDBFF]$/, '')
}
