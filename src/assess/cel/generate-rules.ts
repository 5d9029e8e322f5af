/**
 * Typed conditions → one JavaScript source for a whole set of rules. Small functions of a few rules
 * each: V8 gives up optimising one function of a thousand rules.
 */
import {
  declareTemporaries,
  type Emission,
  emptyEmission,
  findShared,
  type Frame,
  type Slot,
} from './emission.ts'
import { truthCode } from './generate-expression.ts'
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
 * one goods item, writes non-zero truths from `base` on, and folds them into `truths`.
 */
export type GeneratedRules = { readonly source: string; readonly constants: readonly unknown[] }

const RULES_IN_FUNCTION = 10

/** JavaScript for `rules`; `itemVariable` is the name that goods-item rules know their line by. */
export function generateRules(
  rules: readonly RuleToGenerate[],
  itemVariable: string,
): GeneratedRules {
  const shared = findShared(
    rules.map(({ expr }) => expr),
    itemVariable,
  )
  const emission = emptyEmission(itemVariable, shared)
  const parcel = generateChunks(
    rules.filter(({ column }) => column === undefined),
    { prefix: 'c', weight: '1' },
    emission,
  )
  const item = generateChunks(
    rules.filter(({ column }) => column !== undefined),
    { prefix: 'g', weight: 'n' },
    emission,
  )
  const slots = [...emission.slots.values()]
  const ofItem = slots.filter(({ path }) => path[0] === itemVariable)
  const ofParcel = slots.filter(({ path }) => path[0] !== itemVariable)
  const calls = [...shared.values()]
  const empty = (isOfItem: boolean) =>
    calls
      .filter((call) => call.isOfItem === isOfItem)
      .map((call) => `${call.name}=${call.empty};`)
      .join('')
  const names = [...slots.map(({ name }) => name), ...calls.map(({ name }) => name)]
  const source = [
    '"use strict";',
    ...[...emission.constants.values()].map((name, i) => `const ${name}=k[${i}];`),
    `let n=1${names.map((name) => `,${name}`).join('')};`,
    ...emission.functions,
    ...parcel.functions,
    ...item.functions,
    `function start(f,a,items){n=items;${empty(false)}${readSlots(ofParcel, 'f')}`,
    `${parcel.calls.map((name) => `${name}(a);`).join('')}}`,
    `function item(f,o,b,a){${empty(true)}${readSlots(ofItem.map(withoutRoot), 'f')}`,
    `${item.calls.map((name) => `${name}(o,b,a);`).join('')}}`,
    'return {start,item};',
  ].join('\n')
  return { source, constants: [...emission.constants.keys()] }
}

type Chunks = { readonly functions: readonly string[]; readonly calls: readonly string[] }

function generateChunks(
  rules: readonly RuleToGenerate[],
  { prefix, weight }: { readonly prefix: string; readonly weight: string },
  emission: Emission,
): Chunks {
  const functions: string[] = []
  const calls: string[] = []
  for (let start = 0; start < rules.length; start += RULES_IN_FUNCTION) {
    const frame: Frame = { temps: { used: 0, most: 0 }, weight, locals: [] }
    const bodies = rules.slice(start, start + RULES_IN_FUNCTION).map((rule) => {
      frame.temps.used = 1
      frame.temps.most = Math.max(frame.temps.most, 1)
      return ruleCode(rule, truthCode(rule.expr, emission, frame))
    })
    const name = `${prefix}${calls.length}`
    const params = prefix === 'g' ? 'o,b,a' : 'a'
    functions.push(
      `function ${name}(${params}){${declareTemporaries(frame)}\n${bodies.join('\n')}}`,
    )
    calls.push(name)
  }
  return { functions, calls }
}

/** Most rules are not met, and `no` is what the buffers hold already: nothing to write then. */
function ruleCode({ index, column }: RuleToGenerate, truth: string): string {
  if (column === undefined) return `a[${index}]=${truth};`
  return `if((t0=${truth})!==0){o[b+${column}]=t0;` + `if(t0===1||a[${index}]===0)a[${index}]=t0}`
}

function withoutRoot({ name, path }: Slot): Slot {
  return { name, path: path.slice(1) }
}

/** JavaScript that reads `slots` from the structure `from`, each structure once. */
function readSlots(slots: readonly Slot[], from: string): string {
  const here = slots.filter(({ path }) => path.length === 0)
  const deeper = Map.groupBy(
    slots.filter(({ path }) => path.length > 0),
    ({ path }) => path[0] ?? '',
  )
  const parts = here.map(({ name }) => `${name}=${from};`)
  for (const [field, inside] of deeper) {
    const value = `${from}[${JSON.stringify(field)}]??undefined`
    const [only] = inside
    if (inside.length === 1 && only?.path.length === 1) {
      parts.push(`${only.name}=${value};`)
      continue
    }
    const below = `${from}_`
    const reset = inside.map(({ name }) => `${name}=`).join('')
    parts.push(
      `{const ${below}=${value};if(${below}===undefined){${reset}undefined}`,
      `else{${readSlots(inside.map(withoutRoot), below)}}}`,
    )
  }
  return parts.join('')
}
