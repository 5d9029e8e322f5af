/**
 * Judges a mention: what makes it suspicious, and what lets it pass. A name by itself is never
 * suspicious; neither is what fits another maker's article.
 */
import type { Mark } from '../../domain/mark.ts'
import { fold } from '../../lib/fold.ts'
import type { Trick } from './find-disguise.ts'
import type { CopySpot, Spot } from './find-mentions.ts'
import { classMask } from './goods-words.ts'
import type { Line } from './read-line.ts'
import { ROLE } from './role-words.ts'

/** Why a mention is suspicious. `weak` supports others, and alone is worth a look at most. */
export type Suspicion = {
  readonly kind: 'disguised' | 'copy-words' | 'price' | 'origin' | 'seller'
  readonly strength: 'strong' | 'weak'
  readonly text: string
}

/** What is known of the line of goods beside its texts. */
export type Offer = {
  /** Price of one unit in minor units of the currency that the marks' floors are in. */
  readonly unitPriceMinor?: number | undefined
  /** ISO 3166-1 alpha-2. */
  readonly originCountry?: string | undefined
  readonly sellerName?: string | undefined
  readonly manufacturerName?: string | undefined
  /** The governing day, `YYYY-MM-DD`: a recordation that has run out helps nobody. */
  readonly day?: string | undefined
}

/** What is judged. */
export type Judged = {
  readonly mark: Mark
  readonly spot: Spot
  readonly line: Line
  readonly copies: readonly CopySpot[]
  /** Mask of the classes of goods that all texts of the line name. */
  readonly goods: number
  readonly use: Use
  readonly isCheap: boolean
  readonly offer: Offer
}

/** What the name does: goods offered under it, or goods that fit the owner's. */
export type Use = 'offered' | 'fits'

/** Words between a weak copy word and the name it leans on. */
const LEANING_WORDS = 2
/** After its expiry a recordation may be renewed for 90 days (19 CFR 133.5, 133.37). */
const GRACE_DAYS = 90

/** What spelling alone says: a slip of an honest seller, or a mask that is put on with care. */
const MASKS: ReadonlySet<Trick> = new Set([
  'homoglyph',
  'fancy-letters',
  'leet',
  'hidden-letter',
  'separators',
  'spaced',
  'reversed',
  'nickname',
])

const TRICK_WORDS: Readonly<Record<Trick, string>> = {
  homoglyph: 'letters of another script that look the same',
  'fancy-letters': 'ornamental letters',
  accents: 'accents that the name does not have',
  leet: 'digits or signs in place of letters',
  'hidden-letter': 'letters hidden behind signs',
  separators: 'signs between the letters',
  spaced: 'blanks between or left out of the letters',
  reversed: 'the letters turned round',
  doubled: 'letters doubled',
  'vowels-dropped': 'the vowels left out',
  spelling: 'letters dropped, added, changed or swapped',
  sound: 'written by ear',
  initials: 'initials beside such goods',
  nickname: 'a nickname that sellers of copies use',
}

/** How a disguise is put, in words. */
export function trickInWords(trick: Trick): string {
  return TRICK_WORDS[trick]
}

/** What the name does in its line. */
export function useOf({ words }: Line, spot: Spot, mark: Mark): Use {
  const own = words[spot.fromWord]
  const isLedUp = own !== undefined && own.isUnspaced && (own.role & ROLE.fits) !== 0
  return isLedUp || isFitBefore(words, spot) || isFitAfter(words, spot, mark) ? 'fits' : 'offered'
}

/** "case for" the name, and not "for men" of it. */
function isFitBefore(words: Line['words'], { fromWord }: Spot): boolean {
  for (let at = fromWord - 1; at >= Math.max(0, fromWord - 4); at -= 1) {
    const role = words[at]?.role ?? 0
    if ((role & ROLE.people) !== 0) return false
    if ((role & ROLE.fits) !== 0) return true
  }
  return false
}

/** The name and "compatible" behind it, or, of a device, what is made for it. */
function isFitAfter(words: Line['words'], { toWord }: Spot, mark: Mark): boolean {
  const isDevice = (classMask(mark.classes) & DEVICES) !== 0
  const fitting = ROLE.fitting | (isDevice ? ROLE.accessory : 0)
  return words.slice(toWord, toWord + 5).some(({ role }) => (role & fitting) !== 0)
}

