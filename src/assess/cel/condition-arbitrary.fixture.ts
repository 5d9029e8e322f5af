/** Random well-typed conditions over the test catalogue, and random facts with unknowns. For tests. */
import fc from 'fast-check'
import type { Facts } from '../../domain/fact.ts'

/** The kinds of part that are generated. */
type Kind = 'bool' | 'int' | 'double' | 'string' | 'timestamp' | 'duration' | 'strings' | 'ints'

/** What is in reach: the parcel's facts, and the goods item or macro variables around. */
type Reach = {
  readonly depth: number
  /** Names bound to a goods item. */
  readonly items: readonly string[]
  /** Macros that may still be put inside. */
  readonly macros: number
}

type Text = fc.Arbitrary<string>

const quote = (text: string): string => JSON.stringify(text)

const WORDS = ['', 'a', 'ab', 'Ab c', 'CN', 'US', 'pill press', 'é', 'ß1', ' x ', '12']
const word = fc.constantFrom(...WORDS)
const whole = fc.integer({ min: -9, max: 9 })
// Quarters are exact in binary, so that both sides print and compare them alike.
const quarter = fc.integer({ min: -20, max: 20 }).map((n) => n / 4)
const instant = fc
  .integer({ min: -2_000, max: 40_000 })
  .map((hours) => Date.UTC(2020, 0, 1) + hours * 3_723_000)

function doubleText(value: number): string {
  const text = String(value)
  return text.includes('.') ? text : `${text}.0`
}

const LITERALS: Readonly<Record<Kind, Text>> = {
  bool: fc.constantFrom('true', 'false'),
  int: whole.map(String),
  double: quarter.map(doubleText),
  string: word.map(quote),
  timestamp: instant.map((at) => `timestamp("${new Date(at).toISOString()}")`),
  duration: fc
    .constantFrom('"1h"', '"90s"', '"-1.5s"', '"0s"', '"36h30m"')
    .map((d) => `duration(${d})`),
  strings: fc.array(word.map(quote), { maxLength: 6 }).map((list) => `[${list.join(', ')}]`),
  ints: fc.array(whole.map(String), { maxLength: 6 }).map((list) => `[${list.join(', ')}]`),
}

const FACTS: Readonly<Record<Kind, readonly string[]>> = {
  bool: ['isGift', 'consignor.isKnown', 'consignee.isKnown'],
  int: ['count', 'goods[0].valueMinor', 'counts[1]'],
  double: ['weight', 'goods[1].quantity'],
  string: ['note', 'consignor.name', 'consignor.country', 'consignee.country', 'tags[0]'],
  timestamp: ['arrived'],
  duration: [],
  strings: ['tags'],
  ints: ['counts'],
}

const ITEM_FACTS: Partial<Record<Kind, readonly string[]>> = {
  int: ['valueMinor'],
  double: ['quantity'],
  string: ['description', 'brand'],
}

const cache = new Map<string, Text>()

/** Text of an expression of `kind`. */
function part(kind: Kind, reach: Reach): Text {
  const key = `${kind} ${reach.depth} ${reach.items.join()} ${reach.macros}`
  const known = cache.get(key)
  if (known !== undefined) return known
  const made = fc.oneof(...choices(kind, reach))
  cache.set(key, made)
  return made
}

function choices(kind: Kind, reach: Reach): Text[] {
  const facts = [
    ...FACTS[kind],
    ...reach.items.flatMap((item) => (ITEM_FACTS[kind] ?? []).map((name) => `${item}.${name}`)),
  ]
  const leaves = [LITERALS[kind], ...(facts.length > 0 ? [fc.constantFrom(...facts)] : [])]
  if (reach.depth === 0) return leaves
  const deeper = COMPOUND[kind]({ ...reach, depth: reach.depth - 1 })
  return [...leaves, ...deeper, ...deeper, conditional(kind, reach)]
}

function conditional(kind: Kind, reach: Reach): Text {
  const inner = { ...reach, depth: reach.depth - 1 }
  return glue`(${part('bool', inner)} ? ${part(kind, inner)} : ${part(kind, inner)})`
}

/** Puts random parts into a template. */
function glue(texts: TemplateStringsArray, ...parts: readonly Text[]): Text {
  return fc
    .tuple(...parts)
    .map((made) => texts.map((text, i) => `${text}${made[i] ?? ''}`).join(''))
}

const COMPARISONS = fc.constantFrom('==', '!=', '<', '<=', '>', '>=')
const EQUALITIES = fc.constantFrom('==', '!=')

