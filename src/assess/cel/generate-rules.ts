/**
 * Typed conditions → one JavaScript source for a whole set of rules. Small functions of a few rules
 * each: V8 gives up optimising one function of a thousand rules, and a function none of whose rules
 * can hold for the facts at hand is not called at all.
 */
import {
  constantOf,
  declareTemporaries,
  type Emission,
  emptyEmission,
  type Frame,
  type NumberedFact,
  slotOf,
} from './emission.ts'
import { truthCode } from './generate-expression.ts'
import { readSlots, withoutRoot } from './generate-slots.ts'
import { bandOf, type FilterFact, findFilters, type RuleFilters } from './rule-filter.ts'
import type { Expr } from './typed-tree.ts'

/** A rule to generate. `index` is its place in the set; goods-item rules also have a column. */
export type RuleToGenerate = {
  readonly index: number
  readonly column: number | undefined
  readonly expr: Expr
}

/**
 * The source of a function from its constants to `{ start, item }`. `start(facts, truths, items)`
 * reads the parcel's facts and runs its rules; `item(goods, out, base, truths)` runs the rules about
 * one goods item, and folds them into `truths`. Both write only truths that are not no (0).
 */
export type GeneratedRules = { readonly source: string; readonly constants: readonly unknown[] }

const RULES_IN_FUNCTION = 10

/** JavaScript for `rules`; `itemVariable` is the name that goods-item rules know their line by. */
export function generateRules(
  rules: readonly RuleToGenerate[],
  itemVariable: string,
): GeneratedRules {
  const conditions = rules.map(({ expr }) => expr)
  const emission = emptyEmission(itemVariable, conditions)
  const numbered = [...emission.numbered.values()]
  const numberings = numbered.map((fact) => numberingCode(fact, emission))
  const filters = findFilters(conditions, (key) => emission.numbered.get(key)?.ids)
  const bands = filters.facts.map((fact, i) => bandCode(fact, i, emission))
  const ofParcel = rules.filter(({ column }) => column === undefined)
  const ofItem = rules.filter(({ column }) => column !== undefined)
  const shared = { emission, filters }
  const parcel = generateChunks(ofParcel, { prefix: 'c', weight: '1', keep: keepParcel }, shared)
  const item = generateChunks(ofItem, { prefix: 'g', weight: 'n', keep: keepItem }, shared)
  const slots = [...emission.slots.values()]
  const calls = [...emission.shared.values()]
  const names = [...slots, ...calls, ...numbered].map(({ name }) => name)
  const isOfItem = (path: readonly string[] | undefined) => path?.[0] === itemVariable
  const prepare = (forItem: boolean) => {
    const here = slots.filter(({ path }) => isOfItem(path) === forItem)
    return [
      ...calls.filter((call) => call.isOfItem === forItem).map((c) => `${c.name}=${c.empty};`),
      readSlots(forItem ? here.map(withoutRoot) : here, 'f'),
      ...numberings.filter((_, i) => isOfItem(numbered[i]?.path) === forItem),
      ...bands.filter((_, i) => isOfItem(filters.facts[i]?.path) === forItem),
    ].join('')
  }
  const source = [
    '"use strict";',
    ...[...emission.constants.values()].map((name, i) => `const ${name}=k[${i}];`),
    // Not `let`: functions that read a `let` from outside check each time that it was set.
    `var n=1${[...names, ...bands.map((_, i) => `d${i}`)].map((name) => `,${name}`).join('')};`,
    ...emission.functions,
    ...parcel.functions,
    ...item.functions,
    `function start(f,a,items){n=items;${prepare(false)}${parcel.calls}}`,
    `function item(f,o,b,a){${prepare(true)}${item.calls}}`,
    'return {start,item};',
  ].join('\n')
  return { source, constants: [...emission.constants.keys()] }
}

/** JavaScript that looks a fact up among the literals it is compared with. */
function numberingCode({ name, path, ids }: NumberedFact, emission: Emission): string {
  const slot = slotOf(emission, path)
  return `${name}=${slot}===undefined?-1:${constantOf(emission, ids)}.get(${slot})??0;`
}

/** JavaScript that finds the band of a fact that filters rules. */
function bandCode(fact: FilterFact, i: number, emission: Emission): string {
  const slot = slotOf(emission, fact.path)
  switch (fact.kind) {
    case 'text':
      return `d${i}=${emission.numbered.get(fact.key)?.name};`
    case 'bool':
      return `d${i}=${slot}===undefined?-1:${slot}?1:0;`
    case 'number': {
      const bounds = constantOf(emission, fact.bounds)
      return `d${i}=${constantOf(emission, bandOf)}(${bounds},${slot});`
    }
  }
}

type Chunks = { readonly functions: readonly string[]; readonly calls: string }
type Naming = {
  readonly prefix: string
  readonly weight: string
  readonly keep: (rules: readonly RuleToGenerate[]) => Keep
}
type Shared = { readonly emission: Emission; readonly filters: RuleFilters }

