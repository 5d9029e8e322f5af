/**
 * Reads the goods catalogue: kinds of goods with the words, codes, prices and weights that belong
 * together. Three lines a kind: `id code usd grams makers weight marks…`, then `descriptions; …`,
 * then `title | Chinese`.
 */
import { assert, present } from '../lib/assert.ts'

/** Words that may stand at the end of a kind's first line. */
export const GOODS_MARKS = ['pair', 'cells', 'look-alike'] as const
/** `pair`: counted in pairs; `cells`: lithium cells alone, which mail does not take; `look-alike`: its words sound like a threat and it is none. */
export type GoodsMark = (typeof GOODS_MARKS)[number]

/**
 * A kind of goods as honest traders send it. Prices are US dollars a unit, weights grams a unit.
 */
export type GoodsKind = {
  readonly id: string
  /** HS 2022 code, 6 digits, or a US code of 10 digits that begins with it. */
  readonly code: string
  readonly usd: readonly [number, number]
  readonly grams: readonly [number, number]
  /** Countries where it is made. */
  readonly makers: readonly string[]
  /** How often it is sent, against the others. */
  readonly weight: number
  readonly marks: ReadonlySet<GoodsMark>
  readonly title: string
  readonly chinese: string
  readonly wordings: readonly Wording[]
}

/** One way to say what it is: what carriers and posts are told, and what the buyer saw. */
export type Wording = { readonly description: string; readonly title: string }

/** The kinds of one catalogue text. A row that does not fit its layout is a fault of ours. */
export function readGoods(text: string): readonly GoodsKind[] {
  const lines = text.split('\n').filter((line) => line.length > 0)
  assert(lines.length % 3 === 0, 'a kind of goods has three lines')
  return Array.from({ length: lines.length / 3 }, (_, at) =>
    readKind(lines.slice(at * 3, at * 3 + 3)),
  )
}

function readKind(lines: readonly string[]): GoodsKind {
  const [head = '', words = '', sold = ''] = lines
  const [id = '', code = '', usd = '', grams = '', makers = '', weight = '', ...marks] =
    head.split(' ')
  const [title = '', chinese = ''] = sold.split('|').map((part) => part.trim())
  assert(/^\d{6}(\d{4})?$/.test(code), `${id}: a code has 6 or 10 digits`)
  assert(title.length > 0 && chinese.length > 0, `${id}: title | Chinese`)
  return {
    id,
    code,
    usd: readBand(id, usd),
    grams: readBand(id, grams),
    makers: makers.split(','),
    weight: Number(weight),
    marks: new Set(marks.map((mark) => readMark(id, mark))),
    wordings: words.split(';').map((part) => wordingOf(part.trim(), title)),
    title,
    chinese,
  }
}

/** The listing's title; where it shares no word with the description, sellers add more words. */
function wordingOf(description: string, title: string): Wording {
  const words = description.toLowerCase().split(/[^a-z0-9]+/)
  const lower = title.toLowerCase()
  const isTold = words.some((word) => word.length > 3 && lower.includes(word.slice(0, 5)))
  const more = `${description.charAt(0).toUpperCase()}${description.slice(1)}`
  return { description, title: isTold ? title : `${title} ${more}` }
}

/** A band such as `5-30`. */
export function readBand(id: string, text: string): readonly [number, number] {
  const match = present(/^(\d+)-(\d+)$/.exec(text), `${id}: a band such as 5-30`)
  const band = [Number(match[1]), Number(match[2])] as const
  assert(band[0] < band[1], `${id}: a band rises`)
  return band
}

function readMark(id: string, word: string): GoodsMark {
  return present(
    GOODS_MARKS.find((mark) => mark === word),
    `${id}: mark ${word}`,
  )
}
