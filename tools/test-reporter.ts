/**
 * How a test run is shown: one line a file, each failure in full, all failures named again at the
 * end, and last the runner's own summary (`# tests …`, `# pass …`).
 */
import { relative, resolve } from 'node:path'
import type { TestEvent } from 'node:test/reporters'
import { inspect } from 'node:util'

type Progress = {
  /** Names of failed tests, by file. */
  readonly failures: string[]
  /** Names of the suites and tests around the one that reports now, by depth. */
  readonly around: string[]
}

/** Turns the runner's events into lines. */
// oxlint-disable-next-line import/no-default-export -- the runner takes a reporter's default
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const progress: Progress = { failures: [], around: [] }
  const closing: string[] = []
  for await (const event of events) {
    if (event.type === 'test:diagnostic' && event.data.nesting === 0) {
      closing.push(`# ${event.data.message}\n`)
    } else {
      yield* linesOf(event, progress)
    }
  }
  if (progress.failures.length > 0) yield `\nFailed:\n${progress.failures.join('')}`
  yield `\n${closing.join('')}`
}

function linesOf(event: TestEvent, progress: Progress): readonly string[] {
  const { type, data } = event
  if (type === 'test:start') {
    progress.around.length = data.nesting
    progress.around[data.nesting] = data.name
  }
  if (type === 'test:fail') return failure(data, progress)
  if (type === 'test:stdout' || type === 'test:stderr') {
    return data.message.trim() === '' ? [] : [indented(data.message)]
  }
  return type === 'test:summary' && data.file !== undefined ? [fileLine(data)] : []
}

function failure(
  data: Extract<TestEvent, { type: 'test:fail' }>['data'],
  progress: Progress,
): readonly string[] {
  const { error } = data.details
  // A suite fails when a test in it does; that test has been shown.
  if ('failureType' in error && error.failureType === 'subtestsFailed') return []
  if (data.todo !== undefined && data.todo !== false) return []
  const isFile = data.file !== undefined && resolve(data.name) === data.file
  const names = [...progress.around.slice(0, data.nesting), data.name]
  const name = isFile ? 'did not run to its end' : names.join(' > ')
  const place = data.file === undefined ? '' : `${relative(process.cwd(), data.file)}: `
  progress.failures.push(`  ${place}${name}\n`)
  const shown = inspect(error.cause, { colors: false, depth: 5 })
  return [`FAILED ${place}${name}\n${indented(shown)}`]
}

function fileLine(data: Extract<TestEvent, { type: 'test:summary' }>['data']): string {
  const { counts, duration_ms: durationMs, file = '', success } = data
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
  const seconds = (durationMs / 1000).toFixed(1)
  const path = relative(process.cwd(), file)
  return `${success ? 'ok' : 'FAILED'} ${path} ${counts.tests} tests${skipped} ${seconds} s\n`
}

function indented(text: string): string {
  return `${text.trimEnd().replaceAll(/^/gmu, '  ')}\n`
}
