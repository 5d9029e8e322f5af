/**
 * Finds where a field speaks of marks: names as they are, names in disguise, and initials. Leftmost
 * and longest wins; each word belongs to at most one mention.
 */
import type { MarkWord } from '../../domain/mark.ts'
import { editDistance } from '../names/edits.ts'
import type { CopyPhrase } from './copy-words.ts'
import type { Trick } from './find-disguise.ts'
import { classMask } from './goods-words.ts'
import { type ExceptPhrase, type NameTables, shapeOf, squeezed } from './name-tables.ts'
import type { Phrase } from './phrase.ts'
import type { CopyStart, Line, LineWord } from './read-line.ts'
import { ROLE } from './role-words.ts'

/** A place where a mark is spoken of; `fromWord` and `toWord` (exclusive) count words. */
export type Spot = {
  readonly mark: number
  /** Whether it was said by a name that may be an ordinary word or a family name. */
  readonly isOwnName: boolean
  /** Undefined: the name stands openly. */
  readonly trick: Trick | undefined
  readonly from: number
  readonly to: number
  readonly fromWord: number
  readonly toWord: number
}

/** A copy phrase in a field. */
export type CopySpot = {
  readonly phrase: CopyPhrase
  readonly from: number
  readonly to: number
  readonly fromWord: number
  readonly toWord: number
}

/** The most mentions told of one field: a hostile text may name a mark ten thousand times. */
const MENTIONS_MAX = 32
/** A name of this many letters, blanks between them, is read letter by letter. */
const PIECES_MAX = 24
/** How far from a name that is an ordinary word the goods may stand. */
const NEAR_WORDS = 3
/** What is sold by the initials of a house: watches and jewellery, bags, clothing and shoes. */
const WORN = classMask([14, 18, 25])

/** Finds the marks in a line. `isTold` says that the field holds nothing but a brand. */
export function findSpots(
  line: Line,
  tables: NameTables,
  { isBrandField }: { readonly isBrandField: boolean },
): readonly Spot[] {
  const { words } = line
  const spots: Spot[] = []
  for (const it of line.found) {
    if (it.kind !== 'mark' || spots.length >= MENTIONS_MAX) continue
    const { mark, isOwnName } = it.phrase
    const spot = { mark, isOwnName, trick: it.trick, from: it.from, to: it.to }
    spots.push({ ...spot, fromWord: it.word, toWord: it.word + 1 })
  }
  const masked = spots.length
  for (let at = 0; at < words.length && spots.length < MENTIONS_MAX; ) {
    const spot = readSpot(words, at, tables)
    const isCovered = spots.slice(0, masked).some((it) => spot !== undefined && overlap(it, spot))
    if (spot === undefined || isCovered) {
      at += 1
      continue
    }
    spots.push(spot)
    at = Math.max(spot.toWord, at + 1)
  }
  const meant = spots.filter((spot) => isMeant(spot, { line, tables, isBrandField }))
  const open = new Set(meant.flatMap(({ mark, trick }) => (trick === undefined ? [mark] : [])))
  // Whoever writes the name does not hide behind its initials.
  return meant.filter(({ mark, trick }) => trick !== 'initials' || !open.has(mark))
}

function overlap(a: Spot, b: Spot): boolean {
  return a.from < b.to && b.from < a.to
}

function readSpot(words: readonly LineWord[], at: number, tables: NameTables): Spot | undefined {
  const word = words[at]
  if (word === undefined || !word.canBegin) return undefined
  return (
    readOpen(words, at) ??
    readInitials(words, at, tables) ??
    (word.disguise === undefined
      ? undefined
      : spotOf(words, { ...word.disguise, at, length: 1 })) ??
    (word.isBeginning ? readPieces(words, at, tables) : undefined) ??
    (word.isUnspaced ? readSpread(words, at, tables) : undefined) ??
    readBent(words, at)
  )
}

type Read = {
  readonly phrase: Phrase
  readonly trick: Trick | undefined
  readonly at: number
  readonly length: number
}

function spotOf(words: readonly LineWord[], { phrase, trick, at, length }: Read): Spot {
  const { mark, isOwnName } = phrase
  const from = words[at]?.from ?? 0
  const to = words[at + length - 1]?.to ?? from
  return { mark, isOwnName, trick, from, to, fromWord: at, toWord: at + length }
}

/** A name with all its words; a nickname is a disguise, and so is a name in fancy dress. */
function readOpen(words: readonly LineWord[], at: number): Spot | undefined {
  const word = words[at]
  const phrase = word?.starts?.find((it) =>
    it.words.every((text, offset) => {
      const other = words[at + offset]
      return other !== undefined && (offset === 0 || isSameWord(other.text, text))
    }),
  )
  if (word === undefined || phrase === undefined) return undefined
  const dressed = word.isDressed && !phrase.hasAccents ? word.disguise?.trick : undefined
  const trick = phrase.kind === 'nickname' ? 'nickname' : dressed
  return spotOf(words, { phrase, trick, at, length: phrase.words.length })
}

