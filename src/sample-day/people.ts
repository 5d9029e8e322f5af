/** Makes persons, companies and streets of a country from its words, in Latin letters and its own script. */
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
import * as local from './catalogue/local-words.ts'
import type { FakerWords, NameWords } from './faker-words.ts'
import { romaniseCyrillic, romaniseHangul } from './romanise.ts'

/** A name in Latin letters and, where it has one, in its own script. */
export type Spelt = { readonly latin: string; readonly native?: string }
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
const EAST_ASIAN = new Set(['CN', 'HK', 'TW'])

/** A private person of the country. */
export function makePerson(random: Random, people: People, country: string): Spelt {
  if (EAST_ASIAN.has(country)) {
    const [family, familyLatin] = pick(random, CHINESE_FAMILY)
    const [given, givenLatin] = pick(random, CHINESE_GIVEN)
    return { native: family + given, latin: `${givenLatin} ${familyLatin}` }
  }
  switch (country) {
    case 'JP': {
      const [family, familyLatin] = pick(random, JAPANESE_FAMILY)
      const [given, givenLatin] = pick(random, JAPANESE_GIVEN)
      return { native: `${family} ${given}`, latin: `${givenLatin} ${familyLatin}` }
    }
    case 'AE':
      return splitNative(pick(random, local.EMIRATI_NAMES), 2)
    default:
      return twoScripts(country, fullName(random, nameWords(random, people, country)))
  }
}

/** A company of the country that sells or forwards goods. */
export function makeCompany(
  random: Random,
  people: People,
  place: { readonly country: string; readonly town: Spelt; readonly isForwarder: boolean },
): Spelt {
  const { country, town, isForwarder } = place
  if (EAST_ASIAN.has(country)) return chineseCompany(random, town, isForwarder)
  if (country === 'JP') {
    const [name, latin] = pick(random, JAPANESE_TRADE_NAME)
    const [sector, sectorLatin] = pick(random, JAPANESE_SECTOR)
    return { native: `株式会社${name}${sector}`, latin: `${latin} ${sectorLatin} K.K.` }
  }
  const trade = `${pick(random, local.TRADE_WORDS)} ${pick(random, local.TRADE_NOUNS)}`
  const isFamily = country !== 'AE' && chance(random, 0.5)
  const core = isFamily ? pick(random, nameWords(random, people, country).family) : trade
  if (country === 'KR')
    return { native: `주식회사 ${core}`, latin: `${romaniseHangul(core)} Co., Ltd.` }
  if (country === 'UA') return { native: `ТОВ «${core}»`, latin: `${romaniseCyrillic(core)} LLC` }
  if (country === 'RU') return { native: `ООО «${core}»`, latin: `${romaniseCyrillic(core)} LLC` }
  const tail = isForwarder ? ' Logistics' : ''
  const form = LEGAL_FORM[country] ?? 'Ltd'
  return { latin: country === 'ID' ? `${form} ${core}${tail}` : `${core}${tail} ${form}` }
}

/** A street with its number as the country writes it. */
export function makeStreetLine(random: Random, people: People, country: string): Spelt {
  const number = intWithin(random, [1, country === 'US' || country === 'CA' ? 9899 : 180])
  switch (country) {
    case 'US':
    case 'CA':
    case 'GB':
    case 'IN':
    case 'PK':
    case 'BD':
    case 'TH':
    case 'XA':
      return { latin: `${number} ${pick(random, streets(random, people, country))}` }
    case 'FR':
      return { latin: `${number} ${pick(random, streets(random, people, country))}` }
    case 'VN':
      return { latin: `${number} ${pick(random, local.VIETNAMESE_STREETS)}` }
    case 'AE':
      return { latin: `Office ${number}, ${pick(random, local.EMIRATI_STREETS)}` }
    case 'HK':
    case 'TW': {
      const roads = country === 'HK' ? local.HONG_KONG_STREETS : local.TAIWANESE_STREETS
      const road = splitNative(pick(random, roads), 1)
      return { latin: `${number} ${road.latin}`, native: `${road.native ?? ''}${number}號` }
    }
    case 'JP': {
      const [chome, block] = [intWithin(random, [1, 7]), intWithin(random, [1, 30])]
      return { latin: `${chome}-${block}-${number}`, native: `${chome}丁目${block}番${number}号` }
    }
    case 'KR':
    case 'UA':
    case 'RU': {
      const street = twoScripts(country, pick(random, streets(random, people, country)))
      const native = street.native ?? street.latin
      return { latin: `${number} ${street.latin}`, native: `${native} ${number}` }
    }
    default:
      return { latin: `${pick(random, streets(random, people, country))} ${number}` }
  }
}

