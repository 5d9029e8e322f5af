/**
 * Who gives a list out, under which licence, and how often: a version older than that is told to
 * whoever looks after the lists. Lists that are not here are one's own, and never overdue.
 */

/** What is known of a list or nomenclature by its id. */
export type Publisher = {
  readonly source: string
  readonly licence: string
  /** Days within which its publisher usually gives out a new state. */
  readonly usualDays?: number
  /** Where the number of days is from; V read at the source, S a second source, U our estimate. */
  readonly basis?: string
}

const US_PUBLIC_DOMAIN = 'US public domain (17 USC 105)'

const OFAC = {
  licence: US_PUBLIC_DOMAIN,
  usualDays: 7,
  basis:
    'U: no timetable (OFAC FAQ, S); the SDN list changed on 172 days of 2019 (annual sanctions review 2019/20, S)',
} as const

const SCREENING_LIST = {
  licence: US_PUBLIC_DOMAIN,
  usualDays: 2,
  basis: 'S: the Consolidated Screening List is renewed every day at 5:00 Eastern time (trade.gov)',
} as const

const BIS = { source: 'US Bureau of Industry and Security', ...SCREENING_LIST } as const
const STATE = { source: 'US Department of State', ...SCREENING_LIST } as const

const PUBLISHERS: Readonly<Record<string, Publisher>> = {
  'ofac-sdn': {
    source: 'US Treasury, Office of Foreign Assets Control (Specially Designated Nationals)',
    ...OFAC,
  },
  'ofac-cons': {
    source: 'US Treasury, Office of Foreign Assets Control (Consolidated, non-SDN)',
    ...OFAC,
  },
  'bis-el': { ...BIS, source: `${BIS.source} (Entity List)` },
  'bis-dpl': { ...BIS, source: `${BIS.source} (Denied Persons List)` },
  'bis-uvl': { ...BIS, source: `${BIS.source} (Unverified List)` },
  'bis-meu': { ...BIS, source: `${BIS.source} (Military End User List)` },
  'state-isn': { ...STATE, source: `${STATE.source} (Nonproliferation Sanctions)` },
  'state-dtc': { ...STATE, source: `${STATE.source} (AECA Debarred List)` },
  un: {
    source: 'United Nations Security Council (Consolidated List)',
    licence: 'published for implementation by member states; no open licence',
    usualDays: 7,
    basis: 'S: changed several times a week to a few times a month',
  },
  uk: {
    source: 'UK Foreign, Commonwealth & Development Office (UK Sanctions List)',
    licence: 'Open Government Licence v3.0',
    usualDays: 7,
    basis: 'S: changed several times a week',
  },
  uflpa: {
    source: 'US Forced Labor Enforcement Task Force (UFLPA Entity List)',
    licence: US_PUBLIC_DOMAIN,
    usualDays: 92,
    basis: 'U: no timetable; additions came a few times a year from 2022 on',
  },
  'cbp-wro': {
    source: 'US Customs and Border Protection (Withhold Release Orders and Findings)',
    licence: US_PUBLIC_DOMAIN,
    usualDays: 31,
    basis: 'U: the names of its files count months of the fiscal year',
  },
  ftm: {
    source: 'FollowTheMoney entities; see the publisher of the file',
    licence: 'see the publisher of the file (OpenSanctions: CC BY-NC 4.0 or a licence of theirs)',
  },
  hs: {
    source: 'World Customs Organization (Harmonized System)',
    licence: 'see the publisher of the file',
    usualDays: 5 * 366,
    basis: 'V: a new edition every five years, the next in force on 1 January 2028',
  },
  hts: {
    source: 'US International Trade Commission (Harmonized Tariff Schedule)',
    licence: US_PUBLIC_DOMAIN,
    usualDays: 92,
    basis: 'U: a yearly edition and several revisions between',
  },
}

const OWN: Publisher = { source: 'own list', licence: 'own' }

/** What is known of the list or nomenclature `id`; an own list where nothing is. */
export function publisherOf(id: string): Publisher {
  return PUBLISHERS[id] ?? OWN
}

/** Whether `asOf` lies further back from `today` than the publisher's usual interval. */
export function isOverdue(
  id: string,
  days: { readonly asOf: string; readonly today: string },
): boolean {
  const { usualDays } = publisherOf(id)
  return usualDays !== undefined && ageDays(days) > usualDays
}

const DAY_MS = 86_400_000

/** Whole days from `asOf` to `today`. */
export function ageDays({
  asOf,
  today,
}: {
  readonly asOf: string
  readonly today: string
}): number {
  return Math.floor((Date.parse(today) - Date.parse(asOf)) / DAY_MS)
}
