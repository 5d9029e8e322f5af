/** Faults in the letters of a text that no honest text has: lost, misread, control or stuck characters. */
import type { QualityRule } from './quality-rules.ts'

const PLAIN = /^[\x20-\x3e\x40-\x7e]*$/
/** Control characters but tab and line ends. */
const CONTROL = /[^\P{Cc}\t\n\r]/u
/** A run of question marks, or one between two letters: `Husayn Fa?ur`. */
const QUESTION_MARKS = /\?{3}|(?:^|\s)\?\?+(?=\s|$)|\p{L}\?\p{L}/u
/** A byte 80 to BF as Latin-1 or Windows-1252 shows it. */
const TAIL =
  '[\\u0080-\\u00bf\\u0152\\u0153\\u0160\\u0161\\u0178\\u017d\\u017e\\u0192\\u02c6\\u02dc\\u2013\\u2014\\u2018-\\u201e\\u2020-\\u2022\\u2026\\u2030\\u2039\\u203a\\u20ac\\u2122]'
/**
 * UTF-8 shown as Windows-1252: Ã or Â and one tail byte, another two-byte lead twice over, a
 * three-byte lead and two tails, or ðŸ. One pair such as É® can be honest: CAFÉ®.
 */
const MISREAD = new RegExp(
  `[ÂÃ]${TAIL}|(?:[\\u00c4-\\u00df]${TAIL}){2}|[\\u00e0-\\u00ef]${TAIL}{2}|ðŸ`,
)
const LENGTH_MIN = 3

/** The fault of `text`, the gravest first, or `undefined`. Blank text has none: it is unknown. */
export function findTextFault(text: string): QualityRule | undefined {
  if (isOneCharacter(text))
    return text.startsWith('?') ? 'quality.text.lost-characters' : 'quality.text.repeated-character'
  if (PLAIN.test(text)) return undefined
  if (!text.isWellFormed() || text.includes('\ufffd') || QUESTION_MARKS.test(text))
    return 'quality.text.lost-characters'
  if (MISREAD.test(text)) return 'quality.text.mojibake'
  return CONTROL.test(text) ? 'quality.text.control-characters' : undefined
}

/** Three or more of one character, or of one and spaces: `xxx`, `- - -`, `0000`. */
function isOneCharacter(text: string): boolean {
  const first = text.charCodeAt(0)
  if (text.length < LENGTH_MIN || (text.charCodeAt(1) !== first && text.charCodeAt(2) !== first))
    return false
  let count = 0
  for (let place = 0; place < text.length; place += 1) {
    const character = text.charCodeAt(place)
    if (character === first) count += 1
    else if (character !== 32) return false
  }
  return count >= LENGTH_MIN && first !== 32
}
