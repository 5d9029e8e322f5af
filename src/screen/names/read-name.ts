/**
 * A name as written → its words and the part each plays. The same for listed names and for queries,
 * so that both sides of a comparison are read alike.
 */
import {
  isGeneric,
  isLegalWord,
  isServant,
  type NameWord,
  nameWord,
  type WordRole,
} from './name-word.ts'
import { type ReadWord, readWords } from './read-words.ts'
import { LEGAL_FORMS, LEGAL_WORDS_MAX } from './tables/legal-forms.ts'
import { ALSO_KNOWN_AS, HYPHEN_PARTICLES, PARTICLES, TITLES } from './tables/name-parts.ts'

/** What is named: people are compared otherwise than companies and vessels. */
export type NameKind = 'person' | 'company' | 'vessel' | 'aircraft' | 'unknown'

/** A run of words, and how it stood in the name. */
export type Unparted = { readonly start: number; readonly length: number; readonly text: string }

/** A name as read. */
export type ReadName = {
  readonly words: readonly NameWord[]
  /** Words that were written as one and are read as several. */
  readonly unparted: readonly Unparted[]
  /** It bears a legal form or a word of company names. */
  readonly seemsCompany: boolean
}

/** Names of one party written into one field (`X a.k.a. Y`): at most so many are read. */
const NAMES_MAX = 3

/** The name as a whole, or the names of one party that one text holds; without words: none. */
export function readNames(text: string, kind: NameKind): readonly ReadName[] {
  return partNames(joinSpelledOut(readWords(text)))
    .slice(0, NAMES_MAX)
    .map((words) => readOne(words, kind))
    .filter(({ words }) => words.length > 0)
}

const SPELLED_OUT_MIN = 6

/** `K o n s t a n t i n`: a name of nothing but single letters is one written with gaps. */
function joinSpelledOut(words: readonly ReadWord[]): readonly ReadWord[] {
  const [head] = words
  if (head === undefined || words.length < SPELLED_OUT_MIN) return words
  if (words.some(({ text, form }) => text.length > 1 || form !== 'letters')) return words
  return [{ ...head, text: words.map(({ text }) => text).join('') }]
}

function partNames(words: readonly ReadWord[]): readonly (readonly ReadWord[])[] {
  const parts: ReadWord[][] = [[]]
  for (let at = 0; at < words.length; at += 1) {
    const marker = markerLength(words, at)
    if (marker > 0 && at > 0) {
      parts.push([])
      at += marker - 1
    } else {
      const word = words[at]
      if (word !== undefined) parts.at(-1)?.push(word)
    }
  }
  return parts.filter((part) => part.length > 0)
}

/** How many words from here say that another name follows: `aka`, `a k a`, `c o`. */
function markerLength(words: readonly ReadWord[], at: number): number {
  const text = words[at]?.text ?? ''
  if (ALSO_KNOWN_AS.has(text) && at + 1 < words.length) return 1
  if (text.length > 1) return 0
  const three = `${text}${words[at + 1]?.text ?? ''}${words[at + 2]?.text ?? ''}`
  return three.length === 3 && ALSO_KNOWN_AS.has(three) && at + 3 < words.length ? 3 : 0
}

function readOne(read: readonly ReadWord[], kind: NameKind): ReadName {
  const words: NameWord[] = []
  const unparted: Unparted[] = []
  let seemsCompany = false
  for (let at = 0; at < read.length; ) {
    const legal = kind === 'person' ? undefined : legalAt(read, at)
    if (legal !== undefined) {
      const word = first(read, at)
      // A form of one word keeps its letters: it may be a family name after all (`Se`, `As`).
      words.push(madeOf(legal.length === 1 ? word : { ...word, text: legal.form }, 'legal'))
      seemsCompany = true
      at += legal.length
      continue
    }
    const word = first(read, at)
    const role = roleOf(word, { at, kind, read })
    if (role === 'generic') seemsCompany = true
    const parts = role === 'name' && word.form === 'letters' ? partsOf(word.text) : [word.text]
    if (parts.length > 1)
      unparted.push({ start: words.length, length: parts.length, text: word.text })
    for (const part of parts) words.push(madeOf({ ...word, text: part }, role))
    at += 1
  }
  return { words: hasName(words) ? words : words.map(asName), unparted, seemsCompany }
}

const NO_WORD: ReadWord = {
  text: '',
  form: 'letters',
  isAside: false,
  hasLostLetter: false,
  isHyphenated: false,
}

function first(read: readonly ReadWord[], at: number): ReadWord {
  return read[at] ?? NO_WORD
}

function madeOf(word: ReadWord, role: WordRole): NameWord {
  const text = role === 'number' ? (ROMAN[word.text] ?? COUNTED[word.text] ?? word.text) : word.text
  return nameWord({
    text,
    role,
    form: word.form,
    hasLostLetter: word.hasLostLetter,
    isAside: word.isAside,
  })
}

/** A name of nothing but titles and particles is a name after all: `Van Der`, `General`. */
function hasName(words: readonly NameWord[]): boolean {
  return words.some(({ role }) => role === 'name' || role === 'generic')
}

function asName(word: NameWord): NameWord {
  return word.role === 'title' || word.role === 'particle' ? { ...word, role: 'name' } : word
}