const COMPOUND: Readonly<Record<Kind, (inner: Reach) => Text[]>> = {
  bool: (inner) => [...logic(inner), ...comparisons(inner), ...tests(inner), ...macros(inner)],
  int: (inner) => [
    glue`(${part('int', inner)} ${fc.constantFrom('+', '-', '/', '%')} ${part('int', inner)})`,
    glue`(${part('int', inner)} * ${whole.map(String)})`,
    glue`-(${part('int', inner)})`,
    glue`size(${part('string', inner)})`,
    glue`${part('strings', inner)}.size()`,
    glue`${part('string', inner)}.indexOf(${part('string', inner)})`,
    // The oracle reads an empty text as 0, which CEL does not.
    glue`int(${fc.oneof(fc.constantFrom('"12"', '"-7"', '"x"'), part('double', inner))})`,
    glue`${part('ints', inner)}[${whole.map(String)}]`,
    glue`{"a": ${part('int', inner)}, "b": 2}[${fc.constantFrom('"a"', '"b"', '"c"')}]`,
    glue`${part('timestamp', inner)}.${fc.constantFrom('getFullYear', 'getDayOfYear', 'getHours')}()`,
  ],
  double: (inner) => [
    glue`(${part('double', inner)} ${fc.constantFrom('+', '-', '*', '/')} ${part('double', inner)})`,
    glue`double(${part('int', inner)})`,
  ],
  string: (inner) => [
    glue`(${part('string', inner)} + ${part('string', inner)})`,
    glue`${part('string', inner)}.${fc.constantFrom('lowerAscii', 'upperAscii', 'trim')}()`,
    glue`${part('string', inner)}.substring(${fc.integer({ min: 0, max: 3 }).map(String)})`,
    glue`${part('string', inner)}.charAt(${fc.integer({ min: -1, max: 3 }).map(String)})`,
    glue`${part('string', inner)}.replace("a", ${part('string', inner)})`,
    glue`${part('strings', inner)}.join(${fc.constantFrom('"-"', '""')})`,
    glue`string(${part('int', inner)})`,
  ],
  timestamp: (inner) => [
    glue`(${part('timestamp', inner)} ${fc.constantFrom('+', '-')} ${part('duration', inner)})`,
  ],
  duration: (inner) => [glue`(${part('timestamp', inner)} - ${part('timestamp', inner)})`],
  strings: (inner) => [
    glue`(${part('strings', inner)} + [${part('string', inner)}])`,
    glue`${part('string', inner)}.split(",")`,
    ...loops(inner, (deep) => [
      glue`${part('strings', inner)}.filter(s${mark(inner)}, s${mark(inner)} != ${part('string', deep)})`,
      glue`goods.map(${goodsName(inner)}, ${part('string', withGoods(deep))})`,
    ]),
  ],
  ints: (inner) => [
    glue`[${part('int', inner)}, ${part('int', inner)}]`,
    ...loops(inner, (deep) => [
      glue`goods.map(${goodsName(inner)}, ${part('bool', withGoods(deep))}, ${part('int', withGoods(deep))})`,
    ]),
  ],
}

function logic(inner: Reach): Text[] {
  const bool = part('bool', inner)
  return [
    glue`(${bool} && ${bool})`,
    glue`(${bool} || ${bool})`,
    glue`(${bool} && ${bool} && (${bool} || ${bool} || ${bool}))`,
    glue`!(${bool})`,
  ]
}

function comparisons(inner: Reach): Text[] {
  const number = fc.oneof(part('int', inner), part('double', inner))
  const kinds = ['string', 'timestamp', 'duration', 'bool'] as const
  return [
    glue`${number} ${COMPARISONS} ${number}`,
    ...kinds.map((kind) => glue`(${part(kind, inner)} ${COMPARISONS} ${part(kind, inner)})`),
    glue`(${part('strings', inner)} ${EQUALITIES} ${part('strings', inner)})`,
    glue`(${part('ints', inner)} ${EQUALITIES} ${part('ints', inner)})`,
    glue`(${part('string', inner)} in ${part('strings', inner)})`,
    glue`(${number} in ${part('ints', inner)})`,
  ].map((text) => text.map((made) => `(${made})`))
}

function tests(inner: Reach): Text[] {
  const text = part('string', inner)
  return [
    glue`${text}.${fc.constantFrom('contains', 'startsWith', 'endsWith')}(${text})`,
    glue`${text}.matches(${fc.constantFrom('"^a"', '"[A-Z]+$"', '"p.*s"', '"a|b"', '""')})`,
  ]
}

function macros(inner: Reach): Text[] {
  return loops(inner, (deep) => [
    glue`goods.${fc.constantFrom('all', 'exists', 'exists_one')}(${goodsName(inner)}, ${part('bool', withGoods(deep))})`,
    glue`${part('ints', deep)}.${fc.constantFrom('all', 'exists')}(n${mark(inner)}, n${mark(inner)} ${COMPARISONS} ${part('int', deep)})`,
  ])
}

/** The parts with a macro around them, when one more may be put inside. */
function loops(inner: Reach, make: (deep: Reach) => Text[]): Text[] {
  return inner.macros === 0 ? [] : make({ ...inner, macros: inner.macros - 1 })
}

function mark({ macros: left }: Reach): Text {
  return fc.constant(String(left))
}

function goodsName({ macros: left }: Reach): Text {
  return fc.constant(`g${left}`)
}

function withGoods(deep: Reach): Reach {
  return { ...deep, items: [...deep.items, `g${deep.macros + 1}`] }
}

/** A random condition; with an item it is of a goods-item rule. */
export function conditionArbitrary(scope: 'consignment' | 'goodsItem'): Text {
  return scope === 'goodsItem'
    ? part('bool', { depth: 3, items: ['item'], macros: 1 })
    : part('bool', { depth: 3, items: [], macros: 2 })
}

function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: 3 })
}

const party = fc.record({
  name: maybe(word),
  country: maybe(fc.constantFrom('CN', 'US', 'HK')),
  isKnown: maybe(fc.boolean()),
})

const goodsItem = fc.record({
  description: maybe(word),
  quantity: maybe(quarter),
  valueMinor: maybe(whole),
  brand: maybe(word),
})

/** Random facts of the test catalogue, about a quarter of them unknown. */
export const factsArbitrary: fc.Arbitrary<Facts> = fc.record({
  isGift: maybe(fc.boolean()),
  count: maybe(whole),
  weight: maybe(quarter),
  note: maybe(word),
  arrived: maybe(instant),
  tags: maybe(fc.array(word, { maxLength: 4 })),
  counts: maybe(fc.array(whole, { maxLength: 4 })),
  consignor: maybe(party),
  consignee: maybe(party),
  goods: maybe(fc.array(goodsItem, { maxLength: 4 })),
})
