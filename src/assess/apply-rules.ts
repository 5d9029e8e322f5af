/**
 * Runs the pack's rules over the facts each purpose may see, and tells what fired and what could
 * not be known.
 */
import type { Assessment, Consideration } from '../domain/assessment.ts'
import type { Consignment } from '../domain/consignment.ts'
import type { Evidence, Indicator } from '../domain/decision.ts'
import type { Facts } from '../domain/fact.ts'
import { provenanceOf } from '../domain/provenance.ts'
import type { Assessing } from './assessing.ts'
import { NO, YES } from './cel/value-functions.ts'
import { isWithin } from './convert.ts'
import { isIdle } from './effect.ts'
import { factAt } from './fact-at.ts'
import { factPointers, filedText } from './fact-pointers.ts'
import { fillText } from './fill-text.ts'
import { itemWords } from './item-words.ts'
import type { ReadyRule, RuleSet } from './rule-sets.ts'

/** The most goods items whose values are shown as evidence of one indicator. */
const EVIDENCE_ITEMS_MAX = 5
const EVIDENCE_LENGTH_MAX = 300
/** The most unknown facts listed; the trace has them all. */
const UNKNOWNS_MAX = 40

type Ruled = Pick<Assessment, 'indicators' | 'considerations' | 'unknowns'>

/** What the rules of one assessment give while they are run. Mutable, and of one call only. */
type Gathering = {
  readonly indicators: Indicator[]
  readonly considerations: Consideration[]
  readonly unknown: Set<string>
}

/** Indicators in the order of the rules' ids, so that the same parcel always reads the same. */
export function applyRules(assessing: Assessing): Ruled {
  const gathering: Gathering = { indicators: [], considerations: [], unknown: new Set() }
  for (const set of assessing.compiled.ruleSets) runSet(set, assessing, gathering)
  const { indicators, considerations, unknown } = gathering
  return {
    indicators: indicators.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    considerations: considerations.toSorted((one, other) => (one.by < other.by ? -1 : 1)),
    unknowns: [...unknown]
      .toSorted()
      .slice(0, UNKNOWNS_MAX)
      .map((fact) => ({ fact, reason: reasonOf(fact) })),
  }
}

/** Most rules are silent about most parcels: the loop looks no further than the truth of those. */
function runSet(set: RuleSet, assessing: Assessing, gathering: Gathering): void {
  const facts = assessing.factsFor(set.purpose)
  const { truths, itemCount } = set.compiled.evaluate(facts)
  const asked = new Uint8Array(set.reads.length)
  for (let place = 0; place < set.rules.length; place += 1) {
    if (truths[place] === NO) continue
    const ready = set.rules[place]
    if (ready === undefined || !isWithin(ready.rule, assessing.input.day)) continue
    if (truths[place] === YES) {
      const items = firedItems(set, place, itemCount)
      const view = assessing.input.viewFor(set.purpose)
      const indicator = indicatorOf({ ready, set, items, view, facts })
      gathering.indicators.push(indicator)
      gathering.considerations.push(considered(ready, indicator))
    } else {
      for (let at = 0; at < ready.reads.length; at += 1) asked[ready.reads[at] ?? 0] = 1
      if (!isIdle(ready.whenUnknown)) gathering.considerations.push(unknownOf(ready, assessing))
    }
  }
  for (let place = 0; place < asked.length; place += 1) {
    const reading = asked[place] === 1 ? set.reads[place] : undefined
    if (reading?.isAbsent(facts) === true) gathering.unknown.add(reading.told(facts))
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
  readonly items: readonly number[]
  readonly view: Consignment
  readonly facts: Facts
}

function indicatorOf(firing: Firing): Indicator {
  const { rule } = firing.ready
  const { statement } = firing.view
  return {
    id: rule.id,
    topic: rule.topic,
    weight: rule.effect.weight,
    ground: rule.ground,
    text: fillText(rule.text, { statement, item: firing.items[0] ?? 0, facts: firing.facts }),
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

/**
 * The filed values the rule read, each with the filing it came from; the term found, where it
 * searched.
 */
function evidenceOf(firing: Firing): readonly Evidence[] {
  const { ready, set, items, view, facts } = firing
  const reads = ready.reads.flatMap((place) => set.reads[place]?.path ?? [])
  const evidence = new Map<string, Evidence>()
  const put = (one: Evidence) => evidence.set(`${one.path} ${one.source}`, one)
  const isOfWords = reads.some((path) => path.endsWith('.text'))
  for (const item of items) {
    for (const one of isOfWords ? itemWords(view, item) : []) {
      put({ ...one, value: cut(one.value), ...termIn(one.value, ready) })
    }
    for (const pointer of reads.flatMap((path) => factPointers(path, item))) {
      const value = filedText(view.statement, pointer)
      if (value === undefined) continue
      const source = sourceOf(view, pointer)
      put({ path: pointer, value: cut(value), source, ...termIn(value, ready) })
    }
  }
  if (reads.includes('conflicts')) for (const side of conflictSides(firing)) put(side)
  for (const path of reads.filter(isOfRecord)) {
    const value = factAt(facts, path)
    if (typeof value === 'number') put({ path, value: String(value), source: 'record' })
  }
  return [...evidence.values()]
}

/** Both sides of the contradictions that the rule's condition names. */
function conflictSides({ ready, view }: Firing): readonly Evidence[] {
  return view.conflicts
    .filter(({ element }) => ready.rule.when.includes(`"${element}"`))
    .flatMap(({ sides }) =>
      sides.map(({ path, value, source }) => ({ path, value: cut(value), source })),
    )
}

/** Facts that the record gives, not a filing. */
function isOfRecord(path: string): boolean {
  return /^(?:activity|person|timing)\./.test(path)
}

function sourceOf(view: Consignment, pointer: string): string {
  const place = provenanceOf(view.provenance, pointer)
  return (place === undefined ? undefined : view.filings[place]?.filing.reference) ?? ''
}

function termIn(value: string, { searches }: ReadyRule) {
  for (const { list, find } of searches) {
    const entry = find(value)
    if (entry !== undefined) return { list, entry }
  }
  return {}
}

function cut(value: string): string {
  return value.length > EVIDENCE_LENGTH_MAX ? `${value.slice(0, EVIDENCE_LENGTH_MAX)}…` : value
}

function reasonOf(fact: string): string {
  if (fact.startsWith('activity.') || fact.startsWith('person.')) {
    return 'The party cannot be told from what was filed, or no limit applies that day.'
  }
  return 'No filer whose data may serve this purpose states it.'
}
