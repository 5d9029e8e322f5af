/**
 * How fast rules run: the compiled set against `@marcbachmann/cel-js` on the same rules and facts,
 * and against hand-written JavaScript. All three must give the same truths before time is taken.
 */
import { Environment, type ParseResult } from '@marcbachmann/cel-js'
import { type CompiledRules, compileRules } from '../src/assess/cel/compile-rules.ts'
import type { FactType } from '../src/domain/fact.ts'
import { FACT_CATALOGUE } from '../src/domain/fact-catalogue.ts'
import { assert, present } from '../src/lib/assert.ts'
import { createRandom } from '../src/lib/random.ts'
import { median } from './bench.ts'
import { drawParcels, drawRule } from './rules-parcels.ts'
import { type BenchFacts, type BenchItem, TEMPLATES, type Truth } from './rules-templates.ts'

const RUNS = 5
const SEED = 7
const RULES = 300
const MANY_RULES = 1_000
/** One fact in eight is unknown, about as in postal advance data. */
const UNKNOWN_SHARE = 0.12
/** A slower engine runs on so many of the parcels, so that a run lasts about as long for each. */
const CEL_JS_SHARE = 20

type Options = { readonly parcels?: number; readonly log: (line: string) => void }

/** The bench `rules`; figures are medians of five runs. */
export const bench = {
  name: 'rules',
  about: '300 rules a parcel: compiled, cel-js and hand-written; and 1,000 against 300',
  run,
}

type Rule = {
  readonly id: string
  readonly scope: 'consignment' | 'goodsItem'
  readonly condition: string
  readonly byHand: (facts: BenchFacts, item: BenchItem) => Truth
}

function makeRules(count: number): readonly Rule[] {
  const root = createRandom(SEED)
  return Array.from({ length: count }, (_, i) => {
    const template = present(TEMPLATES[i % TEMPLATES.length], 'a template')
    const draw = drawRule(root.split(i))
    const { scope } = template
    const condition = template.condition(draw)
    return { id: `rule-${i}`, scope, condition, byHand: template.byHand(draw) }
  })
}

/** Runs `parcels` parcels and gives how many truths were yes, which also keeps the work alive. */
type Engine = (parcels: readonly BenchFacts[]) => number

function compiledEngine(rules: readonly Rule[]): { engine: Engine; set: CompiledRules } {
  const compiled = compileRules({ rules, catalogue: FACT_CATALOGUE })
  assert(compiled.ok, 'the rules of the bench compile')
  const set = compiled.value
  const engine = (parcels: readonly BenchFacts[]) => {
    let yes = 0
    for (const parcel of parcels) {
      const { truths } = set.evaluate(parcel)
      for (let i = 0; i < truths.length; i += 1) if (truths[i] === 1) yes += 1
    }
    return yes
  }
  return { engine, set }
}

/** Yes over unknown over no, as goods-item rules fold over their items. */
function folded(truth: Truth, next: Truth): Truth {
  if (truth === 1 || next === 1) return 1
  return truth === 2 || next === 2 ? 2 : 0
}

function byHandEngine(rules: readonly Rule[]): Engine {
  const ofParcel = rules.filter(({ scope }) => scope === 'consignment').map(({ byHand }) => byHand)
  const ofItem = rules.filter(({ scope }) => scope === 'goodsItem').map(({ byHand }) => byHand)
  const truths = new Uint8Array(rules.length)
  return (parcels) => {
    let yes = 0
    for (const parcel of parcels) {
      let at = 0
      for (const rule of ofParcel) truths[at++] = rule(parcel, {})
      truths.fill(0, at)
      for (const item of parcel.goods ?? []) {
        let column = at
        for (const rule of ofItem) {
          const truth = rule(parcel, item)
          if (truth !== 0) truths[column] = folded(truths[column] as Truth, truth)
          column += 1
        }
      }
      for (let i = 0; i < truths.length; i += 1) if (truths[i] === 1) yes += 1
    }
    return yes
  }
}

/** A fact as cel-js takes it: whole numbers are bigints, an unknown fact is absent. */
function toCelJs(value: unknown, type: FactType): unknown {
  if (Array.isArray(value)) {
    return type.kind === 'list' ? value.map((part) => toCelJs(part, type.of)) : value
  }
  if (type.kind === 'structure') {
    const fields = Object.entries(value as Record<string, unknown>)
      .filter(([, part]) => part !== undefined)
      .map(([name, part]) => [name, toCelJs(part, present(type.fields[name], name))])
    return Object.fromEntries(fields)
  }
  return type.kind === 'int' ? BigInt(value as number) : value
}

/** A parcel made ready for cel-js, outside the time taken: one context, and one for each item. */
type CelJsParcel = {
  readonly parcel: Record<string, unknown>
  readonly items: readonly Record<string, unknown>[]
}

function celJsParcels(parcels: readonly BenchFacts[]): readonly CelJsParcel[] {
  return parcels.map((facts) => {
    const parcel = toCelJs(facts, FACT_CATALOGUE) as Record<string, unknown>
    const goods = (parcel['goods'] ?? []) as readonly unknown[]
    return { parcel, items: goods.map((item) => ({ ...parcel, item })) }
  })
}

