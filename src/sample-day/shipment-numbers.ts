/** The numbers of one parcel: unlike any other parcel's of the run. */
import { chance, pick, type Random } from '../lib/random.ts'
import type { Load } from './loads.ts'
import type { Land } from './network.ts'
import {
  domesticTracking,
  entryNumber,
  houseWaybill,
  makeSerials,
  type Serials,
  s10,
} from './numbers.ts'

/** The numbers a parcel may go by. Which filer knows which is the filers' business. */
export type ShipmentNumbers = {
  readonly house?: string
  readonly tracking?: string
  readonly postalItem?: string
  /** A carrier's number after hand-over at home, linked later by an event. */
  readonly handedOver?: string
  readonly order: string
  /** Ends references, so that two runs with different seeds never clash. */
  readonly suffix: string
  readonly entryOf: (filerCode: string) => string
}

/** The walks that numbers come from. */
export type NumberBook = {
  readonly tag: string
  readonly items: Serials
  readonly houses: Serials
  readonly orders: Serials
  readonly entries: Serials
}

/** The number book of a run. `tag` tells runs apart in references. */
export function openNumberBook(random: Random): NumberBook {
  return {
    tag: random.split('tag').next().toString(36).padStart(7, '0').slice(-5),
    items: makeSerials(random.split('items')),
    houses: makeSerials(random.split('houses')),
    orders: makeSerials(random.split('orders')),
    entries: makeSerials(random.split('entries')),
  }
}

const INDICATORS: Readonly<Record<string, readonly string[]>> = {
  packet: ['LB', 'LP', 'LX', 'RR', 'RB', 'UA', 'UJ', 'LW'],
  parcel: ['CP', 'CC', 'CX', 'HA', 'HM'],
  ems: ['EE', 'EB', 'EA'],
  letter: ['RR', 'LE', 'UB'],
}

/** The numbers of the parcel at that index in that load. */
export function numbersOf(
  random: Random,
  book: NumberBook,
  parcel: { readonly index: number; readonly load: Load; readonly land: Land },
): ShipmentNumbers {
  const { index, load, land } = parcel
  const order = book.orders(index)
  const shared = {
    order,
    suffix: `${book.tag}-${index}`,
    entryOf: (filerCode: string) => entryNumber(filerCode, book.entries(index)),
  }
  if (load.carrier === undefined) {
    const indicator = pick(random, INDICATORS[load.mailClass ?? 'packet'] ?? ['LB'])
    const isHandedOver = land.country === 'US' && chance(random, 0.03)
    return {
      ...shared,
      postalItem: s10(indicator, book.items(index), load.origin.country),
      ...(isHandedOver ? { handedOver: domesticTracking(book.houses(index)) } : {}),
    }
  }
  const house = houseWaybill(load.carrier.code, book.houses(index))
  // Most express carriers track by the house waybill; some print a label number of their own.
  const hasLabel = load.carrier.code === 'PCX' && chance(random, 0.5)
  return { ...shared, house, tracking: hasLabel ? `PC${book.items(index)}` : house }
}
