/**
 * Folds texts sign by sign, so that spelling tricks hide no word and every folded letter knows its
 * place: case, accents, width, fancy letters, invisible signs, both scripts of Chinese. The same
 * text, the same fold, for ever.
 */
import { OWN, SIMPLIFIED } from './sign-tables.ts'

/** A folded text. Of a plain one `from` and `until` are undefined: all stays where it was. */
export type Folded = {
  readonly text: string
  /** For each UTF-16 unit of `text`, where its sign begins and ends in the original. */
  readonly from?: readonly number[]
  readonly until?: readonly number[]
}

const ASCII = /^[\0-\x7f]*$/

/** Folds `text`. */
export function foldSigns(text: string): Folded {
  if (ASCII.test(text)) return { text: text.toLowerCase() }
  const from: number[] = []
  const until: number[] = []
  let folded = ''
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0
    const end = at + (code > 0xffff ? 2 : 1)
    const sign = foldSign(code)
    for (let unit = 0; unit < sign.length; unit += 1) {
      from.push(at)
      until.push(end)
    }
    folded += sign
    at = end
  }
  return { text: folded, from, until }
}

const remembered: (string | undefined)[] = []
/** Above it lie few signs, and none that a filing has often. */
const REMEMBERED_MAX = 0x1ffff

function foldSign(code: number): string {
  const known = remembered[code]
  if (known !== undefined) return known
  const sign = foldAfresh(code)
  if (code <= REMEMBERED_MAX) remembered[code] = sign
  return sign
}

const MARK = /\p{M}/u
const MARKS = /\p{M}/gu
/** In these scripts marks are vowels and belong to the word. */
const SPELT_WITH_MARKS =
  /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** Signs that show nothing: joiners, soft hyphens, direction marks, tags, fillers. */
const INVISIBLE =
  /[\p{Cf}\p{Variation_Selector}\u{34f}\u{115f}\u{1160}\u{17b4}\u{17b5}\u{3164}\u{ffa0}]/u
const DASH = /\p{Pd}/u
const DIGIT = /\p{Nd}/u

function foldAfresh(code: number): string {
  const sign = String.fromCodePoint(code)
  if (INVISIBLE.test(sign)) return ''
  const own = OWN.get(sign) ?? boxedLetter(code)
  if (own !== undefined) return own
  if (MARK.test(sign)) return SPELT_WITH_MARKS.test(sign) ? sign : ''
  if (DIGIT.test(sign)) return String(digitOf(code))
  if (DASH.test(sign) || sign === '−') return '-'
  const plain = sign.normalize('NFKD')
  const bare = SPELT_WITH_MARKS.test(plain) ? plain : plain.replace(MARKS, '')
  return Array.from(bare.toLowerCase().replace(MARKS_OF_LATIN, ''), (letter) => {
    return OWN.get(letter) ?? SIMPLIFIED.get(letter) ?? letter
  }).join('')
}

/** What lower-casing leaves behind, such as the dot of a Turkish capital I; and the Devanagari dot. */
const MARKS_OF_LATIN = /[\u0300-\u036f\u093c]/g

/** The ten digits of a script begin at a code that ends in 0 or in 6; styled ones decompose. */
function digitOf(code: number): number {
  const plain = String.fromCodePoint(code).normalize('NFKC')
  if (plain >= '0' && plain <= '9') return Number(plain)
  const last = code % 16
  return last < 10 && DIGIT.test(String.fromCodePoint(code - last)) ? last : last - 6
}

/** Letters in boxes, circles and flags, which Unicode does not take for letters. */
function boxedLetter(code: number): string | undefined {
  const first = BOXES.find((box) => code >= box && code < box + 26)
  return first === undefined ? undefined : String.fromCharCode(97 + code - first)
}

const BOXES = [0x1f110, 0x1f130, 0x1f150, 0x1f170, 0x1f1e6]
