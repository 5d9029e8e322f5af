/**
 * Name tables: the names of all marks, arranged so that each way of writing one is found by a look
 * into a map. Built once; size is linear in the names.
 */
import type { Mark } from '../../domain/mark.ts'
import { type Phrase, phraseWords, readPhrase } from './phrase.ts'

/** The tables. */
export type NameTables = {
  readonly marks: readonly Mark[]
  /** Phrases by their first word, the longest first. */
  readonly byFirstWord: ReadonlyMap<string, readonly Phrase[]>
  /** Phrases with a script without spaces, by the first character of their letters run together. */
  readonly unspaced: ReadonlyMap<string, readonly Phrase[]>
  /** Names by their letters run together. */
  readonly byCompact: ReadonlyMap<string, Phrase>
  /** Names by the shape of their letters: `1`, `l` and `i` are one. */
  readonly byShape: ReadonlyMap<string, Phrase>
  /** Names by how they sound, roughly: `shanel`, `nyke`. */
  readonly bySound: ReadonlyMap<string, Phrase>
  /** Names by their letters without doubles. */
  readonly bySqueezed: ReadonlyMap<string, Phrase>
  /** Names by their consonants, where these say enough. */
  readonly byConsonants: ReadonlyMap<string, Phrase>
  /** Names by what is left when one letter is dropped from their beginning. */
  readonly byDeletion: ReadonlyMap<string, readonly Phrase[]>
  /** First words of longer names, by what is left when one letter is dropped. */
  readonly firstByDeletion: ReadonlyMap<string, readonly Phrase[]>
  /** Names by their first letter and how many letters they have: `g5`. */
  readonly byOutline: ReadonlyMap<string, readonly Phrase[]>
  /** Every true beginning of a name's letters. */
  readonly beginnings: ReadonlySet<string>
  readonly initials: ReadonlyMap<string, readonly Phrase[]>
  /** The phrases, of each mark, in which its name means something else. */
  readonly excepts: readonly (readonly ExceptPhrase[])[]
}

/** Words that give a name another meaning, one after the other or, loose, near each other. */
export type ExceptPhrase = { readonly words: readonly string[]; readonly isLoose: boolean }

/** The shortest name that is looked for under disguise. */
const DISGUISED_LENGTH_MIN = 4
/** Letters from the beginning that the deletion tables look at (Garbe, symmetric deletion). */
const BEGINNING_LENGTH = 8

/** Arranges the names of `marks`. */
export function buildNameTables(marks: readonly Mark[]): NameTables {
  const phrases = marks.flatMap((mark, place) => phrasesOf(mark, place))
  const names = phrases.filter(({ kind, isUnspaced }) => kind === 'name' && !isUnspaced)
  const disguisable = names.filter((name) => isDisguisable(name, marks[name.mark]))
  const sound = disguisable.filter(({ compact }) => compact.length > DISGUISED_LENGTH_MIN - 1)
  return {
    marks,
    byFirstWord: grouped(
      phrases.filter(({ kind }) => kind !== 'initials').toSorted(longestFirst),
      ({ words }) => words.slice(0, 1),
    ),
    unspaced: grouped(phrases.filter(hasUnspacedWord).toSorted(longestFirst), ({ compact }) => [
      compact.slice(0, 1),
    ]),
    byCompact: first(names, ({ compact }) => compact),
    byShape: first(sound, ({ compact }) => shapeOf(compact)),
    bySound: first(sound, ({ compact }) => soundOf(compact)),
    bySqueezed: first(sound, ({ compact }) => squeezed(compact)),
    byConsonants: first(
      sound.filter(({ compact }) => consonantsOf(compact).length >= 5),
      ({ compact }) => consonantsOf(compact),
    ),
    byDeletion: grouped(sound, ({ compact }) => deletionsOf(compact)),
    firstByDeletion: grouped(
      disguisable.filter(({ words }) => words.length > 1 && (words[0]?.length ?? 0) >= 4),
      ({ words: [word = ''] }) => [...new Set([word, shapeOf(word)].flatMap(deletionsOf))],
    ),
    byOutline: grouped(sound, ({ compact }) => [`${compact.slice(0, 1)}${compact.length}`]),
    beginnings: new Set(disguisable.flatMap(({ compact }) => beginningsOf(compact))),
    initials: grouped(
      phrases.filter(({ kind }) => kind === 'initials'),
      ({ compact }) => [compact],
    ),
    excepts: marks.map((mark) =>
      mark.except
        .map((text) => ({ words: phraseWords(text), isLoose: text.includes('*') }))
        .filter(({ words }) => words.length > 0),
    ),
  }
}

