/**
 * Makes people of a country from its words: persons, companies and streets, in Latin and own
 * script.
 */
import { present } from '../lib/assert.ts'
import { chance, intWithin, pick, type Random } from '../lib/random.ts'
import {
  CHINESE_FAMILY,
  CHINESE_FORWARDING,
  CHINESE_GIVEN,
  CHINESE_SECTOR,
  CHINESE_TRADE_NAME,
} from './catalogue/chinese-words.ts'
import {
  JAPANESE_FAMILY,
  JAPANESE_GIVEN,
  JAPANESE_SECTOR,
  JAPANESE_TRADE_NAME,
} from './catalogue/japanese-words.ts'
import {
  AMERICAN_NAMES,
  EMIRATI_NAMES,
  LOCAL_NAMES,
  TRADE_NOUNS,
  TRADE_WORDS,
} from './catalogue/local-names.ts'
import { LOCAL_STREETS, TOWN_STREETS } from './catalogue/local-streets.ts'
import type { FakerWords, NameWords } from './faker-words.ts'
import { romaniseCyrillic, romaniseHangul } from './romanise.ts'

/** A name in Latin letters and, where it has one, in its own script. */
export type Spelt = { readonly latin: string; readonly native?: string }
/** Words of the countries that faker knows. */
export type People = ReadonlyMap<string, FakerWords>

/** Legal forms by country: what stands behind a company's name. */
const LEGAL_FORM: Readonly<Record<string, string>> = {
  AE: 'FZE',
  BD: 'Ltd',
  BR: 'Ltda',
  CA: 'Inc.',
  CO: 'S.A.S.',
  DE: 'GmbH',
  ES: 'S.L.',
  FR: 'SARL',
  GB: 'Ltd',
  ID: 'PT',
  IN: 'Pvt. Ltd.',
  IT: 'S.r.l.',
  MX: 'S.A. de C.V.',
  NL: 'B.V.',
  PK: '(Pvt) Ltd',
  PL: 'Sp. z o.o.',
  TH: 'Co., Ltd.',
  TR: 'Tekstil San. ve Tic. Ltd. Şti.',
  US: 'LLC',
  VN: 'Co., Ltd.',
  XA: 'AS',
}
const CHINESE_SCRIPT = new Set(['CN', 'HK', 'TW'])
/** Where the number stands before the street. */
const NUMBER_FIRST = new Set(['BD', 'CA', 'FR', 'GB', 'IN', 'PK', 'TH', 'US', 'VN', 'XA'])
/** Where streets have blocks of thousands. */
const LONG_STREETS = new Set(['CA', 'US'])
/** Countries without words of their own borrow a neighbour's. */
const BORROWED: Readonly<Record<string, string>> = { CA: 'US', CO: 'MX' }

/** A private person of the country. */
export function makePerson(random: Random, people: People, country: string): Spelt {
  if (CHINESE_SCRIPT.has(country)) {
    const [family, familyLatin] = pick(random, CHINESE_FAMILY)
    const [given, givenLatin] = pick(random, CHINESE_GIVEN)
    const isFamilyFirst = chance(random, 0.4)
    return {
      native: family + given,
      latin: isFamilyFirst ? `${familyLatin} ${givenLatin}` : `${givenLatin} ${familyLatin}`,
    }
  }
  if (country === 'JP') {
    const [family, familyLatin] = pick(random, JAPANESE_FAMILY)
    const [given, givenLatin] = pick(random, JAPANESE_GIVEN)
    return { native: `${family} ${given}`, latin: `${givenLatin} ${familyLatin}` }
  }
  if (country === 'AE') return splitNative(pick(random, EMIRATI_NAMES), 2)
  return twoScripts(country, fullName(random, nameWords(random, people, country)))
}

/** What a company should be. */
type CompanyWish = {
  readonly country: string
  readonly town: Spelt
  readonly isForwarder: boolean
}

