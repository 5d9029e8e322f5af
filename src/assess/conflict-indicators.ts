/** Contradictions between filers as indicators, where no rule of the pack has spoken of the element. */
import type { Consignment } from '../domain/consignment.ts'
import type { Indicator } from '../domain/decision.ts'
import type { Pack } from '../domain/pack.ts'

/** One indicator a contradiction. A pack's own rule on the same element replaces it. */
export function conflictIndicators(
  pack: Pack,
  consignment: Consignment,
  ruled: readonly Indicator[],
): readonly Indicator[] {
  const { conflict } = pack.policy
  const spoken = new Set(ruled.filter(({ topic }) => topic === 'data-conflict').map(({ id }) => id))
  const silent = consignment.conflicts.filter(
    ({ element }) =>
      !pack.rules.some((rule) => spoken.has(rule.id) && rule.when.includes(`"${element}"`)),
  )
  return silent.map(({ element, sides }) => ({
    id: `${pack.head.id}.data-conflict.${element.toLowerCase()}`,
    topic: 'data-conflict',
    weight: conflict.weight,
    ground: conflict.ground,
    text: conflict.text.replaceAll('{element}', element),
    evidence: sides.map(({ path, value, source }) => ({ path, value, source })),
  }))
}
