/** Words of a description, folded so that spelling tricks and plurals do not hide that it is vague. */
import { fold } from '../../lib/fold.ts'
import { singular } from '../terms/inflect.ts'
import { LOOKALIKES } from '../terms/sign-tables.ts'

/** Folded words, and the words run together. */
export type Words = {
  readonly words: readonly string[]
  readonly joined: string
  /** The text has a script that puts no spaces between words. */
  readonly hasUnspaced: boolean
  /** The text has only such scripts. */
  readonly isUnspaced: boolean
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
const LATIN = /\p{Script=Latin}/u
const LOOKS_LATIN = /[\p{Script=Cyrillic}\p{Script=Greek}]/u

/** Folds a text into words: case, accents, width, punctuation, plural and look-alikes removed. */
export function foldWords(text: string): Words {
  const folded = fold(text)
  const words = folded.length === 0 ? [] : folded.split(' ').map(foldWord)
  const hasUnspaced = UNSPACED.test(folded)
  return {
    words,
    joined: words.join(''),
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
