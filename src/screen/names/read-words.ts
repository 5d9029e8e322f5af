/**
 * A name as written, in any script → its words in small Latin letters. Total and bounded: marks,
 * invisible and posing characters are seen through, and what is too long is cut.
 */

import { LETTER, readByLook, readLetter, sortOf } from './letters.ts'
import { ARABIC_WORDS } from './tables/arabic-words.ts'
import {
  HAN_CHARACTERS,
  HAN_FAMILY_NAMES,
  HAN_PHRASES,
  PHRASE_LENGTH_MAX,
} from './tables/han-readings.ts'

/** Where the letters of a word come from. */
export type WordForm = 'letters' | 'vowelless' | 'syllable' | 'hangul' | 'digits'

/** A word as read. `text` is `[a-z0-9]+`. */
export type ReadWord = {
  readonly text: string
  /**
   * `vowelless`: from a script that leaves vowels out. `syllable`, `hangul`: one character of
   * Chinese, of Korean; part of a longer word.
   */
  readonly form: WordForm
  /** Stands in brackets. */
  readonly isAside: boolean
  /** A letter was lost in it when it was converted (`Fa?ur`). */
  readonly hasLostLetter: boolean
  /** A hyphen binds it to the next word. */
  readonly isHyphenated: boolean
}

/** What is read of a text, in UTF-16 units: before and after marks and invisible signs go. */
const TEXT_MAX = 65_536
const READ_MAX = 1_024
/** Longest word, and most words; sets of words are kept in the bits of one number. */
export const WORD_LENGTH_MAX = 40
export const WORDS_MAX = 30

const INAUDIBLE = /[\u0300-\u036f\p{Cf}\p{Me}\u0610-\u061a\u064b-\u065f]+/gu

/** The words of `text`, at most `WORDS_MAX`, each at most `WORD_LENGTH_MAX` long. */
export function readWords(text: string): readonly ReadWord[] {
  const cut = text.length > TEXT_MAX ? text.slice(0, TEXT_MAX) : text
  const heard = cut.length > READ_MAX ? cut.replace(INAUDIBLE, '').slice(0, READ_MAX) : cut
  const words: ReadWord[] = []
  // ASCII is already in its normal form.
  const runs = cutRuns(IS_ASCII.test(heard) ? heard : heard.normalize('NFKC'))
  const hasLatin = runs.some(({ sorts }) => sorts === LATIN_ONLY)
  for (const run of runs) {
    readRun(run, hasLatin, words)
    if (words.length >= WORDS_MAX) return words.slice(0, WORDS_MAX)
  }
  return words
}

const IS_ASCII = /^[\0-\x7f]*$/

/**
 * Characters between two gaps. `sorts` has a bit for each sort of letter in it. Mutable while
 * read.
 */
type Run = {
  text: string
  sorts: number
  isAside: boolean
  hasLostLetter: boolean
  isHyphenated: boolean
}

const LATIN_ONLY = 1 << LETTER.latin
const WITH_LOOKALIKES = 1 << LETTER.lookalike
const IDEOGRAPHIC = (1 << LETTER.han) | (1 << LETTER.hangul) | (1 << LETTER.kana)

function cutRuns(text: string): readonly Run[] {
  const runs: Run[] = []
  let run = openRun(false)
  let depth = 0
  const close = (isHyphenated: boolean) => {
    if (run.text.length > 0) {
      run.isHyphenated = isHyphenated
      runs.push(run)
    }
    run = openRun(depth > 0)
  }
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0
    const width = code > 0xffff ? 2 : 1
    const sort = sortOf(code)
    if (sort === LETTER.silent) {
      at += width
      continue
    }
    if (sort === LETTER.lost) {
      // A lost sign inside a word stood for a letter; at its edge, for a quotation mark or a dash.
      if (run.text.length > 0) run.hasLostLetter = true
    } else if (sort === LETTER.gap || sort >= LETTER.hyphen) {
      if (sort === LETTER.opens) depth += 1
      if (sort === LETTER.closes) depth = Math.max(0, depth - 1)
      close(sort === LETTER.hyphen)
    } else {
      run.text += text.slice(at, at + width)
      run.sorts |= 1 << sort
    }
    at += width
  }
  close(false)
  return runs
}

function openRun(isAside: boolean): Run {
  return { text: '', sorts: 0, isAside, hasLostLetter: false, isHyphenated: false }
}

function readRun(run: Run, hasLatin: boolean, words: ReadWord[]): void {
  if ((run.sorts & IDEOGRAPHIC) !== 0) return readIdeographs(run, words)
  const isVowelless = (run.sorts & (1 << LETTER.vowelless)) !== 0
  if (isVowelless) return readVowelless(run, words)
  let text = (run.sorts & ~(LATIN_ONLY | (1 << LETTER.digit))) === 0 ? run.text.toLowerCase() : ''
  if (text.length === 0 || !IS_ASCII.test(text)) text = readLetters(run, hasLatin)
  addLetters(text, run, words)
}