function generateChunks(rules: readonly RuleToGenerate[], naming: Naming, shared: Shared): Chunks {
  const ordered = orderRules(rules, shared.filters)
  const chunks: (readonly RuleToGenerate[])[] = []
  for (let start = 0; start < ordered.length; start += RULES_IN_FUNCTION) {
    chunks.push(ordered.slice(start, start + RULES_IN_FUNCTION))
  }
  const functions = chunks.map((chunk, i) => chunkFunction(chunk, i, naming, shared.emission))
  return { functions, calls: callsOf(chunks, naming, shared) }
}

/** Rules with like filters stand together, so that whole functions can be passed over. */
function orderRules(rules: readonly RuleToGenerate[], { facts, allowed }: RuleFilters) {
  const keyed = rules.map((rule) => {
    const filters = allowed[rule.index]
    let best = { share: 1, key: '~' }
    for (const { key, bands } of facts) {
      const isAllowed = filters?.get(key)
      if (isAllowed === undefined) continue
      const open = bands.flatMap((_, band) => (isAllowed(band) ? [band] : []))
      const share = open.length / bands.length
      const first = String(open[0] ?? 0).padStart(6, '0')
      if (share < best.share) best = { share, key: `${key} ${first}` }
    }
    return { rule, key: best.key }
  })
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map((k) => k.rule)
}

/** A function of the bits of its rules that may hold, to their truths, two bits for each. */
function chunkFunction(
  rules: readonly RuleToGenerate[],
  number: number,
  { prefix, weight }: Naming,
  emission: Emission,
): string {
  const frame: Frame = { temps: { used: 0, most: 0 }, weight, locals: [] }
  const bodies = rules.map((rule, i) => {
    frame.temps.used = 0
    return `case ${i}:r|=${truthCode(rule.expr, emission, frame)}<<${2 * i};break;`
  })
  // A jump to each rule that may hold: passing over the others one by one would still fetch them.
  const jumps = `switch(31-Math.clz32(m&-m)){\n${bodies.join('\n')}}`
  return `function ${prefix}${number}(m){let r=0;${declareTemporaries(frame)}for(;m!==0;m&=m-1)${jumps}return r}`
}

/** Writes the truths of a chunk that are not no. Most are, so this seldom has work. */
type Keep = (bits: number, truths: Uint8Array, out: Uint8Array, base: number) => void

function keepParcel(rules: readonly RuleToGenerate[]): Keep {
  const places = Int32Array.from(rules, ({ index }) => index)
  return (bits, truths) => {
    for (let rest = bits; rest !== 0; ) {
      const rule = lowestRule(rest)
      truths[places[rule] ?? 0] = (rest >> (2 * rule)) & 3
      rest &= ~(3 << (2 * rule))
    }
  }
}

function keepItem(rules: readonly RuleToGenerate[]): Keep {
  const places = Int32Array.from(rules, ({ index }) => index)
  const columns = Int32Array.from(rules, ({ column }) => column ?? 0)
  return (bits, truths, out, base) => {
    for (let rest = bits; rest !== 0; ) {
      const rule = lowestRule(rest)
      const truth = (rest >> (2 * rule)) & 3
      const place = places[rule] ?? 0
      out[base + (columns[rule] ?? 0)] = truth
      if (truth === 1 || truths[place] === 0) truths[place] = truth
      rest &= ~(3 << (2 * rule))
    }
  }
}

/** The first rule of a chunk whose truth in `bits` is not no. */
function lowestRule(bits: number): number {
  return (31 - Math.clz32(bits & -bits)) >> 1
}

/**
 * JavaScript that calls each chunk with the bits of those of its rules that may hold: the bits that
 * all its filtering facts leave. A fact's bits for all chunks of a band lie side by side.
 */
function callsOf(
  chunks: readonly (readonly RuleToGenerate[])[],
  { prefix, keep }: Naming,
  { emission, filters }: Shared,
): string {
  const full = chunks.map((chunk) => (1 << chunk.length) - 1)
  const rows: string[] = []
  const masks = chunks.map((): string[] => [])
  filters.facts.forEach((fact, i) => {
    const isUsed = chunks.map((chunk) =>
      chunk.some(({ index }) => filters.allowed[index]?.has(fact.key) === true),
    )
    if (!isUsed.includes(true)) return
    const table = new Int32Array((fact.bands.length + 1) * chunks.length)
    for (let row = 0; row <= fact.bands.length; row += 1) {
      chunks.forEach((chunk, c) => {
        table[row * chunks.length + c] = chunk.reduce((bits, { index }, bit) => {
          const isAllowed = filters.allowed[index]?.get(fact.key)
          return isAllowed === undefined || isAllowed(row - 1) ? bits | (1 << bit) : bits
        }, 0)
      })
    }
    rows.push(`const r${i}=(d${i}+1)*${chunks.length};`)
    isUsed.forEach((used, c) => {
      if (used) masks[c]?.push(`${constantOf(emission, table)}[r${i}+${c}]`)
    })
  })
  const rest = prefix === 'g' ? 'a,o,b' : 'a'
  const calls = chunks.map((chunk, c) => {
    const parts = masks[c] ?? []
    const write = `${constantOf(emission, keep(chunk))}(r,${rest})`
    if (parts.length === 0) return `if((r=${prefix}${c}(${full[c]}))!==0)${write};`
    return `if((m=${parts.join('&')})!==0&&(r=${prefix}${c}(m))!==0)${write};`
  })
  return `let m,r;${rows.join('')}${calls.join('')}`
}
