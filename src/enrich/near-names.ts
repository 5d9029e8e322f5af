/**
 * Finds the near-identical ones among the names of one block: all of them, however many strangers
 * live there, because a name is compared with those alone that have words like its own.
 */
import { isNearIdentical } from './near-identity.ts'

/** The names that are near-identical to a given one (or the same), in the order they were given. */
export type NearNames = (name: string) => readonly string[]

/** So few names are compared one by one. */
const FEW = 32

/** Longer words are known by their beginning and end: one slip cannot touch both. */
const LONG_WORD = 20
const PART_OF_LONG = 9

/** From this length on a word may have one slip and still be the same. */
const SLIP_LENGTH_MIN = 4

/** Look-up among distinct folded names. */
export function nearNames(names: readonly string[]): NearNames {
  if (names.length <= FEW) return (name) => names.filter((one) => isNearIdentical(one, name))
  const words = names.map((name) => name.split(' '))
  const carriers = new Map<string, number[]>()
  for (const [place, own] of words.entries()) {
    for (const key of new Set(own.flatMap(keysOf))) {
      const known = carriers.get(key)
      if (known === undefined) carriers.set(key, [place])
      else known.push(place)
    }
  }
  return (name) => {
    const asked = name.split(' ')
    const agreeing = new Map<number, number>()
    for (const word of asked) {
      const found = new Set(askedKeys(word).flatMap((key) => carriers.get(key) ?? []))
      for (const place of found) agreeing.set(place, (agreeing.get(place) ?? 0) + 1)
    }
    // Every word of the shorter name needs a partner; who has fewer cannot be near.
    return [...agreeing]
      .filter(([place, count]) => count >= Math.min(asked.length, words[place]?.length ?? 0))
      .map(([place]) => place)
      .toSorted((one, other) => one - other)
      .map((place) => names[place] ?? '')
      .filter((other) => isNearIdentical(other, name))
  }
}

/** The keys a word is found by: itself, its initial, and what is left of it after a slip. */
function keysOf(word: string): readonly string[] {
  return [`=${word}`, ...(word.length > 1 ? [`^${word[0] ?? ''}`] : []), ...slipKeys(word)]
}

/** The keys that the words which agree with this one have. */
function askedKeys(word: string): readonly string[] {
  const initial = word.length > 1 ? `=${word[0] ?? ''}` : `^${word}`
  return [`=${word}`, initial, ...slipKeys(word)]
}

/**
 * Two words that are one slip apart (a letter changed, added, dropped, or two neighbours swapped)
 * have a key in common: what is left when each loses the letter where they differ.
 */
function slipKeys(word: string): readonly string[] {
  if (word.length < SLIP_LENGTH_MIN) return []
  const keys: string[] = []
  if (word.length <= LONG_WORD + 1) {
    keys.push(`-${word}`)
    for (let at = 0; at < word.length; at += 1) {
      keys.push(`-${word.slice(0, at)}${word.slice(at + 1)}`)
    }
  }
  if (word.length >= LONG_WORD) {
    keys.push(`<${word.slice(0, PART_OF_LONG)}`, `>${word.slice(-PART_OF_LONG)}`)
  }
  return keys
}
