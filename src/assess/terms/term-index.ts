/**
 * Finds the terms of a pack's lists in filed texts, whatever their writing, and tells of each where
 * it stands, how sure it is, and what made it count. Built once a pack; pure from then on.
 */
import type { TermList } from '../../domain/pack.ts'
import { languageOf, readTerms, type Term, type TermContext } from '../../domain/term.ts'
import type { TermLanguage } from '../../domain/term-language.ts'
import type { Hit, Manner } from './hit.ts'
import { type Judged, judgeHits, type Near, type Value } from './judge-hits.ts'
import { buildLexicon, type Lexicon, type Wanted } from './lexicon.ts'
import { readWords, type TextWords } from './read-words.ts'
import { searchText } from './search-text.ts'

/** A place in a text, in UTF-16 units; `written` is what stands there. */
export type Place = { readonly from: number; readonly to: number; readonly written: string }

/** A term found, with everything that made it count. */
export type TermHit = Place & {
  readonly list: string
  /** The term as the list writes it. */
  readonly term: string
  readonly language: TermLanguage
  readonly strength: Term['strength']
  /** `plain`: as a word of the text; `part-of-word`; `disguised`; `number`: a CAS number. */
  readonly manner: Manner
  /** What it needed, and where that was met: in the text, or elsewhere in the parcel (undefined). */
  readonly contexts: readonly { readonly name: string; readonly place: Place | undefined }[]
  readonly source: { readonly cite: string; readonly mark: TermList['mark'] }
}

/** What is asked of a text. */
export type Around = {
  /** Other texts of the parcel, in which a context without a distance may stand. */
  readonly around?: readonly string[]
}

/** Searches all lists of a pack at once. */
export type TermIndex = {
  /** A search of one list: the term found first in a text. Undefined for an unknown list. */
  readonly searchOf: (list: string) => ((text: string) => string | undefined) | undefined
  /** Every term in `text` that counts, by place, at most 200. */
  readonly find: (text: string, around?: Around) => readonly TermHit[]
}

/**
 * How many texts' results are remembered: rules ask many times for the lines of one parcel, and
 * fleets of parcels carry the same wording.
 */
const REMEMBERED_MAX = 2_000
/** Longer texts are not worth the room. */
const REMEMBERED_LENGTH_MAX = 2_000

/** Terms found in a text, by place of their list. */
type Found = readonly (string | undefined)[]
const NOTHING: Found = []

/** Builds the index once a pack. Contexts that name nothing are never met; loading refuses them. */
export function compileTerms(lists: readonly TermList[]): TermIndex {
  const places = new Map(lists.map(({ id }, place) => [id, place]))
  const ready = prepare(lists)
  const remembered = new Map<string, Found>()
  let lastText = ''
  let lastFound: Found = NOTHING

  function foundIn(text: string): Found {
    if (text === lastText) return lastFound
    const before = remembered.get(text)
    const found = before ?? firstTerms(ready, lists.length, text)
    if (before === undefined && text.length <= REMEMBERED_LENGTH_MAX) {
      if (remembered.size >= REMEMBERED_MAX) remembered.clear()
      remembered.set(text, found)
    }
    lastText = text
    lastFound = found
    return found
  }
  return {
    searchOf: (list) => {
      const place = places.get(list)
      return place === undefined ? undefined : (text) => foundIn(text)[place]
    },
    find: (text, { around = [] } = {}) => {
      const words = readWords(text)
      const hits = searchText(words, ready.lexicon)
      if (hits.length === 0) return []
      const judged = judgeHits(hits, around.length === 0 ? undefined : contextsIn(ready, around))
      return judged.map((one) => explain(one, { ready, lists, text, words }))
    },
  }
}

type Ready = {
  readonly lexicon: Lexicon<Value>
  /** Terms by the number that values carry. */
  readonly terms: readonly Term[]
}

function firstTerms({ lexicon, terms }: Ready, lists: number, text: string): Found {
  const hits = searchText(readWords(text), lexicon)
  if (hits.length === 0) return NOTHING
  const found = new Array<string | undefined>(lists).fill(undefined)
  for (const { list, term } of judgeHits(hits, undefined)) found[list] ??= terms[term]?.words
  return found
}

function contextsIn({ lexicon }: Ready, texts: readonly string[]): ReadonlySet<number> {
  const met = new Set<number>()
  for (const text of texts) {
    for (const { phrase } of searchText(readWords(text), lexicon)) {
      for (const value of phrase.values) if (value.kind === 'context') met.add(value.context)
    }
  }
  return met
}

