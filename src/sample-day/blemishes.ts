/** Honest sloppiness: what filers get wrong without meaning harm, and how it looks in a filing. */
import { chance, intBelow, intWithin, pick, type Random } from '../lib/random.ts'

/** What is untidy about an honest parcel's filings. */
export type Blemish =
  | 'vague-words'
  | 'typing-error'
  | 'personal-data'
  | 'cut-description'
  | 'no-postcode'
  | 'no-code'
  | 'code-length'
  | 'weight-rounded'
  | 'own-script'
  | 'late'
  | 'amended'
  | 'cancelled'
  | 'out-of-order'
  | 'sent-twice'

const VAGUE = [
  'gift',
  'parts',
  'accessories',
  'sample',
  'daily necessities',
  'goods',
  'plastic products',
  'clothes',
  'electronic accessories',
  'household goods',
  'personal effects',
  'toys',
  'merchandise',
  'phone accessories',
  'fashion accessories',
  'home supplies',
  'spare parts',
  'hardware',
  'craft',
  'cosmetics',
  'apparel',
  'items',
] as const
const VAGUE_CHINESE = ['礼物', '日用品', '配件', '样品'] as const

/** Words that say nothing of the goods. */
export function vagueWords(random: Random, isChinese: boolean): string {
  return pick(random, isChinese ? VAGUE_CHINESE : VAGUE)
}

/** The text with one typing error: two letters swapped, one left out, or one doubled. */
export function misspell(random: Random, text: string): string {
  const at = intBelow(random, Math.max(1, text.length - 1))
  const rest = text.slice(at + 1)
  switch (intBelow(random, 3)) {
    case 0:
      return text.slice(0, at) + rest.charAt(0) + text.charAt(at) + rest.slice(1)
    case 1:
      return text.slice(0, at) + rest
    default:
      return text.slice(0, at + 1) + text.charAt(at) + rest
  }
}

/**
 * A commodity code as careless filers give it: too short, cut, with dots, or without its first
 * zero.
 */
export function mangleCode(random: Random, code: string): string {
  if (code.startsWith('0')) return code.slice(1)
  switch (intBelow(random, 4)) {
    case 0:
      return code.slice(0, 4)
    case 1:
      return code.slice(0, 5)
    case 2:
      return code.slice(0, 7).padEnd(7, '0')
    default:
      return `${code.slice(0, 4)}.${code.slice(4, 6)}`
  }
}

/** The description with somebody's name, telephone or order in it, which does not belong there. */
export function addPersonal(
  random: Random,
  description: string,
  person: { readonly name: string; readonly phone: string | undefined },
): string {
  if (person.phone !== undefined && chance(random, 0.4)) return `${description} tel ${person.phone}`
  if (chance(random, 0.5)) return `${description} for ${person.name}`
  return `${description} (order of ${person.name}, size ${pick(random, ['S', 'M', 'L', 'XL'])})`
}

/** A weight as a scale of that step shows it, never 0. */
export function roundWeight(grams: number, step: number): number {
  return Math.max(step, Math.round(grams / step) * step)
}

/** How much later than due an honest filer is, in minutes. */
export function latenessMinutes(random: Random): number {
  return intWithin(random, [5, 150])
}
