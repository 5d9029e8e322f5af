/**
 * The regime of a date, as the sample day plays it: entry types, authorities and ceilings.
 * It makes filings look as they did on that day; what the law asks for is a pack's business.
 */
import { chance, type Random } from '../lib/random.ts'
import type { Jurisdiction } from './network.ts'

/** What the clearance of a parcel depends on. `usd` is its value, `day` is `YYYY-MM-DD`. */
export type ClearanceCase = {
  readonly jurisdiction: Jurisdiction
  readonly day: string
  readonly channel: 'mail' | 'express' | 'cargo'
  readonly exportCountry: string
  readonly usd: number
  readonly isFree: boolean
  /** Whether another agency has a say (food, cosmetics, devices). */
  readonly isRegulated: boolean
}

/** How a broker clears the parcel. */
export type Clearance = {
  readonly authority: 'entry' | 'postal-worksheet'
  readonly type: string
}

/** Informal entry in the United States ends here (19 USC 1498). */
const INFORMAL_USD_MAX = 2500
/** Arvenia's low-value threshold of 150 EUR, in US dollars, roughly. */
const EXAMPLE_LIMIT_USD = 170

/**
 * The value under which a parcel needs no entry, in US dollars; 0 where the exemption is
 * suspended. United States: 81 FR 58831 (2016), EO 14256 (2025-05-02, China and Hong Kong), EO
 * 14324 (2025-08-29).
 */
export function exemptUsd(jurisdiction: Jurisdiction, day: string, exportCountry: string): number {
  if (jurisdiction === 'example') return EXAMPLE_LIMIT_USD
  if (day < '2016-08-26') return 200
  const isChina = exportCountry === 'CN' || exportCountry === 'HK'
  return day >= (isChina ? '2025-05-02' : '2025-08-29') ? 0 : 800
}

/**
 * The limit that splitting would serve: the exemption where it is open, else the informal
 * ceiling.
 */
export function splittingLimitUsd(jurisdiction: Jurisdiction, day: string, exportCountry: string) {
  const exempt = exemptUsd(jurisdiction, day, exportCountry)
  return exempt > 0 ? exempt : INFORMAL_USD_MAX
}

/** How a broker clears the parcel; `undefined` when nobody files an entry on the day. */
export function drawClearance(random: Random, wish: ClearanceCase): Clearance | undefined {
  return wish.jurisdiction === 'us' ? usClearance(random, wish) : exampleClearance(random, wish)
}

function exampleClearance(random: Random, wish: ClearanceCase): Clearance | undefined {
  const isLow = wish.usd <= EXAMPLE_LIMIT_USD
  if (wish.channel === 'mail' && (isLow || chance(random, 0.4))) return undefined
  return { authority: 'entry', type: isLow ? 'LV' : 'ST' }
}

function usClearance(random: Random, wish: ClearanceCase): Clearance | undefined {
  if (wish.usd > INFORMAL_USD_MAX) return { authority: 'entry', type: '01' }
  const isExempt = wish.isFree || wish.usd <= exemptUsd('us', wish.day, wish.exportCountry)
  if (wish.channel === 'mail') return isExempt ? undefined : usMailClearance(random, wish)
  if (!isExempt) return chance(random, 0.97) ? { authority: 'entry', type: '11' } : undefined
  // Entry Type 86 was a test from 2019-09-28; before, and beside it, release was from the manifest.
  if (wish.isFree || wish.day < '2019-09-28' || !chance(random, 0.6)) return undefined
  return { authority: 'entry', type: '86' }
}

/** Mail that owes duty: a worksheet, Type 13 from 2026-09-22, alone for regulated goods a month later. */
function usMailClearance(random: Random, wish: ClearanceCase): Clearance | undefined {
  if (wish.day < '2025-05-02' || chance(random, 0.2)) return undefined
  const mustBe13 = wish.isRegulated && wish.day >= '2026-10-22'
  const isType13 = mustBe13 || (wish.day >= '2026-09-22' && chance(random, 0.35))
  return isType13
    ? { authority: 'entry', type: '13' }
    : { authority: 'postal-worksheet', type: 'worksheet' }
}

/**
 * Under which programme a marketplace gives data: the US pilot ran from 2019-08-22 to August
 * 2025.
 */
export function marketplaceAuthority(jurisdiction: Jurisdiction, day: string): string {
  const isPilot = jurisdiction === 'us' && day >= '2019-08-22' && day < '2025-09-01'
  return isPilot ? 'data-pilot' : 'voluntary'
}

/**
 * Under which law a post gives item data: the STOP Act binds from the end of 2018 (19 USC 1415).
 */
export function postAuthority(jurisdiction: Jurisdiction, day: string): string {
  return jurisdiction === 'example' || day >= '2018-12-31' ? 'stop-act-aed' : 'voluntary'
}

/**
 * Whether air carriers file before loading: in the United States from 2018-06-12 (19 CFR
 * 122.48b).
 */
export function hasPreloading(jurisdiction: Jurisdiction, day: string): boolean {
  return jurisdiction === 'example' || day >= '2018-06-12'
}
