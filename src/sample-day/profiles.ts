/**
 * Parties of the sample day: who they are, and how filers write them.
 * Town, region, postcode and telephone of one profile belong together.
 */
import type { Address, Party } from '../domain/filing.ts'
import { present } from '../lib/assert.ts'
import {
  chance,
  draw,
  intWithin,
  pick,
  type Random,
  type Weighted,
  weighted,
} from '../lib/random.ts'
import { CHINESE_DISTRICT, CHINESE_ROAD } from './catalogue/chinese-words.ts'
import { TOWNS, type Town } from './catalogue/towns.ts'
import { makeCompany, makePerson, makeStreetLine, type People, type Spelt } from './people.ts'
import { foldAccents } from './romanise.ts'

/** A person or company with all that anybody could state of it. */
export type Profile = {
  readonly kind: 'person' | 'company'
  readonly country: string
  readonly name: Spelt
  readonly address: Address
  readonly nativeAddress?: Address
  readonly phone?: string
  readonly email?: string
}

/** How a filer writes: own script, Latin with accents, plain ASCII, or ASCII capitals. */
export type Hand = 'native' | 'latin' | 'ascii' | 'capitals'

const TOWN_TABLES: ReadonlyMap<string, Weighted<Town>> = new Map(
  Object.entries(TOWNS).map(([country, towns]) => [
    country,
    weighted(towns, (town) => town.weight),
  ]),
)
/**
 * Telephone patterns: `A` is an area code of the town. US numbers use the fictional exchange 555.
 */
const PHONES: Readonly<Record<string, string>> = {
  AE: '+97150#######',
  BD: '+88017########',
  BR: '+55A9########',
  CA: '+1A555####',
  CN: '+8613#########',
  CO: '+57310#######',
  DE: '+49151########',
  ES: '+346########',
  FR: '+336########',
  GB: '+4474########',
  HK: '+8529#######',
  ID: '+62812########',
  IN: '+9198########',
  IT: '+39347#######',
  JP: '+8190########',
  KR: '+8210########',
  MX: '+52A~',
  NL: '+316########',
  PK: '+92300#######',
  PL: '+48601######',
  RU: '+7916#######',
  TH: '+668########',
  TR: '+90532#######',
  TW: '+8869########',
  UA: '+38067#######',
  US: '+1A555####',
  VN: '+8490#######',
}
const NATIONAL_DIGITS = 10
const LETTERS = 'ABDEFGHJLNPQRSTUWXYZ'
const POSTCODE_LETTERS_OF: Readonly<Record<string, string>> = { CA: 'ABCEGHJKLMNPRSTVWXYZ' }

/** Fills a pattern: `#` by a digit, `@` by a letter. */
export function fillPattern(random: Random, pattern: string, letters = LETTERS): string {
  let text = ''
  for (const sign of pattern) {
    if (sign === '#') text += String(intWithin(random, [0, 9]))
    else if (sign === '@') text += letters.charAt(intWithin(random, [0, letters.length - 1]))
    else text += sign
  }
  return text
}

/** A town of the country, by the share of its people. */
function drawTown(random: Random, country: string): Town {
  return draw(random, present(TOWN_TABLES.get(country), `towns of ${country}`))
}

/** What a new profile should be. */
export type ProfileWish = {
  readonly country: string
  readonly kind: 'person' | 'company'
  readonly isForwarder?: boolean
  readonly town?: Town
}

/** Makes a party of the country. */
export function makeProfile(random: Random, people: People, wish: ProfileWish): Profile {
  const { country, kind } = wish
  const town = wish.town ?? drawTown(random, country)
  const townName = {
    latin: town.city,
    ...(town.native === undefined ? {} : { native: town.native }),
  }
  const isForwarder = wish.isForwarder ?? false
  const name =
    kind === 'person'
      ? makePerson(random, people, country)
      : makeCompany(random, people, { country, town: townName, isForwarder })
  const postcode = postcodeOf(random, country, town)
  const street = streetOf(random, people, { country, town, kind })
  const nativeAddress =
    town.native === undefined || street.native === undefined
      ? undefined
      : addressOf({ country, city: town.native, region: town.nativeRegion, postcode }, [
          street.native,
        ])
  const phone = phoneOf(random, country, town)
  return {
    kind,
    country,
    name,
    address: addressOf({ country, city: town.city, region: town.region, postcode }, street.lines),
    ...(nativeAddress === undefined ? {} : { nativeAddress }),
    ...(phone === undefined ? {} : { phone }),
    ...(chance(random, 0.45) ? { email: emailOf(random, name.latin, kind) } : {}),
  }
}

