/** Puts rules that the same facts rule out together, and works out which facts' bands rule out which. */
import type { FilterFact, RuleFilters } from './rule-filter.ts'

/** Rules of one generated function: two bits each for their truths must fit into a small integer. */
export const RULES_IN_CHUNK = 10

type Numbered = { readonly index: number }

/** The rules in an order in which like filters stand together; unfiltered rules stand last. */
export function orderRules<R extends Numbered>(
  rules: readonly R[],
  { facts, ofRule }: RuleFilters,
): readonly R[] {
  const keyed = rules.map((rule) => {
    let best = { share: 1, key: '~' }
    for (const { key, bands } of facts) {
      const isAllowed = ofRule[rule.index]?.allowed.get(key)
      if (isAllowed === undefined) continue
      const open = bands.flatMap((_, band) => (isAllowed(band) ? [band] : []))
      const share = open.length / bands.length
      const first = String(open[0] ?? 0).padStart(6, '0')
      if (share < best.share) best = { share, key: `${key} ${first}` }
    }
    return { rule, key: best.key }
  })
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map((k) => k.rule)
}

/**
 * The bits of one fact: for each band (unknown first), one integer a chunk, in which a bit is set
 * for each rule that the band does not rule out.
 */
export type ChunkMask = {
  readonly fact: FilterFact
  readonly table: Int32Array
  /** The chunks that the fact rules anything out of. */
  readonly chunksUsed: readonly number[]
}

/** The masks of all facts that filter a rule of `chunks`. */
export function chunkMasks(
  chunks: readonly (readonly Numbered[])[],
  { facts, ofRule }: RuleFilters,
): readonly ChunkMask[] {
  return facts.flatMap((fact) => {
    const chunksUsed = chunks.flatMap((chunk, c) =>
      chunk.some(({ index }) => ofRule[index]?.allowed.has(fact.key) === true) ? [c] : [],
    )
    if (chunksUsed.length === 0) return []
    const table = new Int32Array((fact.bands.length + 1) * chunks.length)
    chunks.forEach((chunk, c) => {
      chunk.forEach(({ index }, bit) => {
        const isAllowed = ofRule[index]?.allowed.get(fact.key)
        for (let row = 0; row <= fact.bands.length; row += 1) {
          const at = row * chunks.length + c
          if (isAllowed?.(row - 1) !== false) table[at] = (table[at] ?? 0) | (1 << bit)
        }
      })
    })
    return [{ fact, table, chunksUsed }]
  })
}
