/**
 * Reads a whole field into words with what each says for itself. What costs is done once a chunk
 * and remembered, because the same chunks come again and again; the memory is bounded.
 */
import { COPY_PHRASES, type CopyPhrase } from './copy-words.ts'
import { type Disguise, findDisguise, findMasked, type Spelling } from './find-disguise.ts'
import { GOODS_WORDS } from './goods-words.ts'
import { deletionsOf, type NameTables, shapeOf } from './name-tables.ts'
import { type Phrase, phraseWords } from './phrase.ts'
import { readChunk, type Word } from './read-chunk.ts'
import { ROLE, ROLE_WORDS } from './role-words.ts'

/** A word of a field, with its place there in UTF-16 units. */
export type LineWord = {
  readonly text: string
  /** The Latin word it looks like. */
  readonly latin: string
  readonly isUnspaced: boolean
  readonly from: number
  readonly to: number
  /** Names that begin with this word. */
  readonly starts: readonly Phrase[] | undefined
  readonly copies: readonly CopyStart[] | undefined
  readonly disguise: Disguise | undefined
  /** Names of several words that this may be the first of, openly or misspelt. */
  readonly bent: readonly Phrase[]
  /** Whether a mention can begin here at all. */
  readonly canBegin: boolean
  /** Whether an exact name in this dress is a disguise. */
  readonly isDressed: boolean
  readonly isBeginning: boolean
  readonly isOrdinary: boolean
  /** Mask of the classes of goods it names, and of the roles it plays. */
  readonly goods: number
  readonly role: number
}

/** A name or phrase found inside text without spaces, or behind signs. */
export type Found = { readonly from: number; readonly to: number; readonly word: number } & (
  | {
      readonly kind: 'mark'
      readonly phrase: Phrase
      readonly trick: Disguise['trick'] | undefined
    }
  | { readonly kind: 'copy'; readonly phrase: CopyPhrase }
)

/** A field as read. */
export type Line = { readonly words: readonly LineWord[]; readonly found: readonly Found[] }

/** A copy phrase by its words. */
export type CopyStart = { readonly words: readonly string[]; readonly phrase: CopyPhrase }

/** A reader of fields. */
export type LineReader = (text: string) => Line

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Hangul}]/u
/** How many chunks are remembered, and how long one may be for that. */
const REMEMBERED_MAX = 100_000
const REMEMBERED_LENGTH_MAX = 48

const COPIES_BY_FIRST = copiesByFirst(COPY_PHRASES.filter(({ written }) => !UNSPACED.test(written)))
const UNSPACED_GOODS = unspacedOf(GOODS_WORDS)
const UNSPACED_ROLES = unspacedOf(ROLE_WORDS)
const UNSPACED_COPIES = copiesByFirst(COPY_PHRASES.filter(({ written }) => UNSPACED.test(written)))

/** A reader for these names. */
export function lineReader(spelling: Spelling): LineReader {
  const remembered = new Map<string, Line>()
  return (text) => {
    const words: LineWord[] = []
    const found: Found[] = []
    let at = 0
    for (;;) {
      while (at < text.length && isSeparator(text, at)) at += 1
      if (at >= text.length) break
      let end = at + 1
      while (end < text.length && !isSeparator(text, end)) end += 1
      const chunk = text.slice(at, end)
      let read = remembered.get(chunk)
      if (read === undefined) {
        read = readWhole(chunk, spelling)
        if (remembered.size >= REMEMBERED_MAX) remembered.clear()
        if (chunk.length <= REMEMBERED_LENGTH_MAX) remembered.set(chunk, read)
      }
      for (const it of read.found) {
        found.push({ ...it, from: it.from + at, to: it.to + at, word: it.word + words.length })
      }
      for (const word of read.words) {
        words.push({ ...word, from: word.from + at, to: word.to + at })
      }
      at = end
    }
    return { words, found }
  }
}

