/**
 * Finds the mark behind a word that does not say it openly. Pure; cost is bounded by the length of
 * the word, and ordinary words are never taken for a mark by spelling alone.
 */
import { editDistance } from '../names/edits.ts'
import { GOODS_WORDS } from './goods-words.ts'
import { deletionsOf, type NameTables, shapeOf, soundOf, squeezed } from './name-tables.ts'
import type { Phrase } from './phrase.ts'
import type { Masked, Word } from './read-chunk.ts'

/** How a name is disguised. */
export type Trick =
  | 'homoglyph'
  | 'fancy-letters'
  | 'accents'
  | 'leet'
  | 'hidden-letter'
  | 'separators'
  | 'spaced'
  | 'reversed'
  | 'doubled'
  | 'vowels-dropped'
  | 'spelling'
  | 'sound'
  | 'initials'
  | 'nickname'

/** A mark behind a word. */
export type Disguise = { readonly phrase: Phrase; readonly trick: Trick }

/** What the search may know beside the names. */
export type Spelling = {
  readonly tables: NameTables
  /** Words that are like a mark's name and mean no mark. */
  readonly isOrdinary: (word: string) => boolean
}

const WORD_LENGTH_MAX = 32

/** The mark behind a word, its letters looked at in every way but signs between them. */
export function findDisguise(word: Word, spelling: Spelling): Disguise | undefined {
  const { text, latin, dress } = word
  if (word.isUnspaced || latin.length < 3 || latin.length > WORD_LENGTH_MAX) return undefined
  const { tables, isOrdinary } = spelling
  if (dress !== 'none') {
    const dressed = findDressed(word, tables)
    if (dressed !== undefined) return dressed
    if (latin !== text) return undefined
  }
  if (/^\d+$/.test(text) || isOrdinary(text)) return undefined
  return findShaped(text, tables) ?? findSpelt(text, spelling)
}

/** A name in letters that only look like it. */
function findDressed({ text, latin, dress }: Word, tables: NameTables): Disguise | undefined {
  const phrase = tables.byCompact.get(latin)
  if (phrase === undefined) return undefined
  if (dress === 'accents') return phrase.hasAccents ? undefined : { phrase, trick: 'accents' }
  if (dress === 'fancy' || dress === 'wide') return { phrase, trick: 'fancy-letters' }
  // A short word all in another script may be a word of that script.
  if (dress === 'other-script' && text.length < 5) return undefined
  return { phrase, trick: 'homoglyph' }
}

/** Digits for letters, or `l` for `i`. */
function findShaped(text: string, tables: NameTables): Disguise | undefined {
  const phrase = tables.byShape.get(shapeOf(text))
  if (phrase === undefined || phrase.compact === text) return undefined
  const letters = text.replace(/\d/g, '').length
  const hidden = text.length - letters
  if (hidden > 0 && letters < 2) return undefined
  if (hidden === 0 && phrase.compact.length < 4) return undefined
  return { phrase, trick: 'leet' }
}

/** Letters dropped, added, changed, swapped, doubled, turned round, or written by ear. */
function findSpelt(text: string, { tables }: Spelling): Disguise | undefined {
  if (text.length < 4 || /\d/.test(text)) return undefined
  for (const [trick, find] of SPELLINGS) {
    const phrase = find(text, tables)
    // Names that are ordinary words are not looked for by spelling: too many words are like them.
    if (phrase !== undefined && isFree(phrase, tables)) return { phrase, trick }
  }
  return undefined
}

type Finder = (text: string, tables: NameTables) => Phrase | undefined

/** The ways of misspelling, the surest first. */
const SPELLINGS: readonly (readonly [trick: Trick, find: Finder])[] = [
  ['doubled', findStretched],
  ['spelling', nearest],
  ['sound', findAlike],
  ['reversed', (text, tables) => tables.byCompact.get(Array.from(text).toReversed().join(''))],
  ['vowels-dropped', (text, tables) => tables.byConsonants.get(text)],
  ['spaced', findBeforeGoods],
]

function findStretched(text: string, tables: NameTables): Phrase | undefined {
  const phrase = tables.bySqueezed.get(squeezed(text))
  return phrase !== undefined && isStretched(text, phrase.compact) ? phrase : undefined
}

function findAlike(text: string, tables: NameTables): Phrase | undefined {
  const phrase = tables.bySound.get(soundOf(text))
  if (phrase === undefined || phrase.compact === text) return undefined
  return phrase.compact[0] === text[0] || text.length > 4 ? phrase : undefined
}

function isFree({ mark, isOwnName }: Phrase, { marks }: NameTables): boolean {
  return !isOwnName || marks[mark]?.word !== 'common'
}