/** Letters that pose as Latin ones are read by their look where they stand among Latin ones. */
function readLetters(run: Run, hasLatin: boolean): string {
  const isMixed = (run.sorts & LATIN_ONLY) !== 0 && (run.sorts & WITH_LOOKALIKES) !== 0
  if ((run.sorts & WITH_LOOKALIKES) !== 0 && (isMixed || hasLatin)) {
    const looks = Array.from(run.text, (char) => (char < '\x80' ? char : readByLook(char)))
    if (!looks.includes(undefined)) return looks.join('').toLowerCase()
    // One letter that cannot pose shows what the word is; the Latin ones in it pose then.
    if (isMixed)
      return Array.from(run.text.toLowerCase(), (char) => AMONG_CYRILLIC[char] ?? read(char)).join(
        '',
      )
  }
  const text = run.text.toLowerCase().replace(GREEK_PAIRS, (pair) => GREEK[pair] ?? pair)
  return Array.from(text, read).join('')
}

/** Latin letters that look like Cyrillic ones of another sound. */
const AMONG_CYRILLIC: Readonly<Record<string, string>> = {
  b: 'v',
  c: 's',
  h: 'n',
  p: 'r',
  x: 'kh',
  y: 'u',
}

/** Greek writes `b`, `d` and `g` as two letters at the head of a word. */
const GREEK_PAIRS = /^(?:μπ|ντ|γκ)/u
const GREEK: Readonly<Record<string, string>> = { μπ: 'b', ντ: 'd', γκ: 'g' }

function read(char: string): string {
  return char < '\x80' ? char.toLowerCase() : readLetter(char.codePointAt(0) ?? 0)
}

const PARTS = /[a-z]+|[0-9]+/g
const POSING_DIGIT = /(?<=[a-z])[0134579](?=[a-z])|^[0134579](?=[a-z]{3})/g
const DIGIT_LOOKS: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  9: 'g',
}
const ORDINAL = /^(?:st|nd|rd|th)$/

/** Adds a run of Latin letters and digits: `unit61` is two words, `h4mas` is one. */
function addLetters(text: string, run: Run, words: ReadWord[]): void {
  if (text.length === 0) return
  if (!HAS_DIGIT.test(text)) return void words.push(word(text, 'letters', run))
  const posed = text.replace(POSING_DIGIT, (digit) => DIGIT_LOOKS[digit] ?? digit)
  let isAfterDigits = false
  for (const part of posed.match(PARTS) ?? []) {
    const isDigits = part < 'a'
    if (isAfterDigits && ORDINAL.test(part)) continue
    words.push(
      word(isDigits ? part.replace(LEADING_ZEROS, '') : part, isDigits ? 'digits' : 'letters', run),
    )
    isAfterDigits = isDigits
  }
}

const HAS_DIGIT = /[0-9]/
const LEADING_ZEROS = /^0+(?=[0-9])/

function word(text: string, form: ReadWord['form'], run: Run): ReadWord {
  const { isAside, hasLostLetter, isHyphenated } = run
  return { text: text.slice(0, WORD_LENGTH_MAX), form, isAside, hasLostLetter, isHyphenated }
}

const ARABIC_SERVANT = /^عبد(?=ال.{2})/u
const ARABIC_ARTICLE = /^ال(?=.{3})/u
const ARABIC_ENDING = /^(.{2,}?)(?:ال(د[يی]ن)|(الله))$/u

/** Cuts the article, `abd`, `al-din` and `allah` off Arabic words, as Latin spellings do. */
function readVowelless(run: Run, words: ReadWord[]): void {
  let rest = run.text
  const push = (text: string) => {
    const known = ARABIC_WORDS.get(plainArabic(text))
    if (known !== undefined) return void words.push(word(known, 'letters', run))
    const letters = readAll(text)
    if (letters.length > 0) words.push(word(letters, 'vowelless', run))
  }
  if (ARABIC_WORDS.has(plainArabic(rest))) return push(rest)
  if (ARABIC_SERVANT.test(rest)) {
    words.push(word('abd', 'letters', run))
    rest = rest.slice(3)
  }
  if (ARABIC_ARTICLE.test(rest)) {
    words.push(word('al', 'letters', run))
    rest = rest.slice(2)
  }
  const ending = ARABIC_ENDING.exec(rest)
  if (ending === null) return push(rest)
  const [, stem = '', din] = ending
  push(stem)
  words.push(word(din === undefined ? 'allah' : 'din', 'letters', run))
}

/** Alef, yeh and kaf are written in several ways. */
function plainArabic(text: string): string {
  return text
    .replace(/[أإآٱ]/gu, 'ا')
    .replace(/ی/gu, 'ي')
    .replace(/ک/gu, 'ك')
    .replace(/[ہھ]/gu, 'ه')
}