const DEVICES = classMask([7, 8, 9, 11, 12, 28])
/** Whether the recordation had run out, and its days of grace, on `day`. */
export function isExpired(mark: Mark, day: string | undefined): boolean {
  if (mark.expiresOn === undefined || day === undefined) return false
  return Date.parse(day) > Date.parse(mark.expiresOn) + GRACE_DAYS * 86_400_000
}

/** Why the mention is suspicious; empty when it passes. */
export function suspicionsOf(judged: Judged): readonly Suspicion[] {
  const { mark, offer } = judged
  if (isExpired(mark, offer.day)) return []
  const written = [...disguiseOf(judged), ...copiesOf(judged)]
  const isGenuine = isLicensed(mark, offer)
  // Anybody can write a genuine seller's name, so it does not clear what the text admits.
  if (isGenuine === true) return written.filter(({ strength }) => strength === 'strong')
  const traded = [...priceOf(judged), ...originOf(judged)]
  const all = [...written, ...traded]
  if (all.length === 0 || isGenuine === undefined || judged.use === 'fits') return all
  const text = `${quote(offer.sellerName ?? '')} is not among the parties licensed for ${mark.name}.`
  return [...all, { kind: 'seller', strength: 'weak', text }]
}

function disguiseOf({ mark, spot }: Judged): readonly Suspicion[] {
  if (spot.trick === undefined) return []
  const strength = MASKS.has(spot.trick) ? 'strong' : 'weak'
  const text = `The name of ${mark.name} is disguised: ${TRICK_WORDS[spot.trick]}.`
  return [{ kind: 'disguised', strength, text }]
}

/** The copy words that speak of this mention. */
export function copiesNear(spot: Spot, copies: readonly CopySpot[]): readonly CopySpot[] {
  return copies.filter(({ phrase, fromWord, toWord }) => {
    if (phrase.strength === 'strong') return true
    const gap = fromWord >= spot.toWord ? fromWord - spot.toWord : spot.fromWord - toWord
    return gap <= LEANING_WORDS
  })
}

function copiesOf({ mark, spot, copies, use }: Judged): readonly Suspicion[] {
  const near = copiesNear(spot, copies)
  const first = near.find(({ phrase }) => phrase.strength === 'strong') ?? near[0]
  if (first === undefined) return []
  const { strength, written } = first.phrase
  // A part that is "like" the maker's own is what a compatible part says of itself.
  if (use === 'fits' && strength === 'weak') return []
  const text = `Beside ${mark.name} stands ${quote(written)}, as sellers of copies write.`
  return [{ kind: 'copy-words', strength, text }]
}

function priceOf({ mark, goods, use, isCheap, offer }: Judged): readonly Suspicion[] {
  const price = offer.unitPriceMinor
  if (price === undefined || price <= 0 || use === 'fits' || isCheap) return []
  const fitting = mark.floors.filter(({ niceClass }) => (classMask([niceClass]) & goods) !== 0)
  const floors = (fitting.length > 0 ? fitting : mark.floors).map(({ minor }) => minor)
  if (floors.length === 0) return []
  const floor = Math.min(...floors)
  if (price >= floor) return []
  const share = Math.max(1, Math.round((100 * price) / floor))
  return [
    {
      kind: 'price',
      strength: price * 3 < floor ? 'strong' : 'weak',
      text: `The unit costs ${share} % of the least that genuine ${mark.name} goods of this kind cost.`,
    },
  ]
}

function originOf({ mark, use, offer }: Judged): readonly Suspicion[] {
  const origin = offer.originCountry?.toUpperCase()
  if (origin === undefined || origin.length !== 2 || use === 'fits') return []
  if (mark.origins.length === 0 || mark.origins.includes(origin)) return []
  const text = `Genuine ${mark.name} goods are made in ${mark.origins.join(', ')}, not in ${origin}.`
  return [{ kind: 'origin', strength: 'weak', text }]
}

/** Undefined where nothing is known of the parties, or of who is licensed. */
function isLicensed(mark: Mark, offer: Offer): boolean | undefined {
  const parties = [offer.sellerName, offer.manufacturerName].flatMap((name) =>
    name === undefined || fold(name).length === 0 ? [] : [` ${fold(name)} `],
  )
  const licensed = [...mark.licensed, ...(mark.owner === undefined ? [] : [mark.owner])]
    .map(fold)
    .filter((name) => name.length >= 4)
  if (parties.length === 0 || licensed.length === 0) return undefined
  return parties.some((party) => licensed.some((name) => party.includes(` ${name} `)))
}

function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
}
