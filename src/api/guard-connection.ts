/**
 * What guards a server beside its routes: headers of every answer, how many connections there may
 * be, requests that are no HTTP, and the end of service.
 */
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { drainConnections } from './drain-connections.ts'
import { PROBLEM_MEDIA_TYPE, problemText, sendBusy } from './problem.ts'
import { PROBLEMS, type ProblemName } from './problem-table.ts'
import type { ServerLimits } from './server-limits.ts'

/** Headers of every answer: nothing here may be cached, framed or taken for another type. */
export const SAFE_HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const

/** The guard of one server: the answer to broken requests is set when it is made, the rest after. */
export type ConnectionGuard = {
  /** Answers what is no HTTP, or came too slowly to be any, and closes the connection. */
  readonly onClientError: (error: ParseFailure, socket: Socket) => void
  /** Sets the limits of the server's connections, and the hooks that hold on every route. */
  readonly attach: (app: FastifyInstance) => void
}

/** Opens the guard of a server that ends its service when `closing` is aborted. */
export function openGuard(limits: ServerLimits, closing: AbortSignal): ConnectionGuard {
  const answering = new WeakMap<Socket, ServerResponse>()
  return {
    onClientError: (error, socket) => {
      // An answer that has begun cannot become another: its end is all that can be told.
      const isBegun = answering.get(socket)?.headersSent === true
      if (error.code === 'ECONNRESET' || !socket.writable || isBegun) socket.destroy()
      else answerBroken(error, socket)
    },
    attach: (app) => {
      app.server.on('request', ({ socket }, response) => {
        answering.set(socket, response)
        response.once('close', () => answering.delete(socket))
      })
      guardConnections(app, limits, closing)
    },
  }
}

function guardConnections(app: FastifyInstance, limits: ServerLimits, closing: AbortSignal): void {
  app.server.maxConnections = limits.connectionsMax
  closing.addEventListener('abort', drainConnections(app.server, limits), { once: true })
  app.addHook('onRequest', (_, reply, next) => {
    reply.headers(SAFE_HEADERS)
    if (closing.aborted) {
      void reply.header('connection', 'close')
      sendBusy(reply, 'The server is being stopped.')
    } else next()
  })
}

type ParseFailure = Error & { readonly code?: string }

function answerBroken(error: ParseFailure, socket: Socket): void {
  const { name, detail } = brokenBy(error.code)
  const { status, title } = PROBLEMS[name]
  const body = problemText(name, { detail })
  const headers = {
    ...SAFE_HEADERS,
    'content-type': PROBLEM_MEDIA_TYPE,
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  }
  const lines = Object.entries(headers).map((one) => `${one.join(': ')}\r\n`)
  socket.end(`HTTP/1.1 ${status} ${title}\r\n${lines.join('')}\r\n${body}`)
}

function brokenBy(code: string | undefined): {
  readonly name: ProblemName
  readonly detail: string
} {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return { name: 'headers-too-large', detail: 'Address and headers have more than 16 KiB.' }
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return { name: 'too-slow', detail: 'The request was not whole in time. Send it again.' }
    case undefined:
    default:
      return { name: 'bad-request', detail: 'What came is no HTTP/1.1 request.' }
  }
}
