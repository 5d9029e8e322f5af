/**
 * The lines of an address → the house and the door in it, each as one text, so that abbreviations
 * and the order of room and street make no difference. Equal texts mean the same written place; a
 * street misspelt, or written in another script, is another one.
 */
import { fold } from '../lib/fold.ts'

/** Where an address is; empty texts where it does not say. */
export type DoorKey = {
  /** Numbers and names without rooms and floors, sorted. */
  readonly house: string
  /** The room; the floor where no room is told. */
  readonly door: string
}

/** Words that are one, the first of each row for all: streets by country, and points of the compass. */
const SAME_WORDS = [
  'street st str ulitsa ul улица ул',
  'avenue ave av avenida avda',
  'road rd',
  'drive dr',
  'lane ln',
  'court ct',
  'boulevard blvd bd bulvar bulvari',
  'place pl',
  'parkway pkwy',
  'highway hwy',
  'circle cir',
  'terrace ter terr',
  'square sq',
  'trail trl',
  'calle c',
  'colonia col',
  'caddesi cad cd caddes',
  'sokak sok sk sokagi',
  'mahallesi mah mahalle',
  'prospekt pr prosp проспект просп пр',
  'korpus korp корпус корп',
  'building bldg bld',
  'block blk',
  'tower twr',
  'district dist',
  'north n',
  'south s',
  'east e',
  'west w',
  'northeast ne',
  'northwest nw',
  'southeast se',
  'southwest sw',
]
/** Before a number: the door. After it, in writing without spaces. */
const ROOM = new Set(
  (
    'apt apartment unit suite ste room rm flat office ofis oficina kv kvartira кв квартира офис ' +
    'daire depto departamento interior app appartement wohnung whg zimmer pom'
  ).split(' '),
)
const ROOM_AFTER = new Set(['室', '号室', '號室'])
const FLOOR = new Set('floor fl flr f etage og kat piso etazh эт этаж 楼 樓 层 層 階'.split(' '))
/** Words that only say that a number comes, or that nothing is meant by. */
const SILENT = new Set(
  'no number num nr nro numero nomer номер d dom д дом 号 號 番 番地 丁目 chome the'.split(' '),
)

const CANONICAL = new Map(
  SAME_WORDS.flatMap((row) => {
    const [first = '', ...others] = row.split(' ')
    return others.map((word) => [word, first] as const)
  }),
)

/** Reads the lines; `country` (ISO 3166-1 alpha-2) tells how numbers with hyphens are meant. */
export function doorKey(lines: readonly string[], country: string): DoorKey {
  const words = wordsOf(lines.join(' '), country)
  const house: string[] = []
  const rooms: string[] = []
  const floors: string[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    const next = words[at + 1] ?? ''
    if (ROOM.has(word) && isDoor(next)) {
      rooms.push(next)
      at += 1
    } else if (FLOOR.has(word) && isNumber(next)) {
      floors.push(ordinal(next))
      at += 1
    } else if (isNumber(word) && (ROOM_AFTER.has(next) || FLOOR.has(next))) {
      if (FLOOR.has(next)) floors.push(ordinal(word))
      else rooms.push(word)
      at += 1
    } else {
      house.push(streetOf(CANONICAL.get(word) ?? word))
    }
  }
  const door = rooms.length > 0 ? rooms : floors
  return { house: house.toSorted().join(' '), door: door.toSorted().join(' ') }
}

function wordsOf(text: string, country: string): readonly string[] {
  const marked = text.replace(/#\s*(?=[\p{L}\p{N}])/gu, ' unit ').replaceAll('ß', 'ss')
  const joined = country === 'JP' ? marked : marked.replace(/(?<=\d)-(?=\d)/gu, 'x')
  const folded = fold(joined)
  const parted = IDEOGRAPH.test(folded) ? folded.replace(COUNTED, ' $1 $2 ') : folded
  return parted.split(' ').filter((word) => word.length > 0 && !SILENT.has(word))
}

/** A number in writing without spaces, and the word that says what it counts. */
const COUNTED = /(\d+)\s*(号室|號室|号楼|號樓|号|號|番地|番|丁目|室|楼|樓|层|層|階)?/gu
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** `4`, `4b`, `b`: what may follow a word for a room. */
function isDoor(word: string): boolean {
  return isNumber(word) || /^[a-z]$/u.test(word)
}

function isNumber(word: string): boolean {
  return /^[a-z]?\d/u.test(word)
}

function ordinal(word: string): string {
  return word.replace(/(?:st|nd|rd|th)$/u, '')
}

/** `Hauptstr.` is `Hauptstraße`. */
function streetOf(word: string): string {
  return word.length > 6 || word.endsWith('str') ? word.replace(/(?<=.)strasse$/u, 'str') : word
}