function phrasesOf(mark: Mark, place: number): readonly Phrase[] {
  const of = (kind: Phrase['kind'], texts: readonly string[]): readonly Phrase[] =>
    texts.flatMap(
      (text) => readPhrase(text, { mark: place, kind, isOwnName: isOwn(text, mark) }) ?? [],
    )
  return [
    ...of('name', [mark.name, ...mark.variants]),
    ...of('initials', mark.initials),
    ...of('nickname', mark.nicknames),
  ]
}

/** `~` before a variant says that it is an ordinary word as its mark's name is (`~苹果`). */
function isOwn(text: string, mark: Mark): boolean {
  return text.startsWith('~') || phraseWords(text).join('') === phraseWords(mark.name).join('')
}

/** A name that is an ordinary word is no disguise of itself; a short one is like too many words. */
function isDisguisable({ compact }: Phrase, mark: Mark | undefined): boolean {
  return compact.length >= 3 && !/^\d+$/.test(compact) && mark !== undefined
}

function hasUnspacedWord({ words }: Phrase): boolean {
  return words.some((word) => UNSPACED.test(word))
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Hangul}]/u

/** The letters with look-alikes made one. */
export function shapeOf(letters: string): string {
  return letters.replace(/[l1]|rn|vv|[0345789]/g, (sign) => SHAPES[sign] ?? sign)
}

const SHAPES: Readonly<Record<string, string>> = {
  l: 'i',
  1: 'i',
  rn: 'm',
  vv: 'w',
  0: 'o',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  8: 'b',
  9: 'g',
}

/** A rough sound, the same for spellings that are read alike. */
export function soundOf(letters: string): string {
  return letters.replace(
    /sch|tch|[csp]h|ck|qu|c(?=[eiy])|[cqx]|[yj]|[zw]|ee|oo|ai/g,
    (sign, at: number) =>
      sign === 'c' && /[eiy]/.test(letters[at + 1] ?? '') ? 's' : (SOUNDS[sign] ?? sign),
  )
}

const SOUNDS: Readonly<Record<string, string>> = {
  sch: 's',
  tch: 's',
  ch: 's',
  sh: 's',
  ph: 'f',
  ck: 'k',
  qu: 'k',
  c: 'k',
  q: 'k',
  x: 'ks',
  y: 'i',
  j: 'i',
  z: 's',
  w: 'v',
  ee: 'i',
  oo: 'u',
  ai: 'ei',
}

/** Each run of one letter as one. */
export function squeezed(letters: string): string {
  return letters.replace(/(.)\1+/gsu, '$1')
}

/** The letters without vowels. */
function consonantsOf(letters: string): string {
  return letters.replace(/[aeiouy]/g, '')
}

/** The beginning of the letters, whole and with one dropped: two like words meet in one of these. */
export function deletionsOf(letters: string): readonly string[] {
  const beginning = letters.slice(0, BEGINNING_LENGTH)
  const shorter = Array.from(
    { length: beginning.length },
    (_, at) => beginning.slice(0, at) + beginning.slice(at + 1),
  )
  return [...new Set([beginning, ...shorter])]
}

function beginningsOf(letters: string): readonly string[] {
  return Array.from({ length: letters.length - 1 }, (_, at) => letters.slice(0, at + 1))
}

function longestFirst(a: Phrase, b: Phrase): number {
  const words = b.words.length - a.words.length
  return words === 0 ? b.compact.length - a.compact.length : words
}

function grouped(
  phrases: readonly Phrase[],
  keysOf: (phrase: Phrase) => readonly string[],
): ReadonlyMap<string, readonly Phrase[]> {
  const groups = new Map<string, Phrase[]>()
  for (const phrase of phrases) {
    for (const key of keysOf(phrase)) {
      const same = groups.get(key)
      if (same === undefined) groups.set(key, [phrase])
      else same.push(phrase)
    }
  }
  return groups
}

/** Each key's first phrase: what stands first in the list of marks wins. */
function first(
  phrases: readonly Phrase[],
  keyOf: (phrase: Phrase) => string,
): ReadonlyMap<string, Phrase> {
  const found = new Map<string, Phrase>()
  for (const phrase of phrases) {
    const key = keyOf(phrase)
    if (!found.has(key)) found.set(key, phrase)
  }
  return found
}
