/**
 * What each rule made of the parcel, folded: those that held first, then the unknown, then the
 * rest.
 */
import type { RuleTrace } from '../../assess/explain.ts'
import { type Html, html, NOTHING } from './html.ts'

type TraceNode = RuleTrace['traces'][number]['trace']

/** Parts of a condition shown below each other. */
const DEPTH_MAX = 8

/** The rules of the governing day with their traces. `word` gives the pack's word for a topic. */
export function ruleParts(rules: readonly RuleTrace[], word: (id: string) => string): Html {
  const of = (truth: RuleTrace['truth']) => rules.filter((rule) => rule.truth === truth)
  const [held, unknown, not] = [of('yes'), of('unknown'), of('no')]
  return html`<h2>The rules behind it</h2>
<p class="soft">${held.length} held, ${unknown.length} could not be known, ${not.length} did not hold.</p>
${[...held, ...unknown].map((rule) => ruleDetails(rule, word))}
${
  not.length === 0
    ? NOTHING
    : html`<details><summary>${not.length} rules that did not hold</summary><div>${not.map((rule) => ruleDetails(rule, word))}</div></details>`
}`
}

function ruleDetails(rule: RuleTrace, word: (id: string) => string): Html {
  const { id, topic, truth, weight, condition, traces, purpose } = rule
  return html`<details><summary><span class="${truth}">${truth}</span> <code>${id}</code>
<span class="soft">${word(`topic.${topic}`)} · weight ${weight} · for ${purpose}</span></summary><div>
<pre class="condition"><code>${condition}</code></pre>
${traces.map(({ item, trace }) => html`${item === undefined ? NOTHING : html`<h3>Goods item ${item + 1}</h3>`}<ul class="tree">${node(trace, 0)}</ul>`)}
</div></details>`
}

function node({ text, outcome, round, parts }: TraceNode, depth: number): Html {
  const telling = parts.filter((part) => !isLiteral(part))
  const inner =
    depth < DEPTH_MAX && telling.length > 0
      ? html`<ul>${telling.map((part) => node(part, depth + 1))}</ul>`
      : NOTHING
  const at = round === undefined ? '' : `${round}: `
  return html`<li>${at}<code>${text}</code> ${outcomeOf(outcome)}${inner}</li>`
}

function outcomeOf(outcome: TraceNode['outcome']): Html {
  if (outcome.kind === 'unknown') {
    const missing = outcome.missing.join(', ')
    const failed = outcome.errors.map(({ text }) => text).join(' ')
    return html`<span class="unknown">unknown</span> <span class="soft small">${missing.length > 0 ? `lacks ${missing}` : ''} ${failed}</span>`
  }
  const { value } = outcome
  if (value === true) return html`<span class="yes">yes</span>`
  if (value === false) return html`<span class="no">no</span>`
  return html`<span class="soft">is ${shown(value)}</span>`
}

/** Whether a part is a value written in the rule itself, which tells nothing new. */
function isLiteral({ text, outcome }: TraceNode): boolean {
  if (outcome.kind === 'unknown') return false
  return text.replaceAll(' ', '') === shown(outcome.value).replaceAll(' ', '')
}

const SHOWN_MAX = 200

function shown(value: unknown): string {
  const text = JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'bigint' ? String(inner) : inner,
  )
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)} …` : text
}
