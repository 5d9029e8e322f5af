/** What an effect of the pack amounts to. */
import type { Effect } from '../domain/pack.ts'

/** Whether an effect changes nothing. */
export function isIdle({ weight, lane, security }: Effect): boolean {
  return weight === 0 && lane === undefined && security === undefined
}
