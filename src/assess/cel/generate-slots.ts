/** Generates JavaScript that reads facts into their slots, each structure on the way once. */
import type { Slot } from './emission.ts'

/** The slot without the first name of its path. */
export function withoutRoot(slot: Slot): Slot {
  return { ...slot, path: slot.path.slice(1) }
}

/** JavaScript that reads `slots` from the structure `from`; null reads as unknown. */
export function readSlots(slots: readonly Slot[], from: string): string {
  const here = slots.filter(({ path }) => path.length === 0)
  const deeper = Map.groupBy(
    slots.filter(({ path }) => path.length > 0),
    ({ path }) => path[0] ?? '',
  )
  const parts = here.map(({ name }) => `${name}=${from};`)
  for (const [field, inside] of deeper) {
    const value = `${from}[${JSON.stringify(field)}]`
    const [only] = inside
    if (inside.length === 1 && only?.path.length === 1) {
      parts.push(`${only.name}=${value}??${unknownOf(only)};`)
      continue
    }
    const below = `${from}_`
    const reset = inside.map((slot) => `${slot.name}=${unknownOf(slot)};`).join('')
    parts.push(
      `{const ${below}=${value}??undefined;if(${below}===undefined){${reset}}`,
      `else{${readSlots(inside.map(withoutRoot), below)}}}`,
    )
  }
  return parts.join('')
}

function unknownOf({ isNumber }: Slot): string {
  return isNumber ? 'NaN' : 'undefined'
}
