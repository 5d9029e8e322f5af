/** Builds the HTTP server from its ports. Bodies reach the routes as streams: intake reads and judges them. */
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyInstance } from 'fastify'
import { StorageOutage } from '../storage/storage-outage.ts'
import type { ApiPorts } from './api-ports.ts'
import { filerCheck, officerCheck } from './authenticate.ts'
import { sendProblem } from './problem.ts'
import { fileRoutes } from './routes/file.ts'
import { filerRoutes } from './routes/filers.ts'
import { firstPageRoutes } from './routes/first-page.ts'
import { officerRoutes } from './routes/officers.ts'
import { systemRoutes } from './routes/system.ts'

/** A client that sends nothing for this long is cut off, milliseconds. */
const IDLE_MS = 60_000
/** A whole request, a day's file included, has this long. */
const REQUEST_MS = 3_600_000

/** The server, not yet listening. */
export async function buildServer(ports: ApiPorts): Promise<FastifyInstance> {
  const app = Fastify({
    connectionTimeout: IDLE_MS,
    requestTimeout: REQUEST_MS,
    // Intake has its own limits; streams are bounded by the line, not by the body.
    bodyLimit: Number.MAX_SAFE_INTEGER,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_, payload, done) => done(null, payload))
  // Requests are checked by the routes, answers are built by us: schemas here are documentation.
  app.setValidatorCompiler(() => () => true)
  app.setSerializerCompiler(() => (body) => JSON.stringify(body))
  await app.register(swagger, { openapi: ABOUT })
  await app.register(swaggerUi, { routePrefix: '/docs' })
  answerFaults(app, ports)
  await app.register((routes, _, done) => {
    const filerOf = filerCheck(ports.keys, () => Date.parse(ports.now()))
    const isOfficer = officerCheck(ports.officerToken)
    fileRoutes(routes, { ports, filerOf })
    filerRoutes(routes, { ports, filerOf })
    officerRoutes(routes, { ports, isOfficer })
    systemRoutes(routes, ports)
    firstPageRoutes(routes, { ports, isOfficer })
    done()
  })
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
  return app
}

const ABOUT = {
  openapi: '3.1.0',
  info: {
    title: 'Tidewaiter',
    version: '1',
    description: 'Advance data about parcels in, one defensible decision for each parcel out.',
  },
  components: {
    securitySchemes: {
      filer: { type: 'http', scheme: 'bearer', description: 'A filer’s key.' },
      officer: {
        type: 'http',
        scheme: 'bearer',
        description: 'The officers’ token printed at start.',
      },
    },
  },
} as const

function answerFaults(app: FastifyInstance, ports: ApiPorts): void {
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, 'not-found', {
      detail: `There is no ${request.method} ${request.url} here; see /docs.`,
    }),
  )
  app.setErrorHandler((error, _, reply) => {
    if (error instanceof StorageOutage) {
      return sendProblem(reply, 'busy', { detail: error.text, retryAfterSeconds: 5 })
    }
    const { statusCode } = error as { readonly statusCode?: number }
    if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
      return sendProblem(reply, statusCode === 413 ? 'body-too-large' : 'bad-request', {
        detail: error instanceof Error ? error.message : 'The request is not well formed.',
      })
    }
    return sendProblem(reply, 'fault', {
      detail: 'Something broke on our side; nothing of the request was kept.',
      incident: ports.onFault(error),
    })
  })
}