/** The same word, or its English plural. */
function isSameWord(a: string, b: string): boolean {
  return a === b || a === `${b}s` || b === `${a}s`
}

/** Initials, in one word or letter by letter, beside goods of the mark's classes. */
function readInitials(
  words: readonly LineWord[],
  at: number,
  tables: NameTables,
): Spot | undefined {
  let compact = ''
  for (let length = 1; length <= 4; length += 1) {
    const piece = words[at + length - 1]?.text ?? ''
    if (length > 1 && piece.length !== 1) return undefined
    compact += piece
    if (piece.length === 0 || compact.length > 5) return undefined
    for (const phrase of tables.initials.get(compact) ?? []) {
      const mask = classMask(tables.marks[phrase.mark]?.classes ?? []) & WORN
      if ((goodsBeside(words, { from: at, to: at + length, near: 4 }) & mask) !== 0) {
        return spotOf(words, { phrase, trick: 'initials', at, length })
      }
    }
    if (length === 1 && piece.length !== 1) return undefined
  }
  return undefined
}

/** A name cut up by blanks: `n i k e`, `gu cci`. Not when all pieces are words of their own. */
function readPieces(words: readonly LineWord[], at: number, tables: NameTables): Spot | undefined {
  let compact = ''
  let best: Spot | undefined
  let ordinary = 0
  let isLettered = true
  for (let length = 1; length <= PIECES_MAX; length += 1) {
    const word = words[at + length - 1]
    if (word === undefined) break
    compact += word.text
    isLettered &&= word.text.length === 1
    if (word.isOrdinary && word.text.length > 1) ordinary += 1
    const phrase = tables.byCompact.get(compact)
    const enough = isLettered ? 3 : 5
    const isCut = length > (phrase?.words.length ?? 0) && ordinary < length
    if (phrase !== undefined && length > 1 && isCut && compact.length >= enough) {
      best = spotOf(words, { phrase, trick: 'spaced', at, length })
    }
    if (!tables.beginnings.has(compact)) break
  }
  return best
}

/** A name of several words, some of them misspelt or dressed: `luis viton`, `air p0ds`. */
function readBent(words: readonly LineWord[], at: number): Spot | undefined {
  for (const phrase of words[at]?.bent ?? []) {
    const trick = bentBy(words, at, phrase)
    if (trick !== undefined)
      return spotOf(words, { phrase, trick, at, length: phrase.words.length })
  }
  return undefined
}

/** How the words are bent into the phrase; undefined when they are another phrase, or the same. */
function bentBy(words: readonly LineWord[], at: number, phrase: Phrase): Trick | undefined {
  let edits = 0
  let trick: Trick | undefined
  for (const [offset, text] of phrase.words.entries()) {
    const word = words[at + offset]
    if (word === undefined) return undefined
    if (word.text === text) continue
    if (word.latin === text) trick ??= 'homoglyph'
    else if (/\d/.test(word.latin) && shapeOf(word.latin) === shapeOf(text)) trick = 'leet'
    else {
      const here = spellingEdits(word, text)
      if (here === undefined) return undefined
      edits += here
      trick ??= 'spelling'
    }
  }
  return edits <= Math.floor(phrase.compact.length / 4) ? trick : undefined
}

/** How many letters differ; undefined when it is another word. An ordinary word is itself. */
function spellingEdits(word: LineWord, text: string): number | undefined {
  if (word.isOrdinary || word.text[0] !== text[0]) return undefined
  if (text.length >= 3 && word.text !== text && squeezed(word.text) === squeezed(text)) return 1
  const max = text.length >= 6 ? 2 : text.length >= 4 ? 1 : 0
  const edits = editDistance(word.text, text, max)
  return edits > max ? undefined : edits
}

/** A name in a script without blanks, with blanks put in: `耐 克`. */
function readSpread(words: readonly LineWord[], at: number, tables: NameTables): Spot | undefined {
  let compact = ''
  let best: Spot | undefined
  for (let length = 1; length <= 8; length += 1) {
    const word = words[at + length - 1]
    if (word === undefined || !word.isUnspaced || word.text.length > 3) break
    compact += word.text
    const phrase = tables.unspaced
      .get(compact.slice(0, 1))
      ?.find((it) => it.compact === compact && it.kind === 'name')
    if (phrase !== undefined && length > 1) {
      best = spotOf(words, { phrase, trick: 'spaced', at, length })
    }
  }
  return best
}

type Setting = {
  readonly line: Line
  readonly tables: NameTables
  readonly isBrandField: boolean
}

