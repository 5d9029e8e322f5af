/** What a filer reads: its own statements and their status, its feed of dispositions, its data quality. */
import { Type } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { statusOf } from '../../pipeline/status-of.ts'
import { noticeFor } from '../../pipeline/tell.ts'
import type { ApiPorts } from '../api-ports.ts'
import type { FilerCheck } from '../authenticate.ts'
import { problemAnswers } from '../contract/problem-schema.ts'
import { sendProblem } from '../problem.ts'

type Filing = { readonly ports: ApiPorts; readonly filerOf: FilerCheck }

const FEED_MAX = 1_000
const QUALITY_DAYS_MAX = 366
const filers = { security: [{ filer: [] }], tags: ['filers'] }

/** Adds the filers' reading routes. */
export function filerRoutes(app: FastifyInstance, { ports, filerOf }: Filing): void {
  app.get(
    '/v1/filings/:reference',
    {
      schema: {
        ...filers,
        summary: 'Receipts of one of your references, and where its parcel stands',
        params: Type.Object({ reference: Type.String() }),
        response: problemAnswers('no-key', 'not-found'),
      },
    },
    async (request, reply) => {
      const filer = await filerOf(request, reply)
      if (filer === undefined) return reply
      const { reference } = request.params as { readonly reference: string }
      const statements = await ports.reader.listStatements(filer, reference)
      if (statements.length === 0) {
        return sendProblem(reply, 'not-found', {
          detail: `You have filed nothing under ${reference}.`,
        })
      }
      const receipts = statements.map(({ version, hash, receivedAt }) => ({
        reference,
        version,
        kind: 'accepted',
        hash,
        receivedAt,
      }))
      const status = await statusOf(ports.reader, statements)
      return reply.send({ receipts, ...(status === undefined ? {} : { status }) })
    },
  )
  app.get(
    '/v1/dispositions',
    {
      schema: {
        ...filers,
        summary: 'Your feed: status changes and findings in your own data, oldest first',
        description:
          'Ask again with after = the last cursor you kept. A cursor is never given twice.',
        querystring: Type.Object({
          after: Type.Optional(Type.Integer({ minimum: 0, default: 0 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: FEED_MAX, default: 100 })),
        }),
        response: problemAnswers('no-key', 'bad-request'),
      },
    },
    async (request, reply) => {
      const filer = await filerOf(request, reply)
      if (filer === undefined) return reply
      const query = request.query as { readonly after?: string; readonly limit?: string }
      const after = Number(query.after ?? '0')
      const limit = Number(query.limit ?? '100')
      if (
        !Number.isSafeInteger(after) ||
        after < 0 ||
        !Number.isInteger(limit) ||
        limit < 1 ||
        limit > FEED_MAX
      ) {
        return sendProblem(reply, 'bad-request', {
          detail: `after is a cursor of this feed, limit a whole number from 1 to ${FEED_MAX}.`,
        })
      }
      const feed = await ports.reader.listFeed(filer, { after, limit })
      const messages = feed.flatMap(({ cursor, createdAt, decision, statement: { submission } }) =>
        submission.kind === 'filing'
          ? [{ cursor, createdAt, kind: 'disposition', body: noticeFor(decision, submission) }]
          : [],
      )
      return reply.send({ messages, next: feed.at(-1)?.cursor ?? after })
    },
  )
  app.get(
    '/v1/quality',
    {
      schema: {
        ...filers,
        summary: 'Your data quality by day of receipt',
        querystring: Type.Object({
          days: Type.Optional(Type.Integer({ minimum: 1, maximum: QUALITY_DAYS_MAX, default: 30 })),
        }),
        response: problemAnswers('no-key', 'bad-request'),
      },
    },
    async (request, reply) => {
      const filer = await filerOf(request, reply)
      if (filer === undefined) return reply
      const days = Number((request.query as { readonly days?: string }).days ?? '30')
      if (!Number.isInteger(days) || days < 1 || days > QUALITY_DAYS_MAX) {
        return sendProblem(reply, 'bad-request', {
          detail: `days is a whole number from 1 to ${QUALITY_DAYS_MAX}.`,
        })
      }
      const rows = await ports.reader.listQuality(filer, days)
      return reply.send({ days: rows.map(({ day, tally }) => ({ day, tally })) })
    },
  )
}
