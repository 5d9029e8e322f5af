/** A word of a name with everything needed to compare it, made once a word. */

import { editDistance, letterBits, visitDeletions } from './edits.ts'
import type { WordForm } from './read-words.ts'
import { type Sound, soundOf } from './sound.ts'
import { GENERIC_WORDS, ONE_FORM } from './tables/company-words.ts'
import { LEGAL_FORMS } from './tables/legal-forms.ts'
import { SAME_NAMES } from './tables/same-names.ts'

/** What part a word plays in names. */
export type WordRole = 'name' | 'generic' | 'legal' | 'title' | 'particle' | 'initial' | 'number'

/** A word, or neighbouring words run together. */
export type NameWord = {
  /** `[a-z0-9]+`. */
  readonly text: string
  readonly sound: Sound
  readonly role: WordRole
  readonly form: WordForm
  readonly hasLostLetter: boolean
  /** Stands in brackets. */
  readonly isAside: boolean
  /** Names and word forms of one meaning: see `tables/`. */
  readonly groups: readonly number[]
  /** A bit for each letter in `text`, to tell at once what is too far apart. */
  readonly letters: number
  /** The same for the coarse sound. */
  readonly soundLetters: number
}

/** What a word is made from. */
export type WordParts = Pick<NameWord, 'text' | 'role' | 'form' | 'hasLostLetter' | 'isAside'>

const NO_GROUPS: readonly number[] = []
const FORM_GROUPS = formGroups()

/** A word of meanings: the group of its one form. */
function formGroups(): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  // Above the numbers of same names, so that the two never meet.
  for (const form of new Set(ONE_FORM.values())) numbers.set(form, 100_000 + numbers.size)
  const groups = new Map<string, number>(numbers)
  for (const [word, form] of ONE_FORM) groups.set(word, numbers.get(form) ?? 0)
  return groups
}

/** Firms change their form, and forms are translated: all are near each other. */
const LEGAL_GROUP: readonly number[] = [200_000]

/** The word with its keys. */
export function nameWord(parts: WordParts): NameWord {
  const sound = soundOf(parts.text)
  return {
    ...parts,
    sound,
    groups: groupsOf(parts),
    letters: letterBits(parts.text),
    soundLetters: letterBits(sound.coarse),
  }
}

function groupsOf({ text, role }: WordParts): readonly number[] {
  if (role === 'legal') return LEGAL_GROUP
  if (isServant(text)) return SERVANT_GROUP
  const names = SAME_NAMES.get(text)
  const form = role === 'initial' ? undefined : FORM_GROUPS.get(text)
  if (form === undefined) return names ?? NO_GROUPS
  return names === undefined ? [form] : [...names, form]
}

const SERVANT_GROUP: readonly number[] = [90_000]
const SERVANT = /^abd(?:[aeou]l?|oul?|[ue][rsdn])?$/

/** The first half of Arabic names such as Abd al-Rahman, however it is bound to the other. */
export function isServant(text: string): boolean {
  return text.startsWith('abd') && SERVANT.test(text)
}

/** Whether a word of company names tells hardly one from another. */
export function isGeneric(text: string): boolean {
  return GENERIC_WORDS.has(text) || ONE_FORM.has(text)
}

/** Words that legal forms are written out with, such as `obshchestvo` and `liability`. */
const LEGAL_VOCABULARY: ReadonlySet<string> = new Set(
  [...LEGAL_FORMS.keys()].flatMap((form) => form.split(' ')).filter((word) => word.length >= 5),
)
const LEGAL_TYPED_MIN = 6
const LEGAL_BESIDE_MIN = 4
const LEGAL_TWICE_MIN = 10
const LEGAL_KEYS = legalKeys()

function legalKeys(): ReadonlyMap<number, readonly string[]> {
  const keys = new Map<number, string[]>()
  for (const word of LEGAL_VOCABULARY) {
    visitDeletions(word, { most: mostTyped(word), salt: 0 }, (hash) => {
      keys.set(hash, [...(keys.get(hash) ?? []), word])
    })
  }
  return keys
}

function mostTyped(word: string): number {
  return word.length >= LEGAL_TWICE_MIN ? 2 : 1
}

/**
 * Whether a word belongs to a legal form written out, mistyped perhaps; `isBesideForm`: a word next
 * to it does, so that a short one may be mistyped too.
 */
export function isLegalWord(text: string, isBesideForm: boolean): boolean {
  if (LEGAL_VOCABULARY.has(text)) return true
  if (text.length < (isBesideForm ? LEGAL_BESIDE_MIN : LEGAL_TYPED_MIN)) return false
  let isNear = false
  visitDeletions(text, { most: mostTyped(text), salt: 0 }, (hash) => {
    for (const word of LEGAL_KEYS.get(hash) ?? []) {
      const most = Math.min(mostTyped(word), mostTyped(text))
      isNear ||= editDistance(word, text, most) <= most
    }
  })
  return isNear
}
