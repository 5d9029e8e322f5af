/** The plain first page: what this is, how the day stands, and where to go on. */
import type { FastifyInstance } from 'fastify'
import { LANES } from '../../domain/decision.ts'
import type { DaySummary, LatestDecision } from '../../storage/reader.ts'
import type { ApiPorts } from '../api-ports.ts'
import { isOfficerToken, OFFICER_COOKIE, type OfficerCheck } from '../authenticate.ts'
import { escapeHtml, page } from '../page.ts'
import { problemPages } from '../problem-pages.ts'

type Office = { readonly ports: ApiPorts; readonly isOfficer: OfficerCheck }

const LATEST = 25

/** Adds `/` and the problem pages. */
export function firstPageRoutes(app: FastifyInstance, { ports }: Office): void {
  app.get('/', { schema: { hide: true } }, async (request, reply) => {
    const { token } = request.query as { readonly token?: string }
    if (token !== undefined) {
      if (isOfficerToken(request, { token, expected: ports.officerToken })) {
        const cookie = `${OFFICER_COOKIE}=${token}; HttpOnly; SameSite=Strict; Path=/`
        void reply.header('set-cookie', cookie)
      }
      return reply.redirect('/')
    }
    const isSeen = isOfficerToken(request, { expected: ports.officerToken })
    const body = isSeen
      ? officersPage(
          await ports.reader.summarise(),
          await ports.reader.listLatest({ limit: LATEST }),
        )
      : OPEN_PAGE
    const { head } = ports.compiled().pack
    return reply.type('text/html; charset=utf-8').send(page({ title: head.title, body }))
  })
  problemPages(app)
}

const OPEN_PAGE = `
<p class="lead">Advance data about parcels comes in; each parcel gets one decision that can be
defended: a lane, its directives, and the reasons with their sources.</p>
<ul class="cards">
  <li><a href="/docs">API documentation</a><span>File, read receipts and dispositions.</span></li>
  <li><a href="/openapi.json">OpenAPI 3.1</a><span>For client generators.</span></li>
  <li><a href="/v1/schemas/filing">Schema of a filing</a><span>What may be filed, field by field.</span></li>
  <li><a href="/v1/packs">Law in force</a><span>Regimes and pathways with their sources.</span></li>
  <li><a href="/ready">Readiness</a><span>Whether filings are taken now.</span></li>
  <li><a href="/metrics">Metrics</a><span>For Prometheus.</span></li>
</ul>
<p>Officers: open the address with the token that was printed when the server started.</p>`

function officersPage(day: DaySummary, latest: readonly LatestDecision[]): string {
  const lanes = LANES.map((lane) => `<li><b>${day.byLane[lane]}</b><span>${lane}</span></li>`).join(
    '',
  )
  return `
<h2>Today (UTC)</h2>
<ul class="figures">
  <li><b>${day.submissions}</b><span>records taken in</span></li>
  <li><b>${day.consignments}</b><span>consignments decided</span></li>
  <li><b>${day.decisions}</b><span>decisions</span></li>
</ul>
<h2>Decisions by lane</h2>
<ul class="figures">${lanes}</ul>
<h2>Newest decisions</h2>
${latest.length === 0 ? '<p>No parcel was decided yet. File one, or play a sample day.</p>' : decisionTable(latest)}
<p><a href="/docs">API documentation</a></p>`
}

function decisionTable(latest: readonly LatestDecision[]): string {
  const rows = latest.map(({ document }) => {
    const why = document.indicators
      .map(({ text }) => text)
      .slice(0, 2)
      .join(' ')
    const name = encodeURIComponent(document.consignment)
    return `<tr>
<td><a href="/v1/consignments/${name}/decisions?trace=true">${escapeHtml(document.consignment)}</a></td>
<td><span class="lane ${document.lane}">${document.lane}</span></td>
<td class="number">${document.score}</td>
<td>${escapeHtml(document.pathway)}</td>
<td>${escapeHtml(why.length === 0 ? 'Nothing speaks for stopping it.' : why)}</td></tr>`
  })
  return `<div class="wide"><table>
<thead><tr><th>Consignment</th><th>Lane</th><th class="number">Score</th><th>Pathway</th><th>Why</th></tr></thead>
<tbody>${rows.join('')}</tbody></table></div>`
}
