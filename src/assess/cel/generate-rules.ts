/**
 * Typed conditions → one JavaScript source for a whole set of rules. Small functions of a few rules
 * each: V8 gives up optimising one function of a thousand rules. Each goes over all goods items in
 * turn, so that its code is fetched once a parcel, and only to the rules that can hold.
 */
import { chunkMasks, orderRules, RULES_IN_CHUNK } from './chunk-rules.ts'
import {
  constantOf,
  declareTemporaries,
  type Emission,
  emptyEmission,
  type Frame,
  type NumberedFact,
  recordOf,
  type SharedPlaces,
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
 * The source of a function from its constants to `{ start, item, items }`. `start(facts, truths,
 * count)` reads the parcel's facts and runs its rules; `item(facts, i)` reads one goods item;
 * `items(count, truths, out, stride)` runs the goods-item rules on all items read, writes the truths
 * of item `i` from `i * stride` on, and folds them into `truths`. Only truths other than no (0) are
 * written.
 */
export type GeneratedRules = { readonly source: string; readonly constants: readonly unknown[] }

/** Records of goods items that are kept from parcel to parcel; more are let go after use. */
const RECORDS_KEPT = 64

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
  const ofParcel = rules.filter(({ column }) => column === undefined)
  const ofItem = rules.filter(({ column }) => column !== undefined)
  const parcel = generateGroup(ofParcel, { isOfItem: false, emission, filters })
  const item = generateGroup(ofItem, { isOfItem: true, emission, filters })
  const rows = [...parcel.rows, ...item.rows]
  const isItemPath = (path: readonly string[] | undefined) => path?.[0] === itemVariable
  const slots = [...emission.slots.values()]
  const prepare = (forItem: boolean) => {
    const here = slots.filter(({ path }) => isItemPath(path) === forItem)
    return [
      emptyShared(emission, forItem),
      readSlots(forItem ? here.map(withoutRoot) : here, 'f'),
      ...numberings.filter((_, i) => isItemPath(numbered[i]?.fact.path) === forItem),
      ...rows.filter(({ path }) => isItemPath(path) === forItem).map(({ code }) => code),
    ].join('')
  }
  const fields = [
    ...slots.map(({ name, isNumber }) => `${name}:${isNumber ? 'NaN' : 'undefined'}`),
    ...[...numbered, ...rows].map(({ name }) => `${name}:0`),
  ]
  const record = (letter: 'y' | 'z', { truths, values }: SharedPlaces) =>
    [
      `{b:new Uint8Array(${truths}),e:new Array(${values})`,
      ...fields.filter((name) => name.startsWith(letter)).map((name) => name.slice(2)),
    ].join()
  const source = [
    '"use strict";',
    ...[...emission.constants.values()].map((name, i) => `const ${name}=k[${i}];`),
    `const y=${record('y', emission.places.parcel)}},Z=[];`,
    // Not `let`: functions that read a `let` from outside check each time that it was set.
    'var n=1;',
    `function fresh(){return ${record('z', emission.places.item)}}}`,
    ...emission.functions,
    ...parcel.functions,
    ...item.functions,
    `function start(f,a,items){n=items;${prepare(false)}${parcel.calls}}`,
    `function item(f,j){if(j===Z.length)Z.push(fresh());const z=Z[j];${prepare(true)}}`,
    `function items(c,a,o,w){${item.calls}`,
    `if(Z.length>${RECORDS_KEPT})Z.length=${RECORDS_KEPT}}`,
    'return {start,item,items};',
  ].join('\n')
  return { source, constants: [...emission.constants.keys()] }
}

function emptyShared({ places }: Emission, forItem: boolean): string {
  const { truths, values } = forItem ? places.item : places.parcel
  const record = forItem ? 'z.' : 'y.'
  return `${truths > 0 ? `${record}b.fill(3);` : ''}${values > 0 ? `${record}e.fill(null);` : ''}`
}

/** JavaScript that looks a fact up among the literals it is compared with. */
function numberingCode({ name, fact, ids }: NumberedFact, emission: Emission): string {
  const slot = slotOf(emission, fact).name
  return `${name}=${slot}===undefined?-1:${constantOf(emission, ids)}.get(${slot})??0;`
}

/** JavaScript for the band of a fact that filters rules. */
function bandCode(fact: FilterFact, emission: Emission): string {
  const slot = slotOf(emission, fact.fact).name
  switch (fact.kind) {
    case 'text':
      return `${emission.numbered.get(fact.key)?.name}`
    case 'bool':
      return `(${slot}===undefined?-1:${slot}?1:0)`
    case 'number': {
      const bounds = constantOf(emission, fact.bounds)
      return `${constantOf(emission, bandOf)}(${bounds},${slot})`
    }
  }
}

/** Where the bits of a fact's band begin, for one group of rules. */
type Row = { readonly name: string; readonly path: readonly string[]; readonly code: string }

type Group = {
  readonly functions: readonly string[]
  readonly calls: string
  readonly rows: readonly Row[]
}

type GroupSetting = {
  readonly isOfItem: boolean
  readonly emission: Emission
  readonly filters: RuleFilters
}

