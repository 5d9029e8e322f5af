/**
 * CAS registry numbers in texts, as they are and in disguise: spaces, other dashes, letters written
 * for digits. What gives no right check digit is no number.
 */
import { isCasNumber } from '../../domain/identifiers/cas-number.ts'

/** A number found: as written in lists, and where it stands in the searched text. */
export type CasFound = { readonly number: string; readonly from: number; readonly to: number }

const D = '[0-9oOоοlіiзzsb|]'
const SPACED = `${D}(?:[ ]?${D})`
/** Three groups with dashes; spaces may stand around them and, thinly, between digits. */
const DASHED = new RegExp(
  `(?<![0-9]|[0-9]-)([0-9](?: ?${D}){1,6}) {0,3}[-_./~=] {0,3}(${SPACED}) {0,3}[-_./~=] {0,3}(${D})(?![0-9])(?!-[0-9])`,
  'gu',
)
/** After the word CAS other writing is a number too: run together, or with spaces alone. */
const AFTER_CAS = new RegExp(
  `cas(?: {0,2}(?:no|number|nr|rn|#|№|号|號))?[ .:;#№：=-]{0,4}([0-9]${D}{1,6})[ ]?(${D}{2})[ ]?(${D})(?![0-9a-z])`,
  'gu',
)
const DIGITS_MIN = 5

/** Every right number in a folded text, in order; a text of few digits is not searched. */
export function findCasNumbers(text: string, digits: number): readonly CasFound[] {
  if (digits < DIGITS_MIN - 1) return []
  const found: CasFound[] = []
  for (const pattern of [DASHED, AFTER_CAS]) {
    for (const match of text.matchAll(pattern)) {
      const number = numberOf(match)
      if (!isCasNumber(number)) continue
      const from = match.index + match[0].indexOf(match[1] ?? '')
      found.push({ number, from, to: match.index + match[0].length })
    }
  }
  return found
}

function numberOf(groups: readonly (string | undefined)[]): string {
  return [1, 2, 3]
    .map((group) =>
      Array.from(
        (groups[group] ?? '').replaceAll(' ', ''),
        (sign) => AS_DIGIT.get(sign) ?? sign,
      ).join(''),
    )
    .join('-')
}

/** Letters, Latin, Cyrillic and Greek, that pass for digits. */
const AS_DIGIT: ReadonlyMap<string, string> = new Map([
  ['o', '0'],
  ['о', '0'],
  ['ο', '0'],
  ['l', '1'],
  ['i', '1'],
  ['і', '1'],
  ['|', '1'],
  ['з', '3'],
  ['z', '2'],
  ['s', '5'],
  ['b', '8'],
])
