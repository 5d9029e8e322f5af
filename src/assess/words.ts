/** Words of a text, folded so that spelling tricks and grammar do not hide a term. */
import { fold } from '../lib/fold.ts'

/** Folded words with their places in `joined`, the words run together. */
export type Words = {
  readonly words: readonly string[]
  readonly starts: readonly number[]
  readonly joined: string
  readonly length: number
  /** The text has a script that puts no spaces between words. */
  readonly hasUnspaced: boolean
  /** The text has only such scripts. */
  readonly isUnspaced: boolean
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
const LATIN = /\p{Script=Latin}/u
const LOOKS_LATIN = /[\p{Script=Cyrillic}\p{Script=Greek}]/u

/** Cyrillic and Greek letters that pass for Latin ones; used only inside words that mix scripts. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: 'a',
    в: 'b',
    с: 'c',
    е: 'e',
    н: 'h',
    і: 'i',
    ј: 'j',
    к: 'k',
    м: 'm',
    о: 'o',
    р: 'p',
    ѕ: 's',
    т: 't',
    у: 'y',
    х: 'x',
    ԁ: 'd',
    ԛ: 'q',
    ԝ: 'w',
    α: 'a',
    β: 'b',
    ε: 'e',
    η: 'n',
    ι: 'i',
    κ: 'k',
    μ: 'u',
    ν: 'v',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'u',
    χ: 'x',
    γ: 'y',
  }),
)

/** Folds a text into words: case, accents, width, punctuation, plural and look-alikes removed. */
export function foldWords(text: string): Words {
  const folded = fold(text)
  const words = folded.length === 0 ? [] : folded.split(' ').map(foldWord)
  const starts: number[] = []
  let length = 0
  for (const word of words) {
    starts.push(length)
    length += word.length
  }
  const hasUnspaced = UNSPACED.test(folded)
  return {
    words,
    starts,
    joined: words.join(''),
    length,
    hasUnspaced,
    isUnspaced: hasUnspaced && !LATIN.test(folded),
  }
}

function foldWord(word: string): string {
  const plain =
    LOOKS_LATIN.test(word) && LATIN.test(word)
      ? Array.from(word, (letter) => LOOKALIKES.get(letter) ?? letter).join('')
      : word
  return singular(plain)
}

/** English plural endings only: `presses` → `press`, `dies` → `die`, `glass` stays. */
function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss') || word.endsWith('us'))
    return word
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2)
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`
  return word.slice(0, -1)
}
