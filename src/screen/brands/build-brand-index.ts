/**
 * The brand search: built once from a list of marks, then asked for each line of goods.
 * Deterministic; the work is linear in the length of a line, and how much it tells is bounded.
 */
import type { Mark } from '../../domain/mark.ts'
import { fold } from '../../lib/fold.ts'
import type { Trick } from './find-disguise.ts'
import { type CopySpot, findCopies, findSpots, type Spot } from './find-mentions.ts'
import { GOODS_WORDS } from './goods-words.ts'
import {
  copiesNear,
  isExpired,
  type Offer,
  type Suspicion,
  suspicionsOf,
  trickInWords,
  type Use,
  useOf,
} from './judge-mention.ts'
import { buildNameTables } from './name-tables.ts'
import { type Line, lineReader } from './read-line.ts'
import { ROLE, ROLE_WORDS } from './role-words.ts'

/** A line of goods as filed; a field that is absent says nothing. */
export type BrandQuery = Offer & {
  readonly description?: string | undefined
  readonly listingTitle?: string | undefined
  /** The brand as stated. */
  readonly brand?: string | undefined
}

/** Which field of a query. */
export type BrandField = 'description' | 'listingTitle' | 'brand'

/** A place where goods are spoken of with a mark. */
export type Mention = {
  readonly mark: Mark
  /** Openly, in disguise, or openly beside words that admit or suggest a copy. */
  readonly form: 'exact' | 'disguised' | 'descriptive'
  readonly trick: Trick | undefined
  readonly use: Use
  readonly field: BrandField
  /** UTF-16 units in the field; `to` is exclusive. */
  readonly from: number
  readonly to: number
  readonly written: string
  readonly why: string
  /** Empty: the mention passes. */
  readonly suspicious: readonly Suspicion[]
}

/** A copy phrase with no mark in the same line: it speaks for itself. */
export type CopyClaim = {
  readonly field: BrandField
  readonly from: number
  readonly to: number
  readonly written: string
}

/** What the search tells of a line of goods. */
export type BrandLook = {
  readonly mentions: readonly Mention[]
  readonly copyClaims: readonly CopyClaim[]
}

/** The search. */
export type BrandIndex = {
  readonly look: (query: BrandQuery) => BrandLook
  readonly marks: readonly Mark[]
}

const FIELDS: readonly BrandField[] = ['description', 'listingTitle', 'brand']
const NOTHING: BrandLook = { mentions: [], copyClaims: [] }

/**
 * Builds the search. `ordinaryWords` are words and honest names that are like a mark's name and are
 * never taken for it by spelling: the more of the language there are, the fewer false alarms.
 */
export function buildBrandIndex(
  marks: readonly Mark[],
  { ordinaryWords = [] }: { readonly ordinaryWords?: Iterable<string> } = {},
): BrandIndex {
  const tables = buildNameTables(marks)
  const ordinary = new Set<string>(GOODS_WORDS.keys())
  for (const [word, role] of ROLE_WORDS) if (role !== ROLE.given) ordinary.add(word)
  for (const word of ordinaryWords) ordinary.add(fold(word))
  const read = lineReader({ tables, isOrdinary: (word) => ordinary.has(word) })

  function look(query: BrandQuery): BrandLook {
    const fields: ReadField[] = []
    for (const field of FIELDS) {
      const text = query[field]
      if (text === undefined || text.length === 0) continue
      const line = read(text)
      const spots = findSpots(line, tables, { isBrandField: field === 'brand' })
      fields.push({ field, text, line, spots, copies: findCopies(line) })
    }
    if (fields.every(({ spots, copies }) => spots.length + copies.length === 0)) return NOTHING
    return judge(fields, { marks, query })
  }
  return { look, marks }
}

type ReadField = {
  readonly field: BrandField
  readonly text: string
  readonly line: Line
  readonly spots: readonly Spot[]
  readonly copies: readonly CopySpot[]
}

type Asked = { readonly marks: readonly Mark[]; readonly query: BrandQuery }

function judge(fields: readonly ReadField[], { marks, query }: Asked): BrandLook {
  const words = fields.flatMap(({ line }) => line.words)
  const goods = words.reduce((mask, word) => mask | word.goods, 0)
  const isCheap = words.some(({ role }) => (role & ROLE.cheap) !== 0)
  const mentions = fields.flatMap((read) =>
    read.spots.flatMap((spot) => {
      const mark = marks[spot.mark]
      if (mark === undefined || isDenied(read, spot)) return []
      const copies = [...read.copies, ...strongElsewhere(fields, read)]
      const use = useOf(read.line, spot, mark)
      const judged = { mark, spot, line: read.line, copies, goods, use, isCheap, offer: query }
      return [mentionOf(read, spot, suspicionsOf(judged), { mark, use, copies, query })]
    }),
  )
  const copyClaims =
    mentions.length > 0
      ? []
      : fields.flatMap(({ field, text, copies }) => claimsOf(field, text, copies))
  return { mentions, copyClaims }
}

/** Words that admit a copy speak of the goods in whatever field they stand. */
function strongElsewhere(fields: readonly ReadField[], here: ReadField): readonly CopySpot[] {
  return fields.flatMap((other) =>
    other === here ? [] : other.copies.filter(({ phrase }) => phrase.strength === 'strong'),
  )
}

/** "Not Nike", "Nike-free": the name is taken back, unless something hides it. */
function isDenied({ line: { words }, text }: ReadField, spot: Spot): boolean {
  const before = words[spot.fromWord - 1]?.role ?? 0
  const after = words[spot.toWord]
  const isFree = after?.text === 'free' && after.from === spot.to + 1 && text[spot.to] === '-'
  return spot.trick === undefined && ((before & ROLE.denies) !== 0 || isFree)
}

type Around = {
  readonly mark: Mark
  readonly use: Use
  readonly copies: readonly CopySpot[]
  readonly query: BrandQuery
}

function mentionOf(
  { field, text }: ReadField,
  spot: Spot,
  suspicious: readonly Suspicion[],
  { mark, use, copies, query }: Around,
): Mention {
  const { trick, from, to } = spot
  const written = text.slice(from, to)
  const isDescriptive = copiesNear(spot, copies).length > 0
  const form = trick !== undefined ? 'disguised' : isDescriptive ? 'descriptive' : 'exact'
  const said = trick === undefined ? 'the name stands openly' : trickInWords(trick)
  const end = isExpired(mark, query.day) ? ` Its recordation ended on ${mark.expiresOn}.` : ''
  const fits = use === 'fits' ? ' The goods are offered as fitting it.' : ''
  const why = `${JSON.stringify(written)} is ${mark.name}: ${said}.${fits}${end}`
  return { mark, form, trick, use, field, from, to, written, why, suspicious }
}

function claimsOf(
  field: BrandField,
  text: string,
  copies: readonly CopySpot[],
): readonly CopyClaim[] {
  return copies
    .filter(({ phrase }) => phrase.strength === 'strong')
    .map(({ from, to }) => ({ field, from, to, written: text.slice(from, to) }))
}
