/** Identifiers as printed (spaced, hyphenated, lower case, full width) brought to the form that is compared. */
import { foldIdentifier } from '../../lib/fold.ts'

const LENGTH_MAX = 200
const PLAIN = /^[A-Z0-9]*$/

/**
 * The letters and digits of `text` in plain capitals. A text longer than any identifier comes back
 * as it is, so that no check accepts it.
 */
export function compactIdentifier(text: string): string {
  return text.length > LENGTH_MAX || PLAIN.test(text) ? text : foldIdentifier(text)
}