/** Words that legal forms begin with. */
const LEGAL_HEADS: ReadonlySet<string> = new Set(
  [...LEGAL_FORMS.keys()].map((form) => form.split(' ', 1)[0] ?? ''),
)

function canOpenLegalForm(word: ReadWord | undefined): boolean {
  if (word?.form !== 'letters') return false
  return word.text.length === 1 || LEGAL_HEADS.has(word.text)
}

/** The longest legal form that begins here; a short one counts at the ends of a name only. */
function legalAt(
  read: readonly ReadWord[],
  at: number,
): { readonly form: string; readonly length: number } | undefined {
  if (!canOpenLegalForm(read[at])) return undefined
  const most = Math.min(LEGAL_WORDS_MAX, read.length - at)
  for (let length = most; length >= 1; length -= 1) {
    const texts = read.slice(at, at + length).map(({ text }) => text)
    const form = LEGAL_FORMS.get(texts.join(' ')) ?? spelled(texts)
    if (form === undefined) continue
    const isWhole = length === read.length
    const isAtEnd = at === 0 || at + length === read.length || read[at + length]?.isAside === true
    const isPlain = length > 1 || (texts[0] ?? '').length > 3
    if (!isWhole && (isAtEnd || isPlain || restIsLegal(read, at + length))) return { form, length }
  }
  return undefined
}

/** `l l c`, as `L.L.C.` is read. */
function spelled(texts: readonly string[]): string | undefined {
  if (texts.length < 2 || texts.some((text) => text.length > 1)) return undefined
  return LEGAL_FORMS.get(texts.join(''))
}

/** Forms come in rows: `CO., LTD.` */
function restIsLegal(read: readonly ReadWord[], from: number): boolean {
  const rest = read.slice(from, from + LEGAL_WORDS_MAX).map(({ text }) => text)
  return LEGAL_FORMS.has(rest.join(' '))
}

const ROMAN: Readonly<Record<string, string>> = {
  ii: '2',
  iii: '3',
  iv: '4',
  vi: '6',
  vii: '7',
  viii: '8',
  ix: '9',
  xi: '11',
  xii: '12',
}

const AMBIGUOUS: ReadonlySet<string> = new Set(['vi', 'xi'])

/** People are counted by `II` and `III` only. */
function isNumber(text: string, at: number, kind: NameKind): boolean {
  const isRoman = at > 0 && ROMAN[text] !== undefined
  if (kind === 'person') return isRoman && (text === 'ii' || text === 'iii')
  // `Vi` and `Xi` are names, but for ships.
  const isCount = isRoman && (kind === 'vessel' || !AMBIGUOUS.has(text))
  return isCount || (kind !== 'unknown' && COUNTED[text] !== undefined)
}

/** Numbers in words, as firms and ships write them. */
const COUNTED: Readonly<Record<string, string>> = {
  first: '1',
  second: '2',
  third: '3',
  fourth: '4',
  fifth: '5',
  sixth: '6',
  seventh: '7',
  eighth: '8',
  ninth: '9',
  tenth: '10',
}

type Place = { readonly at: number; readonly kind: NameKind; readonly read: readonly ReadWord[] }

function roleOf(word: ReadWord, { at, kind, read }: Place): WordRole {
  const { text, form } = word
  if (form === 'digits') return 'number'
  if (form !== 'letters') return 'name'
  if (text.length === 1) return 'initial'
  const isAlone = read.length === 1
  if (isNumber(text, at, kind)) return 'number'
  if (isParticle(word, isAlone)) return 'particle'
  if (!isAlone && kind !== 'vessel' && TITLES.has(text)) return 'title'
  if (kind === 'person') return 'name'
  if (isGeneric(text)) return 'generic'
  const isBesideForm = isLegalAt(read, at - 1) || isLegalAt(read, at + 1)
  return isLegalWord(text, isBesideForm) ? 'legal' : 'name'
}

function isParticle({ text, isHyphenated }: ReadWord, isAlone: boolean): boolean {
  if (!isAlone && PARTICLES.has(text)) return true
  return isHyphenated && HYPHEN_PARTICLES.has(text)
}

function isLegalAt(read: readonly ReadWord[], at: number): boolean {
  const word = read[at]
  return word !== undefined && isLegalWord(word.text, false)
}

const SERVANT = /^abd(?:[aeiou]{1,2}l|[aeiou]{1,2}([rsndtz])(?=\1))(.{2,})$/
const OF_FAITH = /^(.{3,}?)(?:[aeu]dd|[ue]d|[aeu]ld)(?:i|ee|ei)ne?$/
const OF_GOD = /^(.{3,})[aou]ll?ah?$/

/** Arabic names are run together or not as it comes: all are cut the same way. */
function partsOf(text: string): readonly string[] {
  if (text.startsWith('abd')) {
    if (isServant(text)) return [text]
    const servant = SERVANT.exec(text)
    if (servant !== null) {
      const rest = servant[2] ?? ''
      return ['abd', GOD.has(rest) ? 'allah' : rest]
    }
  }
  const faith = text.length > 6 ? OF_FAITH.exec(text) : null
  if (faith !== null) return [faith[1] ?? '', 'din']
  const god = text.length > 5 && text.endsWith('lah') ? OF_GOD.exec(text) : null
  return god === null ? [text] : [god[1] ?? '', 'allah']
}

const GOD: ReadonlySet<string> = new Set(['lah', 'la', 'llah', 'lla', 'ah'])
