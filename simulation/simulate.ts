/**
 * The whole pipeline from a seed, with a memory store that fails and a clock that jumps: statements
 * come split, twice, late and out of order, and every invariant is held against the record after
 * every step. Same seed and same code, same run.
 */
import type { CompiledPack } from '../src/assess/compile-pack.ts'
import { chance, createRandom, intBelow, intWithin, pick, type Random } from '../src/lib/random.ts'
import { type BatcherReceipt, openBatcher } from '../src/pipeline/batcher.ts'
import { processBatch, processWork } from '../src/pipeline/process-batch.ts'
import type { PipelineSettings } from '../src/pipeline/settings.ts'
import { type MemoryStore, openMemoryStore } from '../src/storage/memory/memory-store.ts'
import { StorageOutage } from '../src/storage/storage-outage.ts'
import type { Store } from '../src/storage/store.ts'
import { companiesOf } from './check/check-joins.ts'
import { checkReceipts } from './check/check-receipts.ts'
import { checkRecord } from './check/check-record.ts'
import type { Invariant } from './check/invariant.ts'
import { viewOfMemory } from './check/record-view.ts'
import { type FaultShares, faultyStore } from './faulty-store.ts'
import { clashingWith, PLAYED_DAY, type Statement, statementsOf } from './statements.ts'

/** A seed, and how large a day it plays. */
export type SimulationOptions = {
  readonly seed: number
  readonly parcels: number
  readonly compiled: CompiledPack
  /** Puts another store between the pipeline and the record, to plant a bug. */
  readonly bend?: (store: Store) => Store
}

/** How far a seed came, and what broke. */
export type SimulationReport = {
  readonly steps: number
  readonly statements: number
  readonly decisions: number
  /** What does not hold, in the first step where something does not; empty in a good run. */
  readonly broken: readonly Invariant[]
}

const SHARES: FaultShares = { reading: 0.04, saving: 0.06, answering: 0.08, fault: 0.04 }
/** How far out of order statements come, and the share that comes last of all. */
const SHUFFLED = 25
const LATE_SHARE = 0.08
const STEPS_MAX = 10_000

/** Plays one seed to its end, or to the first step after which something does not hold. */
export async function simulate(options: SimulationOptions): Promise<SimulationReport> {
  const world = buildWorld(options)
  let steps = 0
  let replayed = 0
  while (!isOver(world)) {
    if (steps > STEPS_MAX) throw new Error('the simulation does not come to its end')
    await step(world)
    steps += 1
    const broken = brokenIn(world, options.compiled, replayed)
    replayed = world.record.decisions.length
    if (broken.length > 0) return reportOf(world, steps, broken)
  }
  return reportOf(world, steps, await brokenAtLast(world))
}

type World = {
  readonly random: Random
  readonly record: MemoryStore
  readonly store: Store
  readonly settings: () => PipelineSettings
  readonly clock: { ms: number }
  readonly all: readonly Statement[]
  /** What has no receipt yet, in the order it is to be sent. */
  readonly waiting: Statement[]
  readonly receipts: Map<string, { accepted: number; replayed: number }>
  /** What a receipt said that it must not say. */
  readonly slips: string[]
}

function buildWorld({
  seed,
  parcels,
  compiled,
  bend = (store) => store,
}: SimulationOptions): World {
  const random = createRandom(seed)
  const all = statementsOf({ seed, parcels, jurisdiction: 'example', threatShare: 0.3 })
  const late = new Set(all.filter(() => chance(random, LATE_SHARE)))
  const record = openMemoryStore()
  const clock = { ms: Date.parse(`${PLAYED_DAY}T00:00:00Z`) }
  const now = () => new Date(clock.ms).toISOString()
  return {
    random,
    record,
    store: faultyStore(bend(record), random.split('faults'), SHARES),
    settings: () => ({ compiled, drawSecret: 'simulation', now }),
    clock,
    all,
    waiting: [...all.filter((one) => !late.has(one)), ...late],
    receipts: new Map(all.map(({ key }) => [key, { accepted: 0, replayed: 0 }])),
    slips: [],
  }
}

function isOver({ waiting, record }: World): boolean {
  return waiting.length === 0 && record.work.length === 0
}

