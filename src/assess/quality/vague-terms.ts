/**
 * Finds the words of a pack that say nothing of the goods. An isolated term counts only when the
 * text says nothing else: "gift" and "parts, gift" are vague, "gift box" and "parts: brake pads"
 * are not.
 */
import type { Channel } from '../../domain/filing.ts'
import type { TermGroup, TermRule, VagueDescriptions } from '../../domain/quality-settings.ts'
import { foldWords, type Words } from './fold-words.ts'

/** Under which circumstances a filing was made; an unknown channel or authority meets only rows for all, an unknown day only open rows. */
export type Circumstances = {
  readonly channel: Channel | undefined
  readonly authority: string | undefined
  /** ISO day that governs. */
  readonly day: string | undefined
}

/** A term found. `excerpt` is what the filer wrote. */
export type VagueTerm = {
  readonly rule: TermRule
  readonly kind: TermGroup['kind']
  readonly written: string
  readonly mend: string
}

/** Searches texts for the terms of one pack. */
export type VagueTerms = {
  /** The term that makes a description vague as a whole, or stands in it where none should. */
  readonly findInDescription: (text: string, at: Circumstances) => VagueTerm | undefined
  /** The placeholder that stands in place of a name or town. */
  readonly findInParty: (text: string, at: Circumstances) => VagueTerm | undefined
}

type Phrase = { readonly words: readonly string[]; readonly group: TermGroup }

const SEPARATOR =
  /[\n\r\t,;:/\\|+&·•、，；：／＋＆（）()[\]【】]+|\s[-–—]+\s|\s(?:and|und|et|y|e|o|or)\s/giu
const SEPARATING_WORDS = ['and', 'und', 'et', 'y', 'e', 'o', 'or'] as const
/** The first two letters of a text in plain letters; terms of one letter end there. */
const ASCII_BEGINNING = /^[^\p{L}\p{N}]*([A-Za-z0-9]{2})/u
const COUNT = /^(?:\d+(?:x|pcs?|ea|pairs?|ct|kgs?|g|lbs?)?|x\d+)$/

/** Builds the search once a pack. */
export function compileVagueTerms(vague: VagueDescriptions | undefined): VagueTerms {
  const groups = vague?.groups ?? []
  const fillers = new Set((vague?.fillers ?? []).map((filler) => key(foldWords(filler).words)))
  const unspaced = Array.from(fillers).filter((filler) => foldWords(filler).isUnspaced)
  const descriptions = groups.filter((group) => group.fields.includes('description'))
  const isolated = isolatedTerms(descriptions)
  const embedded = embeddedTerms(descriptions)
  const vocabulary = vocabularyOf(isolated.keys(), fillers)
  const parties = isolatedTerms(groups.filter((group) => group.fields.includes('party')))
  const beginnings = new Set(Array.from(parties.keys(), (term) => term.slice(0, 2)))
  const lengthMax = Math.max(0, ...Array.from(parties.keys(), (term) => term.length)) + 4

  function bare(words: readonly string[]): string {
    const left = key(words.filter((word) => !fillers.has(word) && !COUNT.test(word)))
    return unspaced.length > 0 && left.length > 0 && !left.includes(' ')
      ? withoutUnspaced(left, unspaced)
      : left
  }

  return {
    findInDescription(text, at) {
      const folded = foldWords(text)
      return (
        findEmbedded(folded, embedded, at) ??
        findIsolated(text, isolated, { folded, at, bare, vocabulary })
      )
    },
    findInParty(text, at) {
      if (text.length > lengthMax || !mayBegin(text, beginnings)) return undefined
      const words = key(foldWords(text).words)
      return holding(parties.get(words), text, at)
    },
  }
}

/** Every word of isolated terms, fillers and separators: a text with another word is not vague. */
function vocabularyOf(terms: Iterable<string>, fillers: Iterable<string>): ReadonlySet<string> {
  const words = new Set<string>(SEPARATING_WORDS)
  for (const text of [...terms, ...fillers]) for (const word of text.split(' ')) words.add(word)
  return words
}

/** Whether plain text begins like one of the terms; other text may. */
function mayBegin(text: string, beginnings: ReadonlySet<string>): boolean {
  const match = ASCII_BEGINNING.exec(text)
  return match === null || beginnings.has((match[1] ?? '').toLowerCase())
}

type IsolatedSearch = {
  readonly folded: Words
  readonly vocabulary: ReadonlySet<string>
  readonly at: Circumstances
  readonly bare: (words: readonly string[]) => string
}

