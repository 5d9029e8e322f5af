/**
 * Random stories of few persons, numbers and orders: filings of several filers, their amendments
 * and cancellations, links and events, some sent twice, in any order and in batches of any size.
 */
import fc from 'fast-check'
import type { ConsignmentStatement, Filing, Submission, TransportEvent } from '../domain/filing.ts'

const NUMBERS: readonly string[] = ['A1001', 'B2002', 'C3003', 'D4004', '0']
const BUSY = Array.from({ length: 12 }, (_, at) => `Z${at}00`)
const ORDERS = ['O-77', 'O-88'] as const
const BAG = 'CNSZXAXAMEXAAUN60001001100123'
const DAYS = ['2026-11-20', '2026-11-21'] as const

const FILERS = [
  { filer: 'northbridge', filerRole: 'carrier', authority: 'manifest' },
  { filer: 'quayside', filerRole: 'broker', authority: 'entry' },
  { filer: 'tidemart', filerRole: 'marketplace', authority: 'voluntary' },
  { filer: 'early-bird', filerRole: 'carrier', authority: 'acas' },
] as const

const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const mostly = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 9 })

const person = fc
  .tuple(fc.constantFrom('Mirja Holm', 'Mirja Holm', 'M Holm'), fc.nat({ max: 3 }))
  .map(([name, home]) => ({
    name,
    address: {
      lines: [home > 0 ? 'Mill Street 4' : 'Mill Str 4'],
      city: 'Mirelle',
      postcode: '5612',
      country: 'XA',
    },
  }))

const value = fc.constantFrom('40.00', '70.00', '90.00', '140.00', '160.00')
const goods = fc
  .tuple(
    fc.constantFrom('desk lamp', 'phone case', 'firecrackers', 'watch'),
    mostly(value),
    fc.constantFrom('CN', 'VN', undefined),
  )
  .map(([description, amount, originCountry]) => [
    {
      description,
      commodityCode: '94052190',
      quantity: 1,
      ...(amount === undefined ? {} : { value: { amount, currency: 'EUR' } }),
      ...(originCountry === undefined ? {} : { originCountry }),
    },
  ])

/** Statements; with `isBusy` about many parcels of one person's day. */
const statementOf = (isBusy: boolean): fc.Arbitrary<ConsignmentStatement> =>
  fc
    .record({
      houseReference: isBusy ? fc.constantFrom(...BUSY) : mostly(fc.constantFrom(...NUMBERS)),
      trackingNumber: isBusy ? fc.constant(undefined) : some(fc.constantFrom(...NUMBERS)),
      orderReference: some(fc.constantFrom(...ORDERS)),
      code: some(fc.constantFrom('NBX', 'QSX')),
      consignee: mostly(person),
      goodsItems: mostly(goods),
      day: mostly(isBusy ? fc.constant(DAYS[0]) : fc.constantFrom(...DAYS)),
      receptacle: some(fc.constant(BAG)),
      isGift: some(fc.boolean()),
    })
    .map(({ code, day, ...rest }) => ({
      ...defined(rest),
      channel: 'express' as const,
      grossWeightGrams: 500,
      consignor: { name: 'Ningbo Bright', address: { city: 'Ningbo', country: 'CN' } },
      ...(code === undefined ? {} : { carrier: { code } }),
      arrival: {
        place: 'XAAIR',
        ...(day === undefined ? {} : { estimatedAt: `${day}T06:00:00Z` }),
      },
    }))

function defined<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const known = Object.entries(fields).filter(([, field]) => field !== undefined)
  return Object.fromEntries(known) as { [K in keyof T]: Exclude<T[K], undefined> }
}

