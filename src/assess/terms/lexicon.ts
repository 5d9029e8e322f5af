/**
 * Lexicon: all that is searched for, built once: words in all their forms, phrases as a tree of
 * words, run-together spellings, parts of words and registry numbers.
 */
import { hasCasForm } from '../../domain/identifiers/cas-number.ts'
import { languageOf } from '../../domain/term.ts'
import type { TermLanguage } from '../../domain/term-language.ts'
import { formsOf } from './inflect.ts'
import { type Anchor, type FindParts, findPartsOf, type PartWord } from './part-words.ts'
import { readWords } from './read-words.ts'

/** Something to find. `value` tells what it was found for; values with one key share a search. */
export type Wanted<T> = {
  readonly words: string
  readonly language: TermLanguage
  /** Disguises are seen through for terms, not for the words that would excuse them. */
  readonly isTerm: boolean
  /** In English a word before another stays singular: a "cigar box" is no "cigars, box of 25". */
  readonly isCompound?: boolean
  readonly value: T
}

/** Words that follow each other. */
export type Phrase<T> = {
  /** How many words it has; letters of scripts without spaces count each. */
  readonly length: number
  /** Letters of all words. */
  readonly letters: number
  readonly isUnspaced: boolean
  /** Places of words before which the list itself puts a space; for scripts without spaces. */
  readonly spaceBefore: readonly boolean[]
  readonly values: readonly T[]
}

/** What is known of a written word, or of the beginning of words run together. */
export type Entry<T> = {
  /** Words of phrases of which this is a form. */
  readonly ids: readonly number[]
  /** Phrases whose letters, run together, are exactly these. */
  readonly joined: readonly Phrase<T>[]
  /** With which letters something of `joined` that begins so goes on (`letterBit`); 0 is none. */
  readonly goesOn: number
}

/** A place in the tree of phrases. */
export type Branch<T> = {
  readonly next: ReadonlyMap<number, Branch<T>>
  readonly phrases: readonly Phrase<T>[]
}

/** What texts are searched with. */
export type Lexicon<T> = {
  readonly entries: ReadonlyMap<string, Entry<T>>
  /** By the id of the first word. */
  readonly roots: readonly (Branch<T> | undefined)[]
  readonly findParts: FindParts<Phrase<T>>
  readonly numbers: ReadonlyMap<string, Phrase<T>>
}

/** A run of several words is looked for run together from so many letters on. */
const JOINED_PHRASE_MIN = 9
/** A single word is looked for letter by letter from so many letters on. */
const JOINED_WORD_MIN = 4
/** German words are heads of compounds from so many letters on. */
const HEAD_MIN = 5

type Growing<T> = { readonly next: Map<number, Growing<T>>; readonly phrases: GrowingPhrase<T>[] }
type GrowingPhrase<T> = Phrase<T> & { readonly values: T[] }

type Building<T> = {
  /** Forms of words with the ids of the words. */
  readonly words: Map<string, number[]>
  readonly joined: Map<string, Phrase<T>[]>
  /** Beginnings of run-together spellings, with the letters they go on with. */
  readonly beginnings: Map<string, number>
  readonly roots: (Growing<T> | undefined)[]
  readonly parts: PartWord<Phrase<T>>[]
  readonly numbers: Map<string, GrowingPhrase<T>>
  readonly wordIds: Map<string, number>
  readonly phrases: Map<string, GrowingPhrase<T>>
}

/** Builds the lexicon of all that is wanted. */
export function buildLexicon<T>(wanted: readonly Wanted<T>[]): Lexicon<T> {
  const building: Building<T> = {
    words: new Map(),
    joined: new Map(),
    beginnings: new Map(),
    roots: [],
    parts: [],
    numbers: new Map(),
    wordIds: new Map(),
    phrases: new Map(),
  }
  for (const one of wanted) addWanted(building, one)
  const { roots, numbers, parts } = building
  return { entries: entriesOf(building), roots, numbers, findParts: findPartsOf(parts) }
}

/** One of 32 bits for a letter; letters of other scripts share them. */
export function letterBit(code: number): number {
  return 1 << (code & 31)
}

const NONE: readonly never[] = []

/** The entries. Most only begin something; those that go on alike share one, for tables are fast when small. */
function entriesOf<T>({ words, joined, beginnings }: Building<T>): ReadonlyMap<string, Entry<T>> {
  const entries = new Map<string, Entry<T>>()
  const add = (key: string) => {
    entries.set(key, {
      ids: words.get(key) ?? NONE,
      joined: joined.get(key) ?? NONE,
      goesOn: beginnings.get(key) ?? 0,
    })
  }
  for (const key of words.keys()) add(key)
  for (const key of joined.keys()) if (!words.has(key)) add(key)
  const shared = new Map<number, Entry<T>>()
  for (const [key, goesOn] of beginnings) {
    if (entries.has(key)) continue
    const entry = shared.get(goesOn) ?? { ids: NONE, joined: NONE, goesOn }
    shared.set(goesOn, entry)
    entries.set(key, entry)
  }
  return entries
}

