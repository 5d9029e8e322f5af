/**
 * Checks what the terms of a pack mean: contexts and sources that are there, numbers that can be
 * right, stars that stand for something, terms and exceptions that can do their work.
 */
import { hasCasForm, isCasNumber } from '../domain/identifiers/cas-number.ts'
import type { Pack, TermList } from '../domain/pack.ts'
import { readTerms, type Term, type TermContext } from '../domain/term.ts'
import { nearestWord } from './nearest-word.ts'
import type { PackIssue } from './pack-problem.ts'

/** Issues with the terms of all lists. */
export function checkTerms({ termLists }: Pack): readonly PackIssue[] {
  const ids = termLists.map(({ id }) => id)
  return termLists.flatMap((list, at) => {
    const path = `/termLists/${at}`
    const terms = readTerms(list)
    const names = [...Object.keys(list.contexts ?? {}), ...ids]
    const ofList = [...(list.needs ?? []).entries()].map(([nth, text]) => ({
      path: `${path}/needs/${nth}`,
      name: text.replace(/~.*$/, ''),
    }))
    const excusing = [...(list.unless ?? []).entries()].map(([nth, text]) => ({
      path: `${path}/unless/${nth}`,
      name: text.replace(/~.*$/, ''),
    }))
    return [
      ...repeatedTerms(terms, path),
      ...terms.flatMap((term) => termIssues(term, { list, termLists, path, names })),
      ...[...ofList, ...excusing].flatMap((one) => contextIssues(one, names)),
      ...idleExceptions({ list, terms, path }),
    ]
  })
}

type Place = {
  readonly list: TermList
  readonly termLists: readonly TermList[]
  readonly path: string
  readonly names: readonly string[]
}

function termIssues(term: Term, place: Place): readonly PackIssue[] {
  const path = place.path + term.pointer
  const own = [...term.needs, ...term.unless].filter((one) => !isOfList(one, place.list))
  return [
    ...own.flatMap(({ name }) => contextIssues({ path, name }, place.names)),
    ...sourceIssues(term, path, Object.keys(place.list.sources ?? {})),
    ...starIssues(term, path),
    ...numberIssues(term, path),
    ...excusedByItself(term, path, place),
  ]
}

/** Contexts that the list gives to all its terms are told of once. */
function isOfList({ name, within, side }: TermContext, list: TermList): boolean {
  const arrow = side === undefined ? '' : side === 'before' ? '<' : '>'
  const written = within === undefined ? name : `${name}~${within}${arrow}`
  return [...(list.needs ?? []), ...(list.unless ?? [])].includes(written)
}

function contextIssues(
  { path, name }: { readonly path: string; readonly name: string },
  names: readonly string[],
): readonly PackIssue[] {
  if (names.includes(name)) return []
  const near = nearestWord(name, names)
  const mend =
    near === undefined
      ? 'Write it under `contexts` of this list, or name another list.'
      : `Did you mean \`${near}\`?`
  return [{ path, rule: 'reference', text: `There is no context \`${name}\`.`, mend }]
}

function sourceIssues({ source }: Term, path: string, known: readonly string[]): PackIssue[] {
  if (source === undefined || known.includes(source)) return []
  const near = nearestWord(source, known)
  const mend =
    near === undefined ? 'Write it under `sources` of this list.' : `Did you mean \`${near}\`?`
  return [{ path, rule: 'reference', text: `There is no source \`${source}\`.`, mend }]
}

/** Letters that a star must leave over, so that it does not find half the dictionary. */
const STARRED_MIN = 4

function starIssues({ words, language }: Term, path: string): PackIssue[] {
  if (!/(?:^|\s)\*|\*(?:\s|$)/u.test(words)) return []
  const letters = words.replaceAll('*', '')
  if (!/\s/u.test(words) && letters.length >= STARRED_MIN && language !== 'zh') return []
  const text = `The star in "${words}" cannot stand for more letters.`
  const mend = 'Write it at an end of a single word of four letters or more; Chinese needs none.'
  return [{ path, rule: 'value', text, mend }]
}

function numberIssues({ words }: Term, path: string): PackIssue[] {
  if (!hasCasForm(words) || isCasNumber(words)) return []
  const text = `${words} is no CAS number: its check digit is wrong.`
  return [{ path, rule: 'value', text, mend: 'Look the number up again.' }]
}

/** A term that holds a word of a context which excuses it would never count. */
function excusedByItself(term: Term, path: string, place: Place): PackIssue[] {
  const words = ` ${plainWords(term.words)} `
  for (const { name } of term.unless) {
    const own = place.list.contexts?.[name]
    const other = place.termLists.find(({ id }) => id === name)
    const excuses = own ?? (other === undefined ? [] : readTerms(other).map((one) => one.words))
    const excuse = excuses.find((one) => words === ` ${plainWords(one)} `)
    if (excuse === undefined) continue
    const text = `"${term.words}" is itself a word of \`${name}\`, which excuses it.`
    const mend = 'Take it out of one of them.'
    return [{ path, rule: 'value', text, mend }]
  }
  return []
}

/** An exception hides the term inside it; one that holds no term of its list does nothing. */
function idleExceptions({
  list,
  terms,
  path,
}: {
  readonly list: TermList
  readonly terms: readonly Term[]
  readonly path: string
}): readonly PackIssue[] {
  const inside = terms.map(({ words }) => plainWords(words))
  return (list.except ?? []).flatMap((exception, at) => {
    const words = plainWords(exception)
    if (inside.some((term) => words.includes(term))) return []
    const text = `The exception "${exception}" holds no term of its list, so it does nothing.`
    const mend = 'Write a longer phrase around a term, such as "bath bomb" for "bomb".'
    return [{ path: `${path}/except/${at}`, rule: 'value', text, mend } as const]
  })
}

function repeatedTerms(terms: readonly Term[], path: string): readonly PackIssue[] {
  const seen = new Set<string>()
  return terms.flatMap(({ words, language, pointer }) => {
    const key = `${language} ${words.toLowerCase()}`
    const isRepeated = seen.has(key)
    seen.add(key)
    const text = `\`${words.toLowerCase()}\` stands here a second time.`
    return isRepeated
      ? [{ path: path + pointer, rule: 'duplicate', text, mend: 'Keep one of them.' } as const]
      : []
  })
}

/** Letters and digits in lower case, plural endings cut: enough to see a term in a phrase. */
function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .replace(/s$/, '')
}
