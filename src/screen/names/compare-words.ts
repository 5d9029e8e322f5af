/**
 * How alike two words are, and by what. Symmetric; and words that are alike at all always share a
 * key (`visitKeys`), so that an index over the keys finds every word this file would accept.
 */
import { bitCount, editDistance, hashText, visitDeletions } from './edits.ts'
import type { NameWord } from './name-word.ts'
import { soundDistance, vowellessDistance } from './sound.ts'

/** By what two words were taken for one. */
export type Likeness =
  | 'exact'
  | 'same-name'
  | 'sound'
  | 'skeleton'
  | 'typing'
  | 'initial'
  | 'joined'
  | 'none'

/** Alike by how much (0 to 1), and by what. */
export type WordMatch = { readonly likeness: number; readonly how: Likeness }

/** Words less alike than this are two words. */
export const LIKENESS_MIN = 0.66

const NONE: WordMatch = { likeness: 0, how: 'none' }
const EXACT: WordMatch = { likeness: 1, how: 'exact' }
const SAME_NAME: WordMatch = { likeness: 0.93, how: 'same-name' }
const ONE_FORM: WordMatch = { likeness: 0.97, how: 'same-name' }
const SAME_SOUND = 0.97

/** Letters two words of these lengths may differ by. */
function lettersMost(length: number): number {
  if (length < 4) return 0
  return length < 8 ? 1 : 2
}

/** Sounds that two words of these lengths may differ by: short words have too many neighbours. */
function soundsMost(length: number): number {
  if (length < 5) return 0
  return length < 8 ? 1 : 2
}

/** Whole words; words written as one are compared by `compareJoined`. */
export function compareWords(one: NameWord, other: NameWord): WordMatch {
  if (one.text === other.text) return EXACT
  if (isExactOnly(one) || isExactOnly(other)) return NONE
  if (one.role === 'legal' && other.role === 'legal') return LEGAL_FORM
  if (one.groups.length > 0 && other.groups.length > 0) {
    const group = sharedGroup(one.groups, other.groups)
    if (group >= FORM_GROUP) return ONE_FORM
    if (group >= 0) return SAME_NAME
  }
  // Pinyin is one spelling: what differs is another character, or another romanisation altogether.
  if (one.form === 'syllable' || other.form === 'syllable') return NONE
  if (one.form === 'vowelless' || other.form === 'vowelless') return compareSkeletons(one, other)
  return compareSpellings(one, other)
}

function isExactOnly({ form, role }: NameWord): boolean {
  return form === 'digits' || role === 'initial'
}

const FORM_GROUP = 100_000
const LEGAL_FORM: WordMatch = { likeness: 0.9, how: 'same-name' }

function sharedGroup(one: readonly number[], other: readonly number[]): number {
  for (const group of one) if (other.includes(group)) return group
  return -1
}

function compareSkeletons(one: NameWord, other: NameWord): WordMatch {
  const [skeleton, match] = [one.sound.skeleton, other.sound.skeleton]
  if (skeleton !== match) {
    const isLong = skeleton.length >= 5 && match.length >= 5
    if (!isLong || editDistance(skeleton, match, 1) > 1) return NONE
    return { likeness: 0.78, how: 'skeleton' }
  }
  if (skeleton.length < 2) return NONE
  if (one.form === other.form) return { likeness: 0.93, how: 'skeleton' }
  const [bare, whole] = one.form === 'vowelless' ? [one, other] : [other, one]
  const apart = vowellessDistance(bare.sound.fine, whole.sound.fine)
  const likeness = SAME_SOUND - (apart * 1.15) / Math.max(4, whole.sound.fine.length)
  return likeness < LIKENESS_MIN ? NONE : { likeness, how: 'skeleton' }
}

