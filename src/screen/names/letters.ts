/**
 * One letter of any script → Latin letters, and what sort of letter it is. Letters of abjads keep
 * their consonants and long vowels; what looks like a Latin letter is known by its look too.
 */
import anyAscii from 'any-ascii'
import { pairsOf } from './tables/words-of.ts'

/** Sorts of characters that words are made of, and those that part them. */
export const LETTER = {
  /** Parts words. */
  gap: 0,
  latin: 1,
  digit: 2,
  /** Cyrillic, Greek and their like, which can pose as Latin. */
  lookalike: 3,
  /** Scripts that write no short vowels, or not always: Arabic, Hebrew, Thai. */
  vowelless: 4,
  han: 5,
  hangul: 6,
  kana: 7,
  /** Any other script with letters. */
  other: 8,
  /** Neither parts words nor is part of them: marks, joiners, apostrophes. */
  silent: 9,
  hyphen: 10,
  /** Stands where a letter was lost in conversion. */
  lost: 11,
  opens: 12,
  closes: 13,
} as const

const ASCII_SORT = new Uint8Array(128)
for (let code = 0; code < 128; code += 1) ASCII_SORT[code] = asciiSort(code)

function asciiSort(code: number): number {
  const char = String.fromCharCode(code)
  if (/[a-zA-Z]/.test(char)) return LETTER.latin
  if (/[0-9]/.test(char)) return LETTER.digit
  if (char === "'" || char === '`') return LETTER.silent
  if (char === '-') return LETTER.hyphen
  if (char === '?') return LETTER.lost
  if (char === '(' || char === '[') return LETTER.opens
  return char === ')' || char === ']' ? LETTER.closes : LETTER.gap
}

const APOSTROPHES = '‘’‛ʻʼʽʾʿˈ′´ˊˋ`ʹʺ'
const HYPHENS = '‐‑‒–—−'
const KNOWN_SORTS: ReadonlyMap<number, number> = new Map([
  [0xfffd, LETTER.lost],
  // The mark of a long vowel, and the one that repeats a character in Japanese family names.
  [0x30fc, LETTER.kana],
  [0x3005, LETTER.han],
  ...Array.from(APOSTROPHES, (char) => [char.codePointAt(0) ?? 0, LETTER.silent] as const),
  ...Array.from(HYPHENS, (char) => [char.codePointAt(0) ?? 0, LETTER.hyphen] as const),
])
const IS_MARK = /\p{M}/u
const IS_SILENT = /[\p{Mn}\p{Me}\p{Cf}\p{Sk}]/u
const IS_LETTER = /[\p{L}\p{N}\p{M}]/u

/** First code point of a block, and the sort of the letters in it; blocks up to the next. */
const BLOCKS: readonly (readonly [number, number])[] = [
  [0x0080, LETTER.latin],
  [0x0370, LETTER.lookalike],
  [0x0530, LETTER.other],
  [0x0590, LETTER.vowelless],
  [0x0780, LETTER.other],
  [0x08a0, LETTER.vowelless],
  [0x0900, LETTER.vowelless],
  [0x0f00, LETTER.other],
  [0x1000, LETTER.vowelless],
  [0x10a0, LETTER.other],
  [0x1780, LETTER.vowelless],
  [0x1800, LETTER.other],
  [0x1c80, LETTER.lookalike],
  [0x1c90, LETTER.other],
  [0x1d00, LETTER.latin],
  [0x1f00, LETTER.lookalike],
  [0x2000, LETTER.other],
  [0x2c60, LETTER.latin],
  [0x2c80, LETTER.other],
  [0x2de0, LETTER.lookalike],
  [0x2e00, LETTER.other],
  [0x3040, LETTER.kana],
  [0x3100, LETTER.other],
  [0x31f0, LETTER.kana],
  [0x3200, LETTER.other],
  [0x3400, LETTER.han],
  [0x4dc0, LETTER.other],
  [0x4e00, LETTER.han],
  [0xa000, LETTER.other],
  [0xa640, LETTER.lookalike],
  [0xa6a0, LETTER.other],
  [0xa720, LETTER.latin],
  [0xa800, LETTER.other],
  [0xac00, LETTER.hangul],
  [0xd7b0, LETTER.other],
  [0xf900, LETTER.han],
  [0xfb00, LETTER.other],
  [0x20000, LETTER.han],
  [0x32000, LETTER.other],
]

