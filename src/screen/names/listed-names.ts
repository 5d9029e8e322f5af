/**
 * Lists → their names as read, each word kept once, with the number of names that bear it. Entries
 * that are no longer in force are left out: an expired order tells nothing.
 */
import type { ListEntry, ListedName, ListVersion } from '../../domain/list.ts'
import type { NameWord } from './name-word.ts'
import { type JoinedWords, joinedWords } from './possible-pairs.ts'
import { type ReadName, readNames } from './read-name.ts'
import { bitsOf, type NameMode, type Rarity, weightOf } from './weigh-words.ts'

/** A listed name ready to be compared. */
export type IndexedName = {
  /** Place of the entry in `entries`. */
  readonly entry: number
  /** Place among all names. */
  readonly place: number
  readonly name: ListedName
  readonly mode: NameMode
  readonly words: readonly NameWord[]
  readonly unparted: ReadName['unparted']
  readonly weights: readonly number[]
  readonly joined: readonly JoinedWords[]
}

/** All names of some lists. */
export type ListedNames = {
  readonly entries: readonly { readonly entry: ListEntry; readonly list: string }[]
  readonly names: readonly IndexedName[]
  readonly rarity: Rarity
}

type Reading = Omit<IndexedName, 'weights' | 'joined'>

/**
 * Reads the names of the entries in force on `day` (`YYYY-MM-DD`); without a day, on each list's
 * own.
 */
export function listedNames(lists: readonly ListVersion[], day: string | undefined): ListedNames {
  const entries: { readonly entry: ListEntry; readonly list: string }[] = []
  const readings: Reading[] = []
  const intern = wordKeeper()
  for (const { head, entries: listed } of lists) {
    for (const entry of listed) {
      if (!isInForce(entry, day ?? head.asOf)) continue
      const place = entries.push({ entry, list: head.list }) - 1
      for (const name of entry.names) {
        for (const read of readNames(name.text, entry.kind)) {
          const words = read.words.map(intern)
          readings.push({
            entry: place,
            place: readings.length,
            name,
            mode: modeOf(entry, read),
            words,
            unparted: read.unparted,
          })
        }
      }
    }
  }
  const rarity = rarityOf(readings)
  const names = readings.map((reading) => ({
    ...reading,
    weights: reading.words.map((word) => weightOf(word, reading.mode, rarity)),
    joined: joinedWords(reading).map((joined) => ({ ...joined, word: intern(joined.word) })),
  }))
  return { entries, names, rarity }
}

function isInForce({ from, to }: ListEntry, day: string): boolean {
  return (from === undefined || from <= day) && (to === undefined || day < to)
}

function modeOf({ kind }: ListEntry, { seemsCompany }: ReadName): NameMode {
  if (kind === 'person') return 'person'
  if (kind === 'vessel' || kind === 'aircraft') return 'vessel'
  return kind === 'unknown' && !seemsCompany ? 'person' : 'company'
}

/** Gives the first word made alike for every later one. */
function wordKeeper(): (word: NameWord) => NameWord {
  const kept = new Map<string, NameWord>()
  return (word) => {
    const key = `${word.text}|${word.role}|${word.form}|${word.hasLostLetter}|${word.isAside}`
    const same = kept.get(key)
    if (same !== undefined) return same
    kept.set(key, word)
    return word
  }
}

/**
 * Rarity over spellings: how many names bear a word that sounds the same, or has its consonants.
 */
function rarityOf(readings: readonly Reading[]): Rarity {
  const sounds = new Map<string, number>()
  const skeletons = new Map<string, number>()
  for (const { words } of readings) {
    for (const coarse of new Set(words.map(({ sound }) => sound.coarse))) count(sounds, coarse)
    for (const skeleton of new Set(words.map(({ sound }) => sound.skeleton))) {
      count(skeletons, skeleton)
    }
  }
  const total = Math.max(1_000, readings.length)
  return (word) => {
    const bearing =
      word.form === 'vowelless' ? skeletons.get(word.sound.skeleton) : sounds.get(word.sound.coarse)
    return bitsOf(word, (bearing ?? 0) / total)
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
