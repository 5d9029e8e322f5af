/**
 * Finds personal data in a text that should only say what goods are. Tuned against false alarms: a
 * model number, a size, a bar code or a list of phone models is none.
 */

import type { ConsignmentStatement, Party } from '../../domain/filing.ts'
import { passesLuhn, remainderOf, weightedSum } from '../../domain/identifiers/check-digits.ts'
import { foldedWords } from '../../lib/fold.ts'
import { canBePhone } from './phone.ts'
import type { QualityRule } from './quality-rules.ts'

/** Personal data found: the rule, and whose it is where that is known. */
export type Personal = { readonly rule: QualityRule; readonly role?: 'consignee' | 'buyer' }

/** What to look for besides patterns: what the parcel's private parties are called and where they live. */
export type PrivateParties = readonly {
  readonly role: 'consignee' | 'buyer'
  readonly country: string | undefined
  readonly name: Sought | undefined
  readonly street: Sought | undefined
  /** The last nine digits of the phone number. */
  readonly phone: string | undefined
}[]

/**
 * Words to look for in descriptions. They are folded only when `last`, their last word, stands there
 * too; that is told at once where the word and the description are plain ASCII.
 */
type Sought = {
  readonly written: string
  readonly last: string | undefined
  readonly fold: (written: string) => string | undefined
}

