/**
 * One consignment on one page for officers: the decision with its reasons and their sources
 * first, then the parcel as joined, then the rules behind it. Nothing tells whether it was drawn
 * at random.
 */
import type { RuleTrace } from '../../assess/explain.ts'
import type { Consignment } from '../../domain/consignment.ts'
import type { Cause, DirectiveKind, Indicator } from '../../domain/decision.ts'
import type { Finding } from '../../domain/finding.ts'
import type { Pack } from '../../domain/pack.ts'
import type { OfficersDecision } from '../officers-view.ts'
import { factWords } from './fact-words.ts'
import { type Html, html, NOTHING } from './html.ts'
import { momentWords } from './moment-words.ts'
import { parcelParts } from './parcel-parts.ts'
import { placeWords } from './place-words.ts'
import { rowsTable } from './rows-table.ts'
import { ruleParts } from './rule-parts.ts'

/** What is shown. */
export type DecisionView = {
  readonly decision: OfficersDecision
  /** All decisions about it, oldest first. */
  readonly history: readonly OfficersDecision[]
  readonly consignment: Consignment
  readonly rules: readonly RuleTrace[]
  /** The pack that decided: its words for lanes, topics, pathways, grounds and authorities. */
  readonly pack: Pick<Pack, 'texts' | 'grounds' | 'pathways' | 'authorities' | 'policy'>
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
${parcelParts(consignment, view.pack.authorities)}
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

/** What made a revision, in words that follow "after". */
const CAUSE_WORDS: Readonly<Record<Cause, string>> = {
  filing: 'a filing',
  amendment: 'an amendment',
  cancellation: 'a cancellation',
  event: 'an event',
  answer: 'an answer to a request',
  activity: 'other parcels of its parties',
  list: 'a change of a list',
  pack: 'a change of the pack',
  officer: 'an act of an officer',
}

const DIRECTIVE_WORDS: Readonly<Record<DirectiveKind, string>> = {
  release: 'Release',
  hold: 'Hold',
  present: 'Present',
  rfi: 'Request for information',
  rfs: 'Request for screening',
  dnl: 'Do not load',
  transfer: 'Transfer',
  intercept: 'Intercept',
  return: 'Return',
  destroy: 'Destroy',
}

/** The name of the pathway, which a decision names as `pack.regime.pathway`. */
function pathwayName({ decision, pack }: DecisionView): string {
  const fitting = pack.pathways.filter(({ id }) => decision.pathway.endsWith(`.${id}`))
  const [longest] = fitting.toSorted((one, other) => other.id.length - one.id.length)
  return longest?.name ?? 'None of the pack applies'
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
<div><dt>Score</dt><dd>${score} of at most ${view.pack.policy.scoreMax}</dd></div>
<div><dt>Decided</dt><dd>${momentWords(decidedAt)}</dd></div>
<div><dt>Revision</dt><dd>${revision}, after ${CAUSE_WORDS[cause]}</dd></div>
<div class="broad"><dt>Pathway</dt><dd>${pathwayName(view)} <span class="soft small"><code>${pathway}</code></span></dd></div>
</dl>`
}

function directives({ directives: list }: OfficersDecision): Html {
  const items = list.map(
    ({ kind, text }) => html`<li><strong>${DIRECTIVE_WORDS[kind]}</strong>: ${text}</li>`,
  )
  return html`<h2>What is to be done</h2>
${items.length === 0 ? html`<p>Nothing.</p>` : html`<ul>${items}</ul>`}`
}

function reasons({ reasons: steps }: OfficersDecision): Html {
  const items = steps.map(({ by, lane, text }) => {
    // The policy's own steps say so in their words; a rule is named.
    const rule = by.startsWith('policy')
      ? NOTHING
      : html` <span class="soft small">rule <code>${by}</code></span>`
    return html`<li>${text} <span class="lane lane-${lane}">${lane}</span>${rule}</li>`
  })
  return html`<h2>The way to the lane</h2><ol>${items}</ol>`
}

function indicatorCard(indicator: Indicator, view: DecisionView): Html {
  const { id, topic, weight, ground, text, evidence } = indicator
  const law = view.pack.grounds.find((one) => one.id === ground)
  const filings = view.consignment.filings
  const rows = evidence.map(({ path, value, source, list, entry, listed, score }) => {
    const filer = filings.find(({ filing }) => filing.reference === source)?.filing.filer
    const beside = listed === undefined ? '' : `: ${listed}`
    const likeness = score === undefined ? '' : `, likeness ${score}`
    return [
      html`<span title="${path}">${placeWords(path)}</span>`,
      value,
      filer === undefined ? source : `${filer}, in ${source}`,
      list === undefined
        ? undefined
        : html`${entry ?? ''}${beside}${likeness} <span class="soft">in list ${list}</span>`,
    ]
  })
  const hasList = evidence.some(({ list }) => list !== undefined)
  const columns = [
    { title: 'Where it is stated', lead: '' },
    { title: 'What is stated', lead: '' },
    { title: 'By' },
    ...(hasList ? [{ title: 'Matches' }] : []),
  ]
  return html`<section class="card"><h3>${text}</h3>
<p class="small soft">${isWorded(view)(`topic.${topic}`)} · weight ${weight} · ${law?.name ?? ground} · rule <code>${id}</code></p>
${rows.length === 0 ? NOTHING : rowsTable(columns, rows)}</section>`
}

function findingsTable(findings: readonly Finding[]): Html {
  if (findings.length === 0) return NOTHING
  const rows = findings.map(({ pointer, rule, text, mend, source, filer = '' }) => [
    html`<span title="${pointer}">${placeWords(pointer)}</span><div class="small soft">${rule}</div>`,
    text,
    mend,
    source === undefined ? 'all filings' : `${filer}, in ${source}`,
  ])
  const columns = [
    { title: 'Where', lead: '' },
    { title: 'What is wrong', lead: '' },
    { title: 'The mend', lead: '' },
    { title: 'Filed by' },
  ]
  return html`<h2>What filers should mend</h2>
${rowsTable(columns, rows)}`
}

function unknownsTable({ unknowns }: OfficersDecision): Html {
  if (unknowns.length === 0) return NOTHING
  const rows = unknowns.map(({ fact, reason }) => {
    const words = factWords(fact)
    const code = words === fact ? NOTHING : html`<div class="small soft">${fact}</div>`
    return [html`${words}${code}`, reason]
  })
  const columns = [
    { title: 'Fact', lead: '' },
    { title: 'Why not', as: 'grow', lead: '' },
  ]
  return html`<h2>What could not be known</h2>
${rowsTable(columns, rows)}`
}

function historyTable({ history }: DecisionView): Html {
  const columns = [
    { title: 'Revision', as: 'beside' },
    { title: 'Lane', as: 'beside', lead: '' },
    { title: 'Score', as: 'number beside' },
    { title: 'After' },
    { title: 'Decided', as: 'keep', lead: '' },
  ]
  const rows = history
    .toReversed()
    .map(({ revision, decidedAt, cause, lane, score }) => [
      revision,
      html`<span class="lane lane-${lane}">${lane}</span>`,
      score,
      CAUSE_WORDS[cause],
      momentWords(decidedAt),
    ])
  return html`<h2>All decisions about it</h2>
${rowsTable(columns, rows)}`
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