function addWanted<T>(
  building: Building<T>,
  { words, language, isTerm, isCompound = false, value }: Wanted<T>,
): void {
  if (hasCasForm(words)) return addNumber(building, words, value)
  const key = `${language} ${isTerm} ${isCompound} ${words}`
  const known = building.phrases.get(key)
  if (known !== undefined) {
    known.values.push(value)
    return
  }
  const phrase = phraseOf<T>(words, value)
  if (phrase === undefined) return
  building.phrases.set(key, phrase)
  const star = /^(\*?)([^*\s]+?)(\*?)$/u.exec(words)
  const spelt = { words: readWords(words).words, written: words, language, isCompound }
  addPhrase(building, phrase, spelt)
  if (isTerm && !phrase.isUnspaced) addJoined(building, phrase, spelt)
  if (star !== null && (star[1] !== '' || star[3] !== '')) {
    const anchor = star[1] === '' ? 'beginning' : star[3] === '' ? 'end' : 'anywhere'
    addParts(building, phrase, { ...spelt, anchor })
  } else if (language === 'de' && phrase.length === 1 && phrase.letters >= HEAD_MIN) {
    addParts(building, phrase, { ...spelt, anchor: 'head' })
  }
}

function addNumber<T>({ numbers }: Building<T>, number: string, value: T): void {
  const known = numbers.get(number)
  if (known !== undefined) known.values.push(value)
  else {
    const plain = { length: 1, letters: number.length, isUnspaced: false, spaceBefore: [] }
    numbers.set(number, { ...plain, values: [value] })
  }
}

function phraseOf<T>(text: string, value: T): GrowingPhrase<T> | undefined {
  const { words, starts, ends, hasUnspaced } = readWords(text)
  if (words.length === 0) return undefined
  return {
    length: words.length,
    letters: words.reduce((sum, word) => sum + Array.from(word).length, 0),
    isUnspaced: hasUnspaced && languageOf(words.join('')) !== 'any',
    spaceBefore: starts.map((start, at) => at > 0 && start > (ends[at - 1] ?? 0)),
    values: [value],
  }
}

/** Words of Chinese have one form. */
const UNINFLECTED = 'zh'

/** A wanted phrase: its folded words, as it is written, and in which language. */
type Spelt = {
  readonly words: readonly string[]
  readonly written: string
  readonly language: TermLanguage
  readonly isCompound: boolean
}

function addPhrase<T>(building: Building<T>, phrase: GrowingPhrase<T>, spelt: Spelt): void {
  // Umlauts tell more than their fold, so words are inflected as written where that is possible.
  const written = spelt.written.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word.length > 0)
  const isSame = written.length === spelt.words.length
  let branch: Growing<T> | undefined
  for (const [at, folded] of spelt.words.entries()) {
    const stays = spelt.isCompound && at + 1 < spelt.words.length
    const word = isSame ? (written[at] ?? folded) : folded
    const id = wordId(building, word, stays ? UNINFLECTED : spelt.language)
    branch = branch === undefined ? rootOf(building, id) : childOf(branch, id)
  }
  branch?.phrases.push(phrase)
}

function wordId<T>(building: Building<T>, word: string, language: TermLanguage): number {
  const key = `${language} ${word}`
  const known = building.wordIds.get(key)
  if (known !== undefined) return known
  const id = building.wordIds.size
  building.wordIds.set(key, id)
  for (const form of formsOf(word, language)) listAt(building.words, form).push(id)
  return id
}

function listAt<T>(lists: Map<string, T[]>, key: string): T[] {
  const known = lists.get(key)
  if (known !== undefined) return known
  const list: T[] = []
  lists.set(key, list)
  return list
}

function rootOf<T>({ roots }: Building<T>, id: number): Growing<T> {
  const known = roots[id]
  if (known !== undefined) return known
  const branch = { next: new Map(), phrases: [] }
  roots[id] = branch
  return branch
}

function childOf<T>({ next }: Growing<T>, id: number): Growing<T> {
  const known = next.get(id)
  if (known !== undefined) return known
  const branch = { next: new Map(), phrases: [] }
  next.set(id, branch)
  return branch
}

/** Spellings with the spaces left out, and the beginnings that lead to them. */
function addJoined<T>(building: Building<T>, phrase: GrowingPhrase<T>, spelt: Spelt): void {
  const least = phrase.length === 1 ? JOINED_WORD_MIN : JOINED_PHRASE_MIN
  if (phrase.letters < least || spelt.words.some((word) => /^\d+$/.test(word))) return
  const stem = spelt.words.slice(0, -1).join('')
  const last = spelt.words.at(-1) ?? ''
  const isPlain = spelt.language === 'any' || spelt.language === 'en'
  for (const form of isPlain ? formsOf(last, 'any') : [last]) {
    const letters = stem + form
    listAt(building.joined, letters).push(phrase)
    for (let end = 1; end < letters.length; end += 1) {
      const beginning = letters.slice(0, end)
      const goesOn = building.beginnings.get(beginning) ?? 0
      building.beginnings.set(beginning, goesOn | letterBit(letters.charCodeAt(end)))
    }
  }
}

type Part = Spelt & { readonly anchor: Anchor }

function addParts<T>(building: Building<T>, phrase: Phrase<T>, part: Part): void {
  const word = part.written.replaceAll('*', '')
  const isWhole = part.anchor === 'beginning' || part.anchor === 'anywhere'
  const forms = isWhole ? formsOf(word, UNINFLECTED) : formsOf(word, part.language)
  for (const form of forms) {
    building.parts.push({ part: form, anchor: part.anchor, value: phrase })
  }
}
