/** Runs small test files under the reporter and reads what a person, or a machine, would see. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { projectRoot } from './project-root.ts'

const SUMMARY = /\n\n# tests \d+\n# suites \d+\n# pass \d+\n# fail \d+\n(?:# \w+ [\d.]+\n)+$/u

const GOOD = "import { test } from 'node:test'\ntest('one', () => {})\ntest('two', () => {})\n"
const BAD = `import { describe, it, test } from 'node:test'
describe('parcels', () => {
  it('are held', () => {
    throw new TypeError('not held')
  })
})
test('later', { todo: 'not yet' }, () => {
  throw new Error('expected')
})
console.log('printed by the test')
`

test('a good run shows a line a file and ends with the summary of the runner', (t) => {
  const { status, stdout } = run(t, { 'a.test.ts': GOOD, 'b.test.ts': GOOD })
  assert.equal(status, 0)
  assert.match(stdout, /^ok a\.test\.ts 2 tests \d+\.\d s$/mu)
  assert.match(stdout, /^ok b\.test\.ts 2 tests \d+\.\d s$/mu)
  assert.match(stdout, SUMMARY)
  assert.match(stdout, /# tests 4\n# suites 0\n# pass 4\n# fail 0\n/u)
  assert.doesNotMatch(stdout, /Failed/u)
})

test('a failure is shown in full with its place, and named again before the summary', (t) => {
  const { status, stdout } = run(t, { 'a.test.ts': BAD, 'b.test.ts': GOOD })
  assert.equal(status, 1)
  assert.match(
    stdout,
    /^FAILED a\.test\.ts: parcels > are held\n {2}TypeError: not held\n {6}at /mu,
  )
  assert.match(stdout, /\nFailed:\n {2}a\.test\.ts: parcels > are held\n\n# tests/u)
  assert.doesNotMatch(stdout, /expected|later/u)
  assert.match(stdout, /^ {2}printed by the test$/mu)
  assert.match(stdout, SUMMARY)
})

test('a file that does not run to its end has failed', (t) => {
  const { status, stdout } = run(t, { 'a.test.ts': "import './nowhere.ts'\n" })
  assert.equal(status, 1)
  assert.match(stdout, /ERR_MODULE_NOT_FOUND/u)
  assert.match(stdout, /\nFailed:\n {2}a\.test\.ts: did not run to its end\n/u)
})

function run(
  t: TestContext,
  files: Readonly<Record<string, string>>,
): { readonly status: number | null; readonly stdout: string } {
  const folder = mkdtempSync(join(tmpdir(), 'tidewaiter-reporter-'))
  t.after(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  // Told by this variable, a runner believes to be a file of the run around it.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const reporter = join(projectRoot, 'tools/test-reporter.ts')
  return spawnSync(process.execPath, ['--test', `--test-reporter=${reporter}`], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
}
