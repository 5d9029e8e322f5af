/**
 * The search of commodity codes: ranks subheadings for a text by the words of the nomenclature
 * (BM25, Robertson and Zaragoza 2009) and by what sellers call goods. Built once; deterministic.
 */
import type { NomenclatureRow } from '../../domain/nomenclature.ts'
import { askAbout, type Question } from './ask-about.ts'
import type { Candidate } from './candidate.ts'
import type { GoodsPhrase } from './goods-phrase.ts'
import { readGoodsText } from './goods-terms.ts'
import { type CodeJudgement, judgeCode } from './judge-code.ts'
import { buildPhraseSearch, type PhraseHit, type PhraseSearch } from './phrase-search.ts'
import { includedWords, type NationalLine, readBook, type Subheading } from './read-book.ts'

/** What is known of the goods. */
export type GoodsQuery = {
  readonly description: string
  readonly category?: string | undefined
  readonly material?: string | undefined
}

/** What the search says of a text. */
export type Classification = {
  /** Best first. */
  readonly candidates: readonly Candidate[]
  /** Whether the text says enough to hold a declared code against it. */
  readonly isTelling: boolean
  /** What to ask the filer, when the text leaves more than one heading open. */
  readonly questions: readonly Question[]
}

/** The search. */
export type CommodityIndex = {
  readonly classify: (query: GoodsQuery, top?: number) => Classification
  /** Whether a declared code can be right for the text. */
  readonly judge: (query: GoodsQuery, declared: string) => CodeJudgement
}

const TOP = 5
/** How many candidates questions are made from. */
const ASKED = 8
const QUERY_TERMS_MAX = 60
/** BM25 saturation and length normalisation. */
const K1 = 1.2
const B = 0.5
/** What a name of the goods adds: per word, and once when it is the head of the line. */
const PHRASE_BASE = 5
const PHRASE_TERM = 3
const PHRASE_HEAD = 3
/** Words of the book needed to say enough without a known name. */
const TELLING_SCORE = 12

/** Builds the search from the rows of a nomenclature, which may be none, and the goods words. */
export function buildCommodityIndex(
  rows: readonly NomenclatureRow[],
  goods: readonly GoodsPhrase[],
): CommodityIndex {
  const book = readBook(rows)
  const byCode = new Map(book.map((subheading) => [subheading.code, subheading]))
  const index = buildTermIndex(book)
  const leavesOf = rememberLeaves()
  const score = buildScore({ search: buildPhraseSearch(goods), byCode, postings: index.postings })

  function reasonsOf({ code, phrases }: Tally, terms: readonly string[]): readonly string[] {
    const words = terms.filter((term) => index.termsOf.get(code)?.has(term) === true)
    return [
      ...phrases.map((phrase) => `${JSON.stringify(phrase)} is classified here`),
      ...(words.length > 0 ? [`the book says ${words.slice(0, 6).join(', ')}`] : []),
    ]
  }

  function candidatesOf({ scored, terms }: Scoring, top: number): readonly Candidate[] {
    const said = new Set(terms)
    return scored.slice(0, top).map((tally) => {
      const subheading = byCode.get(tally.code)
      return {
        code: tally.code,
        national: subheading === undefined ? undefined : nationalOf(leavesOf(subheading), said),
        score: Math.round(scoreOf(tally) * 100) / 100,
        text: subheading === undefined ? '' : `${subheading.heading} ${subheading.own}`.trim(),
        reasons: reasonsOf(tally, terms),
      }
    })
  }

  return {
    classify: (query, top = TOP) => {
      const scoring = score(query)
      const isTelling = isTellingEnough(scoring)
      const wide = candidatesOf(scoring, Math.max(top, ASKED))
      const questions = askAbout(wide.slice(0, ASKED), new Set(scoring.terms), isTelling)
      return { candidates: wide.slice(0, top), isTelling, questions }
    },
    judge: (query, declared) => {
      const scoring = score(query)
      const isTelling = isTellingEnough(scoring)
      const scored = scoring.scored.map((tally) => ({ code: tally.code, score: scoreOf(tally) }))
      return judgeCode(scored, { declared, isTelling, candidates: candidatesOf(scoring, TOP) })
    },
  }
}

type Sources = {
  readonly search: PhraseSearch
  readonly byCode: ReadonlyMap<string, Subheading>
  readonly postings: Postings
}

function buildScore({ search, byCode, postings }: Sources): (query: GoodsQuery) => Scoring {
  return ({ description, category = '', material = '' }) => {
    const text = [description, category, material].join(' ')
    const terms = [...new Set(readGoodsText(text).terms)].slice(0, QUERY_TERMS_MAX)
    const hits = search(readGoodsText(description))
    const tallies = new Map<string, Tally>()
    // What the goods are filed under says less than what they are called.
    addPhrases(tallies, { hits: hits.length > 0 ? hits : search(readGoodsText(category)), byCode })
    addTerms(tallies, terms, postings)
    const scored = [...tallies.values()].toSorted((a, b) => {
      const apart = scoreOf(b) - scoreOf(a)
      return apart === 0 ? order(a.code, b.code) : apart
    })
    return { scored, terms }
  }
}

/** The subheadings that anything speaks for, best first, and the words that were looked for. */
type Scoring = { readonly scored: readonly Tally[]; readonly terms: readonly string[] }

function scoreOf({ byPhrase, byTerm }: Tally): number {
  return byPhrase + byTerm
}

/** Codes are digits: their order is that of the book. */
function order(a: string, b: string): number {
  return a < b ? -1 : 1
}

function isTellingEnough({ scored }: Scoring): boolean {
  const best = scored[0]
  return best !== undefined && (best.byPhrase > 0 || scoreOf(best) >= TELLING_SCORE)
}