/** Contexts get their numbers as terms ask for them; one that nobody asks for is not searched. */
type Contexts = { readonly numbers: Map<string, number>; readonly wanted: Wanted<Value>[] }

function prepare(lists: readonly TermList[]): Ready {
  const byId = new Map(lists.map((list) => [list.id, list]))
  const contexts: Contexts = { numbers: new Map(), wanted: [] }
  const terms: Term[] = []
  const wanted: Wanted<Value>[] = []
  for (const [place, list] of lists.entries()) {
    const nearOf = ({ name, within, side }: TermContext): Near => ({
      context: contextNumber(contexts, { list, name, byId }),
      within: within ?? Number.POSITIVE_INFINITY,
      side,
    })
    for (const term of readTerms(list)) {
      const rule = { needs: term.needs.map(nearOf), unless: term.unless.map(nearOf) }
      const value: Value = { kind: 'term', term: terms.length, list: place, rule }
      wanted.push({ words: term.words, language: term.language, isTerm: true, value })
      terms.push(term)
    }
    for (const words of list.except ?? []) {
      const value: Value = { kind: 'except', list: place }
      const language = languageOf(words)
      wanted.push({ words, language, isTerm: false, isCompound: language === 'any', value })
    }
  }
  return { terms, lexicon: buildLexicon([...wanted, ...contexts.wanted]) }
}

type Asked = {
  readonly list: TermList
  readonly name: string
  readonly byId: ReadonlyMap<string, TermList>
}

/** A list's own context goes before another list of the same name. */
function contextNumber({ numbers, wanted }: Contexts, { list, name, byId }: Asked): number {
  const own = list.contexts?.[name]
  const key = own === undefined ? name : `${list.id}/${name}`
  const known = numbers.get(key)
  if (known !== undefined) return known
  const context = numbers.size
  numbers.set(key, context)
  const other = byId.get(name)
  const words =
    own?.map((text) => ({ words: text, language: languageOf(text) })) ??
    (other === undefined ? [] : readTerms(other))
  for (const one of words) {
    const value: Value = { kind: 'context', context }
    wanted.push({ words: one.words, language: one.language, isTerm: false, value })
  }
  for (const phrase of own === undefined ? (other?.except ?? []) : []) {
    const value: Value = { kind: 'context-except', context }
    wanted.push({ words: phrase, language: languageOf(phrase), isTerm: false, value })
  }
  return context
}

type Telling = {
  readonly ready: Ready
  readonly lists: readonly TermList[]
  readonly text: string
  readonly words: TextWords
}

function explain(judged: Judged, { ready, lists, text, words }: Telling): TermHit {
  const list = lists[judged.list]
  const term = ready.terms[judged.term]
  if (list === undefined || term === undefined) throw new Error('a hit of no list')
  const named = term.source === undefined ? undefined : list.sources?.[term.source]
  const { cite, mark } = named ?? list
  const place = placeOf(judged, text, words)
  return {
    list: list.id,
    term: term.words,
    language: term.language,
    strength: term.strength,
    ...place,
    manner: judged.manner === 'plain' && isDisguise(place.written) ? 'disguised' : judged.manner,
    contexts: term.needs.map(({ name }, at) => {
      const met = judged.met[at]
      return { name, place: met === undefined ? undefined : placeOf(met, text, words) }
    }),
    source: { cite, mark },
  }
}

function placeOf(
  { from, to }: Pick<Hit<Value>, 'from' | 'to'>,
  text: string,
  { folded, starts, ends }: TextWords,
): Place {
  const first = starts[from] ?? 0
  const last = (ends[to - 1] ?? 1) - 1
  const begin = folded.from?.[first] ?? first
  const end = folded.until?.[last] ?? last + 1
  return { from: begin, to: end, written: text.slice(begin, end) }
}

/** Signs that show nothing within a word, fancy letters, and words of two scripts. */
function isDisguise(written: string): boolean {
  if (/^[\0-\x7f]*$/.test(written)) return false
  return (
    /[\p{Cf}\u{2460}-\u{24ff}\u{1d400}-\u{1d7ff}\u{1f100}-\u{1f1ff}\u{ff01}-\u{ff5e}]/u.test(
      written,
    ) ||
    (/\p{Script=Latin}/u.test(written) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(written))
  )
}
