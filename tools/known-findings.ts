/**
 * Findings that are known and wait to be mended: a file may have as many of a rule as are written
 * down, never more. The list only shrinks; `npm run known` writes what is left of it.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Finding, isWithin } from './finding.ts'
import { projectRoot } from './project-root.ts'

const FILE = join(projectRoot, 'tools/known-findings.json')

type Known = Readonly<Record<string, number>>

/** The findings of a file and rule when there are more of them than are known. */
export function beyondKnown(
  findings: readonly Finding[],
  known: Known = readKnown(),
): readonly Finding[] {
  const counts = countEach(findings)
  return findings.filter((finding) => {
    const key = keyOf(finding)
    return (counts[key] ?? 0) > (known[key] ?? 0)
  })
}

/** How many findings each file has of each rule. */
export function countEach(findings: readonly Finding[]): Known {
  const counts: Record<string, number> = {}
  for (const finding of findings) counts[keyOf(finding)] = (counts[keyOf(finding)] ?? 0) + 1
  return counts
}

/** Writes what is known today, never more than was known before unless `isFirst`. */
export function writeKnown(findings: readonly Finding[], isFirst: boolean): void {
  const before = isFirst ? undefined : readKnown()
  const counts = Object.entries(countEach(findings.filter(({ path }) => isWithin(path, []))))
  const kept = counts
    .map(([key, count]) => [key, Math.min(count, before?.[key] ?? count)] as const)
    .filter(([key]) => before === undefined || before[key] !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`)
}

function keyOf({ path, rule }: Finding): string {
  return `${path} [${rule}]`
}

function readKnown(): Known {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8')) as Known
  } catch {
    return {} // No list: nothing is known, so everything is told.
  }
}
