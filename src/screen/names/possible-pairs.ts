/** All pairs of words and of neighbouring words of two names that may stand for each other. */
import type { PairedWords, Span } from './align-names.ts'
import { compareJoined, compareWords, JOINED_MIN, LIKENESS_MIN } from './compare-words.ts'
import { type NameWord, nameWord } from './name-word.ts'
import type { ReadName } from './read-name.ts'
import { WORD_LENGTH_MAX } from './read-words.ts'

/** Neighbouring words written as one. */
export type JoinedWords = {
  readonly span: Span
  readonly word: NameWord
  /** The name as a whole. */
  readonly isWhole: boolean
}

const JOINED_WORDS_MAX = 3
const JOINED_WHOLE_MAX = 6

/** The runs of two and three words of a name, and the name as a whole, written as one word. */
export function joinedWords({
  words,
  unparted,
}: Pick<ReadName, 'words' | 'unparted'>): readonly JoinedWords[] {
  const joined: JoinedWords[] = unparted.map(({ start, length, text }) => ({
    span: { start, length },
    word: asOne(text),
    isWhole: length === words.length,
  }))
  const addRun = (start: number, length: number) => {
    const word = joinedWord(words, { start, length })
    if (word !== undefined) {
      joined.push({ span: { start, length }, word, isWhole: length === words.length })
    }
  }
  for (let length = 2; length <= JOINED_WORDS_MAX; length += 1) {
    for (let start = 0; start + length <= words.length; start += 1) addRun(start, length)
  }
  if (words.length > JOINED_WORDS_MAX && words.length <= JOINED_WHOLE_MAX) addRun(0, words.length)
  return joined
}

function joinedWord(words: readonly NameWord[], { start, length }: Span): NameWord | undefined {
  let text = ''
  for (let at = start; at < start + length; at += 1) {
    const word = words[at]
    if (word === undefined || !canJoin(word)) return undefined
    text += word.text
  }
  if (text.length < JOINED_MIN || text.length > WORD_LENGTH_MAX) return undefined
  return asOne(text)
}

function asOne(text: string): NameWord {
  return nameWord({ text, role: 'name', form: 'letters', hasLostLetter: false, isAside: false })
}

function canJoin({ role, form }: NameWord): boolean {
  return form !== 'vowelless' && role !== 'number' && role !== 'legal'
}

/** Compares every word and every run with every other: slow, and the measure of the index. */
export function possiblePairs(
  asked: Pick<ReadName, 'words' | 'unparted'>,
  listed: Pick<ReadName, 'words' | 'unparted'>,
): readonly PairedWords[] {
  const pairs: PairedWords[] = []
  const askedJoined = joinedWords(asked)
  const listedJoined = joinedWords(listed)
  for (const [i, one] of asked.words.entries()) {
    for (const [j, other] of listed.words.entries()) {
      const match = compareWords(one, other)
      if (match.likeness >= LIKENESS_MIN) pairs.push({ asked: single(i), listed: single(j), match })
    }
    for (const { span, word } of listedJoined)
      add(pairs, { asked: single(i), one, listed: span, other: word })
  }
  for (const joined of askedJoined) {
    const { span, word } = joined
    for (const [j, other] of listed.words.entries()) {
      add(pairs, { asked: span, one: word, listed: single(j), other })
    }
    if (!joined.isWhole) continue
    for (const whole of listedJoined) {
      if (whole.isWhole)
        add(pairs, { asked: span, one: word, listed: whole.span, other: whole.word })
    }
  }
  return pairs
}

type Compared = {
  readonly asked: Span
  readonly one: NameWord
  readonly listed: Span
  readonly other: NameWord
}

function add(pairs: PairedWords[], { asked, one, listed, other }: Compared): void {
  if (!canStandForJoined(one) || !canStandForJoined(other)) return
  const match = compareJoined(one, other, asked.length === 1 || listed.length === 1)
  if (match.likeness >= LIKENESS_MIN) pairs.push({ asked, listed, match })
}

/** Words that may stand for several written as one. */
export function canStandForJoined({ text, form, role }: NameWord): boolean {
  return text.length >= JOINED_MIN && form !== 'digits' && form !== 'vowelless' && role !== 'legal'
}

const SINGLES: readonly Span[] = Array.from({ length: 32 }, (_, start) => ({ start, length: 1 }))

/** The run of one word. */
export function single(start: number): Span {
  return SINGLES[start] ?? { start, length: 1 }
}
