/**
 * Terms of a pack's term lists, read from their compact notation: `china white +form -ceramic~4
 * @dea`. What a list says of all its terms holds for each; nothing else is added.
 */
import type { TermList } from './pack.ts'
import { TERM_LANGUAGES, type TermLanguage } from './term-language.ts'

/** `strong` is enough alone; `needs-context` counts only beside a word of each context it needs. */
export type TermStrength = 'strong' | 'needs-context'

/**
 * A named group of words: one of the list's own `contexts`, or the id of another list. `within` is
 * the most words that may stand between the term and the context; undefined is anywhere. `side`
 * tells on which side of the term it must stand; undefined is either.
 */
export type TermContext = {
  readonly name: string
  readonly within?: number
  readonly side?: 'before' | 'after'
}

/** One term of a list. */
export type Term = {
  /** The words to find, without the notation after them. A star stands for more letters. */
  readonly words: string
  readonly language: TermLanguage
  readonly strength: TermStrength
  /** Every one of these must be met. */
  readonly needs: readonly TermContext[]
  /** Any one of these makes the term innocent. */
  readonly unless: readonly TermContext[]
  /** Name in the list's `sources`; undefined is the list's own source. */
  readonly source: string | undefined
  /** RFC 6901 pointer below the list: `/terms/3`, `/terms/zh/0`. */
  readonly pointer: string
}

const CONTEXT_MARK = /^([+-])([a-z][a-z0-9.-]*?)(?:~(\d{1,2}[<>]?))?$/
const SOURCE_MARK = /^@([a-z][a-z0-9.-]*)$/

/** The terms of a list in the order of the list. */
export function readTerms(list: TermList): readonly Term[] {
  const shared = {
    needs: (list.needs ?? []).map(readContext),
    unless: (list.unless ?? []).map(readContext),
  }
  if (Array.isArray(list.terms)) {
    return list.terms.map((text, at) =>
      readTerm(text, { language: languageOf(text), pointer: `/terms/${at}`, ...shared }),
    )
  }
  const { terms } = list
  return TERM_LANGUAGES.flatMap((language) =>
    (terms[language] ?? []).map((text, at) =>
      readTerm(text, { language, pointer: `/terms/${language}/${at}`, ...shared }),
    ),
  )
}

type Reading = Pick<Term, 'language' | 'pointer' | 'needs' | 'unless'>

/** Reads one term: its words, then `+context`, `-context` and `@source` in any order. */
function readTerm(text: string, { language, pointer, ...shared }: Reading): Term {
  const parts = text.trim().split(/\s+/u)
  const needs = [...shared.needs]
  const unless = [...shared.unless]
  let source: string | undefined
  for (; parts.length > 1; parts.pop()) {
    const last = parts.at(-1) ?? ''
    const context = CONTEXT_MARK.exec(last)
    const origin = SOURCE_MARK.exec(last)
    if (origin !== null) source = origin[1]
    else if (context === null) break
    else (context[1] === '+' ? needs : unless).push(readContext(last.slice(1)))
  }
  return {
    words: parts.join(' '),
    language,
    strength: needs.length === 0 ? 'strong' : 'needs-context',
    needs,
    unless,
    source,
    pointer,
  }
}

function readContext(text: string): TermContext {
  const [name = '', reach] = text.split('~')
  if (reach === undefined) return { name }
  const within = Number.parseInt(reach, 10)
  if (reach.endsWith('<')) return { name, within, side: 'before' }
  return reach.endsWith('>') ? { name, within, side: 'after' } : { name, within }
}

/** The language of a term without one: its script tells, for those that one language uses here. */
export function languageOf(text: string): TermLanguage {
  if (/\p{Script=Han}/u.test(text)) return 'zh'
  if (/\p{Script=Cyrillic}/u.test(text)) return 'ru'
  if (/\p{Script=Arabic}/u.test(text)) return 'ar'
  if (/\p{Script=Devanagari}/u.test(text)) return 'hi'
  return 'any'
}
