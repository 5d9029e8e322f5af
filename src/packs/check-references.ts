/** Checks that every id a pack names is there: grounds, regimes, term lists and the filers' words. */
import { LANES, SECURITY_OUTCOMES } from '../domain/decision.ts'
import type { Pack } from '../domain/pack.ts'
import { REASON_WORDS } from '../domain/reason-words.ts'
import { TOPICS } from '../domain/topic.ts'
import { below } from '../lib/json-pointer.ts'
import { nearestWord } from './nearest-word.ts'
import type { PackIssue } from './pack-problem.ts'

/** `mentions(text, "list-id")`, the list in either kind of quotes. */
const MENTIONS = /\bmentions\s*\([^"']*?,\s*(["'])((?:(?!\1).)*)\1\s*\)/g

/** Issues with names that lead nowhere. */
export function checkReferences(pack: Pack): readonly PackIssue[] {
  return [
    ...groundIssues(pack),
    ...pack.pathways.flatMap((pathway, at) => pathwayIssues(pack, pathway, `/pathways/${at}`)),
    ...wordIssues(pack),
    ...conditionsOf(pack).flatMap(({ path, when }) => listIssues(pack, path, when)),
  ]
}

/** Every condition of the pack with its place, in the order of the pack. */
function conditionsOf(pack: Pack): readonly { readonly path: string; readonly when: string }[] {
  const rules = pack.rules.map(({ when }, at) => ({ path: `/rules/${at}/when`, when }))
  const pathways = pack.pathways.flatMap(({ when, elements }, at) => [
    { path: `/pathways/${at}/when`, when },
    ...elements.map((element, nth) => ({
      path: `/pathways/${at}/elements/${nth}/when`,
      when: element.when,
    })),
  ])
  return [...rules, ...pathways].flatMap(({ path, when }) =>
    when === undefined ? [] : [{ path, when }],
  )
}

function groundIssues(pack: Pack): readonly PackIssue[] {
  const grounds = pack.grounds.map(({ id }) => id)
  const { conflict, late } = pack.policy
  return [
    ...named(grounds, conflict.ground, { path: '/policy/conflict/ground', kind: 'ground' }),
    ...named(grounds, late.ground, { path: '/policy/late/ground', kind: 'ground' }),
    ...pack.rules.flatMap(({ ground }, at) =>
      named(grounds, ground, { path: `/rules/${at}/ground`, kind: 'ground' }),
    ),
    ...pack.consequences.flatMap(({ ground }, at) =>
      named(grounds, ground, { path: `/consequences/${at}/ground`, kind: 'ground' }),
    ),
  ]
}

function pathwayIssues(
  pack: Pack,
  pathway: Pack['pathways'][number],
  path: string,
): readonly PackIssue[] {
  const regimes = pack.regimes.map(({ id }) => id)
  const texts = Object.keys(pack.texts)
  const seen = new Set<string>()
  const issues = (pathway.regimes ?? []).flatMap((regime, nth) =>
    named(regimes, regime, { path: `${path}/regimes/${nth}`, kind: 'regime' }),
  )
  for (const [nth, { element, when }] of pathway.elements.entries()) {
    const at = below(`${path}/elements`, nth)
    if (seen.has(element) && when === undefined) {
      const text = `\`${element}\` is asked for twice.`
      issues.push({ path: at, rule: 'duplicate', text, mend: 'Keep one row.' })
    }
    seen.add(element)
    const id = `missing.${element}`
    if (!texts.includes(id) || pack.texts[id]?.mend === undefined) {
      const text = `Filers have no words for a missing \`${element}\`.`
      const mend = `Write \`${id}\` with \`text\` and \`mend\` in texts/filer.en.yaml.`
      issues.push({ path: at, rule: 'reference', text, mend })
    }
  }
  return issues
}

/** Officers read lanes, outcomes and topics in the pack's own words. */
function wordIssues({ texts }: Pack): readonly PackIssue[] {
  const ids = [
    ...LANES.map((lane) => `lane.${lane}`),
    ...SECURITY_OUTCOMES.map((outcome) => `security.${outcome}`),
    ...TOPICS.map((topic) => `topic.${topic}`),
    ...REASON_WORDS,
  ]
  return ids
    .filter((id) => !Object.hasOwn(texts, id))
    .map((id) => ({
      path: '/texts',
      rule: 'reference',
      text: `Officers have no words for \`${id}\`.`,
      mend: `Write \`${id}\` with \`text\` in texts/officer.en.yaml.`,
    }))
}

function listIssues(pack: Pack, path: string, when: string): readonly PackIssue[] {
  const lists = pack.termLists.map(({ id }) => id)
  return [...when.matchAll(MENTIONS)].flatMap((match) =>
    named(lists, match[2] ?? '', { path, kind: 'term list' }),
  )
}

function named(
  known: readonly string[],
  name: string,
  { path, kind }: { readonly path: string; readonly kind: string },
): PackIssue[] {
  if (known.includes(name)) return []
  const near = nearestWord(name, known)
  const mend = near === undefined ? `Write a ${kind} of this pack.` : `Did you mean \`${near}\`?`
  return [{ path, rule: 'reference', text: `There is no ${kind} \`${name}\`.`, mend }]
}
