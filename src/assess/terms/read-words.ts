/**
 * Cuts folded texts into words. A letter of a script without spaces is a word by itself, so that
 * one way of matching serves all scripts.
 */
import { type Folded, foldSigns } from './fold-signs.ts'

/** A text's words in order; `starts` and `ends` are places in `folded.text`. */
export type TextWords = {
  readonly folded: Folded
  readonly words: readonly string[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** Whether there are letters of scripts without spaces. */
  readonly hasUnspaced: boolean
  /** How many digits there are; few texts have enough for a registry number. */
  readonly digits: number
}

/** Reads the words of a text. */
export function readWords(text: string): TextWords {
  const folded = foldSigns(text)
  return folded.from === undefined ? plainWords(folded) : otherWords(folded)
}

/** What stands before a word in the folded text; the ends of a text are a space. */
export function gapBefore({ folded, starts, ends }: TextWords, at: number): string {
  if (at === 0 || at >= starts.length) return ' '
  return folded.text.slice(ends[at - 1], starts[at])
}

function plainWords(folded: Folded): TextWords {
  const { text } = folded
  const words: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let digits = 0
  for (let at = 0; at < text.length; at += 1) {
    if (!isPlainLetter(text.charCodeAt(at))) continue
    const start = at
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (!isPlainLetter(code)) break
      if (code < 0x3a) digits += 1
    }
    if (isPossessive(text, start, at)) continue
    words.push(text.slice(start, at))
    starts.push(start)
    ends.push(at)
  }
  return { folded, words, starts, ends, hasUnspaced: false, digits }
}

function isPlainLetter(code: number): boolean {
  return (code > 0x60 && code < 0x7b) || (code > 0x2f && code < 0x3a)
}

const APOSTROPHE = 0x27
const S = 0x73

/** The s of `bird's` is no word. */
function isPossessive(text: string, start: number, end: number): boolean {
  return (
    end === start + 1 && text.charCodeAt(start) === S && text.charCodeAt(start - 1) === APOSTROPHE
  )
}

function otherWords(folded: Folded): TextWords {
  const { text } = folded
  const words: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let digits = 0
  let hasUnspaced = false
  let start = -1
  const close = (end: number) => {
    if (start >= 0 && !isPossessive(text, start, end)) {
      words.push(text.slice(start, end))
      starts.push(start)
      ends.push(end)
    }
    start = -1
  }
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0
    const end = at + (code > 0xffff ? 2 : 1)
    const kind = kindOf(code)
    if (kind === SEPARATOR || (kind === MARK && start < 0)) close(at)
    else if (kind === UNSPACED) {
      close(at)
      start = at
      close(end)
      hasUnspaced = true
    } else {
      if (kind === DIGIT) digits += 1
      if (start < 0) start = at
    }
    at = end
  }
  close(text.length)
  return { folded, words, starts, ends, hasUnspaced, digits }
}

const SEPARATOR = 1
const LETTER = 2
const UNSPACED = 3
const MARK = 4
const DIGIT = 5

/** Kinds of signs already asked for; 0 is not yet. */
const kinds = new Uint8Array(0x110000)

/** Whether a sign is a word by itself, part of one, or between words. */
function kindOf(code: number): number {
  const known = kinds[code] ?? SEPARATOR
  if (known !== 0) return known
  const kind = kindAfresh(String.fromCodePoint(code))
  kinds[code] = kind
  return kind
}

const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

function kindAfresh(sign: string): number {
  if (/\p{N}/u.test(sign)) return DIGIT
  if (/\p{M}/u.test(sign)) return MARK
  if (!/\p{L}/u.test(sign)) return SEPARATOR
  return WITHOUT_SPACES.test(sign) ? UNSPACED : LETTER
}
