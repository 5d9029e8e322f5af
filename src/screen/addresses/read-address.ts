/**
 * An address as written, in any script and order → its numbers and names. Rooms and floors are kept
 * apart from the premises, so that two rooms of one building are seen to be one place.
 */
import type { NameWord } from '../names/name-word.ts'
import { nameWord } from '../names/name-word.ts'
import { type ReadWord, readWords } from '../names/read-words.ts'
import { ADDRESS_WORDS } from './address-words.ts'

/** An address in parts; any part may be unknown. `text` holds the lines. */
export type AddressParts = {
  readonly text: string
  readonly city?: string
  readonly postcode?: string
  /** ISO 3166-1 alpha-2. */
  readonly country?: string
}

/** An address as read. */
export type ReadAddress = {
  readonly country: string | undefined
  readonly postcode: string | undefined
  /** Numbers of the street and of the building, sorted. */
  readonly premises: readonly string[]
  /** Numbers of the room and the floor, sorted. */
  readonly rooms: readonly string[]
  /** Names of streets, districts and towns, in their order, each once. */
  readonly names: readonly NameWord[]
  /** A post office box: shared by strangers. */
  readonly isBox: boolean
}

const POSTCODE_DIGITS_MIN = 5

/** Reads an address. Total and bounded, as words are. */
export function readAddress({ text, city = '', postcode, country }: AddressParts): ReadAddress {
  const words = joinSyllables(readWords(`${text}, ${city}`))
  const premises = new Set<string>()
  const rooms = new Set<string>()
  const names = new Map<string, NameWord>()
  let found: string | undefined
  for (const [at, word] of words.entries()) {
    const sort = ADDRESS_WORDS.get(word.text)
    if (word.form === 'digits') {
      if (word.text.length >= POSTCODE_DIGITS_MIN) found = word.text
      else if (isRoom(words, at)) rooms.add(withLetter(words, at))
      else premises.add(withLetter(words, at))
    } else if (sort === undefined && word.text.length > 1) {
      names.set(word.text, nameWord({ ...word, role: 'name' }))
    }
  }
  const code = foldPostcode(postcode) ?? found
  if (code !== undefined) premises.delete(code)
  return {
    country: country?.toUpperCase(),
    postcode: code,
    premises: [...premises].toSorted(),
    rooms: [...rooms].toSorted(),
    names: [...names.values()],
    isBox: words.some(({ text: word }) => ADDRESS_WORDS.get(word) === 'box'),
  }
}

function foldPostcode(postcode: string | undefined): string | undefined {
  const folded = postcode?.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase() ?? ''
  return folded.length === 0 ? undefined : folded
}

/** `Room 1205`, `12/F`, `1205 室`: the word for it stands before the number or after it. */
function isRoom(words: readonly ReadWord[], at: number): boolean {
  const before = sortAt(words, at - 1)
  if (before === 'room' || before === 'floor') return true
  // `Flat No. 12`: the word is one further off.
  if (before === 'number') return sortAt(words, at - 2) === 'room'
  const after = words[at + 1]
  return after?.text === 'f' || after?.text === 'lou' || after?.text === 'shi'
}

function sortAt(words: readonly ReadWord[], at: number): string | undefined {
  const word = words[at]
  return word === undefined ? undefined : ADDRESS_WORDS.get(word.text)
}

/** `12A`: a letter after a number belongs to it. */
function withLetter(words: readonly ReadWord[], at: number): string {
  const next = words[at + 1]?.text ?? ''
  return `${words[at]?.text ?? ''}${next.length === 1 && next !== 'f' ? next : ''}`
}

/** Chinese writing gives syllables: names are joined up to the word that says what they are. */
function joinSyllables(words: readonly ReadWord[]): readonly ReadWord[] {
  const joined: ReadWord[] = []
  let open: ReadWord | undefined
  for (const word of words) {
    const ends = word.form !== 'syllable' || ADDRESS_WORDS.has(word.text)
    if (ends) {
      if (open !== undefined) joined.push(open)
      open = undefined
      joined.push(word)
    } else {
      open = { ...word, form: 'letters', text: `${open?.text ?? ''}${word.text}` }
    }
  }
  return open === undefined ? joined : [...joined, open]
}
