/**
 * Checks what the goods are said to be. A finding here is a request to write better; it never says
 * that the goods are suspicious. One description gets at most one finding of each sort.
 */
import { findPersonal, type PrivateParties } from './personal-text.ts'
import type { QualityRule } from './quality-rules.ts'
import { excerpt, type Report } from './report.ts'
import { findTextFault } from './text-fault.ts'
import type { Circumstances, VagueTerm, VagueTerms } from './vague-terms.ts'

/** What the checks of descriptions need. */
export type DescriptionCheck = {
  readonly terms: VagueTerms
  readonly at: Circumstances
  readonly parties: PrivateParties
  readonly lengthMax: number
  readonly lettersMin: number
  readonly report: Report
}

/** Only so many characters of a description are read; a longer one is told of. */
export const READ_MAX = 2_000

const LETTER = /\p{L}/u
const LETTERS = /\p{L}/gu
const NUMBERS = /\p{N}/gu
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const LINK = /https?:\/\/|\bwww\.[a-z0-9-]+\.[a-z]/i
/** Neighbouring keys of one row; no word of the languages that use the keyboard has these. */
const KEYBOARD_RUN = /qwer|asdf|sdfg|dfgh|fghj|hjkl|zxcv|xcvb|cvbn/i
const VOWEL = /[aeiouyàáâãäåèéêëìíîïòóôõöùúûüýæøœ]/i
/** A longer text has words enough. */
const WORDLESS_LENGTH_MAX = 40
const LATIN_WORD = /^[a-z]+$/i

/** Checks one text at `pointer`. */
export function checkDescription(filed: string, pointer: string, check: DescriptionCheck): void {
  const { report } = check
  const text = filed.length > READ_MAX ? filed.slice(0, READ_MAX) : filed
  const fault = findTextFault(text)
  if (fault !== undefined) report(fault, pointer)
  if (filed.length > check.lengthMax)
    report('quality.description.too-long', pointer, { limit: check.lengthMax })
  if (fault !== 'quality.text.repeated-character') checkMeaning(text, pointer, check)
  if (text.includes('.') && LINK.test(text)) report('quality.description.link', pointer)
  const personal = findPersonal(text, check.parties)
  if (personal !== undefined) report(personal.rule, pointer, { role: personal.role ?? '' })
}

/** Whether the text says anything: the first rule it breaks is told, the gravest first. */
function checkMeaning(text: string, pointer: string, check: DescriptionCheck): void {
  const term = check.terms.findInDescription(text, check.at)
  if (term !== undefined) {
    const values = { term: excerpt(term.written), mend: term.mend }
    check.report(ruleOf(term), pointer, values)
    return
  }
  const rule = findWordless(text, check.lettersMin)
  if (rule !== undefined) check.report(rule, pointer)
}

function ruleOf(term: VagueTerm): QualityRule {
  switch (term.rule) {
    case 'vague':
      return term.kind === 'isolated'
        ? 'quality.description.vague'
        : 'quality.description.unspecific'
    case 'packaging':
      return 'quality.description.packaging'
    case 'disclaimer':
      return 'quality.description.disclaimer'
    case 'placeholder':
      return 'quality.description.placeholder'
  }
}

function findWordless(text: string, lettersMin: number): QualityRule | undefined {
  if (!LETTER.test(text)) return 'quality.description.digits'
  // An ideograph is a word; a letter is not.
  if (text.length > WORDLESS_LENGTH_MAX || IDEOGRAPH.test(text)) return undefined
  const words = text.split(/[\s,;:/|+&]+/u).filter((word) => word.length > 0)
  if (words.every(isCode)) return 'quality.description.code-only'
  if (count(text, LETTERS) < lettersMin) return 'quality.description.short'
  return words.every(isGibberish) ? 'quality.description.gibberish' : undefined
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** KX-200, A12345 or 0815: at least as many digits as letters. */
function isCode(word: string): boolean {
  const digits = count(word, NUMBERS)
  return digits > 0 && digits >= count(word, LETTERS)
}

/** Keys struck in passing, or Latin letters no one can speak. Abbreviations of four letters are honest. */
function isGibberish(word: string): boolean {
  if (!LATIN_WORD.test(word)) return false
  if (KEYBOARD_RUN.test(word)) return true
  if (/(.)\1{3}/i.test(word)) return true
  if (word.length >= 6 && /^(.{1,3})\1{2,}$/i.test(word)) return true
  return word.length >= 6 && !VOWEL.test(word)
}