/** Vague only when every part between separators is vague or adds nothing. */
function findIsolated(
  text: string,
  terms: ReadonlyMap<string, readonly TermGroup[]>,
  { folded, at, bare, vocabulary }: IsolatedSearch,
): VagueTerm | undefined {
  const isKnown = (word: string) => vocabulary.has(word) || COUNT.test(word)
  if (!folded.hasUnspaced && !folded.words.every(isKnown)) return undefined
  let found: VagueTerm | undefined
  const whole = holding(terms.get(key(folded.words)), text, at)
  if (whole !== undefined) return whole
  for (const part of text.split(SEPARATOR)) {
    const words = foldWords(part).words
    if (words.length === 0) continue
    const direct = holding(terms.get(key(words)), part, at)
    const rest = direct === undefined ? bare(words) : ''
    const term = direct ?? holding(terms.get(rest), part, at)
    if (term !== undefined) found ??= term
    else if (rest.length > 0) return undefined
  }
  return found
}

function findEmbedded(
  { words, joined, hasUnspaced }: Words,
  terms: ReadonlyMap<string, readonly Phrase[]>,
  at: Circumstances,
): VagueTerm | undefined {
  for (let place = 0; place < words.length; place += 1) {
    for (const phrase of terms.get(words[place] ?? '') ?? []) {
      if (!phrase.words.every((word, offset) => words[place + offset] === word)) continue
      const term = holding([phrase.group], phrase.words.join(' '), at)
      if (term !== undefined) return term
    }
  }
  if (!hasUnspaced) return undefined
  for (const phrase of terms.get(UNSPACED) ?? []) {
    if (!joined.includes(key(phrase.words))) continue
    const term = holding([phrase.group], key(phrase.words), at)
    if (term !== undefined) return term
  }
  return undefined
}

/** Phrases in scripts without spaces stand under this key; no folded word can be empty. */
const UNSPACED = ''

function isolatedTerms(groups: readonly TermGroup[]): ReadonlyMap<string, readonly TermGroup[]> {
  const terms = new Map<string, TermGroup[]>()
  for (const { words, group } of phrasesOf(groups, 'isolated')) {
    const folded = key(words)
    terms.set(folded, [...(terms.get(folded) ?? []), group])
  }
  return terms
}

function embeddedTerms(groups: readonly TermGroup[]): ReadonlyMap<string, readonly Phrase[]> {
  const terms = new Map<string, Phrase[]>()
  for (const phrase of phrasesOf(groups, 'embedded')) {
    const first = foldWords(key(phrase.words)).isUnspaced ? UNSPACED : (phrase.words[0] ?? '')
    terms.set(first, [...(terms.get(first) ?? []), phrase])
  }
  return terms
}

function phrasesOf(groups: readonly TermGroup[], kind: TermGroup['kind']): readonly Phrase[] {
  return groups
    .filter((group) => group.kind === kind)
    .flatMap((group) =>
      Object.values(group.terms)
        .flat()
        .map((term) => ({ words: foldWords(term).words, group }))
        .filter((phrase) => phrase.words.length > 0),
    )
}

/** The first of `groups` that holds under the circumstances, as a found term. */
function holding(
  groups: readonly TermGroup[] | undefined,
  written: string,
  at: Circumstances,
): VagueTerm | undefined {
  const group = groups?.find((one) => holds(one, at))
  return group === undefined
    ? undefined
    : { rule: group.rule, kind: group.kind, written: written.trim(), mend: group.mend }
}

/** Whether a dated row for some channels and authorities holds. */
export function holds(
  row: {
    readonly channels?: readonly Channel[]
    readonly authorities?: readonly string[]
    readonly from: string | null
    readonly to: string | null
  },
  at: Circumstances,
): boolean {
  const { channel, authority } = at
  const isForChannel =
    row.channels === undefined || (channel !== undefined && row.channels.includes(channel))
  const isForAuthority =
    row.authorities === undefined ||
    (authority !== undefined && row.authorities.includes(authority))
  if (!isForChannel || !isForAuthority) return false
  if (at.day === undefined) return row.to === null
  return (row.from === null || at.day >= row.from) && (row.to === null || at.day < row.to)
}

function key(words: readonly string[]): string {
  return words.join(' ')
}

/** A run of letters without fillers at either end: 一批礼品 → 礼品. */
function withoutUnspaced(run: string, fillers: readonly string[]): string {
  let left = run
  for (const filler of fillers) {
    if (left.startsWith(filler)) left = left.slice(filler.length)
    if (left.endsWith(filler)) left = left.slice(0, left.length - filler.length)
  }
  return left
}
