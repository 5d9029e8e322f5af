/**
 * What the likenesses of the US pack do on real lists: the share of altered names found, and alerts
 * by name alone among honest parties, those of two files of people and of a generated day.
 */
import { PARTY_ROLES } from '../src/domain/filing.ts'
import type { ListVersion } from '../src/domain/list.ts'
import { assert } from '../src/lib/assert.ts'
import { openPack } from '../src/pipeline/open-pack.ts'
import { generateDay } from '../src/sample-day/generate-day.ts'
import { buildNameIndex } from '../src/screen/names/name-index.ts'
import { isParty } from '../src/screen/party-screen.ts'
import { alteredNames } from './screening-quality.ts'

const DAY = { seed: 7, parcels: 10_000, day: '2026-11-20', jurisdiction: 'us' } as const

/** Alerts per 10,000 honest names over all lists of the pack together, and the share found. */
export async function measurePackLikeness(
  lists: readonly ListVersion[],
  people: readonly string[],
): Promise<{ readonly packFound: number; readonly packAlertsPer10000: number }> {
  const opened = await openPack({ pack: 'us' })
  assert(opened.ok, 'the US pack opens')
  const leastOf = new Map(
    opened.value.compiled.pack.consequences
      .filter(({ by }) => by !== 'address')
      .map(({ list, likeness }) => [list, likeness]),
  )
  const screened = lists
    .filter(({ head }) => leastOf.has(head.list))
    .map(({ head, entries }) => ({ head, entries: entries.filter(isParty) }))
  const index = buildNameIndex(screened)
  const hits = (name: string) =>
    index.screen({ name }).filter(({ list, score }) => score >= (leastOf.get(list) ?? 2))
  const honest = [...new Set([...people, ...honestParties()])]
  const alerts = honest.filter((name) => hits(name).length > 0)
  const altered = alteredNames(screened, 'plain')
  const found = altered.filter(({ text, entry }) => hits(text).some((hit) => hit.entry === entry))
  return {
    packFound: round(found.length / altered.length),
    packAlertsPer10000: round((alerts.length * 10_000) / honest.length),
  }
}

function honestParties(): readonly string[] {
  const day = generateDay({ ...DAY, filersPerParcel: 1, withEvents: false, threatShare: 0 })
  return [...day].flatMap((record) => {
    if (record.kind !== 'submission' || record.submission.kind !== 'filing') return []
    const { consignment } = record.submission
    return PARTY_ROLES.flatMap((role) => consignment[role]?.name ?? [])
  })
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000
}
