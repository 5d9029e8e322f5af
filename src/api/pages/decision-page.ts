/**
 * One consignment on one page for officers: the decision with its reasons and their sources first,
 * then the parcel as joined, then the rules behind it. Nothing tells whether it was drawn at random.
 */
import type { RuleTrace } from '../../assess/explain.ts'
import type { Consignment } from '../../domain/consignment.ts'
import type { Indicator } from '../../domain/decision.ts'
import type { Finding } from '../../domain/finding.ts'
import type { Pack } from '../../domain/pack.ts'
import type { OfficersDecision } from '../officers-view.ts'
import { clockTime } from './first-page.ts'
import { type Html, html, NOTHING } from './html.ts'
import { parcelParts } from './parcel-parts.ts'
import { placeWords } from './place-words.ts'
import { ruleParts } from './rule-parts.ts'

/** What is shown. */
export type DecisionView = {
  readonly decision: OfficersDecision
  /** All decisions about it, oldest first. */
  readonly history: readonly OfficersDecision[]
  readonly consignment: Consignment
  readonly rules: readonly RuleTrace[]
  /** The pack that decided: its words for lanes, topics and grounds. */
  readonly pack: Pick<Pack, 'texts' | 'grounds'>
  readonly supersededBy: string | null
  readonly namesakes: readonly string[]
}

/** The page's body. */
export function decisionPage(view: DecisionView): Html {
  const { decision, consignment, rules } = view
  return html`
<h1>${decision.consignment}</h1>
${otherRecords(view)}
${verdict(view)}
${directives(decision)}
${reasons(decision)}
<h2>What speaks for stopping it</h2>
${decision.indicators.length === 0 ? html`<p>No indicator.</p>` : decision.indicators.map((one) => indicatorCard(one, view))}
${parcelParts(consignment)}
${findingsTable(decision.findings)}
${unknownsTable(decision)}
${ruleParts(rules, isWorded(view))}
${historyTable(view)}
${origin(decision)}`
}

function otherRecords({ supersededBy, namesakes }: DecisionView): Html {
  const link = (id: string) => html`<a href="/consignments/${encodeURIComponent(id)}">${id}</a>`
  const older =
    supersededBy === null
      ? NOTHING
      : html`<p>Found to be the same parcel as ${link(supersededBy)}; that record goes on.</p>`
  const others =
    namesakes.length === 0
      ? NOTHING
      : html`<p>Other records of this name: ${namesakes.map((id) => html`${link(id)} `)}</p>`
  return html`${older}${others}`
}

/** The pack's word for a lane, an outcome or a topic. */
function isWorded({ pack }: DecisionView): (id: string) => string {
  return (id) => pack.texts[id]?.text ?? id.slice(id.indexOf('.') + 1)
}

function verdict(view: DecisionView): Html {
  const { decision } = view
  const word = isWorded(view)
  const { lane, security, score, revision, cause, decidedAt, pathway } = decision
  return html`<div class="verdict ${lane}"><span class="lane lane-${lane}">${lane}</span>
<strong>${word(`lane.${lane}`)}</strong></div>
<dl class="facts">
<div><dt>Before loading</dt><dd>${word(`security.${security.outcome}`)}</dd></div>
<div><dt>Score</dt><dd>${score}</dd></div>
<div><dt>Pathway</dt><dd>${pathway}</dd></div>
<div><dt>Decided, UTC</dt><dd>${clockTime(decidedAt)}</dd></div>
<div><dt>Revision</dt><dd>${revision}, after a change by ${cause}</dd></div>
</dl>`
}

function directives({ directives: list }: OfficersDecision): Html {
  const items = list.map(({ kind, text }) => html`<li><strong>${kind}</strong>: ${text}</li>`)
  return html`<h2>What is to be done</h2>
${items.length === 0 ? html`<p>Nothing.</p>` : html`<ul>${items}</ul>`}`
}

function reasons({ reasons: steps }: OfficersDecision): Html {
  const items = steps.map(
    ({ by, lane, text }) =>
      html`<li>${text} <span class="soft">→ ${lane}</span> <code>${by}</code></li>`,
  )
  return html`<h2>The way to the lane</h2><ol>${items}</ol>`
}

