/** The kinds of files that can be imported: what each is read by, and which list it belongs to. */
import type { PartyReader } from './party-reader.ts'
import { readDeniedPersons } from './read/bis-dpl.ts'
import { readWithholdOrders } from './read/cbp-wro.ts'
import { readCsl } from './read/csl.ts'
import { readFtm } from './read/ftm.ts'
import { readNamesCsv } from './read/names-csv.ts'
import { type NomenclatureReader, readHs, readHts } from './read/nomenclature.ts'
import { readOfacAddress, readOfacAlternate, readOfacPrimary } from './read/ofac.ts'
import { readUkNames, readUkSubjects } from './read/uk.ts'
import { readUnXml } from './read/un-xml.ts'

/** A kind of file that holds parties. */
export type PartyKind = {
  readonly read: PartyReader
  /** The list its rows belong to; absent where each row says it. */
  readonly list?: string
  /**
   * What a second row with an id means: more of the same party, or a mistake. Where the id is the
   * publisher's key, two parties under one would hide each other.
   */
  readonly repeats: 'more' | 'mistake'
}

/** Kinds in the order in which their parts of one list are put together. */
export const PARTY_KINDS: Readonly<Record<string, PartyKind>> = {
  'ofac-sdn': { read: readOfacPrimary, list: 'ofac-sdn', repeats: 'mistake' },
  'ofac-alt': { read: readOfacAlternate, list: 'ofac-sdn', repeats: 'more' },
  'ofac-add': { read: readOfacAddress, list: 'ofac-sdn', repeats: 'more' },
  'ofac-cons-prim': { read: readOfacPrimary, list: 'ofac-cons', repeats: 'mistake' },
  'ofac-cons-alt': { read: readOfacAlternate, list: 'ofac-cons', repeats: 'more' },
  'ofac-cons-add': { read: readOfacAddress, list: 'ofac-cons', repeats: 'more' },
  'bis-dpl': { read: readDeniedPersons, list: 'bis-dpl', repeats: 'more' },
  csl: { read: readCsl, repeats: 'more' },
  'un-xml': { read: readUnXml, list: 'un', repeats: 'mistake' },
  'uk-names': { read: readUkNames, list: 'uk', repeats: 'more' },
  'uk-subjects': { read: readUkSubjects, list: 'uk', repeats: 'more' },
  'cbp-wro': { read: readWithholdOrders, list: 'cbp-wro', repeats: 'more' },
  'names-csv': { read: readNamesCsv, list: 'own', repeats: 'mistake' },
  ftm: { read: readFtm, list: 'ftm', repeats: 'more' },
}

/** Kinds of files that hold a nomenclature, which goes by the same name. */
export const NOMENCLATURE_KINDS: Readonly<Record<string, NomenclatureReader>> = {
  hs: readHs,
  hts: readHts,
}

/** All kinds, as they are told to people. */
export const KIND_NAMES: readonly string[] = [
  ...Object.keys(PARTY_KINDS),
  ...Object.keys(NOMENCLATURE_KINDS),
]
