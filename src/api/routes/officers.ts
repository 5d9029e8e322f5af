/** What officers read: consignments with provenance, and decisions with their trace. */
import { LANES } from '../../domain/decision.ts'
import type { ApiPorts } from '../api-ports.ts'
import { component } from '../contract/component.ts'
import { explainRecord, findConsignment } from '../find-consignment.ts'
import { officersView } from '../officers-view.ts'
import { oneWord, someText, wholeNumber, yesNo } from '../parameter.ts'
import { sendProblem } from '../problem.ts'
import { type Operation, officerRoute, type Route } from '../route.ts'

const LATEST_MAX = 200
const NAME = someText('Its name, or its internal id.', 'AX123456789')

const CONSIGNMENT = {
  id: 'readConsignment',
  method: 'GET',
  address: '/v1/consignments/:consignment',
  summary: 'A consignment as joined: every element, the filing it came from, and its events',
  path: { consignment: NAME },
  query: {},
  answers: {
    200: {
      about:
        'The consignment. Of several with one name, the living one; `namesakes` has the others.',
      contents: [{ mediaType: 'application/json', schema: component('Consignment') }],
    },
  },
  problems: ['not-found'],
} as const satisfies Operation

const DECISIONS_OF = {
  id: 'readDecisionsOfConsignment',
  method: 'GET',
  address: '/v1/consignments/:consignment/decisions',
  summary: 'The decisions about a consignment, oldest first',
  path: { consignment: NAME },
  query: { trace: yesNo('Also give the trace of the newest one: what each rule made of it.') },
  answers: {
    200: {
      about: 'Its newest decisions, at most 500.',
      contents: [{ mediaType: 'application/json', schema: component('Decisions') }],
    },
  },
  problems: ['not-found'],
} as const satisfies Operation

const NEWEST = {
  id: 'readDecisions',
  method: 'GET',
  address: '/v1/decisions',
  summary: 'The newest decisions, newest first',
  path: {},
  query: {
    lane: oneWord(LANES, 'Only decisions of this lane.'),
    limit: wholeNumber({ about: 'The most decisions.', from: 1, to: LATEST_MAX, fallback: 50 }),
  },
  answers: {
    200: {
      about: 'The decisions.',
      contents: [{ mediaType: 'application/json', schema: component('Decisions') }],
    },
  },
  problems: [],
} as const satisfies Operation

/** The officers' reading routes. */
export function officerRoutes(ports: ApiPorts): readonly Route[] {
  const consignment = officerRoute(CONSIGNMENT, async ({ reply, path }) => {
    const found = await findConsignment(path.consignment, ports)
    if (found === undefined) return sendProblem(reply, 'not-found', unknown(path.consignment))
    const { row, namesakes, latest } = found
    const { filings, events, ...joined } = (await explainRecord(latest, ports)).consignment
    return {
      ...joined,
      filings: filings.map(({ filing, hash, sequence }) => ({ sequence, hash, filing })),
      events: events.map(({ event, hash, sequence }) => ({ sequence, hash, event })),
      revision: row.revision,
      lane: row.lane,
      supersededBy: row.supersededBy,
      namesakes,
    }
  })
  const decisionsOf = officerRoute(DECISIONS_OF, async ({ reply, path, query: { trace } }) => {
    const found = await findConsignment(path.consignment, ports)
    if (found === undefined) return sendProblem(reply, 'not-found', unknown(path.consignment))
    const decisions = found.records.map(({ decision }) => officersView(decision))
    if (!trace) return { decisions }
    return { decisions, trace: (await explainRecord(found.latest, ports)).rules }
  })
  const newest = officerRoute(NEWEST, async ({ query: { lane, limit } }) => {
    const latest = await ports.reader.listLatest({
      ...(lane === undefined ? {} : { lane }),
      limit,
    })
    return { decisions: latest.map(({ document }) => officersView(document)) }
  })
  return [consignment, decisionsOf, newest]
}

function unknown(name: string): { readonly detail: string } {
  return { detail: `No consignment is named "${name}".` }
}
