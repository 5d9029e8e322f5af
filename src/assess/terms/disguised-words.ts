/**
 * Sees through the disguises of words: letters apart (`f e n t a n y l`), words cut or run together
 * (`fen tanyl`, `pillpress`), digits and signs for letters (`f3nt@nyl`), letters of other scripts.
 * Short words are taken only when every letter stands apart: "hero in" is no drug.
 */
import type { Hit } from './hit.ts'
import { type Entry, type Lexicon, letterBit, type Phrase } from './lexicon.ts'
import { gapBefore, type TextWords } from './read-words.ts'
import { LEET, LOOKALIKES } from './sign-tables.ts'

/** The text with what is known of its words. Mutable: hits are added to `hits`. */
export type Disguises<T> = {
  readonly text: TextWords
  readonly entries: readonly (Entry<T> | undefined)[]
  readonly lexicon: Lexicon<T>
  readonly hits: Hit<T>[]
}

/** A word in disguise has at least so many letters; one cut in pieces more; one spelt out fewer. */
const LETTERS_MIN = 5
const CUT_LETTERS_MIN = 7
const MIXED_LETTERS_MIN = 9
/** A piece that begins with digits for letters. */
const READ_MIN = 3
const PIECES_MAX = 4
/** Look-ups a text may cost: so many, and so many for each of its words. */
const STEPS_MIN = 2_000
const STEPS_A_WORD = 8

/** Adds what stands in the text in disguise. */
export function findDisguised<T>(disguises: Disguises<T>): void {
  const { text, entries, lexicon } = disguises
  const search: Search<T> = {
    ...disguises,
    steps: STEPS_MIN + STEPS_A_WORD * text.words.length,
    hasReadings: text.digits > 0 || text.folded.from !== undefined,
  }
  for (let at = 0; at < text.words.length && search.steps > 0; at += 1) {
    const word = text.words[at] ?? ''
    const entry = entries[at]
    if (entry !== undefined && (entry.joined.length > 0 || goesOn(search, entry, at))) {
      const start = { from: at, to: at + 1, isApart: isLetter(word), isDisguised: false }
      join(search, { ...start, letters: word, entry })
    }
    if (!search.hasReadings || word.length < READ_MIN) continue
    for (const letters of readingsOf(word)) {
      const read = lexicon.entries.get(letters)
      search.steps -= 1
      if (read === undefined) continue
      const start = { from: at, to: at + 1, isApart: false, isDisguised: true }
      join(search, { ...start, letters, entry: read })
    }
  }
}

/** Mutable: `steps` are the look-ups left. `hasReadings`: words may be read otherwise than written. */
type Search<T> = Disguises<T> & { steps: number; readonly hasReadings: boolean }

/** Whether a word and the next one begin something together, or may with other readings. */
function goesOn<T>(
  { text, lexicon, hasReadings }: Search<T>,
  entry: Entry<T>,
  at: number,
): boolean {
  const next = text.words[at + 1]
  if (entry.goesOn === 0 || next === undefined) return false
  if (isSignAfter(text, at) || (hasReadings && readingsOf(next).length > 0)) return true
  if ((entry.goesOn & letterBit(next.charCodeAt(0))) === 0) return false
  return lexicon.entries.has((text.words[at] ?? '') + next)
}

/** Whether a sign other than a space or a comma follows the word at once. */
function isSignAfter({ folded, ends }: TextWords, at: number): boolean {
  const code = folded.text.charCodeAt(ends[at] ?? 0)
  return code !== 0x20 && code !== 0x2c
}

/** Pieces joined so far. */
type Joined<T> = {
  readonly from: number
  readonly to: number
  readonly letters: string
  readonly entry: Entry<T>
  /** Each piece is one letter. */
  readonly isApart: boolean
  readonly isDisguised: boolean
}

function join<T>(search: Search<T>, joined: Joined<T>): void {
  const { text, lexicon, hits } = search
  for (const phrase of joined.entry.joined) {
    if (isAccepted(text, joined, phrase)) {
      hits.push({ phrase, from: joined.from, to: joined.to, manner: 'disguised' })
    }
  }
  if (joined.entry.goesOn === 0 || joined.to >= text.words.length) return
  if (joined.to - joined.from >= PIECES_MAX && !joined.isApart) return
  const isApart = joined.isApart && isLetter(text.words[joined.to] ?? '')
  if (!isApart && !CUT.test(gapBefore(text, joined.to))) return
  for (const { letters, isDisguised } of continued(search, joined)) {
    if ((joined.entry.goesOn & letterBit(letters.charCodeAt(joined.letters.length))) === 0) continue
    if (search.steps <= 0) return
    search.steps -= 1
    const entry = lexicon.entries.get(letters)
    if (entry === undefined) continue
    join(search, { from: joined.from, to: joined.to + 1, letters, entry, isApart, isDisguised })
  }
}

