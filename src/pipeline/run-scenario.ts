/**
 * Runs a golden scenario through intake and pipeline as if it happened, and tells where what was
 * decided is not what the scenario expects.
 */
import type { CompiledPack } from '../assess/compile-pack.ts'
import type { Decision } from '../domain/decision.ts'
import type { ParsedRecord } from '../intake/read-record.ts'
import { readRecords } from '../intake/read-records.ts'
import { differencesOf } from '../packs/compare-decision.ts'
import type { Scenario, Step } from '../packs/load-golden.ts'
import type { PackProblem, Position } from '../packs/pack-problem.ts'
import { buildPartyScreen, type PartyScreen } from '../screen/party-screen.ts'
import type { Store } from '../storage/store.ts'
import { TEST_DRAW_SECRET } from './assess-all.ts'
import { drainWork, processBatch } from './process-batch.ts'

/** What a scenario runs in. `store` must be empty. */
export type ScenarioRun = { readonly compiled: CompiledPack; readonly store: Store }

/** Everything that is not as the scenario expects, with its place in the scenario's file. */
export async function runScenario(
  scenario: Scenario,
  { compiled, store }: ScenarioRun,
): Promise<readonly PackProblem[]> {
  const problems: PackProblem[] = []
  /** The newest decision of each consignment, over all steps so far. */
  const newest = new Map<string, Decision>()
  const screen = screenOf(scenario)
  for (const step of scenario.steps) {
    const records = await recordsOf(step, problems)
    const settings = { compiled, screen, drawSecret: TEST_DRAW_SECRET, now: () => step.at }
    const { decisions } = await processBatch(store, settings, records)
    const further = await drainWork(store, settings)
    for (const decision of [...decisions, ...further]) newest.set(decision.consignment, decision)
    problems.push(...unexpected(step, newest), ...others(step, [...decisions, ...further]))
  }
  return problems
}

function screenOf({ lists }: Scenario): PartyScreen | undefined {
  if (lists.length === 0) return undefined
  return buildPartyScreen(
    lists.map(({ list, asOf, entries }) => ({
      head: { list, asOf, ...MADE_UP, entries: entries.length },
      entries: entries.map(({ id, kind, names, addresses = [] }) => ({
        ...NOTHING_KNOWN,
        addresses,
        id,
        kind,
        names: names.map((text, place) => ({ text, quality: place === 0 ? 'primary' : 'alias' })),
      })),
    })),
  )
}

const MADE_UP = { source: 'the scenario', licence: 'none', refused: 0, hash: '' }
const NOTHING_KNOWN = {
  countries: [],
  birthDates: [],
  identifiers: [],
  programmes: [],
}

/** The step's submissions as intake reads them; what it refuses or ignores is a slip in the scenario. */
async function recordsOf(step: Step, problems: PackProblem[]): Promise<readonly ParsedRecord[]> {
  const records: ParsedRecord[] = []
  for (const { value, position } of step.submissions) {
    const bytes = Buffer.from(JSON.stringify(value))
    for await (const batch of readRecords(only(bytes), { format: 'json' })) {
      for (const record of batch) {
        if (record.kind === 'parsed') records.push(record)
        const slips =
          record.kind === 'refused'
            ? record.refusals.map(({ pointer, text }) => `${pointer}: ${text}`)
            : record.ignored.map((pointer) => `${pointer} is no element of a submission.`)
        problems.push(...slips.map((text) => problem(position, text, 'Mend the submission.')))
      }
    }
  }
  return records
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

function unexpected(step: Step, newest: ReadonlyMap<string, Decision>): readonly PackProblem[] {
  return [...step.expect].flatMap(([name, { value, position }]) => {
    const decision = newest.get(name)
    if (decision === undefined) {
      const known = [...newest.keys()].join(', ')
      return [problem(position, `Nothing was decided about ${name}; decided: ${known}.`)]
    }
    return differencesOf(decision, value).map((text) => problem(position, `${name}: ${text}`))
  })
}

function others(step: Step, decisions: readonly Decision[]): readonly PackProblem[] {
  if (step.decided === undefined) return []
  const found = decisions.map(({ consignment }) => consignment).toSorted()
  const wanted = step.decided.toSorted()
  if (found.join(' ') === wanted.join(' ')) return []
  const text = `Decided were ${listed(found)}, not ${listed(wanted)}.`
  return [problem(step.position, text)]
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ')
}

function problem(position: Position, text: string, mend?: string): PackProblem {
  const usual = 'Mend the scenario, or the pack if it decides something else than it should.'
  return { ...position, rule: 'golden', text, mend: mend ?? usual }
}
