/**
 * Rules in CEL text → one compiled set. The set gives each rule a truth (yes, no or unknown)
 * without allocating for a rule, and explains any of them. Pure: same rules and facts, same truths.
 */
import type { Facts, FactType, Truth } from '../../domain/fact.ts'
import { assert, present } from '../../lib/assert.ts'
import { ok, type Result, refuse } from '../../lib/result.ts'
import type { StructureType } from './cel-type.ts'
import { checkCondition } from './check-condition.ts'
import type { ExtensionFunction } from './extension-function.ts'
import { factPaths } from './fact-paths.ts'
import { type GeneratedRules, generateRules } from './generate-rules.ts'
import { LIMITS } from './limits.ts'
import { parseCondition } from './parse-condition.ts'
import { type RuleRefusal, ruleRefusal } from './rule-refusal.ts'
import { type Trace, traceCondition } from './trace-condition.ts'
import type { Expr } from './typed-tree.ts'
import { isList, NO, type TruthCode, UNKNOWN, YES } from './value-functions.ts'

/** What a rule looks at: the whole parcel, or each of its goods items in turn (as `item`). */
export type RuleScope = 'consignment' | 'goodsItem'

/** A rule as written. Scope is `consignment` when left out. */
export type RuleText = {
  readonly id: string
  readonly condition: string
  readonly scope?: RuleScope
}

/** What to compile and against which facts. */
export type CompileOptions = {
  readonly rules: readonly RuleText[]
  readonly catalogue: StructureType
  readonly functions?: readonly ExtensionFunction[]
  /** The fact that lists the goods items, and the name a goods-item rule knows its item by. */
  readonly goods?: { readonly list: string; readonly variable: string }
}

/** A rule of a compiled set. `reads` lists the fact paths, such as `goods[].brand`. */
export type CompiledRule = {
  readonly id: string
  readonly scope: RuleScope
  readonly condition: string
  readonly reads: readonly string[]
}

/**
 * The truths of one evaluation. The arrays belong to the set and are overwritten by its next
 * evaluation: read or copy them before that.
 */
export type Truths = {
  /**
   * A truth code for each rule, in the order of the rules. A goods-item rule is yes when one item
   * is, else unknown when one item is or when the goods themselves are unknown.
   */
  readonly truths: Uint8Array
  /** Goods items evaluated; 0 when the goods are unknown. */
  readonly itemCount: number
}

/** A set of rules ready to run. One set serves one thread; evaluations do not interleave. */
export type CompiledRules = {
  readonly rules: readonly CompiledRule[]
  readonly indexOf: (ruleId: string) => number | undefined
  readonly evaluate: (facts: Facts) => Truths
  /** The truth of a goods-item rule for one item in the latest evaluation. */
  readonly itemTruth: (rule: number, item: number) => TruthCode
  /**
   * Why the rule gives what it gives. A goods-item rule needs the position of an item; when left
   * out, or when the goods are unknown, its facts of the item are unknown.
   */
  readonly explain: (rule: number, facts: Facts, item?: number) => Trace
}

/** A truth code in words. */
export function truthOf(code: number | undefined): Truth {
  if (code === YES) return 'yes'
  return code === NO ? 'no' : 'unknown'
}

type CheckedRule = CompiledRule & { readonly expr: Expr }

/** The compiled set, or every refusal of every rule. */
export function compileRules(
  options: CompileOptions,
): Result<CompiledRules, readonly RuleRefusal[]> {
  const { rules } = options
  const goods = options.goods ?? { list: 'goods', variable: 'item' }
  const refusals: RuleRefusal[] = [...setRefusals(rules)]
  if (rules.length > LIMITS.rules) return refuse(refusals)
  assertSafeNames(options.catalogue)
  const checked: CheckedRule[] = []
  for (const rule of rules) {
    const result = checkRule(rule, options, goods)
    if (result.ok) checked.push(result.value)
    else refusals.push(...result.refusal)
  }
  return refusals.length > 0 ? refuse(refusals) : ok(assemble(checked, goods))
}

function setRefusals(rules: readonly RuleText[]): readonly RuleRefusal[] {
  const refusals: RuleRefusal[] = []
  if (rules.length > LIMITS.rules) {
    refusals.push(
      ruleRefusal(rules[LIMITS.rules]?.id ?? '', '', {
        at: 0,
        rule: 'cel.too-many-rules',
        text: `The set has ${rules.length} rules; at most ${LIMITS.rules} compile together.`,
        mend: 'Split the pack.',
      }),
    )
  }
  const seen = new Set<string>()
  for (const { id, condition } of rules) {
    if (seen.has(id)) {
      refusals.push(
        ruleRefusal(id, condition, {
          at: 0,
          rule: 'cel.duplicate-id',
          text: `Two rules have the id ${id}.`,
          mend: 'Give each rule its own id.',
        }),
      )
    }
    seen.add(id)
  }
  return refusals
}

