/**
 * Inflect: the forms in which a term's word may stand in a text: plurals, cases and clitics by the common
 * rules of its language. Worked out once a pack; a form too many costs nothing, so no grammar is
 * complete here, but no form may be a common word of its own.
 */
import type { TermLanguage } from '../../domain/term-language.ts'
import { foldSigns } from './fold-signs.ts'

/** Words shorter than this stand as they are. */
const INFLECTED_MIN = 3

/** Folded forms of one word, the word itself first. */
export function formsOf(word: string, language: TermLanguage): readonly string[] {
  const folded = foldSigns(word).text
  const letters = Array.from(folded).length
  if (letters < INFLECTED_MIN || /\d/.test(folded) || language === 'zh') return [folded]
  const forms = new Set([folded, ...FORMS[language](folded), ...spellings(word, language)])
  return [...forms].filter((form) => form.length > 1)
}

/** German without umlauts on the keyboard. */
function spellings(word: string, language: TermLanguage): readonly string[] {
  if (language !== 'de' || !/[äöü]/i.test(word)) return []
  const spelt = word.toLowerCase().replaceAll(/[äöü]/g, (letter) => `${PLAIN[letter] ?? ''}e`)
  return [spelt, ...german(foldSigns(spelt).text)]
}
const PLAIN: Readonly<Record<string, string>> = { ä: 'a', ö: 'o', ü: 'u' }

const FORMS: Readonly<Record<TermLanguage, (word: string) => readonly string[]>> = {
  any: english,
  en: (word) => [...english(word), ...britishAndAmerican(word).flatMap((w) => [w, ...english(w)])],
  zh: () => [],
  es: (word) => romance(word, [['z', 'ces']]),
  fr: (word) => [
    ...romance(word, [
      ['al', 'aux'],
      ['u', 'ux'],
    ]),
    ...frenchFeminine(word),
  ],
  de: german,
  pt: (word) =>
    romance(word, [
      ['ao', 'oes'],
      ['ao', 'aes'],
      ['al', 'ais'],
      ['el', 'eis'],
      ['ol', 'ois'],
      ['il', 'is'],
      ['m', 'ns'],
    ]),
  ru: russian,
  ar: arabic,
  hi: hindi,
  tr: turkish,
}

function english(word: string): readonly string[] {
  return [...plurals(word), singular(word)]
}

function plurals(word: string): readonly string[] {
  if (/[^aeiou]y$/.test(word)) return [`${word.slice(0, -1)}ies`]
  if (/(?:s|x|z|ch|sh)$/.test(word)) return [`${word}es`]
  if (/[^f]fe?$/.test(word)) return [`${word}s`, word.replace(/fe?$/, 'ves')]
  return [`${word}s`]
}