/** A truth of cel-js; what it throws for an unknown fact is unknown. */
function celJsTruth(rule: ParseResult, context: Record<string, unknown>): Truth {
  try {
    return rule(context) === true ? 1 : 0
  } catch {
    return 2
  }
}

function celJsEngine(rules: readonly Rule[]): (parcels: readonly CelJsParcel[]) => number {
  const environment = new Environment({ unlistedVariablesAreDyn: true })
  const parse = (scope: Rule['scope']) =>
    rules
      .filter((rule) => rule.scope === scope)
      .map(({ condition }) => environment.parse(condition))
  const ofParcel = parse('consignment')
  const ofItem = parse('goodsItem')
  const truths = new Uint8Array(rules.length)
  return (parcels) => {
    let yes = 0
    for (const { parcel, items } of parcels) {
      let at = 0
      for (const rule of ofParcel) truths[at++] = celJsTruth(rule, parcel)
      truths.fill(0, at)
      for (const item of items) {
        let column = at
        for (const rule of ofItem) {
          truths[column] = folded(truths[column] as Truth, celJsTruth(rule, item))
          column += 1
        }
      }
      for (let i = 0; i < truths.length; i += 1) if (truths[i] === 1) yes += 1
    }
    return yes
  }
}

/**
 * Parcels a second of each engine, the median of runs taken in turn so that all share the noise.
 */
function measure(engines: readonly { readonly work: () => number; readonly parcels: number }[]) {
  for (const { work } of engines) for (let i = 0; i < 2; i += 1) work()
  const rates = engines.map((): number[] => [])
  for (let turn = 0; turn < RUNS; turn += 1) {
    engines.forEach(({ work, parcels }, i) => {
      const start = performance.now()
      work()
      rates[i]?.push((parcels * 1_000) / (performance.now() - start))
    })
  }
  return rates.map(median)
}

/** Fails unless all engines count the same yes: a bench of wrong answers says nothing. */
function assertSame(counts: readonly number[]): void {
  assert(new Set(counts).size === 1, `the engines agree: ${counts.join(', ')}`)
}

async function run({ parcels: count = 20_000, log }: Options): Promise<Record<string, number>> {
  const rules = makeRules(RULES)
  const many = makeRules(MANY_RULES)
  const parcels = drawParcels(count, { seed: SEED, unknownShare: UNKNOWN_SHARE })
  const known = drawParcels(count, { seed: SEED, unknownShare: 0 })
  const few = celJsParcels(parcels.slice(0, Math.ceil(count / CEL_JS_SHARE)))
  const fewKnown = celJsParcels(known.slice(0, few.length))
  const items = parcels.reduce((sum, { goods }) => sum + (goods?.length ?? 0), 0)
  const compiled = compiledEngine(rules).engine
  const compiledMany = compiledEngine(many).engine
  const byHand = byHandEngine(rules)
  const celJs = celJsEngine(rules)
  assertSame([compiled(parcels), byHand(parcels)])
  assertSame([compiled(parcels.slice(0, few.length)), celJs(few)])
  assertSame([compiled(known.slice(0, few.length)), celJs(fewKnown)])
  const rates = measure([
    { work: () => compiled(parcels), parcels: count },
    { work: () => celJs(few), parcels: few.length },
    { work: () => byHand(parcels), parcels: count },
    { work: () => compiledMany(parcels), parcels: count },
    { work: () => compiled(known), parcels: count },
    { work: () => celJs(fewKnown), parcels: few.length },
  ])
  const [fast = 0, slow = 0, floor = 0, fastMany = 0, fastKnown = 0, slowKnown = 0] = rates
  const figures = {
    parcelsPerSecond: Math.round(fast),
    celJsParcelsPerSecond: Math.round(slow),
    ratioToCelJs: round(fast / slow),
    ratioToCelJsAllKnown: round(fastKnown / slowKnown),
    floorParcelsPerSecond: Math.round(floor),
    floorRatio: round(fast / floor),
    cost1000Over300: round(fast / fastMany),
  }
  const share = `${(items / count).toFixed(1)} goods items a parcel, 1 fact in 8 unknown`
  log(`${RULES} rules, ${count} parcels, ${share}; medians of ${RUNS} runs`)
  log('engine                              parcels/s   µs a parcel')
  log(line('compiled', fast))
  log(line('hand-written JavaScript (floor)', floor))
  log(line('@marcbachmann/cel-js', slow))
  log(line('compiled, all facts known', fastKnown))
  log(line('@marcbachmann/cel-js, all known', slowKnown))
  log(line(`compiled, ${MANY_RULES} rules`, fastMany))
  log(
    `compiled / cel-js: ${figures.ratioToCelJs} (all facts known: ${figures.ratioToCelJsAllKnown})`,
  )
  log(`compiled / floor: ${figures.floorRatio}`)
  log(`cost of ${MANY_RULES} rules / ${RULES}: ${figures.cost1000Over300}`)
  return figures
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

function line(name: string, rate: number): string {
  const each = (1e6 / rate).toFixed(2)
  return `${name.padEnd(34)}${String(Math.round(rate)).padStart(11)}${each.padStart(14)}`
}
