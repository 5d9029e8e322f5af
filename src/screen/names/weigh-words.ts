/**
 * How much a word says about who bears the name, in bits: rare words much, words of trade and
 * everyday names little. The same word, the same lists, the same weight.
 */
import { isGeneric, type NameWord } from './name-word.ts'
import { BORNE_BY_MANY, BORNE_BY_SOME } from './tables/everyday-names.ts'

/** How names are compared: those of people, of companies, and of vessels and aircraft. */
export type NameMode = 'person' | 'company' | 'vessel'

/** Bits a word of names tells, from how many listed names bear it. */
export type Rarity = (word: NameWord) => number

const BITS_MAX = 12
const BITS_MIN = 2.5
const BORNE_BY_MANY_BITS = 4.5
const BORNE_BY_SOME_BITS = 6.5
/** A syllable of Chinese or Korean: about 400 there are, and they are not equally frequent. */
const SYLLABLE_MAX = 5.5

/**
 * The bits of a word that `share` of all names bear, never more than its general frequency
 * allows.
 */
export function bitsOf(word: NameWord, share: number): number {
  const bits = share <= 0 ? BITS_MAX : -Math.log2(share)
  return Math.min(Math.max(bits, BITS_MIN), mostBits(word))
}

function mostBits({ text, form }: NameWord): number {
  if (BORNE_BY_MANY.has(text)) return BORNE_BY_MANY_BITS
  if (BORNE_BY_SOME.has(text)) return BORNE_BY_SOME_BITS
  if (form === 'syllable' || form === 'hangul') return SYLLABLE_MAX
  // Few letters make few words.
  return Math.min(BITS_MAX, 3 + 1.6 * text.length)
}

/** Without lists, every word that is not known to be frequent is rare. */
export function generalRarity(word: NameWord): number {
  return Math.min(mostBits(word), 10)
}

const WEIGHTS = {
  legal: 0.25,
  particle: 0.3,
  title: 1.2,
  initial: 1.2,
  genericMax: 2.6,
  /** Ships bear words of trade and of the sky as their whole names. */
  vesselGenericMax: 4,
  personNumber: 2,
  number: 5,
} as const

/** Words in brackets explain more than they name. */
const ASIDE_SHARE = 0.4

/** The weight of a word in a name of that mode. */
export function weightOf(word: NameWord, mode: NameMode, rarity: Rarity): number {
  const weight = plainWeight(word, mode, rarity)
  return word.isAside ? weight * ASIDE_SHARE : weight
}

function plainWeight(word: NameWord, mode: NameMode, rarity: Rarity): number {
  switch (word.role) {
    case 'legal':
      return mode === 'person' ? rarity(word) : WEIGHTS.legal
    case 'particle':
      return WEIGHTS.particle
    case 'initial':
      return WEIGHTS.initial
    case 'number':
      return mode === 'person' ? WEIGHTS.personNumber : WEIGHTS.number
    case 'title':
      return mode === 'person' ? WEIGHTS.title : WEIGHTS.genericMax
    case 'generic':
    case 'name':
      return nameWeight(word, mode, rarity)
  }
}

/** The name of the father, as Russians and their neighbours bear it, is left out at will. */
const PATRONYMIC = /.{3}(?:[oe]vi(?:ch|c|tch|tsch)|[oeiy]vna|i[nc]hna|[oe]vych|ovy?ch)$/
const PATRONYMIC_MAX = 5

function nameWeight(word: NameWord, mode: NameMode, rarity: Rarity): number {
  const bits = rarity(word)
  if (mode === 'person') return PATRONYMIC.test(word.text) ? Math.min(bits, PATRONYMIC_MAX) : bits
  if (!isGeneric(word.text)) return bits
  return Math.min(bits, mode === 'vessel' ? WEIGHTS.vesselGenericMax : WEIGHTS.genericMax)
}
