/**
 * What the assessment of a parcel costs, with rules, terms and lists as they decide: over a sample
 * day, and where no party was ever seen before. Processor time of the pure work; nothing is stored.
 */
import { ACTIVITY_ROLES } from '../src/domain/enrichment.ts'
import type { ListVersion } from '../src/domain/list.ts'
import type { DecisionBasis } from '../src/domain/record.ts'
import { type Member, memberSequence } from '../src/join/member.ts'
import { partition } from '../src/join/partition.ts'
import { assert } from '../src/lib/assert.ts'
import { addStatements } from '../src/pipeline/add-statements.ts'
import { conclude } from '../src/pipeline/conclude.ts'
import { findContainerEvents, reachedBy } from '../src/pipeline/container-events.ts'
import { openPack } from '../src/pipeline/open-pack.ts'
import { type Prepared, prepare } from '../src/pipeline/prepare.ts'
import { type ScreeningSettings, screenParties } from '../src/pipeline/screen-parties.ts'
import { generateDay } from '../src/sample-day/generate-day.ts'
import { buildPartyScreen } from '../src/screen/party-screen.ts'
import type { StoredSubmission } from '../src/storage/store.ts'
import { withNewParties } from './new-parties.ts'

const SEED = 7
const DAY = '2026-11-20'
const NOW = `${DAY}T20:00:00Z`
const PARCELS = 10_000
/** Parcels before time is taken, and parcels whose parties are new. */
const WARM = 2_000
const NEW = 3_000
/** Parcels joined at a time: joining is not part of what is measured, nor is holding all of it. */
const SLICE = 500

/** Microseconds a parcel, and what they go to. */
type Cost = {
  readonly rules: number
  readonly parties: number
  readonly concluding: number
  readonly joining: number
}

/**
 * Microseconds of processor time a parcel: `assessUs` over the sample day, whose parties come again
 * as they do, and `assessNewPartiesUs` where each parcel's parties are new. One assessment a parcel,
 * of all its filings and events; joining them is told beside.
 */
export async function measureAssessment(
  lists: readonly ListVersion[],
  log: (line: string) => void,
): Promise<{ readonly assessUs: number; readonly assessNewPartiesUs: number }> {
  const opened = await openPack({ pack: 'us' })
  assert(opened.ok, 'the US pack opens')
  const settings = { compiled: opened.value.compiled, screen: buildPartyScreen(lists) }
  const parcels = sampleDay()
  const renewed = (from: number, to: number, salt: string) =>
    parcels.slice(from, to).map((members, at) => withNewParties(members, `${salt} ${at}`))
  // Warmed with parties that do not come again: the day begins with nobody known.
  await assessAll(renewed(0, WARM, 'warm'), settings)
  const day = await assessAll(parcels, settings)
  const fresh = await assessAll(renewed(WARM, WARM + NEW, 'new'), settings)
  log(`a parcel of the sample day   ${told(day)}`)
  log(`all parties new              ${told(fresh)}`)
  return { assessUs: sum(day), assessNewPartiesUs: sum(fresh) }
}

function told({ rules, parties, concluding, joining }: Cost): string {
  return (
    `opening ${round(rules)} µs, lists ${round(parties)} µs, concluding ${round(concluding)} µs; ` +
    `besides, joining ${round(joining)} µs`
  )
}

function sum({ rules, parties, concluding }: Cost): number {
  return round(rules + parties + concluding)
}

/** The statements of each parcel of a generated day. */
function sampleDay(): readonly (readonly Member[])[] {
  const statements: StoredSubmission[] = []
  const day = generateDay({ seed: SEED, parcels: PARCELS, day: DAY, jurisdiction: 'us' })
  for (const record of day) {
    if (record.kind !== 'submission') continue
    // Through JSON, as intake has them: texts pieced together read slower.
    const submission = JSON.parse(JSON.stringify(record.submission)) as typeof record.submission
    const sequence = statements.length + 1
    const hash = `sha256:${sequence}`
    statements.push({ sequence, hash, receivedAt: NOW, submission, raw: '' })
  }
  return partition(addStatements([], statements))
}

async function assessAll(
  sets: readonly (readonly Member[])[],
  settings: ScreeningSettings,
): Promise<Cost> {
  const total = { rules: 0, parties: 0, concluding: 0, joining: 0 }
  const nothingStored = { listContainerEvents: async () => [] }
  for (let from = 0; from < sets.length; from += SLICE) {
    const slice = sets.slice(from, from + SLICE)
    const events = await findContainerEvents(nothingStored, slice, [])
    const [ready, joining] = timed(() =>
      slice.map((members) => prepare(settings.compiled, members, reachedBy(members, events))),
    )
    const [, rules] = timed(() => ready.forEach((prepared) => prepared.opened()))
    const [found, parties] = timed(() => ready.map((prepared) => screenParties(prepared, settings)))
    const bases = ready.map((prepared, at) => basisOf(prepared, found[at] ?? {}, settings))
    const [, concluding] = timed(() =>
      ready.map((prepared, at) => {
        const basis = bases[at]
        return basis === undefined ? basis : conclude(settings.compiled, prepared, basis)
      }),
    )
    total.joining += joining
    total.rules += rules
    total.parties += parties
    total.concluding += concluding
  }
  const each = (micros: number) => micros / sets.length
  return {
    rules: each(total.rules),
    parties: each(total.parties),
    concluding: each(total.concluding),
    joining: each(total.joining),
  }
}

const ONCE = {
  parcelsToday: 1,
  parcels7Days: 2,
  parcels30Days: 5,
  counterparties1Day: 1,
  counterparties7Days: 2,
  counterparties30Days: 4,
} as const

/** What the record would add, for parties that send and receive a little. */
function basisOf(
  { members, consignment }: Prepared,
  found: ReturnType<typeof screenParties>,
  { compiled }: ScreeningSettings,
): DecisionBasis {
  return {
    at: NOW,
    cause: 'filing',
    revision: members.length,
    members: members.map((member) => ({
      kind: 'event',
      sequence: memberSequence(member),
      hash: consignment.id,
    })),
    containerEvents: [],
    enrichment: {
      person: {
        valueTodayMinor: 2_000,
        parcelsToday: 1,
        nearIdenticalToday: 0,
        nearIdenticalValueMinor: 0,
      },
      activity: Object.fromEntries(ACTIVITY_ROLES.map((role) => [role, ONCE])),
      ...found,
    },
    draw: 0.5,
    standing: null,
    before: null,
    packHash: compiled.pack.hash,
  }
}

/** The result of some work, and its processor time in microseconds. */
function timed<T>(work: () => T): readonly [T, number] {
  const before = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  return [result, user + system]
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