/** Whether the name means the mark here: the ordinary word and the person pass. */
function isMeant(spot: Spot, { line, tables, isBrandField }: Setting): boolean {
  const { words } = line
  const mark = tables.marks[spot.mark]
  if (mark === undefined || isExcepted(words, spot, tables)) return false
  if (spot.trick === undefined && isPerson(words, spot, mark.word)) return false
  if (mark.word !== 'common' || isBrandField || !spot.isOwnName) return true
  if (spot.trick !== undefined && spot.trick !== 'nickname' && spot.to - spot.from >= 5) return true
  if (spot.toWord - spot.fromWord > 1) return true
  const goods = goodsBeside(words, { from: spot.fromWord, to: spot.toWord, near: NEAR_WORDS })
  return (goods & classMask(mark.classes)) !== 0
}

/** "Mr Cartier", "Maria Ferrari", "Ford family": a person, not a mark. */
function isPerson(words: readonly LineWord[], spot: Spot, word: MarkWord): boolean {
  if (spot.toWord - spot.fromWord !== 1) return false
  const before = words[spot.fromWord - 1]?.role ?? 0
  if ((before & ROLE.title) !== 0) return true
  if (word !== 'surname' || !spot.isOwnName) return false
  if ((before & ROLE.given) !== 0) return true
  const after = words.slice(spot.toWord, spot.toWord + 2)
  return after.some(({ role }) => (role & ROLE.given) !== 0 && (role & ROLE.fits) === 0)
}

type Window = { readonly from: number; readonly to: number; readonly near: number }

function goodsBeside(words: readonly LineWord[], { from, to, near }: Window): number {
  let mask = 0
  for (let at = Math.max(0, from - near); at < Math.min(words.length, to + near); at += 1) {
    // The name itself says nothing of goods unless text without spaces holds both.
    if (at >= from && at < to && !UNSPACED.test(words[at]?.text ?? '')) continue
    mask |= words[at]?.goods ?? 0
  }
  return mask
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Hangul}]/u

function isExcepted(words: readonly LineWord[], spot: Spot, tables: NameTables): boolean {
  return (tables.excepts[spot.mark] ?? []).some((phrase) => isExceptedBy(phrase, words, spot))
}

function isExceptedBy(
  { words: texts, isLoose }: ExceptPhrase,
  words: readonly LineWord[],
  spot: Spot,
): boolean {
  const joined = texts.join('')
  if (UNSPACED.test(joined)) return words.some(({ text }) => text.includes(joined))
  const isWord = (at: number, text: string) => {
    const word = words[at]?.text
    return word !== undefined && isSameWord(word, text)
  }
  if (isLoose) {
    const near = Array.from({ length: 9 }, (_, offset) => spot.fromWord - 4 + offset)
    return texts.every((text) => near.some((at) => isWord(at, text)))
  }
  for (let at = Math.max(0, spot.fromWord - texts.length + 1); at <= spot.fromWord; at += 1) {
    const isHere = texts.every((text, offset) => isWord(at + offset, text))
    if (isHere && at + texts.length >= spot.toWord) return true
  }
  return false
}

/** Finds what sellers of copies write. */
export function findCopies({ words, found }: Line): readonly CopySpot[] {
  const spots: CopySpot[] = found.flatMap((it) =>
    it.kind === 'copy'
      ? [{ phrase: it.phrase, from: it.from, to: it.to, fromWord: it.word, toWord: it.word + 1 }]
      : [],
  )
  for (let at = 0; at < words.length && spots.length < MENTIONS_MAX; at += 1) {
    const start = words[at]?.copies?.find((it) => isCopyHere(words, at, it))
    if (start === undefined) continue
    const toWord = at + start.words.length
    const from = words[at]?.from ?? 0
    spots.push({
      phrase: start.phrase,
      from,
      to: words[toWord - 1]?.to ?? from,
      fromWord: at,
      toWord,
    })
    at = toWord - 1
  }
  return spots.slice(0, MENTIONS_MAX)
}

function isCopyHere(words: readonly LineWord[], at: number, { words: texts, phrase }: CopyStart) {
  for (const [offset, text] of texts.entries()) {
    const word = words[at + offset]
    if (word === undefined || !isSameWord(word.text, text)) return false
  }
  if (phrase.written.startsWith('1:1')) {
    // "1 1" and "1/1" are numbers of something else.
    if (words[at + 1]?.from !== (words[at]?.to ?? 0) + 1) return false
  }
  const unless = new Set(phrase.unless)
  const last = Math.min(words.length, at + texts.length + 2)
  for (let near = Math.max(0, at - 2); near < last; near += 1) {
    if (unless.has(words[near]?.text ?? '')) return false
  }
  return true
}