function compareSpellings(one: NameWord, other: NameWord): WordMatch {
  const [a, b] = [one.sound, other.sound]
  if (a.fine === b.fine) return a.fine.length < 2 ? NONE : { likeness: SAME_SOUND, how: 'sound' }
  const typed = typedAlike(one, other)
  const most = soundsMost(Math.min(a.coarse.length, b.coarse.length))
  const apart = a.coarse === b.coarse ? 0 : editDistance(a.coarse, b.coarse, most)
  const heard = apart > most ? 0 : heardAlike(a.fine, b.fine)
  if (Math.max(typed, heard) < LIKENESS_MIN) return NONE
  return typed >= heard ? { likeness: typed, how: 'typing' } : { likeness: heard, how: 'sound' }
}

/** Short words have many neighbours: only vowels near each other make two of them one. */
const SHORT = 4
const SHORT_APART_MOST = 0.35

function heardAlike(one: string, other: string): number {
  const apart = soundDistance(one, other)
  if (Math.min(one.length, other.length) <= SHORT && apart > SHORT_APART_MOST) return 0
  return SAME_SOUND - (apart * 1.15) / Math.max(one.length, other.length)
}

function typedAlike(one: NameWord, other: NameWord): number {
  const shorter = Math.min(one.text.length, other.text.length)
  const most = lettersMost(shorter)
  // A syllable is read off one character: nobody typed it.
  if (most === 0 || one.form === 'hangul' || other.form === 'hangul') return 0
  if (bitCount(one.letters ^ other.letters) > 2 * most) return 0
  const apart = editDistance(one.text, other.text, most)
  if (apart > most) return 0
  const longer = Math.max(one.text.length, other.text.length)
  const isLost = apart === 1 && (one.hasLostLetter || other.hasLostLetter)
  const alike = 1 - (apart * (isLost ? 0.6 : 1.15)) / longer
  // People mistype first letters least.
  return one.text[0] === other.text[0] ? alike : alike - 0.04
}

/** What tells at once that words are not alike, eight numbers a word in one flat array. */
export type Outlines = Int32Array

const OUTLINE = 8
const [LETTERS, SOUNDS, LENGTH, SOUND_LENGTH, SKELETON, SKELETON_LENGTH, SORT] = [
  0, 1, 2, 3, 4, 5, 6,
]
const VOWELLESS = 1
const GROUPED = 2

/** The outlines of words, in their order. */
export function outlinesOf(words: readonly NameWord[]): Outlines {
  const outlines = new Int32Array(words.length * OUTLINE)
  for (const [at, word] of words.entries()) {
    const { coarse, skeleton } = word.sound
    const place = at * OUTLINE
    outlines[place + LETTERS] = word.letters
    outlines[place + SOUNDS] = word.soundLetters
    outlines[place + LENGTH] = word.text.length
    outlines[place + SOUND_LENGTH] = coarse.length
    outlines[place + SKELETON] = hashText(skeleton, 0) | 0
    outlines[place + SKELETON_LENGTH] = skeleton.length
    outlines[place + SORT] =
      (word.form === 'vowelless' ? VOWELLESS : 0) | (word.groups.length > 0 ? GROUPED : 0)
  }
  return outlines
}

/** Tells of the places of `outlines` which may be alike to `word`; false is sure, true is not. */
export function outlineTest(word: NameWord, outlines: Outlines): (at: number) => boolean {
  const { letters, soundLetters, sound } = word
  const { length } = word.text
  const soundLength = sound.coarse.length
  const skeleton = hashText(sound.skeleton, 0) | 0
  const isVowelless = word.form === 'vowelless'
  const isGrouped = word.groups.length > 0
  const mayBeSpelled = (place: number) => {
    const listedLength = outlines[place + LENGTH] ?? 0
    const most = lettersMost(Math.min(listedLength, length))
    if (Math.abs(listedLength - length) > most) return false
    return bitCount(letters ^ (outlines[place + LETTERS] ?? 0)) <= 2 * most
  }
  const mayBeHeard = (place: number) => {
    const listedLength = outlines[place + SOUND_LENGTH] ?? 0
    const most = soundsMost(Math.min(listedLength, soundLength))
    if (Math.abs(listedLength - soundLength) > most) return false
    return bitCount(soundLetters ^ (outlines[place + SOUNDS] ?? 0)) <= 2 * most
  }
  return (at) => {
    const place = at * OUTLINE
    const sort = outlines[place + SORT] ?? 0
    if (isGrouped && (sort & GROUPED) !== 0) return true
    if (isVowelless || (sort & VOWELLESS) !== 0) {
      if (outlines[place + SKELETON] === skeleton) return true
      return sound.skeleton.length >= 5 && (outlines[place + SKELETON_LENGTH] ?? 0) >= 5
    }
    return mayBeSpelled(place) || mayBeHeard(place)
  }
}

