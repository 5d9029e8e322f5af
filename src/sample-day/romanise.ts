/**
 * Latin spellings of names, as filers write them: one party has several, and none of them is
 * wrong.
 */

const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
  '’': '',
  "'": '',
}
const HANGUL_FIRST = 0xac00
const HANGUL_LAST = 0xd7a3
const LEAD = 'g kk n d tt r m b pp s ss - j jj ch k t p h'.split(' ')
const VOWEL = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ')
const TAIL = '- k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ')
const PLAIN: Readonly<Record<string, string>> = {
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  İ: 'I',
  ß: 'ss',
  æ: 'ae',
  Æ: 'Ae',
  œ: 'oe',
}

/** Cyrillic in Latin letters, near to passport spelling (ICAO Doc 9303); other letters stay. */
export function romaniseCyrillic(text: string): string {
  let latin = ''
  for (const letter of text) {
    const lower = letter.toLowerCase()
    const spelt = CYRILLIC[lower]
    if (spelt === undefined) latin += letter
    else latin += letter === lower ? spelt : spelt.charAt(0).toUpperCase() + spelt.slice(1)
  }
  return latin
}

/** Hangul in Latin letters, syllable by syllable (Revised Romanisation without sound changes). */
export function romaniseHangul(text: string): string {
  let latin = ''
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    latin += code < HANGUL_FIRST || code > HANGUL_LAST ? letter : syllable(code - HANGUL_FIRST)
  }
  return latin.charAt(0).toUpperCase() + latin.slice(1)
}

/** The text without accents and special Latin letters, as many systems still need it. */
export function foldAccents(text: string): string {
  if (isAscii(text)) return text
  let plain = ''
  for (const letter of text.normalize('NFD')) {
    if (letter >= '\u0300' && letter <= '\u036f') continue
    plain += PLAIN[letter] ?? letter
  }
  return plain.normalize('NFC')
}

/** Whether every letter is ASCII. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false
  return true
}

function syllable(index: number): string {
  const parts = [
    LEAD[Math.floor(index / 588)],
    VOWEL[Math.floor((index % 588) / 28)],
    TAIL[index % 28],
  ]
  return parts.map((part) => (part === '-' || part === undefined ? '' : part)).join('')
}
