/** Random rules and parcels for the rules bench: same seed, same rules and parcels. */
import { chance, createRandom, intWithin, pick, type Random, shuffled } from '../src/lib/random.ts'
import type { BenchFacts, BenchItem, Draw } from './rules-templates.ts'

const COUNTRIES = [
  'CN',
  'HK',
  'VN',
  'TR',
  'IN',
  'DE',
  'GB',
  'JP',
  'KR',
  'MX',
  'TH',
  'PK',
  'MY',
  'SG',
]
const CHAPTERS = [
  '61',
  '62',
  '64',
  '71',
  '84',
  '85',
  '90',
  '91',
  '95',
  '29',
  '30',
  '33',
  '42',
  '39',
]
const WORDS = (
  'dress phone case charger watch shoes bag ring lamp toy doll knife press powder capsule vape ' +
  'cream mould battery drone helmet brake airbag seed snake ivory coin stamp filter solvent dye'
).split(' ')
const ADJECTIVES =
  'cotton ladies new blue large steel 2pcs wireless vintage kids organic mini'.split(' ')
const BRANDS = ['acme', 'nordwind', 'kite', 'lumo', 'petra', 'orbit', 'vela', 'zenit']
const NAMES = ['Sunrise Trading', 'Li Wei', 'Shenzhen Bright Co', 'Maria Lopez', 'Global Gifts Ltd']
const CITIES = ['San Diego', 'Laredo', 'Dayton', 'Chicago', 'Miami', 'El Paso', 'Boise', 'Reno']

function some(random: Random, texts: readonly string[], count: number): readonly string[] {
  return shuffled(random, texts).slice(0, count)
}

/** The parameters of one rule. */
export function drawRule(random: Random): Draw {
  const words = some(random, WORDS, 2)
  const low = intWithin(random, [2, 60]) * 100
  return {
    words: [...words, pick(random, BRANDS), pick(random, NAMES).split(' ')[0]?.toLowerCase() ?? ''],
    countries: some(random, COUNTRIES, intWithin(random, [1, 8])),
    chapters: some(random, CHAPTERS, intWithin(random, [2, 7])),
    headings: some(random, CHAPTERS, intWithin(random, [2, 6])).map(
      (chapter) => `${chapter}${String(intWithin(random, [1, 12])).padStart(2, '0')}`,
    ),
    low,
    high: low + intWithin(random, [10, 400]) * 100,
  }
}

/** `value`, or unknown with that probability. */
function known<T>(random: Random, unknownShare: number, value: T): T | undefined {
  return chance(random, unknownShare) ? undefined : value
}

function goodsItem(random: Random, share: number): BenchItem {
  const hs2 = known(random, share, pick(random, CHAPTERS))
  const quantity = intWithin(random, [1, 60])
  const unitValueMinor = intWithin(random, [50, 30_000])
  const words = [...some(random, ADJECTIVES, 3), pick(random, WORDS), pick(random, WORDS)]
  return {
    description: known(random, share, `${words[0]} ${words.join(' ')}`.toUpperCase()),
    originCountry: known(random, share, pick(random, COUNTRIES)),
    hs2,
    hs4:
      hs2 === undefined
        ? undefined
        : `${hs2}${String(intWithin(random, [1, 12])).padStart(2, '0')}`,
    quantity: known(random, share, quantity),
    netWeightGrams: known(random, share, intWithin(random, [20, 9_000])),
    valueMinor: known(random, share, quantity * unitValueMinor),
    unitValueMinor: known(random, share, unitValueMinor),
    brand: known(random, share * 3, pick(random, BRANDS)),
  }
}

/** Parcels of one to five goods items; each fact is unknown with probability `unknownShare`. */
export function drawParcels(
  count: number,
  { seed, unknownShare }: { readonly seed: number; readonly unknownShare: number },
): readonly BenchFacts[] {
  const root = createRandom(seed)
  return Array.from({ length: count }, (_, i) => flat(drawParcel(root.split(i), unknownShare)))
}

/** The value with its texts as a JSON parser makes them: pieced-together texts read slower. */
function flat<T>(value: T): T {
  if (typeof value === 'string') return JSON.parse(JSON.stringify(value)) as T
  if (Array.isArray(value)) return value.map(flat) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, flat(part)])) as T
}

function drawParcel(random: Random, share: number): BenchFacts {
  const goods = Array.from({ length: intWithin(random, [1, 5]) }, () => goodsItem(random, share))
  const country = pick(random, COUNTRIES)
  const origins = goods.map(({ originCountry }) => originCountry).filter((o) => o !== undefined)
  const party = (name: string, at: string | undefined) => ({
    name: known(random, share, name),
    country: known(random, share, at),
    city: known(random, share, pick(random, CITIES)),
    address: known(random, share, `${intWithin(random, [1, 999])} Main Street`),
    postcode: known(random, share, String(intWithin(random, [10_000, 99_999]))),
  })
  return {
    channel: known(random, share, pick(random, ['mail', 'express', 'cargo'])),
    exportCountry: known(random, share, country),
    isGift: known(random, share, chance(random, 0.2)),
    grossWeightGrams: known(random, share, intWithin(random, [30, 30_000])),
    totalValueMinor: known(random, share, intWithin(random, [100, 300_000])),
    itemCount: goods.length,
    postalItem: known(random, share, `RR${intWithin(random, [1e8, 9e8])}${country}`),
    consignor: party(pick(random, NAMES), country),
    consignee: party(pick(random, NAMES), 'US'),
    origins,
    goods,
  }
}