/** All versions of one reference; the second may cancel, the third may stand again. */
const filingsOf = (isBusy: boolean): fc.Arbitrary<readonly Filing[]> =>
  fc
    .tuple(
      fc.constantFrom(...FILERS),
      fc.nat({ max: isBusy ? 9 : 2 }),
      fc.array(statementOf(isBusy), { minLength: 1, maxLength: 3 }),
      fc.boolean(),
    )
    .map(([filer, number, statements, isCancelled]) =>
      statements.map((consignment, place) => ({
        kind: 'filing' as const,
        reference: `R${number}`,
        version: place + 1,
        function:
          place === 0
            ? ('original' as const)
            : place === 1 && isCancelled
              ? ('cancellation' as const)
              : ('amendment' as const),
        ...filer,
        lodgedAt: `2026-11-19T${String(8 + place).padStart(2, '0')}:00:00Z`,
        consignment,
      })),
    )

const hour = fc
  .nat({ max: 30 })
  .map((hours) => new Date(Date.UTC(2026, 10, 20, hours)).toISOString())
const house = fc
  .constantFrom(...NUMBERS)
  .map((number) => ({ scheme: 'house' as const, value: number }))
const container = fc.constantFrom(
  { scheme: 'receptacle' as const, value: BAG },
  { scheme: 'conveyance' as const, value: 'NB0123' },
)

const happening: fc.Arbitrary<Omit<TransportEvent, 'reference' | 'version'>> = fc
  .oneof(
    fc.tuple(
      fc.constantFrom('scanned' as const, 'arrived' as const, 'delivered' as const),
      fc.oneof(house, container),
      fc.constant(undefined),
    ),
    fc.tuple(fc.constantFrom('linked' as const, 'unlinked' as const), house, house),
    fc.tuple(fc.constant('loaded' as const), fc.oneof(house, container), container),
  )
  .chain(([event, subject, other]) =>
    hour.map((at) => ({
      kind: 'event' as const,
      filer: 'northbridge',
      event,
      at,
      place: 'XAAIR',
      subject,
      ...(other === undefined ? {} : { with: other }),
    })),
  )

/** Versions of one event's reference. */
const events: fc.Arbitrary<readonly TransportEvent[]> = fc
  .tuple(fc.nat({ max: 4 }), fc.array(happening, { minLength: 1, maxLength: 2 }))
  .map(([number, versions]) =>
    versions.map((event, place) => ({ ...event, reference: `E${number}`, version: place + 1 })),
  )

/** A story as it is sent: submissions in order, cut into batches. */
export type Story = readonly (readonly Submission[])[]

/** Stories of what meets in every way. Of two that use one key, the later is a replay or a clash. */
export const stories: fc.Arbitrary<Story> = storiesOf(
  fc.oneof(filingsOf(false), filingsOf(false), events),
  9,
)

/** Stories of many parcels of few persons on one day, so that limits are crossed both ways. */
export const busyStories: fc.Arbitrary<Story> = storiesOf(filingsOf(true), 14)

function storiesOf(
  reference: fc.Arbitrary<readonly Submission[]>,
  referencesMax: number,
): fc.Arbitrary<Story> {
  return fc
    .tuple(
      fc.array(reference, { minLength: 1, maxLength: referencesMax }),
      fc.array(fc.tuple(fc.nat({ max: 999 }), fc.boolean()), { minLength: 24, maxLength: 24 }),
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 24, maxLength: 24 }),
    )
    .map(([references, order, sizes]) => {
      const told = references.flat()
      const sent = told
        .flatMap((submission, at) => {
          const [place = 0, isTwice = false] = order[at % order.length] ?? []
          const again = { submission, place: (place * 7) % 1_000 }
          return [{ submission, place }, ...(isTwice ? [again] : [])]
        })
        .toSorted((one, other) => one.place - other.place)
        .map(({ submission }) => submission)
      return inBatches(sent, sizes)
    })
}

/** The same submissions in the same order, cut into batches of these sizes, again and again. */
export function inBatches(sent: readonly Submission[], sizes: readonly number[]): Story {
  const batches: Submission[][] = []
  let from = 0
  for (let at = 0; from < sent.length; at += 1) {
    const size = sizes[at % sizes.length] ?? 1
    batches.push(sent.slice(from, from + size))
    from += size
  }
  return batches
}