function indicatorCard(indicator: Indicator, view: DecisionView): Html {
  const { id, topic, weight, ground, text, evidence } = indicator
  const law = view.pack.grounds.find((one) => one.id === ground)
  const filings = view.consignment.filings
  const rows = evidence.map(({ path, value, source, list, entry, score }) => {
    const filer = filings.find(({ filing }) => filing.reference === source)?.filing.filer
    const match =
      list === undefined ? '' : `${list} ${entry ?? ''} ${score === undefined ? '' : `(${score})`}`
    return html`<tr><td title="${path}">${placeWords(path)}</td><td>${value}</td>
<td>${source}${filer === undefined ? '' : ` · ${filer}`}</td><td>${match}</td></tr>`
  })
  const hasList = evidence.some(({ list }) => list !== undefined)
  return html`<section class="card"><h3>${text}</h3>
<p class="small soft">${isWorded(view)(`topic.${topic}`)} · weight ${weight} · ${law?.name ?? ground} · <code>${id}</code></p>
${
  rows.length === 0
    ? NOTHING
    : html`<div class="wide"><table class="rows"><thead><tr><th>Where it is stated</th><th>What is stated</th><th>By</th><th>${hasList ? 'Matches' : ''}</th></tr></thead>
<tbody>${rows}</tbody></table></div>`
}</section>`
}

function findingsTable(findings: readonly Finding[]): Html {
  if (findings.length === 0) return NOTHING
  const rows = findings.map(
    ({ pointer, rule, text, mend, source, filer }) =>
      html`<tr><td title="${pointer}">${placeWords(pointer)}<div class="small soft">${rule}</div></td>
<td>${text}</td><td>${mend}</td><td>${source === undefined ? 'all filings' : `${source} · ${filer ?? ''}`}</td></tr>`,
  )
  return html`<h2>What filers should mend</h2>
<div class="wide"><table class="rows"><thead><tr><th>Where</th><th>What is wrong</th><th>The mend</th><th>In</th></tr></thead>
<tbody>${rows}</tbody></table></div>`
}

function unknownsTable({ unknowns }: OfficersDecision): Html {
  if (unknowns.length === 0) return NOTHING
  const rows = unknowns.map(
    ({ fact, reason }) =>
      html`<tr><td><code class="path">${fact}</code></td><td>${reason}</td></tr>`,
  )
  return html`<h2>What could not be known</h2>
<div class="wide"><table class="rows"><thead><tr><th>Fact</th><th>Why not</th></tr></thead><tbody>${rows}</tbody></table></div>`
}

function historyTable({ history }: DecisionView): Html {
  const rows = history.toReversed().map(
    ({ revision, decidedAt, cause, lane, score }) =>
      html`<tr><td class="number">${revision}</td><td class="keep">${clockTime(decidedAt)}</td><td>${cause}</td>
<td><span class="lane lane-${lane}">${lane}</span></td><td class="number">${score}</td></tr>`,
  )
  return html`<h2>All decisions about it</h2>
<div class="wide"><table><thead><tr><th class="number">Revision</th><th>Decided, UTC</th><th>Cause</th><th>Lane</th><th class="number">Score</th></tr></thead>
<tbody>${rows}</tbody></table></div>`
}

function origin({
  pack,
  packHash,
  lists,
  model,
  consignment,
  consignmentId,
}: OfficersDecision): Html {
  const named = Object.entries(lists).map(([id, version]) => `${id} of ${version}`)
  const address = `/v1/consignments/${encodeURIComponent(consignment)}`
  return html`<h2>What it rests on</h2>
<dl class="facts">
<div><dt>Pack</dt><dd>${pack}</dd></div>
<div><dt>Lists</dt><dd>${named.length === 0 ? 'none' : named.join(', ')}</dd></div>
<div><dt>Model</dt><dd>${model ?? 'none'}</dd></div>
<div class="broad"><dt>Content of the pack</dt><dd><code>${packHash}</code></dd></div>
<div class="broad"><dt>Internal id of the consignment</dt><dd><code>${consignmentId}</code></dd></div>
</dl>
<p class="small">The same as JSON: <a href="${address}">consignment</a>,
<a href="${address}/decisions?trace=true">decisions with trace</a>.</p>`
}
