/**
 * Adds the pages for people: the first page, decisions for officers, the API's documentation,
 * problems. Officers' pages open to the officers' token only, on the server's own machine.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LANES, type Lane } from '../../domain/decision.ts'
import type { LatestDecision } from '../../storage/reader.ts'
import type { ApiPorts } from '../api-ports.ts'
import { isFromHere, isOfficer, isOfficerToken, OFFICER_COOKIE } from '../authenticate.ts'
import { explainRecord, findConsignment } from '../find-consignment.ts'
import { type OfficersDecision, officersView } from '../officers-view.ts'
import { sendProblem } from '../problem.ts'
import { PROBLEM_NAMES, PROBLEMS } from '../problem-table.ts'
import { decisionPage } from './decision-page.ts'
import { OPEN_PAGE, officersPage } from './first-page.ts'
import { type Html, html } from './html.ts'
import { markdown } from './markdown.ts'
import { sendPage } from './page.ts'
import { rowsTable } from './rows-table.ts'
import { STYLESHEET } from './stylesheet.ts'

/** Folder of the pages of problems. */
const PROBLEMS_FOLDER = join(import.meta.dirname, '../../../docs/problems')

const LISTED = 25
/** As many that an officer has to see to stand above them. */
const LISTED_FIRST = 10
/** Decisions looked at for the newest of as many consignments. */
const LOOKED_AT = 100

type Pages = {
  readonly ports: ApiPorts
  /** The body of the API's documentation. */
  readonly documentation: Html
}

/** Adds all pages. */
export function pageRoutes(app: FastifyInstance, { ports, documentation }: Pages): void {
  const where = () => ports.compiled().pack.head.title
  app.get('/style.css', (_, reply) => reply.type('text/css; charset=utf-8').send(STYLESHEET))
  app.get('/', (request, reply) => firstPage(request, reply, ports))
  app.get('/docs', (_, reply) =>
    sendPage(reply, { title: 'API documentation', where: where(), body: documentation }),
  )
  app.get('/problems', (_, reply) =>
    sendPage(reply, { title: 'Problems', where: where(), body: problemList() }),
  )
  app.get('/problems/:name', async (request, reply) => {
    const { name } = request.params as { readonly name: string }
    if (!Object.hasOwn(PROBLEMS, name)) {
      return sendProblem(reply, 'not-found', { detail: 'No problem has that name.' })
    }
    const text = await readFile(join(PROBLEMS_FOLDER, `${name}.md`), 'utf8')
    const body = html`<div class="prose">${markdown(text)}</div>`
    return sendPage(reply, { title: name, where: where(), body })
  })
  app.get('/consignments', (request, reply) => {
    const { name } = request.query as { readonly name?: unknown }
    const wanted = typeof name === 'string' ? name.trim() : ''
    return reply.redirect(wanted === '' ? '/' : `/consignments/${encodeURIComponent(wanted)}`, 303)
  })
  app.get('/consignments/:name', (request, reply) => consignmentPage(request, reply, ports))
}

async function firstPage(request: FastifyRequest, reply: FastifyReply, ports: ApiPorts) {
  const { token, lane } = request.query as { readonly token?: unknown; readonly lane?: unknown }
  const { head, texts } = ports.compiled().pack
  const expected = ports.officerToken
  if (typeof token === 'string') {
    if (!isOfficerToken(request, { token, expected })) return closedDoor(request, reply, ports)
    const cookie = `${OFFICER_COOKIE}=${token}; HttpOnly; SameSite=Strict; Path=/`
    return reply.header('set-cookie', cookie).redirect('/', 303)
  }
  const frame = { title: 'Today', where: head.title }
  if (!isOfficer(request, expected)) return sendPage(reply, { ...frame, body: OPEN_PAGE })
  const known = LANES.find((one) => one === lane)
  const body = officersPage({
    summary: await ports.reader.summarise(),
    latest: await newest(ports, { ...(known === undefined ? {} : { lane: known }), count: LISTED }),
    toSee: known === undefined ? await newestToSee(ports) : [],
    lane: known,
    laneText: (one: Lane) => texts[`lane.${one}`]?.text ?? one,
  })
  return sendPage(reply, { ...frame, body })
}