/**
 * Letters that an `h` after them would turn into another sound, which two letters of an abjad are
 * not.
 */
const TURNED_BY_H = /[tskgdcpz]$/

function readAll(text: string): string {
  let letters = ''
  for (const char of text) {
    const reading = readLetter(char.codePointAt(0) ?? 0)
    // Inside a word this letter of Hebrew is a `v`: Yaakov, and all names in -ov.
    const heard = char === 'ב' && letters.length > 0 ? 'v' : reading
    letters += heard === 'h' && TURNED_BY_H.test(letters) ? `a${heard}` : heard
  }
  return letters
}

function readIdeographs(run: Run, words: ReadWord[]): void {
  const chars = Array.from(run.text)
  for (let at = 0; at < chars.length && words.length < WORDS_MAX; ) {
    const phrase = phraseAt(chars, at)
    if (phrase !== undefined) {
      const reading = HAN_PHRASES.get(phrase) ?? ''
      for (const part of reading.split(' ')) words.push(word(part, 'letters', run))
      at += Array.from(phrase).length
      continue
    }
    const sort = sortAt(chars, at)
    if (sort === LETTER.han || sort === LETTER.hangul) {
      const char = chars[at] ?? ''
      const reading = sort === LETTER.han ? readHan(char, at === 0) : readHangul(char, at === 0)
      if (reading.length > 0) words.push(word(reading, formOf(sort), run))
      at += 1
    } else at = readBetween({ chars, at }, run, words)
  }
}

function sortAt(chars: readonly string[], at: number): number {
  return sortOf(chars[at]?.codePointAt(0) ?? 0)
}

/** Kana, and Latin letters and digits, among ideographs: a run of one sort. Gives where it ends. */
function readBetween(
  { chars, at }: { readonly chars: readonly string[]; readonly at: number },
  run: Run,
  words: ReadWord[],
): number {
  const isKana = sortAt(chars, at) === LETTER.kana
  let text = ''
  let end = at
  for (; end < chars.length; end += 1) {
    const sort = sortAt(chars, end)
    if (sort === LETTER.han || sort === LETTER.hangul) break
    if ((sort === LETTER.kana) !== isKana) break
    const char = chars[end] ?? ''
    text = isKana ? joinKana(text, char) : `${text}${read(char)}`
  }
  if (isKana && text.length > 0) words.push(word(text, 'letters', run))
  if (!isKana) addLetters(text, run, words)
  return end
}

function formOf(sort: number): WordForm {
  return sort === LETTER.han ? 'syllable' : 'hangul'
}

function phraseAt(chars: readonly string[], at: number): string | undefined {
  for (let length = Math.min(PHRASE_LENGTH_MAX, chars.length - at); length > 1; length -= 1) {
    const phrase = chars.slice(at, at + length).join('')
    if (HAN_PHRASES.has(phrase)) return phrase
  }
  return undefined
}

function readHan(char: string, isFirst: boolean): string {
  const known = (isFirst ? HAN_FAMILY_NAMES.get(char) : undefined) ?? HAN_CHARACTERS.get(char)
  return known ?? readLetter(char.codePointAt(0) ?? 0)
}

const SMALL_Y: Readonly<Record<string, string>> = { ya: 'ya', yu: 'yu', yo: 'yo' }

/** Small `ya`, `yu`, `yo` melt into the syllable before: `shi` and `ya` are `sha`. */
function joinKana(before: string, char: string): string {
  const reading = readLetter(char.codePointAt(0) ?? 0)
  if (SMALL_KANA.has(char)) {
    if (reading === 'tsu') return before
    const vowel = SMALL_Y[reading] === undefined ? reading : reading.slice(1)
    const stem = before.replace(/[aeiou]$/, '')
    const isSoft = SMALL_Y[reading] !== undefined && !/(?:sh|ch|j)$/.test(stem)
    return `${stem}${isSoft ? 'y' : ''}${vowel}`
  }
  return `${before}${reading}`
}

const SMALL_KANA = new Set('ぁぃぅぇぉっゃゅょァィゥェォッャュョ')

/** Korean as North Korean and older romanisations write it at the head of a word: Kim, Pak, Tae. */
const HARD_HEADS: Readonly<Record<string, string>> = { g: 'k', b: 'p', d: 't', l: 'r' }
const HANGUL_FAMILY_NAMES: Readonly<Record<string, string>> = {
  이: 'ri',
  박: 'pak',
  최: 'choe',
}

function readHangul(char: string, isFirst: boolean): string {
  const reading = readLetter(char.codePointAt(0) ?? 0)
  if (!isFirst) return reading
  const family = HANGUL_FAMILY_NAMES[char]
  if (family !== undefined) return family
  const head = reading[0] ?? ''
  const isDoubled = head === reading[1]
  return isDoubled ? reading : `${HARD_HEADS[head] ?? head}${reading.slice(1)}`
}
