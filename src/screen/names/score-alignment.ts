/**
 * An alignment → a score from 0 to 1. Grows with what the paired words tell and how alike they are,
 * falls with what is left over on either side; numbers that disagree and lone everyday names cost.
 */
import type { Alignment, WeighedName } from './align-names.ts'
import type { WordRole } from './name-word.ts'
import { PLACE_WORDS } from './tables/company-words.ts'
import type { NameMode } from './weigh-words.ts'

/** A name of which less is paired than this share (by weight) is another name: its score is 0. */
export const PAIRED_SHARE_MIN = 0.6

/**
 * What a word left over costs, in shares of its weight: asked for in vain, and listed but not
 * asked.
 */
const LEFT = {
  person: { asked: 1.1, listed: 0.4 },
  company: { asked: 0.8, listed: 0.5 },
  vessel: { asked: 1, listed: 0.6 },
} as const

const LIKENESS_POWER = 1.35

/** What remains of a score for reasons that no weight shows. */
const REMAINS = {
  numbersDisagree: 0.6,
  oneWordOfSeveral: 0.72,
  otherOrder: 0.82,
  bothLeft: 0.86,
  placesDisagree: 0.8,
  generationsDisagree: 0.6,
} as const

/** The score of an alignment of two names. */
export function scoreAlignment(
  alignment: Alignment,
  asked: WeighedName,
  listed: WeighedName,
): number {
  const { pairedWeight, pairedWeightWhole, askedLeftWeightWhole } = alignment
  if (pairedWeightWhole <= 0) return 0
  const share = pairedWeightWhole / (pairedWeightWhole + askedLeftWeightWhole)
  if (share < PAIRED_SHARE_MIN) return 0
  const left = LEFT[listed.mode]
  const lost = left.asked * alignment.askedLeftWeight + left.listed * alignment.listedLeftWeight
  const covered = pairedWeight / (pairedWeight + lost)
  const likeness = alignment.alikeWeight / pairedWeight
  let score = covered * likeness ** LIKENESS_POWER * evidence(alignment, listed.mode, covered)
  if (numbersDisagree(alignment, asked, listed)) score *= REMAINS.numbersDisagree
  if (isOneOfSeveral(alignment, asked, listed)) score *= REMAINS.oneWordOfSeveral
  if (isOtherOrder(alignment, asked)) score *= REMAINS.otherOrder
  if (isBothLeft(alignment, asked, listed)) score *= REMAINS.bothLeft
  if (placesDisagree(alignment, asked, listed)) score *= REMAINS.placesDisagree
  if (generationsDisagree(asked, listed)) score *= REMAINS.generationsDisagree
  return score
}

/**
 * Bits at which an alignment tells half of what it can; more are needed where words are left
 * over.
 */
const EVIDENCE_BITS = { person: 6.5, company: 3, vessel: 4.5 } as const
const EVIDENCE_BITS_LEFT = 14
const EVIDENCE_STEEPNESS = 2.2

function evidence({ alikeWeight }: Alignment, mode: NameMode, covered: number): number {
  const half = EVIDENCE_BITS[mode] + EVIDENCE_BITS_LEFT * (1 - covered)
  return 1 / (1 + Math.exp((half - alikeWeight) / EVIDENCE_STEEPNESS))
}

function numbersDisagree(
  { askedUsed, listedUsed }: Alignment,
  asked: WeighedName,
  listed: WeighedName,
): boolean {
  return hasLeft(asked, askedUsed, 'number') && hasLeft(listed, listedUsed, 'number')
}

function hasLeft({ words }: WeighedName, used: number, role: WordRole): boolean {
  return words.some((word, at) => word.role === role && (used & (1 << at)) === 0)
}

/** One name in common, of people or firms that have more names than that. */
function isOneOfSeveral(
  { pairs, askedUsed, listedUsed }: Alignment,
  asked: WeighedName,
  listed: WeighedName,
): boolean {
  let telling = 0
  for (const { asked: span, match } of pairs) {
    if (match.how === 'initial') continue
    const role = asked.words[span.start]?.role
    if (role === 'name' || role === 'title' || role === 'number' || span.length > 1)
      telling += span.length
  }
  if (telling > 1) return false
  return hasLeft(asked, askedUsed, 'name') || hasLeft(listed, listedUsed, 'name')
}

function isCharacter({ form }: { readonly form: string }): boolean {
  return form === 'syllable' || form === 'hangul'
}

/**
 * Words read off characters keep their order, but for the family name, which goes first or last:
 * the listed places of the pairs, in the order asked, must rise but once round.
 */
function isOtherOrder({ pairs }: Alignment, asked: WeighedName): boolean {
  if (pairs.length < 3 || !asked.words.some(isCharacter)) return false
  const places = pairs
    .toSorted((one, other) => one.asked.start - other.asked.start)
    .map(({ listed }) => listed.start)
  let falls = 0
  for (const [at, place] of places.entries()) {
    if ((places[(at + 1) % places.length] ?? 0) < place) falls += 1
  }
  return falls > 1
}

/** Each side has a name that the other has not: two who share some names. */
function isBothLeft(
  { askedUsed, listedUsed }: Alignment,
  asked: WeighedName,
  listed: WeighedName,
): boolean {
  return hasLeft(asked, askedUsed, 'name') && hasLeft(listed, listedUsed, 'name')
}

/** Firms of one name in two towns. */
function placesDisagree(
  { askedUsed, listedUsed }: Alignment,
  asked: WeighedName,
  listed: WeighedName,
): boolean {
  if (listed.mode !== 'company') return false
  return hasLeftPlace(asked, askedUsed) && hasLeftPlace(listed, listedUsed)
}

function hasLeftPlace({ words }: WeighedName, used: number): boolean {
  return words.some(({ text }, at) => (used & (1 << at)) === 0 && PLACE_WORDS.has(text))
}

const YOUNGER: ReadonlySet<string> = new Set(['jr', 'junior'])
const ELDER: ReadonlySet<string> = new Set(['sr', 'snr', 'senior'])

/** Father and son bear one name. */
function generationsDisagree({ words: one }: WeighedName, { words: other }: WeighedName): boolean {
  const has = (words: WeighedName['words'], marks: ReadonlySet<string>) =>
    words.some(({ text, role }) => role === 'title' && marks.has(text))
  return (has(one, YOUNGER) && has(other, ELDER)) || (has(one, ELDER) && has(other, YOUNGER))
}
