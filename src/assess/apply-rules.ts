/** Runs the pack's rules over the facts each purpose may see, and tells what fired and what could not be known. */
import type { Assessment, Consideration } from '../domain/assessment.ts'
import type { Consignment } from '../domain/consignment.ts'
import type { Evidence, Indicator } from '../domain/decision.ts'
import type { Facts } from '../domain/fact.ts'
import { provenanceOf } from '../domain/provenance.ts'
import type { Assessing } from './assessing.ts'
import { UNKNOWN, YES } from './cel/value-functions.ts'
import type { CompiledPack, ReadyRule, RuleSet } from './compile-pack.ts'
import { isWithin } from './convert.ts'
import { isIdle } from './effect.ts'
import { factPointers, filedText } from './fact-pointers.ts'
import { fillText } from './fill-text.ts'

/** The most goods items whose values are shown as evidence of one indicator. */
const EVIDENCE_ITEMS_MAX = 5
const EVIDENCE_LENGTH_MAX = 300
/** The most unknown facts listed; the trace has them all. */
const UNKNOWNS_MAX = 40

type Ruled = Pick<Assessment, 'indicators' | 'considerations' | 'unknowns'>

/** Indicators in the order of the rules' ids, so that the same parcel always reads the same. */
export function applyRules(assessing: Assessing): Ruled {
  const indicators: Indicator[] = []
  const considerations: Consideration[] = []
  const unknown = new Set<string>()
  for (const set of assessing.compiled.ruleSets) {
    const facts = assessing.factsFor(set.purpose)
    const view = assessing.input.viewFor(set.purpose)
    const { truths, itemCount } = set.compiled.evaluate(facts)
    for (let place = 0; place < set.rules.length; place += 1) {
      const truth = truths[place]
      if (truth !== YES && truth !== UNKNOWN) continue
      const ready = set.rules[place]
      if (ready === undefined || !isWithin(ready.rule, assessing.input.day)) continue
      if (truth === YES) {
        const items = firedItems(set, place, itemCount)
        const indicator = indicatorOf({
          ready,
          set,
          place,
          items,
          view,
          facts,
          compiled: assessing.compiled,
        })
        indicators.push(indicator)
        considerations.push(considered(ready, indicator))
      } else {
        for (const path of set.compiled.rules[place]?.reads ?? []) {
          if (unknown.size < UNKNOWNS_MAX && isAbsent(facts, path)) unknown.add(path)
        }
        if (!isIdle(ready.whenUnknown)) considerations.push(unknownOf(ready, assessing))
      }
    }
  }
  return {
    indicators: indicators.sort((one, other) => (one.id < other.id ? -1 : 1)),
    considerations: considerations.sort((one, other) => (one.by < other.by ? -1 : 1)),
    unknowns: [...unknown].sort().map((fact) => ({ fact, reason: reasonOf(fact) })),
  }
}

function firedItems(set: RuleSet, place: number, itemCount: number): readonly number[] {
  if (set.rules[place]?.rule.scope !== 'goodsItem') return [0]
  const items: number[] = []
  for (let item = 0; item < itemCount && items.length < EVIDENCE_ITEMS_MAX; item += 1) {
    if (set.compiled.itemTruth(place, item) === YES) items.push(item)
  }
  return items
}

type Firing = {
  readonly ready: ReadyRule
  readonly set: RuleSet
  readonly place: number
  readonly items: readonly number[]
  readonly view: Consignment
  readonly facts: Facts
  readonly compiled: CompiledPack
}

function indicatorOf(firing: Firing): Indicator {
  const { rule } = firing.ready
  return {
    id: rule.id,
    topic: rule.topic,
    weight: rule.effect.weight,
    ground: rule.ground,
    text: fillText(rule.text, {
      statement: firing.view.statement,
      item: firing.items[0] ?? 0,
      facts: firing.facts,
    }),
    evidence: evidenceOf(firing),
  }
}

function considered({ rule }: ReadyRule, indicator: Indicator): Consideration {
  return {
    by: rule.id,
    topic: rule.topic,
    kind: 'indicator',
    effect: rule.effect,
    text: indicator.text,
  }
}

function unknownOf({ rule, whenUnknown }: ReadyRule, { compiled }: Assessing): Consideration {
  const text = `${compiled.pack.policy.whenUnknown.text} (${rule.id})`
  return { by: rule.id, topic: rule.topic, kind: 'unknown', effect: whenUnknown, text }
}

/** The filed values the rule read, each with the filing it came from; the term found, where it searched. */
function evidenceOf({
  ready,
  set,
  place,
  items,
  view,
  compiled,
  facts,
}: Firing): readonly Evidence[] {
  const reads = set.compiled.rules[place]?.reads ?? []
  const evidence = new Map<string, Evidence>()
  for (const item of items) {
    for (const path of reads) {
      for (const pointer of factPointers(path, item)) {
        const value = filedText(view.statement, pointer)
        if (value === undefined || evidence.has(pointer)) continue
        evidence.set(pointer, {
          path: pointer,
          value: cut(value),
          source: sourceOf(view, pointer),
          ...termIn(value, ready, compiled),
        })
      }
    }
  }
  for (const path of reads) {
    const head = path.split('.')[0] ?? ''
    if (head !== 'activity' && head !== 'person' && head !== 'timing') continue
    const value = valueOf(facts, path)
    if (typeof value === 'number')
      evidence.set(path, { path, value: String(value), source: 'record' })
  }
  return [...evidence.values()]
}

function sourceOf(view: Consignment, pointer: string): string {
  const place = provenanceOf(view.provenance, pointer)
  return (place === undefined ? undefined : view.filings[place]?.filing.reference) ?? ''
}

function termIn(value: string, { lists }: ReadyRule, { terms }: CompiledPack) {
  for (const list of lists) {
    const entry = terms.find(value, list)
    if (entry !== undefined) return { list, entry }
  }
  return {}
}

function cut(value: string): string {
  return value.length > EVIDENCE_LENGTH_MAX ? `${value.slice(0, EVIDENCE_LENGTH_MAX)}…` : value
}

function valueOf(facts: Facts, path: string): unknown {
  let value: unknown = facts
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Readonly<Record<string, unknown>>)[part]
  }
  return value
}

/** For facts of goods items: absent when the goods are, or when one item lacks it. */
function isAbsent(facts: Facts, path: string): boolean {
  const [head = '', part = ''] = path.split('.')
  if (head !== 'item' && head !== 'goods[]') return valueOf(facts, path) === undefined
  const goods = facts['goods']
  if (!Array.isArray(goods)) return true
  return goods.some(
    (item: unknown) => (item as Readonly<Record<string, unknown>>)[part] === undefined,
  )
}

function reasonOf(fact: string): string {
  if (fact.startsWith('activity.') || fact.startsWith('person.')) {
    return 'The party cannot be told from what was filed, or no limit applies that day.'
  }
  return 'No filer whose data may serve this purpose states it.'
}