const SOUGHT_LENGTH_MAX = 200
const PLAIN = /^[\x20-\x7e]*$/
const PLAIN_WORD = /^[A-Za-z0-9]+$/
const UNSPACED = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]+$/u
/** A number of a phone, card or paper has at least this many digits. */
const NUMBER_DIGITS_MIN = 7
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}[@＠](?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/u
const PHONE_PLUS = /(?<![\p{L}\p{N}])\+\d[\d ().-]{6,22}\d(?![\p{L}\p{N}])/gu
const PHONE_WORD =
  /(?:(?<![\p{L}\p{N}])(?:tel|telephone|phone|mobile|mob|cell|whatsapp|viber|telegram|wechat|fon|tél|teléfono|telefono|telefon)|电话|電話|手机号?|手機|微信)(?:\s?(?:no|nr|number|num))?\s?([.:：#=]{0,2})\s?(\+?\d[\d ().-]{5,20}\d)(?![\p{L}\p{N}])/giu
const PHONE_AMERICAN =
  /(?<![\p{L}\p{N}+.-])\(?[2-9]\d{2}\)?[ .-][2-9]\d{2}[.-]\d{4}(?![\p{L}\p{N}.-])/gu
/** Capitals keep "2024 new street style" out. */
const STREET =
  /(?<![\p{L}\p{N}])\d{1,5}\s(?:[A-Z][\p{L}'.]+\s){1,3}(?:Street|STREET|St|ST|Avenue|AVENUE|Ave|AVE|Road|ROAD|Rd|RD|Boulevard|Blvd|BLVD|Lane|LANE|Ln|LN|Drive|DRIVE|Terrace|Highway|Hwy)\.?(?:\s?[,#]|$|\s(?:[Aa]pt|APT|[Uu]nit|UNIT|[Ss]uite|SUITE|[Ff]loor))/u
const PO_BOX = /(?<![\p{L}\p{N}])p\.?\s?o\.?\s?box\s?#?\s?\d+/iu
const HAN_STREET = /[\p{Script=Han}]{2,}(?:路|街|巷|道|弄)\s?\d+\s?[号號弄]/u
const CARD =
  /(?<![\p{L}\p{N}-])(?:(?:4\d{3}|5[1-5]\d{2}|2[2-7]\d{2}|6(?:011|5\d{2}))(?:[ -]?\d{4}){3}|3[47]\d{2}[ -]?\d{6}[ -]?\d{5})(?![\p{L}\p{N}-])/gu
const PASSPORT =
  /(?:passport|passeport|pasaporte|reisepass|护照|護照)(?:\s?(?:no|nr|number|num|号|號))?\s?[.:：#]{0,2}\s?(?=[A-Z0-9]*\d{5})[A-Z]{0,3}\d{5,9}(?!\d)/iu
const SOCIAL_SECURITY = /(?:\bssn|social security)\D{0,12}\d{3}-?\d{2}-?\d{4}(?!\d)/iu
const CHINESE_ID =
  /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX](?!\d)/giu
const CHINESE_ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const CHINESE_ID_DIGITS = '10X98765432'
const BRAZILIAN_CPF = /(?<![\d.])\d{3}\.\d{3}\.\d{3}-\d{2}(?!\d)/gu
const IBAN =
  /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/gu

/** The private parties of a parcel, made ready once for all its lines. */
export function privatePartiesOf(statement: ConsignmentStatement): PrivateParties {
  const parties: PrivateParties[number][] = []
  for (const role of ['consignee', 'buyer'] as const) {
    const party: Party | undefined = statement[role]
    if (party === undefined) continue
    parties.push({
      role,
      country: party.address?.country,
      name: sought(party.name, foldedName),
      street: sought(party.address?.lines?.[0], foldedStreet),
      phone: lastDigits(party.phone),
    })
  }
  return parties
}

function sought(written: string | undefined, fold: Sought['fold']): Sought | undefined {
  if (written === undefined || written.length > SOUGHT_LENGTH_MAX) return undefined
  const last = written.slice(written.lastIndexOf(' ') + 1)
  return { written, last: PLAIN_WORD.test(last) ? last.toLowerCase() : undefined, fold }
}

/** The first personal data found in `text`, or `undefined`. */
export function findPersonal(text: string, parties: PrivateParties): Personal | undefined {
  const digits = countDigits(text)
  const own = findOwn(text, parties, digits >= NUMBER_DIGITS_MIN)
  if (own !== undefined) return own
  if ((text.includes('@') || text.includes('＠')) && EMAIL.test(text))
    return { rule: 'quality.personal.email' }
  if (digits === 0) return undefined
  if (STREET.test(text) || PO_BOX.test(text) || HAN_STREET.test(text))
    return { rule: 'quality.personal.address' }
  if (digits < NUMBER_DIGITS_MIN) return undefined
  if (hasDocument(text)) return { rule: 'quality.personal.document' }
  if (hasCard(text)) return { rule: 'quality.personal.card' }
  return hasPhone(text, parties) ? { rule: 'quality.personal.phone' } : undefined
}

function countDigits(text: string): number {
  let count = 0
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place)
    if (code >= 48 && code <= 57) count += 1
  }
  return count
}

/** The parties' own name, street and phone number. */
function findOwn(text: string, parties: PrivateParties, hasNumber: boolean): Personal | undefined {
  if (parties.length === 0) return undefined
  const lower = PLAIN.test(text) ? text.toLowerCase() : undefined
  let folded: string | undefined
  const holds = (what: Sought | undefined): boolean => {
    if (what === undefined) return false
    if (lower !== undefined && what.last !== undefined && !lower.includes(what.last)) return false
    const words = what.fold(what.written)
    if (words === undefined) return false
    folded ??= ` ${foldedWords(text).join(' ')} `
    return UNSPACED.test(words) ? folded.includes(words) : folded.includes(` ${words} `)
  }
  for (const { role, name, street, phone } of parties) {
    if (holds(name)) return { rule: 'quality.personal.name', role }
    if (holds(street)) return { rule: 'quality.personal.address', role }
    if (hasNumber && phone !== undefined && text.replace(/[ ().-]/g, '').includes(phone))
      return { rule: 'quality.personal.phone', role }
  }
  return undefined
}

/** A name of two words, or of three letters in a script without spaces; a shorter one is too common. */
function foldedName(name: string): string | undefined {
  const words = foldedWords(name)
  const joined = words.join(' ')
  const isTelling = UNSPACED.test(joined)
    ? joined.length >= 3
    : words.length >= 2 && words.every((word) => word.length >= 2)
  return isTelling ? joined : undefined
}

/** A street line with a number and a word. */
function foldedStreet(line: string): string | undefined {
  if (!/\d/.test(line)) return undefined
  const words = foldedWords(line)
  return words.length >= 2 && words.some((word) => /\p{L}{3}/u.test(word))
    ? words.join(' ')
    : undefined
}

function lastDigits(phone: string | undefined): string | undefined {
  const digits = (phone ?? '').replace(/\D/g, '')
  return digits.length >= 9 && digits.length <= 20 ? digits.slice(-9) : undefined
}

function hasPhone(text: string, parties: PrivateParties): boolean {
  const home = parties[0]?.country
  for (const [number] of text.matchAll(PHONE_PLUS)) {
    if (canBePhone(number, undefined)) return true
  }
  for (const [, mark = '', number = ''] of text.matchAll(PHONE_WORD)) {
    // "cell 18650-3000" is a battery: a bare word is believed only where numbers can be checked.
    if (mark.length === 0 && !number.startsWith('+') && home === undefined) continue
    // A list of models ("phone 11 12 13 14") is groups of two digits.
    const groups = number.match(/\d+/g) ?? []
    const longGroups = groups.filter((group) => group.length >= 3)
    if (longGroups.length * 2 > groups.length && isLongNumber(number, home)) return true
  }
  for (const [number] of text.matchAll(PHONE_AMERICAN)) {
    if (canBePhone(number, 'US')) return true
  }
  return false
}

function isLongNumber(number: string, home: string | undefined): boolean {
  const digits = countDigits(number)
  return digits >= 9 && digits <= 15 && canBePhone(number, home)
}

function hasCard(text: string): boolean {
  return Array.from(text.matchAll(CARD)).some(([number]) => passesLuhn(number.replace(/\D/g, '')))
}

function hasDocument(text: string): boolean {
  if (PASSPORT.test(text) || SOCIAL_SECURITY.test(text)) return true
  return (
    Array.from(text.matchAll(CHINESE_ID)).some(([number]) => isChineseId(number.toUpperCase())) ||
    Array.from(text.matchAll(BRAZILIAN_CPF)).some(([number]) => isCpf(number.replace(/\D/g, ''))) ||
    Array.from(text.matchAll(IBAN)).some(([number]) => isIban(number.replaceAll(' ', '')))
  )
}

/** Resident identity number of China: ISO 7064 MOD 11-2 (GB 11643). */
function isChineseId(number: string): boolean {
  const sum = weightedSum(number.slice(0, 17), CHINESE_ID_WEIGHTS)
  return CHINESE_ID_DIGITS.charAt(sum % 11) === number.charAt(17)
}

/** Taxpayer number of persons in Brazil: two digits, each eleven less a weighted sum. */
function isCpf(digits: string): boolean {
  if (/^(\d)\1*$/.test(digits)) return false
  const digit = (length: number) => {
    const weights = Array.from({ length }, (_, place) => length + 1 - place)
    const rest = (weightedSum(digits.slice(0, length), weights) * 10) % 11
    return rest === 10 ? 0 : rest
  }
  return digit(9) === Number(digits.charAt(9)) && digit(10) === Number(digits.charAt(10))
}

/** Bank account number, ISO 13616: letters count from 10, the first four characters go last, modulo 97 is 1. */
function isIban(number: string): boolean {
  if (number.length < 15 || number.length > 34) return false
  const turned = number.slice(4) + number.slice(0, 4)
  const digits = turned.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  return remainderOf(digits, 97) === 1
}
