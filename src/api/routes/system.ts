/** Health, readiness, metrics, packs and the published schemas: what operators and integrators read. */
import { Type } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { EventSchema, FilingSchema } from '../../domain/filing.ts'
import type { ApiPorts } from '../api-ports.ts'
import { problemAnswers } from '../contract/problem-schema.ts'
import { sendProblem } from '../problem.ts'

const SCHEMAS = { filing: FilingSchema, event: EventSchema } as const

/** Adds the routes that need no key. */
export function systemRoutes(app: FastifyInstance, ports: ApiPorts): void {
  const open = { tags: ['system'], security: [] }
  app.get('/health', { schema: { ...open, summary: 'Whether the process is alive' } }, () => ({
    status: 'alive',
  }))
  app.get(
    '/ready',
    {
      schema: {
        ...open,
        summary: 'Whether it can take filings now',
        response: problemAnswers('busy'),
      },
    },
    async (_, reply) => {
      const why = await ports.notReady()
      if (why === undefined) return { status: 'ready' }
      return sendProblem(reply, 'busy', { detail: why, retryAfterSeconds: 5 })
    },
  )
  app.get(
    '/metrics',
    { schema: { ...open, summary: 'Figures for Prometheus' } },
    async (_, reply) => {
      ports.metrics.queueDepth.set(ports.batcher.depth())
      const text = await ports.metrics.registry.metrics()
      return reply.type(ports.metrics.registry.contentType).send(text)
    },
  )
  app.get(
    '/v1/packs',
    { schema: { ...open, summary: 'The pack in force: law is public, risk is not shown' } },
    () => {
      const { pack } = ports.compiled()
      const { head, hash, regimes, pathways, authorities, grounds } = pack
      return { packs: [{ ...head, hash, regimes, pathways, authorities, grounds }] }
    },
  )
  app.get(
    '/v1/schemas/:name',
    {
      schema: {
        ...open,
        summary: 'JSON Schema of what may be filed: filing or event',
        params: Type.Object({ name: Type.String() }),
        response: problemAnswers('not-found'),
      },
    },
    (request, reply) => {
      const { name } = request.params as { readonly name: string }
      if (name !== 'filing' && name !== 'event') {
        return sendProblem(reply, 'not-found', { detail: 'The schemas are filing and event.' })
      }
      return reply.type('application/schema+json').send(JSON.stringify(SCHEMAS[name]))
    },
  )
}