/** A field named like a member of every object would read that member where the fact is unknown. */
function assertSafeNames(type: FactType): void {
  if (type.kind === 'list') assertSafeNames(type.of)
  if (type.kind !== 'structure') return
  for (const [name, field] of Object.entries(type.fields)) {
    assert(!(name in Object.prototype), `a fact may not be named ${name}`)
    assertSafeNames(field)
  }
}

type Goods = { readonly list: string; readonly variable: string }

function checkRule(
  { id, condition, scope = 'consignment' }: RuleText,
  options: CompileOptions,
  goods: Goods,
): Result<CheckedRule, readonly RuleRefusal[]> {
  const parsed = parseCondition(condition)
  if (!parsed.ok) return refuse([ruleRefusal(id, condition, parsed.refusal)])
  const result = checkCondition(parsed.value, {
    catalogue: options.catalogue,
    item:
      scope === 'goodsItem' ? { ...goods, type: itemType(options.catalogue, goods) } : undefined,
    functions: options.functions ?? [],
  })
  if (!result.ok) return refuse(result.refusal.map((fault) => ruleRefusal(id, condition, fault)))
  return ok({ id, scope, condition, reads: factPaths(result.value), expr: result.value })
}

function itemType(catalogue: StructureType, { list }: Goods): FactType {
  const type = present(catalogue.fields[list], `the fact ${list}`)
  assert(type.kind === 'list', `${list} is a list`)
  return type.of
}

/**
 * What the generated source gives; `generateRules` says how its parts are called. `truths` and `out`
 * are written.
 */
export type Machine = {
  readonly start: (facts: Facts, truths: Uint8Array, items: number) => void
  readonly item: (goods: unknown, item: number) => void
  readonly items: (count: number, truths: Uint8Array, out: Uint8Array, stride: number) => void
}

/**
 * The one place where text becomes code. The source holds only names and literals that the
 * generator wrote from the checked tree.
 */
export function buildMachine({ source, constants }: GeneratedRules): Machine {
  const build = new Function('k', source) as (constants: readonly unknown[]) => Machine
  return build(constants)
}

function assemble(rules: readonly CheckedRule[], goods: Goods): CompiledRules {
  const columns = new Int32Array(rules.length).fill(-1)
  let stride = 0
  rules.forEach(({ scope }, index) => {
    if (scope === 'goodsItem') columns[index] = stride++
  })
  const itemRules = rules.flatMap(({ scope }, index) => (scope === 'goodsItem' ? [index] : []))
  const generated = generateRules(
    rules.map(({ expr, scope }, index) => ({
      index,
      column: scope === 'goodsItem' ? columns[index] : undefined,
      expr,
    })),
    goods.variable,
  )
  const machine = buildMachine(generated)
  const truths = new Uint8Array(rules.length)
  let items = new Uint8Array(0)
  let itemCount = 0

  const evaluate = (facts: Facts): Truths => {
    const list = facts[goods.list]
    itemCount = Array.isArray(list) ? list.length : 0
    truths.fill(NO)
    machine.start(facts, truths, itemCount)
    if (stride === 0) return { truths, itemCount }
    if (!Array.isArray(list)) {
      for (const index of itemRules) truths[index] = UNKNOWN
      return { truths, itemCount }
    }
    if (items.length < itemCount * stride) items = new Uint8Array(itemCount * stride * 2)
    else items.fill(0, 0, itemCount * stride)
    for (let i = 0; i < itemCount; i += 1) machine.item(list[i] ?? NOTHING_KNOWN, i)
    machine.items(itemCount, truths, items, stride)
    return { truths, itemCount }
  }

  const byId = new Map(rules.map(({ id }, index) => [id, index]))
  return {
    rules,
    indexOf: (ruleId) => byId.get(ruleId),
    evaluate,
    itemTruth: (rule, item) => {
      const column = columns[rule] ?? -1
      assert(column >= 0 && item >= 0 && item < itemCount, 'a goods-item rule and one of its items')
      return (items[item * stride + column] ?? UNKNOWN) as TruthCode
    },
    explain: (rule, facts, item) => {
      const known = present(rules[rule], `rule ${rule}`)
      return explainRule(known, { facts, goods, item })
    },
  }
}

const NOTHING_KNOWN: Facts = Object.freeze({})

type Explained = { readonly facts: Facts; readonly goods: Goods; readonly item: number | undefined }

function explainRule({ expr, condition, scope }: CheckedRule, { facts, goods, item }: Explained) {
  const list = facts[goods.list]
  const value = isList(list) && item !== undefined ? list[item] : undefined
  const path = item === undefined ? goods.variable : `${goods.list}[${item}]`
  return traceCondition(expr, {
    text: condition,
    facts,
    item: scope === 'goodsItem' ? { variable: goods.variable, value, path } : undefined,
    weight: scope === 'goodsItem' && isList(list) ? list.length : 1,
  })
}