function chineseCompany(random: Random, town: Spelt, isForwarder: boolean): Spelt {
  const [name, latin] = pick(random, CHINESE_TRADE_NAME)
  const [second, secondLatin] = pick(random, CHINESE_TRADE_NAME)
  const [sector, sectorLatin] = pick(random, isForwarder ? CHINESE_FORWARDING : CHINESE_SECTOR)
  const isDouble = chance(random, 0.3)
  return {
    native: `${town.native ?? ''}${name}${isDouble ? second : ''}${sector}有限公司`,
    latin: `${town.latin} ${latin}${isDouble ? secondLatin.toLowerCase() : ''} ${sectorLatin} Co., Ltd.`,
  }
}

function nameWords(random: Random, people: People, country: string): NameWords {
  switch (country) {
    case 'XA':
      return { given: local.ARVENIAN_GIVEN, family: local.ARVENIAN_FAMILY }
    case 'TH':
      return { given: local.THAI_GIVEN, family: local.THAI_FAMILY }
    case 'PK':
      return { given: local.PAKISTANI_GIVEN, family: local.PAKISTANI_FAMILY }
    case 'BD':
      return { given: local.BANGLADESHI_GIVEN, family: local.BANGLADESHI_FAMILY }
    default: {
      const words = wordsOf(people, country)
      const names = chance(random, 0.5) ? words.women : words.men
      const isCommon = (country === 'US' || country === 'CA') && chance(random, 0.65)
      return isCommon ? { given: names.given, family: local.AMERICAN_FAMILY } : names
    }
  }
}

function fullName(random: Random, words: NameWords): string {
  const isAmerican = words.family === local.AMERICAN_FAMILY && chance(random, 0.7)
  const given = pick(random, isAmerican ? local.AMERICAN_GIVEN : words.given)
  return `${given} ${pick(random, words.family)}`
}

function streets(random: Random, people: People, country: string): readonly string[] {
  switch (country) {
    case 'US':
      return chance(random, 0.6) ? local.AMERICAN_STREETS : wordsOf(people, 'US').streets
    case 'CA':
      return local.CANADIAN_STREETS
    case 'XA':
      return local.ARVENIAN_STREETS
    case 'TH':
      return local.THAI_STREETS
    case 'PK':
      return local.PAKISTANI_STREETS
    case 'BD':
      return local.BANGLADESHI_STREETS
    case 'CO':
      return local.COLOMBIAN_STREETS
    default:
      return wordsOf(people, country).streets
  }
}

/** Countries without words of their own borrow a neighbour's. */
function wordsOf(people: People, country: string): FakerWords {
  const source = country === 'CA' ? 'US' : country === 'CO' ? 'MX' : country
  return present(people.get(source), `words of ${country}`)
}

function twoScripts(country: string, text: string): Spelt {
  if (country === 'UA' || country === 'RU') return { native: text, latin: romaniseCyrillic(text) }
  if (country === 'KR') {
    const [given = '', family = ''] = text.split(' ')
    const latin = text.split(' ').map(romaniseHangul).join(' ')
    return { native: family.length > 0 ? family + given : text, latin }
  }
  return { latin: text }
}

/** Splits `native words latin words`, the first `count` words being native. */
function splitNative(text: string, count: number): Spelt {
  const parts = text.split(' ')
  return { native: parts.slice(0, count).join(' '), latin: parts.slice(count).join(' ') }
}
