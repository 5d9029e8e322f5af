/**
 * Personal names and streets of many countries, drawn once a run from faker with a seed of its
 * own. Faker is slow and its towns, postcodes and telephones do not fit together, so it gives
 * words only.
 */
import type { Faker } from '@faker-js/faker'
import { faker as german } from '@faker-js/faker/locale/de'
import { faker as british } from '@faker-js/faker/locale/en_GB'
import { faker as indian } from '@faker-js/faker/locale/en_IN'
import { faker as american } from '@faker-js/faker/locale/en_US'
import { faker as spanish } from '@faker-js/faker/locale/es'
import { faker as mexican } from '@faker-js/faker/locale/es_MX'
import { faker as french } from '@faker-js/faker/locale/fr'
import { faker as indonesian } from '@faker-js/faker/locale/id_ID'
import { faker as italian } from '@faker-js/faker/locale/it'
import { faker as korean } from '@faker-js/faker/locale/ko'
import { faker as dutch } from '@faker-js/faker/locale/nl'
import { faker as polish } from '@faker-js/faker/locale/pl'
import { faker as brazilian } from '@faker-js/faker/locale/pt_BR'
import { faker as russian } from '@faker-js/faker/locale/ru'
import { faker as turkish } from '@faker-js/faker/locale/tr'
import { faker as ukrainian } from '@faker-js/faker/locale/uk'
import { faker as vietnamese } from '@faker-js/faker/locale/vi'
import type { Random } from '../lib/random.ts'

/** Given and family names that go together: in Slavic languages both have a gender. */
export type NameWords = { readonly given: readonly string[]; readonly family: readonly string[] }

/** Words of one country; every list has at least one. */
export type FakerWords = {
  readonly women: NameWords
  readonly men: NameWords
  readonly streets: readonly string[]
}

const SOURCES: Readonly<Record<string, Faker>> = {
  BR: brazilian,
  DE: german,
  ES: spanish,
  FR: french,
  GB: british,
  ID: indonesian,
  IN: indian,
  IT: italian,
  KR: korean,
  MX: mexican,
  NL: dutch,
  PL: polish,
  RU: russian,
  TR: turkish,
  UA: ukrainian,
  US: american,
  VN: vietnamese,
}
const WORDS_A_LIST = 240
/** Beginnings of likely streets, where faker also makes unlikely ones. */
const STREETS_BEGIN: Readonly<Record<string, RegExp>> = {
  ES: /^(Calle|Avenida|Paseo|Plaza|Ronda|Rambla|Travesía)/,
  IT: /^(Via|Viale|Piazza|Corso|Strada)/,
  MX: /^(Calle|Av\.|Avenida|Calz|Paseo|Priv)/,
  PL: /^(ul|al|pl|os)\./,
}

/** Draws the words of all countries. Same stream, same words. */
export function drawFakerWords(random: Random): ReadonlyMap<string, FakerWords> {
  const words = new Map<string, FakerWords>()
  for (const [country, faker] of Object.entries(SOURCES)) {
    // The locale's faker is shared in the process: seed it again before its lists.
    faker.seed(random.split(country).next())
    words.set(country, {
      women: nameWords(faker, 'female'),
      men: nameWords(faker, 'male'),
      streets: likely(
        country,
        distinct(() => faker.location.street()),
      ),
    })
  }
  return words
}

function likely(country: string, streets: readonly string[]): readonly string[] {
  const begin = STREETS_BEGIN[country]
  return begin === undefined ? streets : streets.filter((street) => begin.test(street))
}

function nameWords(faker: Faker, sex: 'female' | 'male'): NameWords {
  return {
    given: distinct(() => faker.person.firstName(sex)),
    family: distinct(() => faker.person.lastName(sex)),
  }
}

function distinct(make: () => string): readonly string[] {
  return [...new Set(Array.from({ length: WORDS_A_LIST }, make))]
}
