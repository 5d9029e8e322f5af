/** Builds the HTTP server from its ports. Bodies reach the routes as streams: intake reads and judges them. */
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify'
import { StorageOutage } from '../storage/storage-outage.ts'
import { openAdmission } from './admission.ts'
import type { ApiPorts } from './api-ports.ts'
import { filerCheck, machineCheck, officerCheck } from './authenticate.ts'
import { openGuard, SAFE_HEADERS } from './guard-connection.ts'
import { openApi } from './openapi.ts'
import { docsPage } from './pages/docs-page.ts'
import { pageRoutes } from './pages/page-routes.ts'
import { sendBusy, sendProblem } from './problem.ts'
import type { ProblemName } from './problem-table.ts'
import type { Route } from './route.ts'
import { clearedMatchRoutes } from './routes/cleared-matches.ts'
import { fileRoutes } from './routes/file.ts'
import { filerRoutes } from './routes/filers.ts'
import { officerRoutes } from './routes/officers.ts'
import { systemRoutes } from './routes/system.ts'
import { whatIfRoutes } from './routes/what-if.ts'

/** The longest part of an address that stands for a name: 200 characters, each written as nine. */
const PARAMETER_LENGTH_MAX = 2_000

/** The server, not yet listening. Closing it lets requests under way finish. */
export async function buildServer(ports: ApiPorts): Promise<FastifyInstance> {
  const { limits } = ports
  const closing = new AbortController()
  const guard = openGuard(limits, closing.signal)
  const app = Fastify({
    connectionTimeout: limits.idleMs,
    requestTimeout: limits.requestMs,
    http: {
      headersTimeout: limits.headersMs,
      connectionsCheckingInterval: Math.ceil(Math.min(limits.headersMs, 15_000) / 3),
    },
    // Intake has its own limits: streams are bounded by the line, not by the body.
    bodyLimit: Number.MAX_SAFE_INTEGER,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { maxParamLength: PARAMETER_LENGTH_MAX },
    clientErrorHandler: guard.onClientError,
    frameworkErrors: (error, _, reply) => {
      // What the router itself refuses runs no hook.
      answerError(error, reply.headers(SAFE_HEADERS), ports)
    },
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_, payload, done) => done(null, payload))
  guard.attach(app)
  app.addHook('preClose', (done) => {
    closing.abort('The server is being stopped.')
    done()
  })
  const admission = openAdmission(limits, () => ports.batcher.depth())
  const routes = [
    ...fileRoutes({ ports, admission, closing: closing.signal }),
    ...filerRoutes(ports),
    ...officerRoutes(ports),
    ...clearedMatchRoutes(ports),
    ...whatIfRoutes(ports, admission),
    ...systemRoutes(ports),
  ]
  const guards = {
    filerOf: filerCheck(ports.keys, () => Date.parse(ports.now())),
    isOfficer: officerCheck(ports.officerToken),
    isFromHere: machineCheck,
  }
  for (const route of routes) route.add(app, guards)
  const document = openApi(routes)
  app.get('/openapi.json', (_, reply) => reply.send(document))
  pageRoutes(app, { ports, documentation: docsPage(routes, document) })
  app.setNotFoundHandler((request, reply) => answerUnknown(routes, request, reply))
  app.setErrorHandler<FastifyError>((error, _, reply) => answerError(error, reply, ports))
  await app.ready()
  return app
}

type Asked = { readonly method: string; readonly url: string }

/** No such address, or no such method there. */
function answerUnknown(
  routes: readonly Route[],
  { method, url }: Asked,
  reply: FastifyReply,
): FastifyReply {
  const [path = ''] = url.split('?')
  const methods = routes
    .filter(({ operation }) => addressPattern(operation.address).test(path))
    .map(({ operation }) => operation.method)
  if (methods.length > 0) {
    const takes = methods.join(', ')
    return sendProblem(reply.header('allow', takes), 'wrong-method', {
      detail: `${path.slice(0, 200)} takes ${takes}.`,
    })
  }
  const detail = `There is no ${method} ${path.slice(0, 200)} here; /docs tells what there is.`
  return sendProblem(reply, 'not-found', { detail })
}

function addressPattern(address: string): RegExp {
  return new RegExp(`^${address.replaceAll(/:\w+/gu, '[^/]+').replaceAll('.', '\\.')}$`, 'u')
}

const BY_STATUS: Readonly<Record<number, ProblemName>> = {
  413: 'body-too-large',
  414: 'address-too-long',
  415: 'media-type',
}

const UNREADABLE_TYPE =
  'The content type cannot be read. Send application/json, application/x-ndjson or text/csv.'

/** An outage is told; what the framework refuses is told; anything else is a fault of ours. */
function answerError(error: FastifyError, reply: FastifyReply, ports: ApiPorts): FastifyReply {
  if (error instanceof StorageOutage) {
    ports.onOutage(error)
    return sendBusy(reply, `${error.text} Try again in a moment.`)
  }
  const { statusCode } = error
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    const detail = statusCode === 415 ? UNREADABLE_TYPE : error.message
    return sendProblem(reply, BY_STATUS[statusCode] ?? 'bad-request', { detail })
  }
  return sendProblem(reply, 'fault', {
    detail: 'Something broke on our side; nothing of the request was kept.',
    incident: ports.onFault(error),
  })
}