/** Shortest run of letters that may be neighbouring words without their spaces. */
export const JOINED_MIN = 4

const JOINED: WordMatch = { likeness: 0.97, how: 'joined' }
const JOINED_BY_SOUND: WordMatch = { likeness: 0.92, how: 'joined' }

/**
 * One word against neighbouring words written as one, of which at least one argument is. Two whole
 * names written as one cannot be mistyped too: `ABC Trading` is not `ABD Trading`.
 */
export function compareJoined(one: NameWord, other: NameWord, canBeTyped = true): WordMatch {
  if (one.text === other.text) return JOINED
  const shorter = Math.min(one.text.length, other.text.length)
  if (shorter >= JOINED_HEARD_MIN && one.sound.coarse === other.sound.coarse) return JOINED_BY_SOUND
  if (!canBeTyped || shorter < JOINED_TYPED_MIN || bitCount(one.letters ^ other.letters) > 2)
    return NONE
  if (editDistance(one.text, other.text, 1) > 1) return NONE
  return {
    likeness: JOINED.likeness - 1.15 / Math.max(one.text.length, other.text.length),
    how: 'joined',
  }
}

const JOINED_TYPED_MIN = 7
const JOINED_HEARD_MIN = 6

/** Salts that keep keys of different sorts apart. */
const SALT = {
  letters: 1,
  coarse: 2,
  skeleton: 3,
  skeletonVowelless: 4,
  group: 5,
  joined: 6,
  joinedCoarse: 7,
} as const

/**
 * Tells `visit` every key of a word. A listed word and an asked one that `compareWords` takes for
 * one share at least one key; skeletons meet only where one side has no vowels.
 */
export function visitKeys(
  word: NameWord,
  side: 'listed' | 'asked',
  visit: (hash: number) => void,
): void {
  const { text, sound } = word
  if (word.form === 'digits' || word.role === 'initial') {
    visit(hashText(text, SALT.letters))
    return
  }
  for (const group of word.groups) visit(hashText(String(group), SALT.group))
  if (word.form === 'syllable') {
    visit(hashText(text, SALT.letters))
    return
  }
  const typed = word.form === 'hangul' ? 0 : lettersMost(text.length)
  visitDeletions(text, { most: typed, salt: SALT.letters }, visit)
  const { skeleton, coarse } = sound
  const most = skeleton.length >= 5 ? 1 : 0
  const isVowelless = word.form === 'vowelless'
  const withLetters = side === 'listed' ? !isVowelless : isVowelless
  if (withLetters) visitDeletions(skeleton, { most, salt: SALT.skeleton }, visit)
  if (isVowelless || side === 'asked') {
    visitDeletions(skeleton, { most, salt: SALT.skeletonVowelless }, visit)
  }
  if (!isVowelless)
    visitDeletions(coarse, { most: soundsMost(coarse.length), salt: SALT.coarse }, visit)
}

/** The keys under which words written as one meet; `compareJoined` accepts no others. */
export function visitJoinedKeys(word: NameWord, visit: (hash: number) => void): void {
  const most = word.text.length >= JOINED_TYPED_MIN ? 1 : 0
  visitDeletions(word.text, { most, salt: SALT.joined }, visit)
  visit(hashText(word.sound.coarse, SALT.joinedCoarse))
}
