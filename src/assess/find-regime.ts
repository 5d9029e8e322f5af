/** Which dated regime governs a parcel. An unknown origin never makes a parcel look better off. */
import type { Consignment } from '../domain/consignment.ts'
import type { Unknown } from '../domain/decision.ts'
import type { Pack, Regime } from '../domain/pack.ts'
import { originsOf } from './build-facts.ts'
import { isWithin } from './convert.ts'

/** The regime of a parcel and what had to be assumed to find it. */
export type FoundRegime = {
  /** Undefined when the pack has no row for the day: the policy's unknown applies. */
  readonly regime: Regime | undefined
  readonly unknowns: readonly Unknown[]
}

/**
 * The first row whose period, channel and origins hold. A parcel of several origins meets a row
 * that names any of them. Without a stated origin the country of dispatch stands in and is
 * reported; without either, a row restricted to origins is taken, since none was excluded.
 */
export function findRegime(pack: Pack, consignment: Consignment, day: string): FoundRegime {
  const { channel, exportCountry } = consignment.statement
  const stated = originsOf(consignment.goodsItems)
  const origins =
    stated ?? (exportCountry === undefined ? undefined : [exportCountry.toUpperCase()])
  const regime = pack.regimes.find(
    (row) =>
      isWithin(row, day) &&
      holdsFor(row.channels, channel) &&
      (row.origins.includes('*') ||
        origins === undefined ||
        origins.some((origin) => row.origins.includes(origin))),
  )
  const unknowns: Unknown[] = []
  if (stated === undefined) {
    const reason =
      origins === undefined
        ? 'No filer states an origin or a country of dispatch; the strictest row was taken.'
        : 'Not every line states its origin; the country of dispatch stood in.'
    unknowns.push({ fact: 'origins', reason })
  }
  if (regime === undefined) unknowns.push({ fact: 'regime', reason: `No regime covers ${day}.` })
  return { regime, unknowns }
}

/** An unknown channel holds for every row: nothing is excluded by silence. */
export function holdsFor(channels: readonly string[], channel: string | undefined): boolean {
  return channels.includes('*') || channel === undefined || channels.includes(channel)
}
