/** Laws of the whole pipeline over random stories: counts against brute force, batching, holds, replay. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isAnswerable } from '../decide/stricter-hold.ts'
import { type Decision, isHolding, strictness } from '../domain/decision.ts'
import { windowsOf } from '../enrich/activity-row.ts'
import { present } from '../lib/assert.ts'
import type { ContributionEntry } from '../storage/store.ts'
import { busyStories, inBatches, type Story, stories } from './arbitrary-story.fixture.ts'
import { joinAgain } from './join-again.fixture.ts'
import {
  decideAllAgain,
  newestOf,
  openRun,
  type PipelineRun,
  shippedPack,
} from './pipeline-run.fixture.ts'
import type { Prepared } from './prepare.ts'
import { replay } from './replay.ts'

const compiled = await shippedPack('example')

async function play(story: Story): Promise<PipelineRun> {
  const run = openRun({ compiled })
  for (const batch of story) await run.settle(...batch)
  return run
}

function countAgain(contributions: readonly ContributionEntry[], key: string, day: number) {
  const own = contributions.filter((one) => one.key === key && one.day <= day)
  const within = (days: number) => own.filter((one) => one.day > day - days)
  const parties = (days: number) =>
    new Set(within(days).flatMap((one) => (one.counterparty === '' ? [] : [one.counterparty]))).size
  return {
    parcelsToday: within(1).length,
    parcels7Days: within(7).length,
    parcels30Days: within(30).length,
    counterparties1Day: parties(1),
    counterparties7Days: parties(7),
    counterparties30Days: parties(30),
  }
}

test('consignments, ledger and activity are what all statements together make', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      const run = await play(story)
      const expected = await joinAgain(compiled, [...run.store.submissions.values()])
      const rows = new Map(run.living().map((row) => [row.id, row]))
      assert.deepEqual([...rows.keys()].toSorted(), [...expected.keys()].toSorted())
      for (const [id, { members, ledger, contributions }] of expected) {
        const row = present(rows.get(id), id)
        assert.equal(row.members.length, members.length)
        if (row.ledger?.wentOut !== true) assert.deepEqual(row.ledger, ledger)
        assert.deepEqual(row.contributions, contributions)
      }
      const all = [...expected.values()].flatMap((one) => one.contributions)
      for (const { key, day } of all) {
        for (const asked of [day, day + 1, day + 6, day + 29]) {
          const windows = windowsOf(run.store.activity.get(key) ?? [], asked)
          assert.deepEqual(windows, countAgain(all, key, asked))
        }
      }
      const kept = [...run.store.activity.values()]
        .flat()
        .reduce((sum, one) => sum + one.parcels, 0)
      assert.equal(kept, all.length, 'nothing is left of what is no more')
    }),
    { numRuns: 80 },
  )
})

/** What each counts for: what went out as what it was then, all else as its statements say now. */
function counting(run: PipelineRun, all: Iterable<Prepared>): readonly Prepared[] {
  const rows = new Map(run.living().map((row) => [row.id, row]))
  return [...all].map((prepared) => {
    const ledger = rows.get(prepared.consignment.id)?.ledger
    return ledger?.wentOut === true ? { ...prepared, ledger } : prepared
  })
}

/** Whether the person's exempt parcels of that day are above the limit for sure, by plain addition. */
function isAbove(all: Iterable<Prepared>, { ledger, found }: Prepared): boolean {
  const limit = found.regime?.thresholdMinor
  if (ledger === null || limit === null || limit === undefined) return false
  let total = 0
  for (const other of all) {
    const entry = other.ledger
    if (entry?.person !== ledger.person || entry.day !== ledger.day || !entry.isExempt) continue
    total += entry.valueMinor ?? 0
  }
  return total > limit
}

test('whoever is above the limit knows it in the newest decision, and nobody else', async () => {
  let crossings = 0
  await fc.assert(
    fc.asyncProperty(fc.oneof(stories, busyStories, busyStories), async (story) => {
      const run = await play(story)
      const expected = await joinAgain(compiled, [...run.store.submissions.values()])
      for (const [id, prepared] of expected) {
        if (!prepared.consignment.whereabouts.canBeStopped) continue
        const wanted = isAbove(counting(run, expected.values()), prepared)
        const isExempt = prepared.opened().pathway.pathway?.isExempt === true
        const { indicators } = newestOf(run.store, id)
        const isTold = indicators.some((one) => one.id === 'xa.split.person-day')
        assert.equal(isTold, wanted && isExempt, `${id} ${JSON.stringify(prepared.ledger)}`)
        if (isTold) crossings += 1
      }
    }),
    { numRuns: 120 },
  )
  assert.ok(crossings > 10, `only ${crossings} were above the limit`)
})