/** Mutable while a query is scored. */
type Tally = { readonly code: string; byPhrase: number; byTerm: number; phrases: string[] }

function tallyOf(tallies: Map<string, Tally>, code: string): Tally {
  const before = tallies.get(code)
  if (before !== undefined) return before
  const tally: Tally = { code, byPhrase: 0, byTerm: 0, phrases: [] }
  tallies.set(code, tally)
  return tally
}

type Named = {
  readonly hits: readonly PhraseHit[]
  readonly byCode: ReadonlyMap<string, Subheading>
}

function addPhrases(tallies: Map<string, Tally>, { hits, byCode }: Named): void {
  for (const hit of hits) {
    const weight = PHRASE_BASE + PHRASE_TERM * hit.terms + (hit.isHead ? PHRASE_HEAD : 0)
    const known = byCode.size === 0 ? hit.codes : hit.codes.filter((code) => byCode.has(code))
    for (const [place, code] of known.entries()) {
      const tally = tallyOf(tallies, code)
      // The likeliest of several comes first unless the book's words decide otherwise.
      const share = weight * (1 - 0.04 * place)
      if (share > tally.byPhrase) tally.byPhrase = share
      tally.phrases.push(hit.written)
    }
  }
}

type Posting = { readonly code: string; readonly weight: number }
type Postings = ReadonlyMap<string, { readonly idf: number; readonly list: readonly Posting[] }>

function addTerms(tallies: Map<string, Tally>, terms: readonly string[], postings: Postings): void {
  for (const term of terms) {
    const found = postings.get(term)
    if (found === undefined) continue
    for (const { code, weight } of found.list) {
      tallyOf(tallies, code).byTerm += found.idf * weight
    }
  }
}

/** How much a word counts by where it stands. */
const FIELD_WEIGHTS = { own: 2, heading: 2, chapter: 0.5, national: 0.7 } as const

type TermIndex = {
  readonly postings: Postings
  readonly termsOf: ReadonlyMap<string, ReadonlyMap<string, number>>
}

function buildTermIndex(book: readonly Subheading[]): TermIndex {
  const counts = book.map(countTerms)
  const lengths = counts.map((terms) => [...terms.values()].reduce((sum, it) => sum + it, 0))
  const mean = lengths.reduce((sum, it) => sum + it, 0) / Math.max(1, lengths.length)
  const lists = new Map<string, Posting[]>()
  for (const [place, terms] of counts.entries()) {
    const code = book[place]?.code ?? ''
    const norm = 1 - B + (B * (lengths[place] ?? 0)) / Math.max(1, mean)
    for (const [term, count] of terms) {
      const posting = { code, weight: (count * (K1 + 1)) / (count + K1 * norm) }
      const list = lists.get(term)
      if (list === undefined) lists.set(term, [posting])
      else list.push(posting)
    }
  }
  const total = book.length
  const postings = new Map(
    [...lists].map(([term, list]) => {
      const idf = Math.log(1 + (total - list.length + 0.5) / (list.length + 0.5))
      return [term, { idf, list }] as const
    }),
  )
  const termsOf = new Map(book.map(({ code }, place) => [code, counts[place] ?? new Map()]))
  return { postings, termsOf }
}

/** Words of trade and grammar that tell nothing of goods. */
const STOP = new Set(
  (
    'a an and or of for the in on with without to from by at as not no other whether than new used set ' +
    'pack piece pcs pc kg mm cm ml inch size color colour style type hot sale 2024 2025 2026 be is are ' +
    'their thereof such similar like any all including containing put up use used kind article goods'
  ).split(' '),
)

function countTerms(subheading: Subheading): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const add = (text: string, weight: number) => {
    for (const term of new Set(readGoodsText(includedWords(text)).terms)) {
      if (STOP.has(term) || /^\d+$/.test(term)) continue
      counts.set(term, (counts.get(term) ?? 0) + weight)
    }
  }
  add(subheading.own, FIELD_WEIGHTS.own)
  add(subheading.heading, FIELD_WEIGHTS.heading)
  add(subheading.chapter, FIELD_WEIGHTS.chapter)
  add(subheading.national.map(({ text }) => text).join(' '), FIELD_WEIGHTS.national)
  return counts
}

type Leaf = { readonly code: string; readonly terms: ReadonlySet<string> }
type LeavesOf = (subheading: Subheading) => readonly Leaf[]

/** The deepest lines of a subheading by their words; read once, when first asked for. */
function rememberLeaves(): LeavesOf {
  const read = new Map<string, readonly Leaf[]>()
  return (subheading) => {
    const before = read.get(subheading.code)
    if (before !== undefined) return before
    const leaves = deepest(subheading.national).map(({ code, text }) => ({
      code,
      terms: new Set(readGoodsText(includedWords(text)).terms),
    }))
    read.set(subheading.code, leaves)
    return leaves
  }
}

/** Lines of the book stand in order: a line is deepest when the next does not begin with its code. */
function deepest(lines: readonly NationalLine[]): readonly NationalLine[] {
  return lines.filter(({ code }, place) => lines[place + 1]?.code.startsWith(code) !== true)
}

/** The line that shares most words with the text; of equals the last, which is "other". */
function nationalOf(leaves: readonly Leaf[], terms: ReadonlySet<string>): string | undefined {
  let best: Leaf | undefined
  let most = -1
  for (const leaf of leaves) {
    let shared = 0
    for (const term of terms) if (leaf.terms.has(term)) shared += 1
    if (shared < most) continue
    best = leaf
    most = shared
  }
  return best?.code
}