/** A company of the country that sells or forwards goods. */
export function makeCompany(random: Random, people: People, wish: CompanyWish): Spelt {
  const { country, isForwarder } = wish
  if (CHINESE_SCRIPT.has(country)) return chineseCompany(random, wish.town, isForwarder)
  if (country === 'JP') {
    const [name, latin] = pick(random, JAPANESE_TRADE_NAME)
    const [sector, sectorLatin] = pick(random, JAPANESE_SECTOR)
    return { native: `株式会社${name}${sector}`, latin: `${latin} ${sectorLatin} K.K.` }
  }
  const trade = `${pick(random, TRADE_WORDS)} ${pick(random, TRADE_NOUNS)}`
  const isFamily = country !== 'AE' && chance(random, 0.5)
  const core = isFamily ? pick(random, nameWords(random, people, country).family) : trade
  switch (country) {
    case 'KR':
      return { native: `주식회사 ${core}`, latin: `${romaniseHangul(core)} Co., Ltd.` }
    case 'UA':
      return { native: `ТОВ «${core}»`, latin: `${romaniseCyrillic(core)} LLC` }
    case 'RU':
      return { native: `ООО «${core}»`, latin: `${romaniseCyrillic(core)} LLC` }
    default: {
      const tail = isForwarder ? ' Logistics' : ''
      const form = LEGAL_FORM[country] ?? 'Ltd'
      return { latin: country === 'ID' ? `${form} ${core}${tail}` : `${core}${tail} ${form}` }
    }
  }
}

/** Where a street should be: the country, and the Latin name of the town. */
type StreetWish = { readonly country: string; readonly city: string }

/** A street with its number as the country writes it. */
export function makeStreetLine(random: Random, people: People, wish: StreetWish): Spelt {
  const { country } = wish
  const number = intWithin(random, [1, LONG_STREETS.has(country) ? 9899 : 180])
  const own = TOWN_STREETS[wish.city]
  if (own !== undefined) {
    const { latin, native = '' } = splitNative(pick(random, own), 1)
    if (country !== 'JP') return { latin: `${number} ${latin}`, native: `${native}${number}號` }
    const [chome, block] = [intWithin(random, [1, 7]), intWithin(random, [1, 30])]
    return {
      latin: `${chome}-${block}-${1 + (number % 40)} ${latin}`,
      native: `${native}${chome}丁目${block}番${1 + (number % 40)}号`,
    }
  }
  const street = twoScripts(country, pick(random, streets(random, people, country)))
  if (street.native !== undefined) {
    return { latin: `${number} ${street.latin}`, native: `${street.native} ${number}` }
  }
  if (country === 'AE') return { latin: `Office ${number}, ${street.latin}` }
  return NUMBER_FIRST.has(country)
    ? { latin: `${number} ${street.latin}` }
    : { latin: `${street.latin} ${number}` }
}

function chineseCompany(random: Random, town: Spelt, isForwarder: boolean): Spelt {
  const [name, latin] = pick(random, CHINESE_TRADE_NAME)
  const [second, secondLatin] = pick(random, CHINESE_TRADE_NAME)
  const [sector, sectorLatin] = pick(random, isForwarder ? CHINESE_FORWARDING : CHINESE_SECTOR)
  const isDouble = chance(random, 0.3)
  const trade = isDouble ? latin + secondLatin.toLowerCase() : latin
  return {
    native: `${town.native ?? ''}${name}${isDouble ? second : ''}${sector}有限公司`,
    latin: `${town.latin} ${trade} ${sectorLatin} Co., Ltd.`,
  }
}

function nameWords(random: Random, people: People, country: string): NameWords {
  const local = LOCAL_NAMES[country]
  if (local !== undefined) return local
  const words = wordsOf(people, country)
  const names = chance(random, 0.5) ? words.women : words.men
  const isCommon = LONG_STREETS.has(country) && chance(random, 0.65)
  return isCommon ? { given: names.given, family: AMERICAN_NAMES.family } : names
}

function fullName(random: Random, words: NameWords): string {
  const isAmerican = words.family === AMERICAN_NAMES.family && chance(random, 0.7)
  const given = pick(random, isAmerican ? AMERICAN_NAMES.given : words.given)
  return `${given} ${pick(random, words.family)}`
}

function streets(random: Random, people: People, country: string): readonly string[] {
  const local = LOCAL_STREETS[country]
  if (local === undefined) return wordsOf(people, country).streets
  return country === 'US' && chance(random, 0.1) ? wordsOf(people, 'US').streets : local
}

function wordsOf(people: People, country: string): FakerWords {
  return present(people.get(BORROWED[country] ?? country), `words of ${country}`)
}

function twoScripts(country: string, text: string): Spelt {
  if (country === 'UA' || country === 'RU') return { native: text, latin: romaniseCyrillic(text) }
  if (country !== 'KR') return { latin: text }
  // Korean names are written family first and without a space.
  const [given = '', family = ''] = text.split(' ')
  const latin = text.split(' ').map(romaniseHangul).join(' ')
  return { native: family.length > 0 ? family + given : text, latin }
}

/** Splits `native words latin words`, the first `count` words being native. */
function splitNative(text: string, count: number): Spelt {
  const parts = text.split(' ')
  return { native: parts.slice(0, count).join(' '), latin: parts.slice(count).join(' ') }
}