const SEPARATORS = new Set(
  '\t\n\v\f\r ,;:/()[]{}"“”«»<>=&，。；：、（）【】《》\u00a0\u1680\u2028\u2029\u202f\u205f\u3000',
)
const ASCII_SEPARATORS = Array.from({ length: 128 }, (_, code) =>
  SEPARATORS.has(String.fromCodePoint(code)),
)

function isSeparator(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  const isOne =
    code < 128
      ? ASCII_SEPARATORS[code] === true
      : SEPARATORS.has(text[at] ?? '') || isThinBlank(code)
  // A colon between digits belongs to them: 1:1.
  if (!isOne || (code !== 0x3a && code !== 0xff1a)) return isOne
  return !(isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1)))
}

/** U+2000 to U+200A; the signs without width after these part nothing. */
function isThinBlank(code: number): boolean {
  return code >= 0x2000 && code <= 0x200a
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function readWhole(text: string, spelling: Spelling): Line {
  const chunk = readChunk(text)
  const found: Found[] = []
  const words = chunk.words.map((word) => readWord(word, spelling))
  if (chunk.words.some(({ isUnspaced }) => isUnspaced)) {
    found.push(...findInside(chunk.words, spelling))
  }
  if (chunk.masked !== undefined) {
    const { from, to } = chunk.masked
    const disguise = findMasked(chunk.masked, spelling)
    if (disguise !== undefined) found.push({ kind: 'mark', ...disguise, from, to, word: 0 })
  }
  return { words, found }
}

function readWord(word: Word, spelling: Spelling): LineWord {
  const { text, from, to, dress, latin, isUnspaced } = word
  const { tables } = spelling
  const bare = bareOf(text, tables)
  const starts = tables.byFirstWord.get(bare)
  const isOpen = starts?.some(({ words }) => words.length === 1) ?? false
  const isOrdinary = isPlain(text, spelling)
  const disguise = isOpen && dress === 'none' ? undefined : findDisguise(word, spelling)
  const bent = bentFirst(word, starts, { tables, isOrdinary })
  const isBeginning = tables.beginnings.has(text)
  const isNamed = starts !== undefined || disguise !== undefined || bent.length > 0
  const isShort = text.length === 1 || tables.initials.has(text)
  return {
    text: bare,
    latin,
    isUnspaced,
    from,
    to,
    starts,
    copies: COPIES_BY_FIRST.get(text),
    disguise,
    bent,
    canBegin: isNamed || isBeginning || isUnspaced || isShort,
    isDressed: dress === 'fancy' || dress === 'wide' || dress === 'accents',
    isBeginning,
    isOrdinary,
    ...masksOf(word),
  }
}

/** Without the ending of the plural, where that makes it a name. */
function bareOf(text: string, { byFirstWord }: NameTables): string {
  const singular = text.replace(/(?<=.[^s])s$/, '')
  return !byFirstWord.has(text) && byFirstWord.has(singular) ? singular : text
}

/** A given name may be the misspelt beginning of a house's name (luis viton), other words not. */
function isPlain(text: string, { isOrdinary }: Spelling): boolean {
  const role = (ROLE_WORDS.get(text) ?? 0) & ~ROLE.given
  return isOrdinary(text) || GOODS_WORDS.has(text) || role !== 0
}

function masksOf({ text, isUnspaced }: Word): { readonly goods: number; readonly role: number } {
  if (!isUnspaced) return { goods: GOODS_WORDS.get(text) ?? 0, role: ROLE_WORDS.get(text) ?? 0 }
  return { goods: maskInside(text, UNSPACED_GOODS), role: maskInside(text, UNSPACED_ROLES) }
}

function bentFirst(
  { latin }: Word,
  starts: readonly Phrase[] | undefined,
  { tables, isOrdinary }: { readonly tables: NameTables; readonly isOrdinary: boolean },
): readonly Phrase[] {
  const open = starts ?? tables.byFirstWord.get(latin) ?? []
  const keys = isOrdinary || latin.length < 4 ? [] : [latin, shapeOf(latin)].flatMap(deletionsOf)
  const near = keys.flatMap((key) => tables.firstByDeletion.get(key) ?? [])
  return [...new Set([...open, ...near])].filter(({ words }) => words.length > 1)
}

type Native = { readonly text: string; readonly mask: number }

function maskInside(text: string, natives: ReadonlyMap<string, readonly Native[]>): number {
  let mask = 0
  for (let at = 0; at < text.length; at += 1) {
    for (const native of natives.get(text[at] ?? '') ?? []) {
      if (text.startsWith(native.text, at)) mask |= native.mask
    }
  }
  return mask
}

/** Names and copy phrases in the letters of a chunk run together, leftmost and longest. */
function findInside(words: readonly Word[], { tables }: Spelling): readonly Found[] {
  const letters = words.map(({ text }) => text).join('')
  const placeOf = lettersPlaces(words)
  const found: Found[] = []
  let covered = 0
  for (let at = 0; at < letters.length; at += 1) {
    const sign = letters[at] ?? ''
    const span = (length: number) => ({
      from: placeOf(at).from,
      to: placeOf(at + length - 1).to,
      word: placeOf(at).word,
    })
    const copy = UNSPACED_COPIES.get(sign)?.find(({ words: [text = ''] }) =>
      letters.startsWith(text, at),
    )
    if (copy !== undefined) {
      found.push({ kind: 'copy', phrase: copy.phrase, ...span(copy.words[0]?.length ?? 1) })
    }
    if (at < covered) continue
    const phrase = tables.unspaced.get(sign)?.find(({ compact }) => letters.startsWith(compact, at))
    if (phrase === undefined) continue
    covered = at + phrase.compact.length
    const trick = phrase.kind === 'name' ? undefined : phrase.kind
    found.push({ kind: 'mark', phrase, trick, ...span(phrase.compact.length) })
  }
  return found
}

type Place = { readonly from: number; readonly to: number; readonly word: number }

function lettersPlaces(words: readonly Word[]): (at: number) => Place {
  return (at) => {
    let unit = at
    for (const [place, word] of words.entries()) {
      if (unit >= word.text.length) {
        unit -= word.text.length
        continue
      }
      const from = word.places?.[unit] ?? Math.min(word.from + unit, word.to - 1)
      const next = word.places?.[unit + 1]
      const to = next ?? (unit + 1 === word.text.length ? word.to : from + 1)
      return { from, to: Math.max(to, from), word: place }
    }
    return { from: 0, to: 0, word: 0 }
  }
}

function unspacedOf(masks: ReadonlyMap<string, number>): ReadonlyMap<string, readonly Native[]> {
  const natives = new Map<string, Native[]>()
  for (const [text, mask] of masks) {
    if (!UNSPACED.test(text)) continue
    const sign = text.slice(0, 1)
    const same = natives.get(sign)
    if (same === undefined) natives.set(sign, [{ text, mask }])
    else same.push({ text, mask })
  }
  return natives
}

/** Copy phrases by their first word; those with unspaced scripts as one word, by its first sign. */
function copiesByFirst(phrases: readonly CopyPhrase[]): ReadonlyMap<string, readonly CopyStart[]> {
  const groups = new Map<string, CopyStart[]>()
  for (const phrase of phrases) {
    const read = phraseWords(phrase.written)
    const isUnspaced = UNSPACED.test(phrase.written)
    const words = isUnspaced ? [read.join('')] : read
    const key = isUnspaced ? (words[0] ?? '').slice(0, 1) : (words[0] ?? '')
    const start = { words, phrase }
    const same = groups.get(key)
    if (same === undefined) groups.set(key, [start])
    else same.push(start)
  }
  for (const starts of groups.values()) {
    starts.sort((a, b) => b.words.join('').length - a.words.join('').length)
  }
  return groups
}
