/**
 * Reads a pack's golden scenarios. Named submissions are filled in, so that whoever runs a scenario
 * sees what comes in, in order, and where each part was written.
 */
import { join } from 'node:path'
import { below } from '../lib/json-pointer.ts'
import { ok, type Result, refuse } from '../lib/result.ts'
import type { Expectation, GoldenFile, GoldenList } from './golden-schema.ts'
import { GoldenFileSchema } from './golden-schema.ts'
import { yamlFiles } from './list-files.ts'
import { nearestWord } from './nearest-word.ts'
import { locate, type PackProblem, type Position, type Positions } from './pack-problem.ts'
import { readPart } from './read-part.ts'

/** A scenario, ready to run: its steps go into one record, one after the other. */
export type Scenario = {
  readonly name: string
  readonly about: string
  readonly journey: number | undefined
  readonly lists: readonly GoldenList[]
  readonly position: Position
  readonly steps: readonly Step[]
}

/** What comes in at one time, and what must be decided then. */
export type Step = {
  /** RFC 3339. */
  readonly at: string
  readonly submissions: readonly Placed<Readonly<Record<string, unknown>>>[]
  /** Consignment (as decisions name it) → part of its newest decision. */
  readonly expect: ReadonlyMap<string, Placed<Expectation>>
  readonly decided: readonly string[] | undefined
  readonly position: Position
}

/** A value with the place in the file that gave it. */
export type Placed<T> = { readonly value: T; readonly position: Position }

/** All scenarios of the pack in `folder`, by file name; none when it has no `golden/`. */
export async function loadGolden(
  folder: string,
): Promise<Result<readonly Scenario[], readonly PackProblem[]>> {
  const problems: PackProblem[] = []
  const scenarios: Scenario[] = []
  for (const { path } of await yamlFiles(join(folder, 'golden'), problems)) {
    const part = await readPart(path, GoldenFileSchema)
    if (!part.ok) {
      problems.push(...part.refusal)
      continue
    }
    const reading: Reading = {
      file: part.value.value,
      positions: part.value.positions,
      problems,
    }
    scenarios.push(...reading.file.scenarios.map((_, at) => scenarioAt(reading, at)))
  }
  problems.push(...repeatedNames(scenarios))
  return problems.length > 0 ? refuse(problems) : ok(scenarios)
}

type Reading = {
  readonly file: GoldenFile
  readonly positions: Positions
  readonly problems: PackProblem[]
}
type RawScenario = GoldenFile['scenarios'][number]
type RawStep = NonNullable<RawScenario['steps']>[number]

function scenarioAt(reading: Reading, at: number): Scenario {
  const path = `/scenarios/${at}`
  const position = placeOf(reading, path)
  const raw = reading.file.scenarios[at]
  const steps = raw === undefined ? [] : stepsOf(reading, raw, path)
  return {
    name: raw?.name ?? '',
    about: raw?.about ?? '',
    journey: raw?.journey,
    lists: raw?.lists ?? [],
    position,
    steps: steps.map((step) => stepAt(reading, step.raw, step.path)),
  }
}

type StepSource = { readonly raw: RawStep; readonly path: string }

/** A scenario has `steps`, or is itself one step. */
function stepsOf(reading: Reading, raw: RawScenario, path: string): readonly StepSource[] {
  const { steps, at, submissions, expect, decided } = raw
  const isOneStep = at !== undefined && submissions !== undefined && expect !== undefined
  if (steps !== undefined && at === undefined && submissions === undefined) {
    return steps.map((step, nth) => ({ raw: step, path: `${path}/steps/${nth}` }))
  }
  if (isOneStep && steps === undefined) {
    const step = { at, submissions, expect }
    return [{ raw: decided === undefined ? step : { ...step, decided }, path }]
  }
  const text = 'A scenario has `at`, `submissions` and `expect`, or has `steps` that have them.'
  complain(reading, path, { text, mend: 'Write either the three or `steps`.' })
  return []
}

function stepAt(reading: Reading, raw: RawStep, path: string): Step {
  return {
    at: raw.at,
    position: placeOf(reading, path),
    submissions: raw.submissions.map((submission, nth) => {
      const place = `${path}/submissions/${nth}`
      return { value: filledIn(reading, submission, place), position: placeOf(reading, place) }
    }),
    expect: new Map(
      Object.entries(raw.expect).map(([name, value]) => [
        name,
        { value, position: placeOf(reading, below(`${path}/expect`, name)) },
      ]),
    ),
    decided: raw.decided,
  }
}

type RawSubmission = Readonly<Record<string, unknown>>

function filledIn(reading: Reading, submission: RawSubmission, path: string): RawSubmission {
  const { like, with: changes } = submission
  if (typeof like !== 'string') return submission
  const named = reading.file.submissions ?? {}
  const base = Object.hasOwn(named, like) ? named[like] : undefined
  if (base === undefined) {
    const near = nearestWord(like, Object.keys(named))
    const mend = near === undefined ? 'Write it under `submissions`.' : `Did you mean \`${near}\`?`
    complain(reading, below(path, 'like'), { text: `No submission is named \`${like}\`.`, mend })
    return submission
  }
  const merged = mergePatch(base, changes ?? {})
  return isRecord(merged) ? merged : submission
}

/** RFC 7396: objects merge, null takes away, everything else replaces. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch
  const merged = new Map(Object.entries(isRecord(target) ? target : {}))
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key)
    else merged.set(key, mergePatch(merged.get(key), value))
  }
  return Object.fromEntries(merged)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function repeatedNames(scenarios: readonly Scenario[]): readonly PackProblem[] {
  return scenarios
    .filter(({ name }, at) => scenarios.findIndex((other) => other.name === name) < at)
    .map(({ name, position }) => ({
      ...position,
      rule: 'duplicate',
      text: `Another scenario is called "${name}" too.`,
      mend: 'Give each a name of its own.',
    }))
}

function placeOf({ positions }: Reading, path: string): Position {
  return locate(positions, path) ?? { file: '', line: 1, column: 1 }
}

function complain(
  reading: Reading,
  path: string,
  words: { readonly text: string; readonly mend: string },
): void {
  reading.problems.push({ ...placeOf(reading, path), rule: 'schema', ...words })
}
