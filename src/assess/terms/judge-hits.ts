/**
 * From hits to terms that count: innocent phrases around them, words that excuse them, words they
 * need beside them.
 */
import type { Hit, Manner } from './hit.ts'

/** What a phrase was wanted for. Lists and contexts are known by their places. */
export type Value =
  | { readonly kind: 'term'; readonly term: number; readonly list: number; readonly rule: TermRule }
  | { readonly kind: 'except'; readonly list: number }
  | { readonly kind: 'context'; readonly context: number }
  | { readonly kind: 'context-except'; readonly context: number }

/** Contexts of a term; `within` is a number of words, Infinity for the whole text. */
export type TermRule = {
  readonly needs: readonly Near[]
  readonly unless: readonly Near[]
}
export type Near = {
  readonly context: number
  readonly within: number
  /** On which side of the term the context must stand; undefined is either. */
  readonly side: 'before' | 'after' | undefined
}

/** A term that counts, where it stands, and the hits of the contexts it needed, in their order. */
export type Judged = {
  readonly term: number
  readonly list: number
  readonly from: number
  readonly to: number
  readonly manner: Manner
  /** Undefined: met in another text of the parcel. */
  readonly met: readonly (Hit<Value> | undefined)[]
}

/** The most terms told of one text. */
const JUDGED_MAX = 200

/** Terms that count, by place in the text, the longest first. `around` are contexts met elsewhere. */
export function judgeHits(
  hits: readonly Hit<Value>[],
  around: ReadonlySet<number> | undefined,
): readonly Judged[] {
  // Most texts hold words of contexts alone, which tell nothing by themselves.
  if (!hits.some(namesTerm)) return []
  const sorted = hits.toSorted((one, other) =>
    one.from === other.from ? other.to - one.to : one.from - other.from,
  )
  const sides = sidesOf(sorted)
  const judged: Judged[] = []
  for (const hit of sorted) {
    for (const value of hit.phrase.values) {
      if (judged.length >= JUDGED_MAX) return judged
      if (value.kind !== 'term' || isExcepted(hit, value.list, sides)) continue
      if (value.rule.unless.some((near) => isExcused(hit, near, sides))) continue
      const met = metBy(hit, value.rule.needs, { sides, around })
      if (met === undefined) continue
      const { from, to, manner } = hit
      judged.push({ term: value.term, list: value.list, from, to, manner, met })
    }
  }
  return judged
}

function namesTerm({ phrase }: Hit<Value>): boolean {
  return phrase.values.some(({ kind }) => kind === 'term')
}

/** Hits that bear on others: exceptions by list, contexts by number. */
type Sides = {
  readonly exceptions: ReadonlyMap<number, readonly Hit<Value>[]>
  readonly contexts: ReadonlyMap<number, readonly Hit<Value>[]>
}

function sidesOf(hits: readonly Hit<Value>[]): Sides {
  const exceptions = new Map<number, Hit<Value>[]>()
  const contexts = new Map<number, Hit<Value>[]>()
  let spared: Map<number, Hit<Value>[]> | undefined
  for (const hit of hits) {
    for (const value of hit.phrase.values) {
      if (value.kind === 'except') put(exceptions, value.list, hit)
      else if (value.kind === 'context') put(contexts, value.context, hit)
      else if (value.kind === 'context-except') {
        spared ??= new Map<number, Hit<Value>[]>()
        put(spared, value.context, hit)
      }
    }
  }
  for (const [context, phrases] of spared ?? []) {
    const kept = contexts.get(context)?.filter((hit) => !phrases.some((one) => isInside(hit, one)))
    if (kept !== undefined) contexts.set(context, kept)
  }
  return { exceptions, contexts }
}

function put<T>(map: Map<number, T[]>, key: number, value: T): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [value])
  else known.push(value)
}

/**
 * The term lies within a longer, innocent phrase, or runs into one that goes on after it: "grass
 * seed" before "seed spreader".
 */
function isExcepted(hit: Hit<Value>, list: number, { exceptions }: Sides): boolean {
  return (
    exceptions
      .get(list)
      ?.some(
        ({ from, to }) => to >= hit.to && from < hit.to && (from <= hit.from || to > hit.to),
      ) === true
  )
}

/** A context excuses from beside the term or around it, not from inside. */
function isExcused(hit: Hit<Value>, near: Near, { contexts }: Sides): boolean {
  return (
    contexts
      .get(near.context)
      ?.some((other) => !isInside(other, hit) && isNear(other, hit, near)) === true
  )
}

function isInside(inner: Hit<Value>, outer: Hit<Value>): boolean {
  return inner.from >= outer.from && inner.to <= outer.to
}

type Surroundings = { readonly sides: Sides; readonly around: ReadonlySet<number> | undefined }

/** The context hits that meet all needs, or undefined when one is not met. */
function metBy(
  hit: Hit<Value>,
  needs: readonly Near[],
  { sides, around }: Surroundings,
): readonly (Hit<Value> | undefined)[] | undefined {
  const met: (Hit<Value> | undefined)[] = []
  for (const near of needs) {
    const { context, within } = near
    const beside = sides.contexts
      .get(context)
      ?.find((other) => isApart(other, hit) && isNear(other, hit, near))
    const isAround = within === Number.POSITIVE_INFINITY && around?.has(context) === true
    if (beside === undefined && !isAround) return undefined
    met.push(beside)
  }
  return met
}

function isApart(one: Hit<Value>, other: Hit<Value>): boolean {
  return one.to <= other.from || one.from >= other.to
}

/** Close enough, and on the side asked for. */
function isNear(other: Hit<Value>, hit: Hit<Value>, { within, side }: Near): boolean {
  if (side === 'before' && other.to > hit.from) return false
  if (side === 'after' && other.from < hit.to) return false
  return distance(other, hit) <= within
}

/** Words between two hits. */
function distance(one: Hit<Value>, other: Hit<Value>): number {
  return Math.max(0, one.from - other.to, other.from - one.to)
}
