/**
 * What guards a server beside its routes: headers of every answer, requests that are no HTTP,
 * bodies that still come after their answer, and the end of service.
 */
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { PROBLEM_MEDIA_TYPE, problemText, sendBusy } from './problem.ts'
import { PROBLEMS, type ProblemName } from './problem-table.ts'
import type { ServerLimits } from './server-limits.ts'

/** Headers of every answer: nothing here may be cached, framed or taken for another type. */
const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const

/** Sets the limits of the server's connections, and the hooks that hold on every route. */
export function guardConnections(
  app: FastifyInstance,
  { limits, closing }: { readonly limits: ServerLimits; readonly closing: AbortSignal },
): void {
  app.server.maxConnections = limits.connectionsMax
  app.addHook('onRequest', (_, reply, next) => {
    reply.headers(HEADERS)
    if (closing.aborted) {
      void reply.header('connection', 'close')
      sendBusy(reply, 'The server is being stopped.')
    } else next()
  })
  app.addHook('onResponse', ({ raw }, _, next) => {
    if (!raw.complete) passOver(raw, limits.lingerMs)
    next()
  })
}

/**
 * Reads on and forgets, so that a sender in the midst of its body sees the answer; one that does
 * not notice is cut off after `ms`.
 */
function passOver(request: IncomingMessage, ms: number): void {
  // A reader that stopped early may still listen, and would hold the stream.
  request.removeAllListeners('readable')
  setImmediate(() => request.resume())
  const timer = setTimeout(() => {
    if (!request.complete) request.socket.destroy()
  }, ms)
  timer.unref()
}

type ParseFailure = Error & { readonly code?: string }

/** Answers what is no HTTP, or came too slowly to be any, and closes the connection. */
export function answerBrokenRequest(error: ParseFailure, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const { name, detail } = brokenBy(error.code)
  const { status, title } = PROBLEMS[name]
  const body = problemText(name, { detail })
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\ncontent-type: ${PROBLEM_MEDIA_TYPE}\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  )
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