/** Sends a handful over a batcher of a random size, and decides some owed work beside it. */
async function step(world: World): Promise<void> {
  const { random, clock, settings, store } = world
  clock.ms += intWithin(random, [1, 3_600_000])
  const batcher = openBatcher({
    store,
    settings,
    batchMax: intWithin(random, [1, 30]),
    waitMs: 0,
    queueMax: 100,
    onFault: () => 'planted',
  })
  const requests = Array.from({ length: intWithin(random, [1, 3]) }, () => drawRequest(world))
  const sending = requests.map(async (request) => {
    noteReceipts(world, request, await orOutage(batcher.submit(request)))
  })
  const working = chance(random, 0.5)
    ? orOutage(processWork(store, settings(), intWithin(random, [1, 20])).catch(ignorePlanted))
    : undefined
  await Promise.all([...sending, working])
  await batcher.close()
}

/** Some of what waits, now and then something known again, and something that clashes with it. */
function drawRequest({ random, waiting, all, receipts }: World): readonly Statement[] {
  const request: Statement[] = []
  for (let count = intWithin(random, [0, 12]); count > 0 && waiting.length > 0; count -= 1) {
    const place = intBelow(random, Math.min(SHUFFLED, waiting.length))
    request.push(...waiting.splice(place, 1))
  }
  const known = all.filter(({ key }) => isKnown(receipts.get(key)))
  if (known.length > 0 && chance(random, 0.3)) request.push(pick(random, known))
  if (known.length > 0 && chance(random, 0.1)) request.push(clashingWith(pick(random, known)))
  return request
}

function isKnown(counts: { readonly accepted: number; readonly replayed: number } | undefined) {
  return counts !== undefined && counts.accepted + counts.replayed > 0
}

/** Counts receipts; what got none waits again, unless it was sent only to clash. */
function noteReceipts(
  world: World,
  request: readonly Statement[],
  receipts: readonly BatcherReceipt[] | undefined,
): void {
  for (const [place, statement] of request.entries()) {
    const counts = world.receipts.get(statement.key)
    const isOriginal = world.all.includes(statement)
    const kind = receipts?.[place]?.kind ?? 'failed'
    if (kind === 'failed') {
      if (isOriginal && !isKnown(counts)) world.waiting.push(statement)
    } else if (isOriginal === (kind === 'clashed')) {
      world.slips.push(`${statement.key}: ${isOriginal ? 'the' : 'not the'} original was ${kind}`)
    } else if (kind !== 'clashed' && counts !== undefined) counts[kind] += 1
  }
}

/** The result, or undefined after a planted outage. */
async function orOutage<T>(result: Promise<T>): Promise<T | undefined> {
  try {
    return await result
  } catch (error) {
    if (error instanceof StorageOutage) return undefined
    throw error
  }
}

function ignorePlanted(error: unknown): undefined {
  if (error instanceof Error && error.message === 'a planted fault') return undefined
  throw error
}

function brokenIn(world: World, compiled: CompiledPack, replayedBefore: number): Invariant[] {
  const view = viewOfMemory(world.record)
  const slips = {
    name: 'receipts say what is so',
    examined: world.all.length,
    breaches: world.slips,
  }
  return [
    ...checkRecord(view, compiled, { replayedBefore }),
    ...checkReceipts(view, sentOf(world), { isOver: isOver(world) }),
    slips,
  ].filter(({ breaches }) => breaches.length > 0)
}

function sentOf({ all, receipts }: World) {
  return all.map(({ key, hash, raw }) => {
    const counts = receipts.get(key) ?? { accepted: 0, replayed: 0 }
    return { key, hash, raw, ...counts }
  })
}

/** The same statements in one batch, in order, without a fault, make the same consignments. */
async function brokenAtLast(world: World): Promise<readonly Invariant[]> {
  const calm = openMemoryStore()
  await processBatch(calm, world.settings(), world.all)
  const expected = companiesOf(viewOfMemory(calm))
  const found = companiesOf(viewOfMemory(world.record))
  const breaches = [
    ...found.filter((company) => !expected.includes(company)).map((text) => `only here: ${text}`),
    ...expected.filter((company) => !found.includes(company)).map((text) => `not here: ${text}`),
  ]
  const name = 'the same statements in order make the same consignments'
  return breaches.length === 0 ? [] : [{ name, examined: expected.length, breaches }]
}

function reportOf(world: World, steps: number, broken: readonly Invariant[]): SimulationReport {
  return {
    steps,
    statements: world.all.length,
    decisions: world.record.decisions.length,
    broken,
  }
}
