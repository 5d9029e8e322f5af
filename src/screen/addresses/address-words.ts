/**
 * Words of addresses that say what a number or a name is, over languages and abbreviations. Our own
 * selection; forms of units after UPU S42 element names.
 */
import { rowsOf } from '../names/tables/words-of.ts'

const rows = rowsOf(`
  room room rm flat apt apartment unit suite ste office off oficina pom pomeshch kv kvartira shi
  + zimmer appartement piso depto daire habitacion ofis
  floor floor fl flr etage etazh lou ceng kat planta piso
  building building bldg bld bdg block blk tower korpus korp dong zhuang edificio edif immeuble
  + gebaude house dom stroenie str litera zuo
  number no number num nr nro hao nomer
  street street str st ul ulitsa ulica calle rue strasse via rua lu jie jalan jln sok sokak cadde
  + cad gata utca khiaban
  road road rd dadao boulevard blvd bulvar avenue ave av avenida avda prospekt prosp pr pkwy
  + parkway highway hwy drive dr lane ln court ct place pl square sq shosse dao xiang
  district district dist qu rayon raion okrug mahallesi mah township town zhen village vil cun
  city city shi gorod
  province province prov sheng oblast region state
  zone zone area industrial park yuan qu estate
  box box pobox postbox
  and and the of de del la
`)

/** A word → what it says: `room`, `street` and so on. */
export const ADDRESS_WORDS: ReadonlyMap<string, string> = new Map(
  rows.flatMap(([sort = '', ...words]) => words.map((word) => [word, sort] as const)).toReversed(),
)

/**
 * Countries whose addresses are one place under several codes: Hong Kong is coded China at times.
 */
const SAME_PLACE: Readonly<Record<string, string>> = { HK: 'CN', MO: 'CN', TW: 'CN' }

/** One name for countries that may be one. */
export function countryGroup(country: string): string {
  return SAME_PLACE[country] ?? country
}

/** Whether two countries may be one in the data of publishers and filers. */
export function mayBeOneCountry(one: string, other: string): boolean {
  return countryGroup(one) === countryGroup(other)
}
