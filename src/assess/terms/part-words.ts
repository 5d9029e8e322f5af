/**
 * Finds parts of words (`*nitazene`, `fentanyl*`, heads of German compounds) in one pass over the
 * letters, however many parts there are: the automaton of Aho and Corasick (1975).
 */

/** Where in a word a part may stand: `head` is the end of a compound of some length. */
export type Anchor = 'beginning' | 'end' | 'anywhere' | 'head'

/** A part to find, folded, with what it stands for. */
export type PartWord<T> = { readonly part: string; readonly anchor: Anchor; readonly value: T }

/** What the parts in `word` stand for that stand where their anchors let them. */
export type FindParts<T> = (word: string) => readonly T[]

/** A compound's first part has at least so many letters. */
const MODIFIER_MIN = 3

/** The automaton: rows of states, a column for each letter that occurs; column 0 is any other. */
type Automaton<T> = {
  readonly columns: Uint16Array
  readonly width: number
  readonly next: Int32Array
  /** Parts that end in a state; undefined where none does. */
  readonly ends: readonly (readonly PartWord<T>[] | undefined)[]
}

/** Builds the search; without parts it finds nothing. */
export function findPartsOf<T>(parts: readonly PartWord<T>[]): FindParts<T> {
  const nothing: readonly T[] = []
  if (parts.length === 0) return () => nothing
  const { columns, width, next, ends } = buildAutomaton(parts)
  return (word) => {
    let found = nothing
    let state = 0
    for (let at = 0; at < word.length; at += 1) {
      state = next[state * width + (columns[word.charCodeAt(at)] ?? 0)] ?? 0
      const here = ends[state]
      if (here === undefined) continue
      for (const { part, anchor, value } of here) {
        if (stands({ anchor, from: at + 1 - part.length, to: at + 1, length: word.length })) {
          found = [...found, value]
        }
      }
    }
    return found
  }
}

type Standing = {
  readonly anchor: Anchor
  readonly from: number
  readonly to: number
  readonly length: number
}

function stands({ anchor, from, to, length }: Standing): boolean {
  switch (anchor) {
    case 'beginning':
      return from === 0
    case 'end':
      return to === length
    case 'head':
      return to === length && from >= MODIFIER_MIN
    case 'anywhere':
      return true
  }
}

function buildAutomaton<T>(parts: readonly PartWord<T>[]): Automaton<T> {
  const columns = new Uint16Array(0x10000)
  let width = 1
  for (const { part } of parts) {
    for (let at = 0; at < part.length; at += 1) {
      const code = part.charCodeAt(at)
      if (columns[code] === 0) columns[code] = width++
    }
  }
  const states = 1 + parts.reduce((sum, { part }) => sum + part.length, 0)
  const next = new Int32Array(states * width)
  const ends: PartWord<T>[][] = [[]]
  for (const word of parts) {
    let state = 0
    for (let at = 0; at < word.part.length; at += 1) {
      const place = state * width + (columns[word.part.charCodeAt(at)] ?? 0)
      if (next[place] === 0) {
        next[place] = ends.length
        ends.push([])
      }
      state = next[place] ?? 0
    }
    ends[state]?.push(word)
  }
  followFailures({ next, width, ends })
  return { columns, width, next, ends: ends.map((here) => (here.length > 0 ? here : undefined)) }
}

/** Fills what the trie leaves open with the state of the longest suffix, breadth first. */
function followFailures<T>({
  next,
  width,
  ends,
}: {
  readonly next: Int32Array
  readonly width: number
  readonly ends: PartWord<T>[][]
}): void {
  const failure = new Int32Array(ends.length)
  const queue = [...next.subarray(0, width)].filter((state) => state !== 0)
  for (let head = 0; head < queue.length; head += 1) {
    const state = queue[head] ?? 0
    const suffix = failure[state] ?? 0
    ends[state]?.push(...(ends[suffix] ?? []))
    for (let column = 0; column < width; column += 1) {
      const place = state * width + column
      const after = next[suffix * width + column] ?? 0
      const child = next[place] ?? 0
      if (child === 0) next[place] = after
      else {
        failure[child] = after
        queue.push(child)
      }
    }
  }
}
