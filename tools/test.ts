/**
 * Runs the checks of the house and then all tests: `npm test`. `npm test -- src/join` runs the tests
 * of one folder, without the checks. The test runner's own summary is the last thing printed.
 */
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './project-root.ts'

/** The simulation's tests take minutes: `npm test -- simulation` runs them. */
const EVERYTHING = '{src,tools,packs,bench}/**/*.test.ts'
const FILES_AT_ONCE = 2

/** Starts one PostgreSQL for the whole run; tests that need a database get one of its databases. */
const SETUP = 'src/storage/postgres/test-setup.fixture.ts'

const places = process.argv.slice(2)
const isCheckGood = places.length > 0 || runNode('checks', ['tools/check.ts'])
if (!isCheckGood) console.log('The checks above failed; the tests run all the same.')
const areTestsGood = runNode('tests', [
  '--test',
  `--test-concurrency=${FILES_AT_ONCE}`,
  '--test-reporter=./tools/test-reporter.ts',
  `--test-global-setup=${SETUP}`,
  ...(places.length > 0 ? places.map(testsIn) : [EVERYTHING]),
])
process.exitCode = isCheckGood && areTestsGood ? 0 : 1

function runNode(what: string, args: readonly string[]): boolean {
  console.log(`Running the ${what} …`)
  const { status, error } = spawnSync(process.execPath, args, {
    cwd: projectRoot,
    stdio: 'inherit',
  })
  if (error !== undefined) throw error
  return status === 0
}

function testsIn(place: string): string {
  const found = statSync(join(projectRoot, place), { throwIfNoEntry: false })
  return found?.isDirectory() === true ? `${place.replace(/\/$/u, '')}/**/*.test.ts` : place
}