/** What does not depend on when a decision was made: all but the lane that an earlier hold sets. */
function judged(decision: Decision) {
  const { consignment, security, score, pathway, indicators, findings, unknowns } = decision
  const reasons = decision.reasons.filter(({ by }) => by !== 'policy.standing-hold')
  const own = reasons.filter(({ by }) => by !== 'policy.out-of-reach')
  return { consignment, security, score, pathway, indicators, findings, unknowns, reasons: own }
}

/** Without deliveries: what went out counts as what it was then, so the moment matters to its day. */
function undelivered(story: Story): Story {
  return story
    .map((batch) => batch.filter((one) => one.kind !== 'event' || one.event !== 'delivered'))
    .filter((batch) => batch.length > 0)
}

test('how submissions are cut into batches changes no judgement, and holds only by being earlier', async () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(stories.map(undelivered), sizes, async (story, otherSizes) => {
      const whole = await play([story.flat()])
      const cut = await play(story)
      const other = await play(inBatches(story.flat(), otherSizes))
      const all = await Promise.all(
        [whole, cut, other].map(async (run) => {
          await decideAllAgain(run.store, run.settings, run.living())
          return new Map(run.living().map(({ id }) => [id, newestOf(run.store, id)] as const))
        }),
      )
      const [first, ...rest] = all
      for (const decisions of rest) {
        assert.deepEqual([...decisions.keys()].toSorted(), [...(first?.keys() ?? [])].toSorted())
        for (const [id, decision] of decisions) {
          const once = present(first?.get(id), id)
          assert.deepEqual(judged(decision), judged(once))
          const isHeld = decision.reasons.some(({ by }) => by === 'policy.standing-hold')
          if (!isHeld) assert.ok(strictness(decision.lane) <= strictness(once.lane))
        }
      }
    }),
    { numRuns: 50 },
  )
})

test('one decision a revision, in order, and no hold gets milder within reach', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      const run = await play(story)
      const held = new Map<string, number>()
      const revisions = new Map<string, number>()
      for (const { decision } of run.store.decisions) {
        const { consignmentId: id, revision, reasons } = decision
        assert.ok(revision > (revisions.get(id) ?? 0), `${id} ${revision}`)
        revisions.set(id, revision)
        const isBeyond = reasons.some(({ by }) => by === 'policy.out-of-reach')
        const canBeStopped = decision.lane !== 'post-audit' || !isBeyond
        if (canBeStopped && !isGone(run, id)) {
          assert.ok(strictness(decision.lane) >= (held.get(id) ?? 0), `${id} ${revision}`)
        }
        for (const { by, lane } of reasons) {
          if (isAnswerable({ by }) || !isHolding(lane)) continue
          held.set(id, Math.max(held.get(id) ?? 0, strictness(lane)))
        }
      }
    }),
    { numRuns: 80 },
  )
})

/** Whether the parcel was beyond reach at some time: then it is audited, whatever held it. */
function isGone({ store }: PipelineRun, id: string): boolean {
  const row = store.consignments.get(id)
  const own = new Set(row?.members.map((ref) => (ref.kind === 'event' ? ref.sequence : 0)))
  return [...store.submissions.values()].some(
    ({ submission, sequence }) =>
      submission.kind === 'event' && submission.event === 'delivered' && own.has(sequence),
  )
}

test('every decision replays to its bytes', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      const { store } = await play(story)
      for (const { document, ...record } of store.decisions) {
        assert.equal(JSON.stringify(replay(compiled, record, store.submissions)), document)
      }
    }),
    { numRuns: 50 },
  )
})

test('the order in which statements come changes no set of statements that is one parcel', async () => {
  await fc.assert(
    fc.asyncProperty(stories, fc.array(fc.nat()), async (story, order) => {
      const sent = distinct(story.flat())
      const shuffled = sent
        .map((submission, at) => ({ submission, at: order[at] ?? 0 }))
        .toSorted((one, other) => one.at - other.at)
        .map(({ submission }) => submission)
      const one = await play([sent])
      const other = await play(inBatches(shuffled, [3, 1, 2]))
      assert.deepEqual(companies(other), companies(one))
    }),
    { numRuns: 50 },
  )
})

/** One submission a key: of two that claim one key the first wins, so order would decide. */
function distinct(sent: Story[number]): Story[number] {
  const byKey = new Map(
    sent.toReversed().map((one) => [`${one.filer} ${one.reference} ${one.version ?? 1}`, one]),
  )
  return [...byKey.values()]
}

/** The references that make up each living consignment. */
function companies(run: PipelineRun): readonly string[] {
  return run
    .living()
    .map((row) =>
      row.members
        .map((ref) => (ref.kind === 'event' ? ref.sequence : ref.founding.sequence))
        .map((sequence) => present(run.store.submissions.get(sequence), 'a statement').submission)
        .map(({ kind, filer, reference }) => `${kind} ${filer} ${reference}`)
        .toSorted()
        .join(', '),
    )
    .toSorted()
}
