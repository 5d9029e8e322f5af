/** Puts rules that the same facts rule out together, and works out which facts' bands rule out which. */
import type { FilterFact, RuleFilters } from './rule-filter.ts'

/** Rules of one generated function; their bits must fit into 16. */
export const RULES_IN_CHUNK = 15

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

/** The bits that one fact sets for each chunk: bit n stands for the n-th rule of the chunk. */
export type ChunkMask = {
  readonly fact: FilterFact
  /** By band (unknown first), then by chunk: the rules that the band does not rule out. */
  readonly open: Uint16Array
  /** By chunk: the rules that are unknown, if not no, when the fact is; then as many zeros. */
  readonly unsettled: Uint16Array
  /** The chunks that the fact rules anything out of, and those of which it unsettles a rule. */
  readonly chunksOpened: readonly number[]
  readonly chunksUnsettled: readonly number[]
}

/** The masks of all facts that filter a rule of `chunks`. */
export function chunkMasks(
  chunks: readonly (readonly Numbered[])[],
  { facts, ofRule }: RuleFilters,
): readonly ChunkMask[] {
  return facts.flatMap((fact) => {
    const open = new Uint16Array((fact.bands.length + 1) * chunks.length)
    const unsettled = new Uint16Array(2 * chunks.length)
    const chunksOpened: number[] = []
    chunks.forEach((chunk, c) => {
      chunk.forEach(({ index }, bit) => {
        const filter = ofRule[index]
        const isAllowed = filter?.allowed.get(fact.key)
        if (isAllowed !== undefined && !chunksOpened.includes(c)) chunksOpened.push(c)
        for (let row = 0; row <= fact.bands.length; row += 1) {
          const at = row * chunks.length + c
          if (isAllowed?.(row - 1) !== false) open[at] = (open[at] ?? 0) | (1 << bit)
        }
        if (filter?.settled.has(fact.key) === true) unsettled[c] = (unsettled[c] ?? 0) | (1 << bit)
      })
    })
    const chunksUnsettled = chunksOpened.filter((c) => unsettled[c] !== 0)
    return chunksOpened.length === 0
      ? []
      : [{ fact, open, unsettled, chunksOpened, chunksUnsettled }]
  })
}
