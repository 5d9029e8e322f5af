/**
 * Runs the examples that rules carry: facts on which a rule must fire, and facts that leave it
 * silent. Pure. A rule whose examples fail says something else than its owner believes.
 */
import type { Facts, FactType, FactValue } from '../domain/fact.ts'
import { FACT_CATALOGUE, ITEM_FACTS } from '../domain/fact-catalogue.ts'
import type { Rule } from '../domain/pack.ts'
import { NO, YES } from './cel/value-functions.ts'
import type { CompiledPack } from './compile-pack.ts'

/** What is wrong with an example; `path` points into the pack. */
export type ExampleIssue = {
  readonly path: string
  readonly rule: 'example'
  readonly text: string
  readonly mend: string
}

/** In an example of a goodsItem rule, `item` is the only line of the parcel. */
const EXAMPLE_FACTS: FactType = {
  kind: 'structure',
  fields: { ...FACT_CATALOGUE.fields, item: ITEM_FACTS },
}

/** Every example that does not do what it stands for; none for a sound pack. */
export function checkExamples(compiled: CompiledPack): readonly ExampleIssue[] {
  return compiled.pack.rules.flatMap((rule, at) => {
    const truthOf = evaluatorOf(compiled, rule, at)
    return (['fires', 'silent'] as const).flatMap((kind) =>
      rule[kind].flatMap((example, nth) => {
        const path = `/rules/${at}/${kind}/${nth}`
        const misfits = misfitsOf(example, EXAMPLE_FACTS, path)
        return misfits.length > 0 ? misfits : outcomeIssues({ truthOf, rule, example, kind, path })
      }),
    )
  })
}

type TruthOf = (facts: Facts) => number | undefined
type Run = {
  readonly truthOf: TruthOf
  readonly rule: Rule
  readonly example: Readonly<Record<string, unknown>>
  readonly kind: 'fires' | 'silent'
  readonly path: string
}

function evaluatorOf({ ruleSets }: CompiledPack, rule: Rule, at: number): TruthOf {
  const set = ruleSets.find(({ purpose }) => purpose === rule.purpose)
  const index = set?.compiled.indexOf(`/rules/${at}`)
  return (facts) =>
    set === undefined || index === undefined
      ? undefined
      : set.compiled.evaluate(facts).truths[index]
}

function outcomeIssues({ truthOf, rule, example, kind, path }: Run): readonly ExampleIssue[] {
  const { item, ...rest } = example as { readonly [name: string]: FactValue }
  const truth = truthOf(item === undefined ? rest : { ...rest, goods: [item] })
  const wanted = kind === 'fires' ? YES : NO
  if (truth === wanted) return []
  const found = truth === YES ? 'fires' : truth === NO ? 'is silent' : 'cannot tell'
  const mend = 'Mend the example, or the condition if it says something else than it should.'
  return [{ path, rule: 'example', text: `On this example \`${rule.id}\` ${found}.`, mend }]
}

/** Names and kinds that are no facts: a misspelt name would be an unknown nobody sees. */
function misfitsOf(value: unknown, type: FactType, path: string): readonly ExampleIssue[] {
  const issue = (text: string, mend: string): readonly ExampleIssue[] => [
    { path, rule: 'example', text, mend },
  ]
  if (type.kind === 'list') {
    if (!Array.isArray(value)) return issue('This fact is a list.', 'Write it as one.')
    return value.flatMap((entry, at) => misfitsOf(entry, type.of, `${path}/${at}`))
  }
  if (type.kind === 'structure') {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return issue('This fact has parts.', 'Name the part that is meant.')
    }
    return Object.entries(value).flatMap(([name, part]) => {
      const field = type.fields[name]
      return field === undefined
        ? issue(`There is no fact \`${name}\` here.`, 'The fact catalogue has the names.')
        : misfitsOf(part, field, `${path}/${name}`)
    })
  }
  return isOfKind(value, type.kind) ? [] : issue(`This is no ${type.kind}.`, 'Write one.')
}

function isOfKind(value: unknown, kind: 'bool' | 'int' | 'double' | 'string' | 'timestamp') {
  switch (kind) {
    case 'bool':
      return typeof value === 'boolean'
    case 'string':
      return typeof value === 'string'
    case 'int':
    case 'timestamp':
      return Number.isSafeInteger(value)
    case 'double':
      return typeof value === 'number'
  }
}