type Listed = { readonly lane?: Lane; readonly count: number }

async function newest({ reader }: ApiPorts, { count, ...lane }: Listed) {
  const looked = await reader.listLatest({ ...lane, limit: LOOKED_AT })
  return newestOfEach(looked)
    .slice(0, count)
    .map(({ document }) => officersView(document))
}

async function newestToSee(ports: ApiPorts): Promise<readonly OfficersDecision[]> {
  const examine = await newest(ports, { lane: 'examine', count: LISTED_FIRST })
  const refuse = await newest(ports, { lane: 'refuse', count: LISTED_FIRST })
  return [...examine, ...refuse]
    .toSorted((one, other) => (one.decidedAt > other.decidedAt ? -1 : 1))
    .slice(0, LISTED_FIRST)
}

function newestOfEach(latest: readonly LatestDecision[]): readonly LatestDecision[] {
  const seen = new Set<string>()
  return latest.filter(({ consignmentId }) => {
    const isNew = !seen.has(consignmentId)
    seen.add(consignmentId)
    return isNew
  })
}

async function consignmentPage(request: FastifyRequest, reply: FastifyReply, ports: ApiPorts) {
  if (!isOfficer(request, ports.officerToken)) return closedDoor(request, reply, ports)
  const { name } = request.params as { readonly name: string }
  const where = ports.compiled().pack.head.title
  const found = await findConsignment(name, ports)
  if (found === undefined) {
    const body = html`<h1>${name}</h1><p>No consignment has this number or id. Numbers are found as their first
filer wrote them. <a href="/">Back to the day</a></p>`
    return sendPage(reply.code(404), { title: 'Not found', where, body })
  }
  const { row, records, latest, namesakes } = found
  const compiled = await ports.packs(latest.basis.packHash)
  const body = decisionPage({
    decision: officersView(latest.decision),
    history: records.map(({ decision }) => officersView(decision)),
    ...(await explainRecord(latest, ports)),
    pack: (compiled ?? ports.compiled()).pack,
    supersededBy: row.supersededBy,
    namesakes,
  })
  return sendPage(reply, { title: latest.decision.consignment, where, body })
}

/** What people read who are no officers, or not on this machine. */
function closedDoor(request: FastifyRequest, reply: FastifyReply, ports: ApiPorts): FastifyReply {
  const isHere = isFromHere(request)
  const text = isHere
    ? 'Open the address that the server printed after “Officers:” when it started; each data folder has its own.'
    : 'Officers’ pages open on the server’s own machine only.'
  return sendPage(reply.code(isHere ? 401 : 403), {
    title: 'For officers',
    where: ports.compiled().pack.head.title,
    body: html`<h1>For officers</h1><p>${text}</p><p><a href="/">First page</a></p>`,
  })
}

function problemList(): Html {
  const columns = [
    { title: 'Status', as: 'beside', lead: '' },
    { title: 'Problem', as: 'beside', lead: '' },
    { title: 'Name', lead: '' },
  ]
  const rows = PROBLEM_NAMES.map((name) => [
    PROBLEMS[name].status,
    html`<a href="/problems/${name}">${PROBLEMS[name].title}</a>`,
    html`<code>${name}</code>`,
  ])
  return html`<h1>Problems</h1>
<p class="prose">Whatever is refused is answered with a problem document (RFC 9457,
<code>application/problem+json</code>). Its <code>type</code> is the address of one of these pages, its
<code>detail</code> says what is wrong this time, and <code>errors</code> names each place.</p>
${rowsTable(columns, rows)}`
}
