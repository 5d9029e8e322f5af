/** Counts the CEL conformance vectors section by section: passed, left out and why, failed. */
import type { IncrementalTestSuite } from '@bufbuild/cel-spec/testdata/tests.js'
import { LEFT_OUT_REASONS, LEFT_OUT_WHOLE } from './conformance-left-out.fixture.ts'
import { runVector } from './conformance-run.fixture.ts'

/** The counts of one section that is kept. */
export type SectionCount = {
  readonly section: string
  readonly passed: number
  readonly leftOut: number
}

/** The whole suite against the dialect. `failed` vectors neither pass nor are explained. */
export type ConformanceReport = {
  readonly sections: readonly SectionCount[]
  /** Vectors of files and sections left out whole. */
  readonly leftOutWhole: number
  /** How many vectors each reason explains. */
  readonly reasons: ReadonlyMap<string, number>
  readonly failed: readonly string[]
}

/** Runs `suite`. */
export function reportConformance(suite: IncrementalTestSuite): ConformanceReport {
  const sections: SectionCount[] = []
  const reasons = new Map<string, number>()
  const failed: string[] = []
  let leftOutWhole = 0
  for (const file of suite.suites) {
    for (const part of file.suites) {
      const section = `${file.name}/${part.name}`
      if (LEFT_OUT_WHOLE[file.name] !== undefined || LEFT_OUT_WHOLE[section] !== undefined) {
        leftOutWhole += part.tests.length
        continue
      }
      let passed = 0
      let leftOut = 0
      for (const vector of part.tests) {
        const { isPassed, said } = runVector(vector)
        const { expr, disableCheck } = vector.original
        const reason = LEFT_OUT_REASONS.find(({ explains }) =>
          explains({ expr, said, isUnchecked: disableCheck }),
        )
        if (isPassed) passed += 1
        else if (reason === undefined) failed.push(`${section}/${vector.name}: ${expr}: ${said}`)
        else {
          leftOut += 1
          reasons.set(reason.what, (reasons.get(reason.what) ?? 0) + 1)
        }
      }
      sections.push({ section, passed, leftOut })
    }
  }
  return { sections, leftOutWhole, reasons, failed }
}

/** The three tables of the report in Markdown, as docs/rules/cel-dialect.md holds them. */
export function conformanceTables(report: ConformanceReport): string {
  const whole = Object.entries(LEFT_OUT_WHOLE).map(([name, why]) => `| \`${name}\` | ${why} |`)
  const reasons = LEFT_OUT_REASONS.map(
    ({ what, why }) => `| ${what} | ${report.reasons.get(what) ?? 0} | ${why} |`,
  )
  const sections = report.sections.map(
    ({ section, passed, leftOut }) => `| \`${section}\` | ${passed} | ${leftOut} |`,
  )
  const passed = report.sections.reduce((sum, { passed: count }) => sum + count, 0)
  const leftOut = report.sections.reduce((sum, { leftOut: count }) => sum + count, 0)
  return [
    '| Left out whole | Why |',
    '|---|---|',
    ...whole,
    '',
    '| Left out inside kept sections | Vectors | Why |',
    '|---|---|---|',
    ...reasons,
    '',
    '| Kept section | Passed | Left out |',
    '|---|---|---|',
    ...sections,
    `| all | ${passed} | ${leftOut} |`,
  ].join('\n')
}
