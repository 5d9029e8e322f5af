/**
 * What of a pack is new against an earlier one: rules that read differently, rules that name a term
 * list that reads differently, and consequences of lists. What was taken away changes nothing: no
 * hold lifts by a pack.
 */
import { type CompiledPack, compilePack } from '../assess/compile-pack.ts'
import { termListsIn } from '../assess/rule-sets.ts'
import type { ListConsequence, Pack, Rule } from '../domain/pack.ts'
import { present } from '../lib/assert.ts'

/** A pack cut down to what changed in it, beside what these rules were before. */
export type ChangedRules = {
  /** The changed rules of the pack in force; undefined where none changed. */
  readonly after: CompiledPack | undefined
  /** The same rules as they were; undefined where none of them was there. */
  readonly before: CompiledPack | undefined
  /** Rows that are new or changed. */
  readonly consequences: readonly ListConsequence[]
}

/** What changed from `before` to `after`; everything, where nothing is known of before. */
export function changedRules(before: Pack | undefined, after: Pack): ChangedRules {
  const known = new Map((before?.rules ?? []).map((rule) => [rule.id, rule]))
  const was = before === undefined ? new Map<string, string>() : readings(before)
  const changed = [...readings(after)].filter(([id, text]) => was.get(id) !== text)
  const ids = new Set(changed.map(([id]) => id))
  const earlier = [...ids].flatMap((id) => known.get(id) ?? [])
  const rows = new Set((before?.consequences ?? []).map(consequenceText))
  return {
    after: ids.size === 0 ? undefined : onlyRules(after, ids),
    before: before === undefined || earlier.length === 0 ? undefined : onlyRules(before, ids),
    consequences: after.consequences.filter((row) => !rows.has(consequenceText(row))),
  }
}

/** All of each rule that can change what it finds or what that does, by id. */
function readings(pack: Pack): ReadonlyMap<string, string> {
  const lists = new Map(
    pack.termLists.map(({ id, terms, contexts, needs, unless, except }) => [
      id,
      JSON.stringify([terms, contexts, needs, unless, except]),
    ]),
  )
  const { default: otherwise, byTopic } = pack.policy.whenUnknown
  return new Map(
    pack.rules.map((rule) => {
      const { id, topic, scope, from, to, purpose, when, effect, ground } = rule
      const whenUnknown = rule.whenUnknown ?? byTopic?.[topic] ?? otherwise
      const named = termListsIn(when).map((list) => lists.get(list))
      const parts = [topic, scope, from, to, purpose, when, effect, whenUnknown, ground, named]
      return [id, JSON.stringify(parts)]
    }),
  )
}

/** Compiled with the term lists alone that its conditions name: most of a pack is terms. */
function onlyRules(pack: Pack, ids: ReadonlySet<string>): CompiledPack {
  const rules: readonly Rule[] = pack.rules.filter(({ id }) => ids.has(id))
  const conditions = [
    ...rules.map(({ when }) => when),
    ...pack.pathways.flatMap(({ when, elements }) => [when, ...elements.map((one) => one.when)]),
  ]
  const named = new Set(conditions.flatMap((when) => (when === undefined ? [] : termListsIn(when))))
  const termLists = pack.termLists.filter(({ id }) => named.has(id))
  const compiled = compilePack({ ...pack, rules, termLists })
  return present(compiled.ok ? compiled.value : undefined, 'rules that compiled in their pack')
}

function consequenceText({ id, list, topic, from, to, purpose, ...row }: ListConsequence): string {
  const { by, likeness, roles, effect, ground } = row
  return JSON.stringify([id, list, by, topic, from, to, purpose, likeness, roles, effect, ground])
}
