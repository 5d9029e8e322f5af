/** The first page: what this is for everyone, and how the day stands for officers. */
import { isHolding, LANES, type Lane } from '../../domain/decision.ts'
import type { DaySummary } from '../../storage/reader.ts'
import type { OfficersDecision } from '../officers-view.ts'
import { type Html, html, NOTHING } from './html.ts'
import { momentWords } from './moment-words.ts'
import { rowsTable } from './rows-table.ts'

/** For everyone. */
export const OPEN_PAGE: Html = html`
<h1>Advance data in, one decision for each parcel out</h1>
<p class="lead">Carriers, posts, brokers, marketplaces and sellers state what is in a parcel before it
arrives. Tidewaiter joins what they say and gives each parcel one decision that can be defended:
a lane, what is to be done, and the reasons with their sources.</p>
<h2>For filers</h2>
<ul class="cards">
<li><a href="/docs">API documentation</a><span>File, read receipts and dispositions.</span></li>
<li><a href="/openapi.json">OpenAPI 3.1</a><span>For client generators.</span></li>
<li><a href="/v1/schemas/filing">Schema of a filing</a><span>What may be filed, field by field.</span></li>
<li><a href="/problems">Problems</a><span>What a refusal means, and what to do.</span></li>
<li><a href="/v1/packs">Law in force</a><span>Regimes and pathways, each with its source.</span></li>
<li><a href="/ready">Readiness</a><span>Whether filings are taken now.</span></li>
</ul>
<h2>For officers</h2>
<p class="prose">On the server’s own machine, open the address that the server printed after
“Officers:” when it started. It shows the day, and every decision with its reasons.</p>`

/** What officers see of the day. */
export type OfficersDay = {
  readonly summary: DaySummary
  /** Newest decision of each consignment, newest first. */
  readonly latest: readonly OfficersDecision[]
  /** Those of them that an officer has to see to, newest first; none when one lane is listed. */
  readonly toSee: readonly OfficersDecision[]
  /** Only decisions of this lane are listed. */
  readonly lane: Lane | undefined
  /** The pack's words for lanes. */
  readonly laneText: (lane: Lane) => string
}

/** For officers. */
export function officersPage({ summary, latest, toSee, lane, laneText }: OfficersDay): Html {
  const lanes = LANES.map((one) => {
    const current = one === lane ? html` aria-current="true"` : undefined
    return html`<li><a href="/?lane=${one}"${current}><b>${figure(summary.byLane[one])}</b>
<span class="lane lane-${one}">${one}</span><span>${laneText(one)}</span></a></li>`
  })
  const all = lane === undefined ? undefined : html` <a class="small" href="/">Show all lanes</a>`
  return html`
<h1>Today (by UTC)</h1>
<ul class="figures">
<li><b>${figure(summary.submissions)}</b><span>records taken in</span></li>
<li><b>${figure(summary.consignments)}</b><span>consignments decided</span></li>
<li><b>${figure(summary.decisions)}</b><span>decisions</span></li>
</ul>
<h2>Decisions by lane</h2>
<ul class="figures lanes">${lanes}</ul>
<h2>Find a parcel</h2>
<form action="/consignments" method="get" role="search">
<input name="name" aria-label="House, tracking or postal number" placeholder="House, tracking or postal number" required maxlength="200">
<button>Open</button></form>
${toSee.length === 0 ? NOTHING : html`<h2>To examine or refuse</h2>${decisionTable(toSee, laneText)}`}
<h2>Newest decisions${lane === undefined ? '' : `: ${laneText(lane)}`}${all}</h2>
${latest.length === 0 ? html`<p>There is none yet.</p>` : decisionTable(latest, laneText)}`
}

function decisionTable(
  latest: readonly OfficersDecision[],
  laneText: OfficersDay['laneText'],
): Html {
  const columns = [
    { title: 'Consignment', as: 'keep beside', lead: '' },
    { title: 'Lane', as: 'beside', lead: '' },
    { title: 'Score', as: 'number beside' },
    { title: 'Why', as: 'grow', lead: '' },
    { title: 'Decided', as: 'keep soft' },
  ]
  const rows = latest.map((document) => {
    const { consignment, lane, score, decidedAt } = document
    const told = whyOf(document)
    const why = told.slice(0, 2).map((text) => html`<div>${text}</div>`)
    const more =
      told.length > 2 ? html`<div class="soft">and ${told.length - 2} more</div>` : undefined
    const words = told.length === 0 ? html`<span class="soft">${laneText(lane)}</span>` : NOTHING
    return [
      html`<a href="/consignments/${encodeURIComponent(consignment)}">${consignment}</a>`,
      html`<span class="lane lane-${lane}">${lane}</span>`,
      score,
      html`${why}${more}${words}`,
      momentWords(decidedAt),
    ]
  })
  return rowsTable(columns, rows)
}

/** A count as people read it. */
function figure(count: number): string {
  return count.toLocaleString('en').replaceAll(',', '\u202f')
}

/** What speaks for stopping it; else, of a parcel that is kept, what keeps it. */
function whyOf({ indicators, reasons, lane }: OfficersDecision): readonly string[] {
  if (indicators.length > 0) return indicators.map(({ text }) => text)
  if (!isHolding(lane)) return []
  return reasons.filter((reason) => reason.lane === lane).map(({ text }) => text)
}