/** English plural endings only: `presses` → `press`, `dies` → `die`, `glass` stays. */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss') || word.endsWith('us'))
    return word
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2)
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`
  return word.slice(0, -1)
}

/** Spellings on both sides of the Atlantic. */
const ATLANTIC: readonly (readonly [string, string])[] = [
  ['our', 'or'],
  ['sulph', 'sulf'],
  ['mould', 'mold'],
  ['aluminium', 'aluminum'],
  ['jewellery', 'jewelry'],
  ['counterfeit', 'counterfit'],
  ['licence', 'license'],
  ['defence', 'defense'],
  ['fibre', 'fiber'],
  ['calibre', 'caliber'],
  ['tyre', 'tire'],
  ['cheque', 'check'],
  ['grey', 'gray'],
  ['oestr', 'estr'],
  ['anaes', 'anes'],
]

function britishAndAmerican(word: string): readonly string[] {
  return ATLANTIC.flatMap(([one, other]) => {
    // Short words with -our and -or are words of their own: four, tour, form.
    if (one === 'our') {
      if (word.length > 5 && word.endsWith('our')) return [`${word.slice(0, -3)}or`]
      return word.length > 4 && /(?:col|flav|vap|arm|hum|rum)or$/.test(word)
        ? [`${word.slice(0, -2)}our`]
        : []
    }
    if (word.includes(one)) return [word.replace(one, other)]
    return word.includes(other) ? [word.replace(other, one)] : []
  })
}

/** Plurals in -s and -es, the endings of `more`, and the gender of participles. */
function romance(word: string, more: readonly (readonly [string, string])[]): readonly string[] {
  const forms = [`${word}s`, singular(word)]
  if (/[^aeiou]$/.test(word)) forms.push(`${word}es`)
  if (/[^aeiou]es$/.test(word)) forms.push(word.slice(0, -2))
  for (const [from, to] of more) {
    if (word.endsWith(from)) forms.push(word.slice(0, word.length - from.length) + to)
    if (word.endsWith(to)) forms.push(word.slice(0, word.length - to.length) + from)
  }
  const participle = /^(.{3,}[aiu]d)[oa]s?$/.exec(word)?.[1]
  if (participle !== undefined) forms.push(...['o', 'a', 'os', 'as'].map((end) => participle + end))
  return forms
}

/** Of an adjective that ended in é: électronique stays, séché gives séchée. */
function frenchFeminine(word: string): readonly string[] {
  const base = /^(.{4,}e)e?s?$/.exec(word)?.[1]
  return base === undefined ? [] : [base, `${base}e`, `${base}s`, `${base}es`]
}

function german(word: string): readonly string[] {
  const stem = /^.{4,}(?=e[nrsm]?$)/.exec(word)?.[0]
  const ends = ['e', 'en', 'er', 'es', 'em', 'n', 's', 'ern']
  const ofStem = stem === undefined ? [] : ['e', 'en', 'er', 'es', 'em'].map((end) => stem + end)
  const doubled = word.endsWith('in') ? [`${word}nen`] : []
  return [...ends.map((end) => word + end), ...ofStem, ...doubled]
}

const ADJECTIVE_ENDS =
  'ыи ии ои ая яя ое ее ые ие ого его ому ему ым им ом ем ую юю ых их ыми ими еи'.split(' ')
const HARD_ENDS = 'а у ы е ом ам ами ах ов'.split(' ')
const FEMININE_ENDS = 'ои ою'.split(' ')
const SOFT_ENDS = 'я ю и е ь ем еи ев ям ями ях ью'.split(' ')

/** Endings of a noun and an adjective on the bare stem; the fold has й as и and ё as е. */
function russian(word: string): readonly string[] {
  if (/^.{3,}(?:ыи|ии|ои|ая|яя|ое|ее|ые|ие)$/.test(word)) {
    const stem = word.slice(0, -2)
    return [...ADJECTIVE_ENDS, ...HARD_ENDS].map((end) => stem + end)
  }
  const last = word.at(-1) ?? ''
  const stem = /[аяоеыиьую]$/.test(word) ? word.slice(0, -1) : word
  if (stem.length < 3) return []
  return stemsOf(stem, last).flatMap((one) => [one, ...nounEnds(one, last).map((end) => one + end)])
}

/** Which endings a noun takes is told by its last letter: героин has no героиня. */
function nounEnds(stem: string, last: string): readonly string[] {
  if (/[яеиьую]/.test(last)) return [...HARD_ENDS, ...SOFT_ENDS]
  const plural = /[кгхжчшщ]$/.test(stem) ? ['и', 'еи'] : []
  return [...HARD_ENDS, ...plural, ...(/[аоы]/.test(last) ? FEMININE_ENDS : [])]
}

/** The stem, and its form with or without the vowel that comes and goes: порошок, порошка. */
function stemsOf(stem: string, last: string): readonly string[] {
  const fleeting = (last === 'ь' ? /^(.{2,})[ое]([кцн])$/ : /^(.{2,})[ое]([кц])$/).exec(stem)
  if (fleeting !== null) return [stem, `${fleeting[1] ?? ''}${fleeting[2] ?? ''}`]
  return /[^аеиоуыюяь]к$/.test(stem)
    ? [stem, ...['ок', 'ек'].map((end) => stem.slice(0, -1) + end)]
    : [stem]
}

const ARABIC_BEFORE = ['', 'ال', 'وال', 'بال', 'لل', 'و', 'ب', 'ل', 'كال', 'فال']

/** The article and what is written onto a word; plurals in -at and -in. */
function arabic(word: string): readonly string[] {
  const bare = word.startsWith('ال') && word.length > 4 ? word.slice(2) : word
  const stem = bare.endsWith('ه') ? bare.slice(0, -1) : bare
  const ends = bare.endsWith('ه') ? ['ه', 'ات', 'ت'] : ['', 'ات', 'ين', 'ون', 'ه', 'يه']
  return ARABIC_BEFORE.flatMap((before) => ends.map((end) => before + stem + end))
}

function hindi(word: string): readonly string[] {
  if (word.endsWith('ा')) return ['े', 'ों'].map((end) => word.slice(0, -1) + end)
  if (word.endsWith('ी')) return ['ियां', 'ियों', 'ियो'].map((end) => word.slice(0, -1) + end)
  return ['ें', 'ों', 'े', 'ाएं', 'ी'].map((end) => word + end)
}

const TURKISH_ENDS = [
  'lar ler lari leri larin lerin larini lerini larda lerde lardan lerden',
  'i u yi yu si su in un nin nun ini unu sini sunu',
  'a e ya ye da de ta te dan den tan ten',
  'li lu lik luk',
]
  .join(' ')
  .split(' ')

/**
 * Endings in both harmonies; a hard last letter grows soft before a vowel, and a compound has its
 * plural before its last vowel. -siz and -suz mean that there is none, and are left out. The fold
 * has ı as i.
 */
function turkish(word: string): readonly string[] {
  const soft = SOFTENED.get(word.at(-1) ?? '')
  const softened = soft === undefined ? [] : ['i', 'u', 'in', 'un', 'a', 'e', 'ini', 'unu']
  const owned = /^(.{3,}[^aeiou])[iu]$/.exec(word)?.[1]
  return [
    ...(owned === undefined ? [] : [`${owned}leri`, `${owned}lari`]),
    ...TURKISH_ENDS.map((end) => word + end),
    ...softened.map((end) => word.slice(0, -1) + (soft ?? '') + end),
  ]
}
const SOFTENED: ReadonlyMap<string, string> = new Map([
  ['k', 'g'],
  ['p', 'b'],
  ['t', 'd'],
])