/** The letters with the next word, in all readings of it and of the sign before it. */
function continued<T>(
  { text, hasReadings }: Search<T>,
  { to, letters, isDisguised }: Joined<T>,
): readonly Pick<Joined<T>, 'letters' | 'isDisguised'>[] {
  const word = text.words[to] ?? ''
  const readings = hasReadings ? readingsOf(word) : NOTHING
  const plain = { letters: letters + word, isDisguised }
  const between = lettersFor(gapBefore(text, to))
  if (readings.length === 0 && between === DIRECT) return [plain]
  const others = between.flatMap((letter) =>
    [word, ...readings].map((next) => ({ letters: letters + letter + next, isDisguised: true })),
  )
  return [plain, ...others.slice(1)]
}

/** What may stand where a word is cut: little, and nothing that ends a thought. */
const CUT = /^[^,;:|\n\r()[\]，；：（）、。]{1,4}$/u

function isAccepted<T>(text: TextWords, joined: Joined<T>, phrase: Phrase<T>): boolean {
  const pieces = joined.to - joined.from
  // As the list writes it, the phrase was found already.
  if (!joined.isDisguised && pieces === phrase.length && !joined.isApart) return false
  if (joined.isApart && pieces > 1) {
    return phrase.letters >= LETTERS_MIN + 1 || isWholeRun(text, joined)
  }
  if (pieces === 1 || joined.isDisguised) return phrase.letters >= LETTERS_MIN
  return phrase.letters >= (hasLetterAlone(text, joined) ? MIXED_LETTERS_MIN : CUT_LETTERS_MIN)
}

/** A single letter among the pieces may be a word of its own: "hero in a" is no heroina. */
function hasLetterAlone<T>({ words }: TextWords, { from, to }: Joined<T>): boolean {
  for (let at = from; at < to; at += 1) if (isLetter(words[at] ?? '')) return true
  return false
}

/** Few letters apart count only when no other letter stands beside them. */
function isWholeRun<T>({ words }: TextWords, { from, to }: Joined<T>): boolean {
  return !isLetter(words[from - 1] ?? '') && !isLetter(words[to] ?? '')
}

/** One letter, with its marks. */
function isLetter(word: string): boolean {
  return word.length === 1 || (word.length < 5 && /^.\p{M}+$/u.test(word))
}

const NOTHING: readonly string[] = []
const DIRECT: readonly string[] = ['']
const ANY_LETTER = ['', ...'abcdefghijklmnopqrstuvwxyz'.split('')]

/** What the signs between two pieces may stand for: nothing, or a letter or two. */
function lettersFor(gap: string): readonly string[] {
  const signs = gap.replaceAll(' ', '')
  if (signs.length === 0 || signs.length > 2) return DIRECT
  if (gap === '*') return ANY_LETTER
  const letters = LEET.get(signs[0] ?? '')
  if (letters === undefined) return DIRECT
  if (signs.length === 1) return ['', ...letters.split('')]
  const second = LEET.get(signs[1] ?? '')
  return second === undefined ? DIRECT : ['', letters.slice(0, 1) + second.slice(0, 1)]
}

/** Other readings of a written word: digits for letters, letters of another script. */
function readingsOf(word: string): readonly string[] {
  let hasDigit = false
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at)
    if (code > 0x7a) return latinReading(word)
    if (code < 0x3a) hasDigit = true
  }
  return hasDigit && LEET_WORD.test(word) ? leetReadings(word) : NOTHING
}

/**
 * A digit among letters, or one beside enough of them; `16gb` and `rtx3050` are no words. One digit
 * alone may be a letter of a word spelt out.
 */
const LEET_WORD =
  /^\d$|[a-z]{2}\d{1,2}[a-z]|[a-z]\d{1,2}[a-z]{2}|^\d[a-z]{4}|[a-z]{4}\d$|[a-z]{2}1{1,2}$/
const READINGS_MAX = 4
const LEET_LETTERS_MAX = 24

/** Every digit as a letter; each 1 may be two. */
function leetReadings(word: string): readonly string[] {
  if (word.length > LEET_LETTERS_MAX) return NOTHING
  let readings = ['']
  for (const sign of word) {
    const letters = LEET.get(sign) ?? sign
    readings = readings.flatMap((reading) => Array.from(letters, (letter) => reading + letter))
    if (readings.length > READINGS_MAX) return readings.slice(0, 1)
  }
  return readings
}

const LATIN_MIN = 5

/** A word whose letters, all of them, are Latin or look it, as Latin. */
function latinReading(word: string): readonly string[] {
  if (word.length < LATIN_MIN && word.length > 1 && !/[a-z]/.test(word)) return NOTHING
  let reading = ''
  for (const letter of word) {
    const latin = letter >= 'a' && letter <= 'z' ? letter : LOOKALIKES.get(letter)
    if (latin === undefined) return NOTHING
    reading += latin
  }
  return [reading]
}
