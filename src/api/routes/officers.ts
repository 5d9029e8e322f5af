/** What officers read: consignments with provenance, decisions with their trace, and a stateless what-if. */
import type { Readable } from 'node:stream'
import { Type } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { LANES, type Lane } from '../../domain/decision.ts'
import type { DecisionRecord } from '../../domain/record.ts'
import type { ParsedRecord } from '../../intake/read-record.ts'
import { readRecords } from '../../intake/read-records.ts'
import { assessAll } from '../../pipeline/assess-all.ts'
import { explainDecision } from '../../pipeline/explain-decision.ts'
import { neededFor } from '../../pipeline/replay.ts'
import type { ApiPorts } from '../api-ports.ts'
import type { OfficerCheck } from '../authenticate.ts'
import { problemAnswers } from '../contract/problem-schema.ts'
import { sendProblem } from '../problem.ts'

type Office = { readonly ports: ApiPorts; readonly isOfficer: OfficerCheck }

/** The most records of one what-if. */
const WHAT_IF_MAX = 1_000
const LATEST_MAX = 200
const officer = { security: [{ officer: [] }], tags: ['officers'] }

/** Adds the officers' routes. */
export function officerRoutes(app: FastifyInstance, { ports, isOfficer }: Office): void {
  const { reader } = ports
  app.get(
    '/v1/consignments/:consignment',
    {
      schema: {
        ...officer,
        summary: 'A consignment as joined: every element, the filing it came from, and its events',
        params: Type.Object({ consignment: Type.String({ description: 'Name or internal id.' }) }),
        response: problemAnswers('no-key', 'not-allowed', 'not-found'),
      },
    },
    async (request, reply) => {
      if (!isOfficer(request, reply)) return reply
      const { consignment: name } = request.params as { readonly consignment: string }
      const rows = await reader.findConsignments(name)
      const row = rows.find(({ supersededBy }) => supersededBy === null) ?? rows[0]
      const latest = row === undefined ? undefined : (await reader.listDecisions(row.id)).at(-1)
      if (row === undefined || latest === undefined) {
        return sendProblem(reply, 'not-found', { detail: `No consignment is named ${name}.` })
      }
      const { consignment } = await explained(latest, ports)
      const { filings, ...joined } = consignment
      return reply.send({
        ...joined,
        filings: filings.map(({ filing, hash, sequence }) => ({ sequence, hash, filing })),
        revision: row.revision,
        lane: row.lane,
        supersededBy: row.supersededBy,
        namesakes: rows.filter(({ id }) => id !== row.id).map(({ id }) => id),
      })
    },
  )
  app.get(
    '/v1/consignments/:consignment/decisions',
    {
      schema: {
        ...officer,
        summary:
          'All decisions about a consignment, oldest first; with trace=true the newest one’s trace',
        params: Type.Object({ consignment: Type.String() }),
        querystring: Type.Object({ trace: Type.Optional(Type.Boolean()) }),
        response: problemAnswers('no-key', 'not-allowed', 'not-found'),
      },
    },
    async (request, reply) => {
      if (!isOfficer(request, reply)) return reply
      const { consignment: name } = request.params as { readonly consignment: string }
      const { trace } = request.query as { readonly trace?: string }
      const rows = await reader.findConsignments(name)
      const records = (await Promise.all(rows.map(({ id }) => reader.listDecisions(id)))).flat()
      const latest = records.at(-1)
      if (latest === undefined) {
        return sendProblem(reply, 'not-found', { detail: `No consignment is named ${name}.` })
      }
      const decisions = records.map(({ decision }) => officersView(decision))
      const rules = trace === 'true' ? (await explained(latest, ports)).rules : undefined
      return reply.send(rules === undefined ? { decisions } : { decisions, trace: rules })
    },
  )
  app.get(
    '/v1/decisions',
    {
      schema: {
        ...officer,
        summary: 'The newest decisions, optionally of one lane',
        querystring: Type.Object({
          lane: Type.Optional(Type.Unsafe<Lane>({ type: 'string', enum: [...LANES] })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: LATEST_MAX, default: 50 })),
        }),
        response: problemAnswers('no-key', 'not-allowed', 'bad-request'),
      },
    },
    async (request, reply) => {
      if (!isOfficer(request, reply)) return reply
      const { lane, limit = '50' } = request.query as {
        readonly lane?: string
        readonly limit?: string
      }
      const known = LANES.find((one) => one === lane)
      const count = Number(limit)
      if (
        (lane !== undefined && known === undefined) ||
        !Number.isInteger(count) ||
        count < 1 ||
        count > LATEST_MAX
      ) {
        return sendProblem(reply, 'bad-request', {
          detail: `lane is one of ${LANES.join(', ')}; limit is a whole number from 1 to ${LATEST_MAX}.`,
        })
      }
      const latest = await reader.listLatest({
        ...(known === undefined ? {} : { lane: known }),
        limit: count,
      })
      return reply.send({ decisions: latest.map(({ document }) => officersView(document)) })
    },
  )
  whatIfRoute(app, { ports, isOfficer })
}

function whatIfRoute(app: FastifyInstance, { ports, isOfficer }: Office): void {
  app.post(
    '/v1/assessments',
    {
      schema: {
        ...officer,
        summary: 'Assess filings and events without keeping anything',
        description:
          'JSON or NDJSON. Everything sent is joined first, then decided, beside nothing that is on record.',
        response: problemAnswers('no-key', 'not-allowed', 'not-understood', 'body-too-large'),
      },
    },
    async (request, reply) => {
      if (!isOfficer(request, reply)) return reply
      const records: ParsedRecord[] = []
      for await (const batch of readRecords(request.body as Readable, { format: 'auto' })) {
        for (const record of batch) {
          if (record.kind === 'refused') {
            return sendProblem(reply, 'not-understood', {
              detail: `Record on line ${record.line} was not understood.`,
              errors: record.refusals,
            })
          }
          records.push(record)
        }
        if (records.length > WHAT_IF_MAX) {
          return sendProblem(reply, 'body-too-large', {
            detail: `Send at most ${WHAT_IF_MAX} records.`,
          })
        }
      }
      const { decisions } = await assessAll(records, {
        compiled: ports.compiled(),
        store: ports.openMemoryStore(),
        at: ports.now(),
      })
      return reply.send({ decisions })
    },
  )
}

async function explained(record: DecisionRecord, { reader, packs }: ApiPorts) {
  const compiled = await packs(record.basis.packHash)
  if (compiled === undefined) throw new Error(`pack ${record.basis.packHash} was not kept`)
  const statements = await reader.getSubmissions(neededFor(record))
  return explainDecision(compiled, record, new Map(statements.map((one) => [one.sequence, one])))
}

/**
 * Officers do not see that a parcel was drawn at random, lest they look less hard: the reason and
 * the step of the draw are left out for them. Supervisors and auditors read the record itself.
 */
function officersView(decision: DecisionRecord['decision']) {
  const { selection: _, reasons, ...shown } = decision
  return { ...shown, reasons: reasons.filter(({ by }) => by !== 'policy.random') }
}
