/**
 * Checks what a schema cannot see: that a pack's parts fit each other and mean something. Pure.
 * Conditions are compiled elsewhere; here they are text, but for the term lists they name.
 */
import type { Pack } from '../domain/pack.ts'
import { checkCoverage } from './check-coverage.ts'
import { checkEffects } from './check-effects.ts'
import { checkPeriods } from './check-periods.ts'
import { checkReferences } from './check-references.ts'
import { checkValues } from './check-values.ts'
import type { PackIssue } from './pack-problem.ts'

const ISSUES_MAX = 200

/** Everything wrong with the pack's content; none for a sound pack. At most 200 issues. */
export function checkPack(pack: Pack): readonly PackIssue[] {
  return [
    ...checkValues(pack),
    ...checkPeriods(pack),
    ...checkReferences(pack),
    ...checkCoverage(pack),
    ...checkEffects(pack),
  ].slice(0, ISSUES_MAX)
}
