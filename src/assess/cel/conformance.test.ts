/** The CEL conformance suite: each vector passes, or the table of left-out parts names why not. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { getConformanceSuite } from '@bufbuild/cel-spec/testdata/tests.js'
import { LEFT_OUT_REASONS, LEFT_OUT_WHOLE } from './conformance-left-out.fixture.ts'
import { conformanceTables, reportConformance } from './conformance-report.fixture.ts'
import { runVector } from './conformance-run.fixture.ts'

const suite = getConformanceSuite()
const report = reportConformance(suite)

test('every vector of a kept section passes or has a reason to be left out', () => {
  assert.deepEqual(report.failed, [])
})

test('the suite was read, and most of the kept part passes', () => {
  const passed = report.sections.reduce((sum, section) => sum + section.passed, 0)
  const leftOut = report.sections.reduce((sum, section) => sum + section.leftOut, 0)
  assert.equal(passed + leftOut + report.leftOutWhole, 2344)
  assert.ok(passed >= 764, `${passed} vectors pass`)
  for (const { section, passed: count } of report.sections) {
    assert.ok(count > 0, `${section} is kept, but no vector passes`)
  }
})

test('no entry of the table of left-out parts is stale', () => {
  const names = suite.suites.flatMap((file) => [
    file.name,
    ...file.suites.map((part) => `${file.name}/${part.name}`),
  ])
  for (const name of Object.keys(LEFT_OUT_WHOLE)) assert.ok(names.includes(name), name)
  for (const { what } of LEFT_OUT_REASONS) {
    assert.ok((report.reasons.get(what) ?? 0) > 0, `no vector is left out for: ${what}`)
  }
})

test('a vector with a wrong expectation fails', () => {
  const vector = suite.suites
    .flatMap((file) => file.suites.flatMap((part) => part.tests))
    .find(({ name }) => name === 'self_eval_int_zero')
  assert.ok(vector !== undefined)
  assert.ok(runVector(vector).isPassed)
  const planted = { ...vector, original: { ...vector.original, expr: '1' } }
  assert.deepEqual(runVector(planted), { isPassed: false, said: '0 was due, not 1' })
})

test('docs/rules/cel-dialect.md holds the same tables', () => {
  const path = new URL('../../../docs/rules/cel-dialect.md', import.meta.url)
  assert.ok(
    readFileSync(path, 'utf8').includes(conformanceTables(report)),
    `the tables should read:\n${conformanceTables(report)}`,
  )
})