/** The sort of the character `code`: one of `LETTER`. */
export function sortOf(code: number): number {
  if (code < 128) return ASCII_SORT[code] ?? LETTER.gap
  if (code > 0xffff) return sortAnew(code)
  const kept = KEPT_SORTS[code] ?? NOT_KEPT
  if (kept !== NOT_KEPT) return kept
  const sort = sortAnew(code)
  KEPT_SORTS[code] = sort
  return sort
}

/** Sorts already told: Unicode properties are slow to ask for, and never change. */
const NOT_KEPT = 255
const KEPT_SORTS = new Uint8Array(0x10000).fill(NOT_KEPT)

function sortAnew(code: number): number {
  const known = KNOWN_SORTS.get(code)
  if (known !== undefined) return known
  const sort = blockSort(code)
  if (sort === LETTER.han || sort === LETTER.hangul) return sort
  const char = String.fromCodePoint(code)
  const isWritten = sort === LETTER.other || sort === LETTER.vowelless
  if (IS_MARK.test(char) && isWritten) return HEARD_MARK.test(char) ? sort : LETTER.silent
  if (IS_SILENT.test(char)) return LETTER.silent
  return IS_LETTER.test(char) ? sort : LETTER.gap
}

/** Vowel signs of Indian and South-East Asian scripts are marks by Unicode, and letters by ear. */
const HEARD_MARK =
  /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Thai}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Khmer}]/u

function blockSort(code: number): number {
  let low = 0
  let high = BLOCKS.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((BLOCKS[middle]?.[0] ?? 0) <= code) low = middle
    else high = middle - 1
  }
  return BLOCKS[low]?.[1] ?? LETTER.other
}

const LETTERS = new Map(
  pairsOf(`
    ا: a
    أ: a
    إ: i
    آ: a
    ٱ: a
    ب: b
    پ: p
    ت: t
    ٹ: t
    ث: th
    ج: j
    چ: ch
    ح: h
    خ: kh
    د: d
    ڈ: d
    ذ: dh
    ر: r
    ڑ: r
    ز: z
    ژ: zh
    س: s
    ش: sh
    ص: s
    ض: d
    ط: t
    ظ: z
    ع: a
    غ: gh
    ف: f
    ق: q
    ك: k
    ک: k
    گ: g
    ل: l
    م: m
    ن: n
    ں: n
    ه: h
    ھ: h
    ہ: h
    ة: a
    ۀ: h
    ۃ: a
    و: w
    ي: y
    ی: y
    ے: y
    ى: a
    א: a
    ב: b
    ג: g
    ד: d
    ה: h
    ו: w
    ז: z
    ח: h
    ט: t
    י: y
    כ: k
    ך: k
    ל: l
    מ: m
    ם: m
    נ: n
    ן: n
    ס: s
    ע: a
    פ: p
    ף: p
    צ: ts
    ץ: ts
    ק: k
    ר: r
    ש: sh
    ת: t
    ё: e
    ж: zh
    ш: sh
    щ: shch
    ъ:
    ь:
    ґ: g
    ў: u
    ћ: c
    ђ: dj
    џ: dz
    ı: i
    đ: d
    ё: e
    ー:
  `).flatMap(([letter, reading]) => [
    [letter, reading] as const,
    [letter.toUpperCase(), reading] as const,
  ]),
)

/** How the character `code` is read in Latin letters; empty where it is not heard. */
export function readLetter(code: number): string {
  const char = String.fromCodePoint(code)
  const own = LETTERS.get(char)
  if (own !== undefined) return own
  return anyAscii(char).toLowerCase().replace(NOT_WORD, '')
}

const NOT_WORD = /[^a-z0-9]+/g

const LOOKS = new Map<string, string>(
  pairsOf(`
    а: a
    в: b
    с: c
    е: e
    н: h
    і: i
    ј: j
    к: k
    м: m
    о: o
    р: p
    ѕ: s
    т: t
    у: y
    х: x
    ь: b
    ԁ: d
    ԛ: q
    ԝ: w
    г: r
    п: n
    ё: e
    ї: i
    α: a
    β: b
    ε: e
    η: h
    ι: i
    κ: k
    μ: m
    ν: v
    ο: o
    ρ: p
    τ: t
    υ: u
    χ: x
    ζ: z
    γ: y
    ω: w
    σ: o
    Ν: n
    Υ: y
    Н: h
    Р: p
    С: c
  `),
)

/** The Latin letter that the character looks like, or undefined for one that looks like none. */
export function readByLook(char: string): string | undefined {
  return LOOKS.get(char) ?? LOOKS.get(char.toLowerCase())
}