/** The party as a filer of that hand writes it. */
function writeParty(profile: Profile, hand: Hand): Party {
  const isNative = hand === 'native' && profile.name.native !== undefined
  const name = isNative ? (profile.name.native ?? '') : shape(profile.name.latin, hand)
  const address = isNative ? (profile.nativeAddress ?? profile.address) : profile.address
  return {
    name,
    address: hand === 'ascii' || hand === 'capitals' ? shapeAddress(address, hand) : address,
    ...(profile.phone === undefined ? {} : { phone: profile.phone }),
    ...(profile.email === undefined ? {} : { email: profile.email }),
  }
}

/**
 * Standing parties as they were written before, by hand. Its keys are the standing parties alone.
 */
export type WrittenParties = ReadonlyMap<Profile, Map<Hand, Party>>

/** The party as a filer of that hand writes it; what a standing party looks like is kept. */
export function writeStanding(written: WrittenParties, profile: Profile, hand: Hand): Party {
  const kept = written.get(profile)
  if (kept === undefined) return writeParty(profile, hand)
  const before = kept.get(hand)
  if (before !== undefined) return before
  const party = writeParty(profile, hand)
  kept.set(hand, party)
  return party
}

/** Text in that hand. */
export function shape(text: string, hand: Hand): string {
  if (hand === 'capitals') return foldAccents(text).toUpperCase()
  return hand === 'ascii' ? foldAccents(text) : text
}

function shapeAddress(address: Address, hand: Hand): Address {
  return {
    ...address,
    ...(address.lines === undefined
      ? {}
      : { lines: address.lines.map((line) => shape(line, hand)) }),
    ...(address.city === undefined ? {} : { city: shape(address.city, hand) }),
    ...(address.region === undefined ? {} : { region: shape(address.region, hand) }),
  }
}

type Place = {
  readonly country: string
  readonly city: string
  readonly region: string | undefined
  readonly postcode: string | undefined
}

function addressOf(place: Place, lines: readonly string[]): Address {
  return {
    lines: [...lines],
    city: place.city,
    ...(place.region === undefined ? {} : { region: place.region }),
    ...(place.postcode === undefined ? {} : { postcode: place.postcode }),
    country: place.country,
  }
}

function postcodeOf(random: Random, country: string, town: Town): string | undefined {
  if (town.postcode === undefined) return undefined
  return fillPattern(random, town.postcode, POSTCODE_LETTERS_OF[country] ?? LETTERS)
}

function phoneOf(random: Random, country: string, town: Town): string | undefined {
  const pattern = PHONES[country]
  if (pattern === undefined) return undefined
  const area = pattern.includes('A') ? pick(random, town.areas ?? ['']) : ''
  // Where area codes differ in length, `~` fills the national number up to ten digits.
  const rest = '#'.repeat(Math.max(0, NATIONAL_DIGITS - area.length))
  return fillPattern(random, pattern.replace('A', area).replace('~', rest))
}

type Street = { readonly lines: readonly string[]; readonly native: string | undefined }

function streetOf(
  random: Random,
  people: People,
  wish: { readonly country: string; readonly town: Town; readonly kind: 'person' | 'company' },
): Street {
  const { country, town, kind } = wish
  if (country === 'CN') return chineseStreet(random, town, kind)
  const line = makeStreetLine(random, people, { country, city: town.city })
  const isFlat = (country === 'US' || country === 'CA') && chance(random, 0.28)
  const extra = isFlat
    ? [`Apt ${intWithin(random, [1, 40])}${pick(random, ['', 'A', 'B', 'C'])}`]
    : []
  return { lines: [line.latin, ...extra], native: line.native }
}

function chineseStreet(random: Random, town: Town, kind: 'person' | 'company'): Street {
  const [road, roadLatin] = pick(random, CHINESE_ROAD)
  const [district, districtLatin] = pick(random, CHINESE_DISTRICT[town.city] ?? [['', '']])
  const number = intWithin(random, [1, 988])
  const building = intWithin(random, [1, 12])
  const room = intWithin(random, [1, 26]) * 100 + intWithin(random, [1, 12])
  const inside =
    kind === 'company' ? `Room ${room}, Building ${building}` : `Unit ${building}-${room}`
  const area = districtLatin.length > 0 ? [districtLatin] : []
  return {
    lines: [`${inside}, No. ${number} ${roadLatin}`, ...area],
    native: `${district}${road}${number}号${building}栋${room}室`,
  }
}

/** Addresses under example domains (RFC 2606): none reaches anybody. */
function emailOf(random: Random, name: string, kind: 'person' | 'company'): string {
  const parts = foldAccents(name)
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .split(' ')
    .filter((part) => part.length > 1)
  const [first = 'post', second = 'box'] = parts
  if (kind === 'company')
    return `${pick(random, ['sales', 'info', 'export', 'order'])}@${first}${second}.example`
  const number = chance(random, 0.6) ? String(intWithin(random, [1, 99])) : ''
  return `${first}${pick(random, ['.', '_', ''])}${second}${number}@${pick(random, ['mail', 'inbox', 'post'])}.example`
}