/** Every run of letters as in the name or longer, and one longer: `guccci`, `nikkee`. */
function isStretched(text: string, name: string): boolean {
  const [runs, nameRuns] = [runsOf(text), runsOf(name)]
  return text.length > name.length && runs.every((length, at) => length >= (nameRuns[at] ?? 1))
}

function runsOf(text: string): readonly number[] {
  return [...text.matchAll(/(.)\1*/gsu)].map(([run]) => run.length)
}

/** How many letters of a name of this length may differ. */
function editsMax(length: number): number {
  return length >= 9 ? 2 : 1
}

function nearest(text: string, tables: NameTables): Phrase | undefined {
  let best: Phrase | undefined
  let least = 3
  const seen = new Set<Phrase>()
  for (const key of deletionsOf(text)) {
    for (const phrase of tables.byDeletion.get(key) ?? []) {
      if (seen.has(phrase) || !isFree(phrase, tables)) continue
      seen.add(phrase)
      const edits = editDistance(text, phrase.compact, editsMax(phrase.compact.length))
      if (edits < least && edits > 0 && isNearEnough({ text, name: phrase.compact, edits })) {
        best = phrase
        least = edits
      }
    }
  }
  return best
}

type Likeness = { readonly text: string; readonly name: string; readonly edits: number }

/** The fewer letters a name has, the fewer ways of bending it are believed. */
function isNearEnough({ text, name, edits }: Likeness): boolean {
  if (edits > editsMax(name.length)) return false
  if (text === `${name}s` || text === `${name}es` || name === `${text}s`) return false
  const isSameBeginning = text[0] === name[0]
  if (name.length >= 6) return isSameBeginning || name.length >= 7
  if (!isSameBeginning) return false
  if (name.length === 5) return true
  // Four letters: only a letter put inside, or two swapped.
  const isSwap = text.length === name.length && sorted(text) === sorted(name)
  const isInside = text.length === name.length + 1 && text.at(-1) === name.at(-1)
  return name.length === 4 && (isSwap || isInside)
}

function sorted(text: string): string {
  return Array.from(text).toSorted().join('')
}

/** A name run together with its goods: `guccibag`. The name is open, only the blank is missing. */
function findBeforeGoods(text: string, tables: NameTables): Phrase | undefined {
  for (let cut = Math.min(text.length - 3, 16); cut >= 4; cut -= 1) {
    const phrase = tables.byCompact.get(text.slice(0, cut))
    if (phrase !== undefined && GOODS_WORDS.has(text.slice(cut))) return phrase
  }
  return undefined
}

/** The mark behind letters with signs between or in place of them. */
export function findMasked(masked: Masked, spelling: Spelling): Disguise | undefined {
  const { text, trick } = masked
  if (trick === 'gap') return findGapped(text, spelling.tables)
  if (text.length < 3 || /^\d+$/.test(text)) return undefined
  const found = trick === 'signs' ? findSigned(text, spelling) : findParted(masked, spelling)
  // A last `!` may be no letter: `N!ke!`.
  if (found !== undefined || trick !== 'signs' || !text.endsWith('i')) return found
  return findSigned(text.slice(0, -1), spelling, { isOpenHidden: false })
}

/** Signs in place of letters. A name that is open without its last sign is hidden by nothing. */
function findSigned(
  text: string,
  { tables, isOrdinary }: Spelling,
  { isOpenHidden } = { isOpenHidden: true },
): Disguise | undefined {
  const open = tables.byCompact.get(text)
  if (open !== undefined) return isOpenHidden ? { phrase: open, trick: 'leet' } : undefined
  const phrase = isOrdinary(text) ? undefined : tables.byShape.get(shapeOf(text))
  return phrase === undefined ? undefined : { phrase, trick: 'leet' }
}

/** Signs between the letters. A hyphen where the name has a blank hides nothing: Mercedes-Benz. */
function findParted({ text, separators }: Masked, spelling: Spelling): Disguise | undefined {
  const phrase = spelling.tables.byCompact.get(text)
  if (phrase === undefined) return /\d/.test(text) ? findSigned(text, spelling) : undefined
  return separators < phrase.words.length ? undefined : { phrase, trick: 'separators' }
}

/** `n*ke`, `g**ci`: as many letters as the name, at least half of them, and three, written. */
function findGapped(text: string, tables: NameTables): Disguise | undefined {
  const written = text.replaceAll('*', '')
  if (written.length < 3 || written.length * 2 < text.length) return undefined
  const candidates = text.startsWith('*')
    ? deletionsOf(written).flatMap((key) => tables.byDeletion.get(key) ?? [])
    : tables.byOutline.get(`${text.slice(0, 1)}${text.length}`)
  const phrase = candidates?.find(
    ({ compact }) =>
      compact.length === text.length &&
      Array.from(compact).every((letter, at) => text[at] === '*' || text[at] === letter),
  )
  return phrase === undefined ? undefined : { phrase, trick: 'hidden-letter' }
}
