/** Health, readiness, metrics, packs and the published schemas: what operators and integrators read. */
import { PUBLISHED_SCHEMAS } from '../../intake/published-schema.ts'
import type { ScreeningState } from '../../pipeline/screening.ts'
import type { ApiPorts } from '../api-ports.ts'
import { component } from '../contract/component.ts'
import { SchemaDocument } from '../contract/system-schema.ts'
import type { Metrics } from '../metrics.ts'
import { someText } from '../parameter.ts'
import { sendBusy, sendProblem } from '../problem.ts'
import { machineRoute, type Operation, officerRoute, openRoute, type Route } from '../route.ts'

const none = { path: {}, query: {}, problems: [] } as const

const HEALTH = {
  ...none,
  id: 'readHealth',
  method: 'GET',
  address: '/health',
  summary: 'Whether the process is alive',
  answers: {
    200: {
      about: 'It is.',
      contents: [{ mediaType: 'application/json', schema: component('Health') }],
    },
  },
} as const satisfies Operation

const READY = {
  ...none,
  id: 'readReadiness',
  method: 'GET',
  address: '/ready',
  summary: 'Whether it can take filings now',
  about: 'Answers 503 while the database is out or the queue is full: send no traffic meanwhile.',
  answers: {
    200: {
      about: 'It can.',
      contents: [{ mediaType: 'application/json', schema: component('Readiness') }],
    },
  },
} as const satisfies Operation

const SCREENING = {
  ...none,
  id: 'readScreening',
  method: 'GET',
  address: '/v1/screening',
  summary: 'Which lists are used, and how far parcels are screened again',
  answers: {
    200: {
      about: 'The lists in use with their age, and the progress while parcels are looked at again.',
      contents: [{ mediaType: 'application/json', schema: component('Screening') }],
    },
  },
} as const satisfies Operation

const METRICS = {
  ...none,
  id: 'readMetrics',
  method: 'GET',
  address: '/metrics',
  summary: 'Figures for Prometheus',
  about:
    'On the server’s own machine only: whoever files one parcel and watches the counters of lanes ' +
    'would learn what became of it.',
  answers: {
    200: {
      about: 'Prometheus text format.',
      contents: [{ mediaType: 'text/plain', schema: { type: 'string' } }],
    },
  },
} as const satisfies Operation

const PACKS = {
  ...none,
  id: 'readPacks',
  method: 'GET',
  address: '/v1/packs',
  summary: 'The law in force, each row with its source',
  about: 'Regimes, pathways, authorities and legal grounds. The risk part of a pack is not shown.',
  answers: {
    200: {
      about: 'The pack that decides.',
      contents: [{ mediaType: 'application/json', schema: component('Packs') }],
    },
  },
} as const satisfies Operation

const SCHEMAS = {
  ...none,
  id: 'readSchema',
  method: 'GET',
  address: '/v1/schemas/:name',
  summary: 'JSON Schema of what may be filed',
  path: { name: someText('filing or event.', 'filing') },
  answers: {
    200: {
      about: 'The schema, draft 2020-12.',
      contents: [{ mediaType: 'application/schema+json', schema: SchemaDocument }],
    },
  },
  problems: ['not-found'],
} as const satisfies Operation

/** Routes of the server itself; all but the state of screening need no key. */
export function systemRoutes(ports: ApiPorts): readonly Route[] {
  const { batcher, metrics } = ports
  const health = openRoute(HEALTH, () => {
    const { lists, underWay } = ports.screeningState()
    const warnings = [
      ...(lists.some(({ isOverdue }) => isOverdue) ? ['list-overdue'] : []),
      ...(underWay === undefined ? [] : ['screening-again']),
    ]
    return { status: 'alive', warnings }
  })
  const screening = officerRoute(SCREENING, () => {
    const { lists, underWay } = ports.screeningState()
    return { lists, underWay: underWay ?? null }
  })
  const ready = openRoute(READY, async ({ reply }) => {
    const why = await ports.notReady()
    return why === undefined ? { status: 'ready' } : sendBusy(reply, why)
  })
  const figures = machineRoute(METRICS, async ({ reply }) => {
    metrics.queueDepth.set(batcher.depth())
    setScreening(metrics, ports.screeningState())
    const text = await metrics.registry.metrics()
    return reply.type(metrics.registry.contentType).send(text)
  })
  const packs = openRoute(PACKS, () => {
    const { head, hash, regimes, pathways, authorities, grounds } = ports.compiled().pack
    return { packs: [{ ...head, hash, regimes, pathways, authorities, grounds }] }
  })
  const schemas = openRoute(SCHEMAS, ({ reply, path: { name } }) => {
    const schema = Object.entries(PUBLISHED_SCHEMAS).find(([known]) => known === name)?.[1]
    if (schema === undefined) {
      return sendProblem(reply, 'not-found', { detail: 'The schemas are filing and event.' })
    }
    return reply.type('application/schema+json').send(JSON.stringify(schema))
  })
  return [health, ready, screening, figures, packs, schemas]
}

function setScreening(
  { listAge, listOverdue, screenedAgain }: Metrics,
  { lists, underWay }: ScreeningState,
): void {
  listAge.reset()
  listOverdue.reset()
  for (const { list, ageDays, isOverdue } of lists) {
    listAge.set({ list }, ageDays)
    listOverdue.set({ list }, isOverdue ? 1 : 0)
  }
  screenedAgain.reset()
  if (underWay !== undefined) screenedAgain.set({ because: underWay.because }, underWay.screened)
}