function generateGroup(rules: readonly RuleToGenerate[], setting: GroupSetting): Group {
  const { isOfItem, emission, filters } = setting
  const ordered = orderRules(rules, filters)
  const chunks: (readonly RuleToGenerate[])[] = []
  for (let start = 0; start < ordered.length; start += RULES_IN_CHUNK) {
    chunks.push(ordered.slice(start, start + RULES_IN_CHUNK))
  }
  const rows: Row[] = []
  const open = chunks.map((chunk): string[] => [String(2 ** chunk.length - 1)])
  const unsettled = chunks.map((): string[] => [])
  for (const mask of chunkMasks(chunks, filters)) {
    const { path } = mask.fact.fact
    const record = recordOf(emission.itemVariable, path)
    const name = `${record}${isOfItem ? 'h' : 'r'}${rows.length}`
    const code = `${name}=(${bandCode(mask.fact, emission)}+1)*${chunks.length};`
    rows.push({ name, path, code })
    for (const c of mask.chunksOpened) {
      open[c]?.push(`${constantOf(emission, mask.open)}[${name}+${c}]`)
    }
    if (mask.chunksUnsettled.length === 0) continue
    const row = `${record}${isOfItem ? 'h' : 'r'}${rows.length}`
    rows.push({ name: row, path, code: `${row}=${name}===0?0:${chunks.length};` })
    for (const c of mask.chunksUnsettled) {
      unsettled[c]?.push(`${constantOf(emission, mask.unsettled)}[${row}+${c}]`)
    }
  }
  const keep = isOfItem ? keepItem(ordered) : keepParcel(ordered)
  const functions = chunks.map((chunk, c) => {
    const rest = isOfItem ? 'a,o,j*w' : 'a'
    const masks = open[c] ?? []
    return chunkFunction(chunk, `${isOfItem ? 'g' : 'c'}${c}`, {
      setting,
      open: masks.length > 1 ? masks.slice(1).join('&') : (masks[0] ?? '0'),
      unsettled: unsettled[c]?.join('|') ?? '',
      write: `${constantOf(emission, keep)}(${c * RULES_IN_CHUNK},q,v,${rest})`,
    })
  })
  const calls = chunks.map((_, c) => (isOfItem ? `g${c}(c,a,o,w);` : `c${c}(a);`)).join('')
  return { functions, calls, rows }
}

type ChunkCode = {
  readonly setting: GroupSetting
  readonly open: string
  readonly unsettled: string
  readonly write: string
}

/**
 * A function that works out the truths of a chunk: `q` gathers the bits of rules that are yes, `v` of
 * those unknown. Rules that the filter settles wholly need no code of their own.
 */
function chunkFunction(
  rules: readonly RuleToGenerate[],
  name: string,
  { setting, open, unsettled, write }: ChunkCode,
): string {
  const { isOfItem, emission, filters } = setting
  const frame: Frame = {
    temps: { used: 0, most: 0 },
    weight: isOfItem ? 'n' : '1',
    locals: isOfItem ? ['z'] : [],
  }
  let settled = 0
  const cases: string[] = []
  rules.forEach(({ index, expr }, i) => {
    frame.temps.used = 0
    const filter = filters.ofRule[index]
    const remaining = filter === undefined ? expr : filter.remaining
    if (remaining === undefined) {
      settled |= 1 << i
      return
    }
    const truth = truthCode(remaining, emission, frame)
    cases.push(`case ${i}:r=${truth};q|=(r&1)<<${i};v|=(r>>1)<<${i};break;`)
  })
  const coded = (2 ** rules.length - 1) & ~settled
  // A jump to each rule that may hold: passing over the others one by one would still fetch them.
  const jumps = `for(m&=${coded};m!==0;m&=m-1)switch(31-Math.clz32(m&-m)){\n${cases.join('\n')}}`
  const body = [
    `let m=${open},r=0,q=m&${settled},v=0;`,
    coded === 0 ? '' : jumps,
    unsettled === '' ? '' : `r=${unsettled};v|=q&r;q&=~r;`,
    `if((q|v)!==0)${write};`,
  ].join('')
  const temps = declareTemporaries(frame)
  return isOfItem
    ? `function ${name}(c,a,o,w){${temps}for(let j=0;j<c;j++){const z=Z[j];${body}}}`
    : `function ${name}(a){${temps}${body}}`
}

/** Writes the bits of a chunk whose first rule is the `first` of the group: `yes`, and unknown. */
type Keep = (
  first: number,
  yes: number,
  unknown: number,
  truths: Uint8Array,
  out: Uint8Array,
  at: number,
) => void

function keepParcel(rules: readonly RuleToGenerate[]): Keep {
  const places = Int32Array.from(rules, ({ index }) => index)
  return (first, yes, unknown, truths) => {
    for (let rest = yes | unknown; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest
      truths[places[first + 31 - Math.clz32(bit)] ?? 0] = (yes & bit) !== 0 ? 1 : 2
    }
  }
}

function keepItem(rules: readonly RuleToGenerate[]): Keep {
  const places = Int32Array.from(rules, ({ index }) => index)
  const columns = Int32Array.from(rules, ({ column }) => column ?? 0)
  return (first, yes, unknown, truths, out, at) => {
    for (let rest = yes | unknown; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest
      const rule = first + 31 - Math.clz32(bit)
      const truth = (yes & bit) !== 0 ? 1 : 2
      const place = places[rule] ?? 0
      out[at + (columns[rule] ?? 0)] = truth
      if (truth === 1 || truths[place] === 0) truths[place] = truth
    }
  }
}
