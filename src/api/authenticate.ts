/**
 * Who is asking: filers by their key, officers by the token printed at start and only from this
 * machine. Secrets are compared by digest, never by text.
 */
import { timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { contentHash } from '../lib/hash.ts'
import type { KeyStore } from '../storage/keys.ts'
import { sendProblem } from './problem.ts'

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
/** How long a key's filer is remembered, so that a revoked key ends within it. Milliseconds. */
export const KEY_REMEMBERED_MS = 10_000
const REMEMBERED_MAX = 10_000
/** What a key looks like: whatever looks otherwise is not asked for in the database. */
const KEY_SHAPE = /^tw_k[0-9a-f]{12}_[A-Za-z0-9_-]{32}$/

/** Whose key a request carries. */
export type KnownFiler = {
  readonly filer: string
  /** Whether the key still lives: asked again within long requests. */
  readonly isStillKnown: () => Promise<boolean>
}

/** The filer of a request, or undefined after a problem was sent. */
export type FilerCheck = (
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<KnownFiler | undefined>

/** Checks filers' keys against the store, remembering answers for a moment. `now` is milliseconds. */
export function filerCheck(keys: KeyStore, now: () => number): FilerCheck {
  const remembered = new Map<string, { readonly filer: string; readonly until: number }>()

  async function findFiler(digest: string): Promise<string | undefined> {
    const known = remembered.get(digest)
    if (known !== undefined && known.until > now()) return known.filer
    const filer = await keys.findFiler(digest)
    remembered.delete(digest)
    if (filer === undefined) return undefined
    if (remembered.size >= REMEMBERED_MAX) remembered.clear()
    remembered.set(digest, { filer, until: now() + KEY_REMEMBERED_MS })
    return filer
  }

  return async (request, reply) => {
    const token = bearerOf(request)
    if (token === undefined) {
      askForKey(reply, 'Send your key in the header "Authorization: Bearer tw_…".')
      return undefined
    }
    const digest = contentHash(token)
    const filer = KEY_SHAPE.test(token) ? await findFiler(digest) : undefined
    if (filer === undefined) {
      askForKey(reply, 'This key is not known, or was revoked; ask the administration for one.')
      return undefined
    }
    return { filer, isStillKnown: async () => (await findFiler(digest)) === filer }
  }
}

/** Whether a request may pass; sends the problem when it may not. */
export type OfficerCheck = (request: FastifyRequest, reply: FastifyReply) => boolean

/** Officers' endpoints answer this machine only, to the token printed at start. */
export function officerCheck(expected: string): OfficerCheck {
  return (request, reply) => {
    if (!machineCheck(request, reply)) return false
    if (isOfficer(request, expected)) return true
    askForKey(reply, 'Send the officers’ token printed at start as "Authorization: Bearer …".')
    return false
  }
}

/** Passes what comes from this machine. */
export function machineCheck(request: FastifyRequest, reply: FastifyReply): boolean {
  if (isFromHere(request)) return true
  sendProblem(reply, 'not-allowed', {
    detail: 'This address answers the server’s own machine only, asked as localhost or 127.0.0.1.',
  })
  return false
}

/** Whether a request from this machine carries the officers' token, as header or cookie. */
export function isOfficer(request: FastifyRequest, expected: string): boolean {
  return isOfficerToken(request, { token: bearerOf(request) ?? cookieOf(request), expected })
}

/** Whether `token` is the officers' token, and the request comes from this machine. */
export function isOfficerToken(
  request: FastifyRequest,
  { token, expected }: { readonly token: string | undefined; readonly expected: string },
): boolean {
  if (token === undefined || !isFromHere(request)) return false
  return timingSafeEqual(Buffer.from(contentHash(token)), Buffer.from(contentHash(expected)))
}

/** Headers by which a proxy says for whom it asks: such a request comes from elsewhere. */
const FORWARDED = /^(?:forwarded|via|x-forwarded.*|(?:x|true|cf)-.*(?:client|connecting|real).*ip)$/

/**
 * The names by which a machine calls itself. A page from elsewhere whose name was made to lead here
 * (DNS rebinding) asks by its own.
 */
const OWN_NAME = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i

/**
 * Whether a request was made on this machine: over loopback, by one of the machine's own names, and
 * not for somebody behind a proxy.
 */
export function isFromHere({
  socket,
  headers,
}: {
  readonly socket: { readonly remoteAddress?: string | undefined }
  readonly headers: FastifyRequest['headers']
}): boolean {
  const isLoopback = LOOPBACK.has(socket.remoteAddress ?? '')
  const isForwarded = Object.keys(headers).some((name) => FORWARDED.test(name))
  return isLoopback && !isForwarded && OWN_NAME.test(headers.host ?? '')
}

/** Name of the cookie that the first page sets for officers on this machine. */
export const OFFICER_COOKIE = 'tidewaiter_officer'

function askForKey(reply: FastifyReply, detail: string): void {
  void reply.header('www-authenticate', 'Bearer realm="tidewaiter"')
  sendProblem(reply, 'no-key', { detail })
}

function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer +(\S{1,200})$/i.exec(request.headers.authorization ?? '')?.[1]
}

function cookieOf(request: FastifyRequest): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([name]) => name === OFFICER_COOKIE)?.[1]
}
