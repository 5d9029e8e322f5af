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
const REMEMBERED_MS = 10_000
const REMEMBERED_MAX = 10_000

/** The filer of a request, or undefined after a problem was sent. */
export type FilerCheck = (
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<string | undefined>

/** Checks filers' keys against the store, remembering answers for a moment. */
export function filerCheck(keys: KeyStore, now: () => number): FilerCheck {
  const remembered = new Map<string, { readonly filer: string; readonly until: number }>()
  return async (request, reply) => {
    const token = bearerOf(request)
    if (token === undefined) {
      sendProblem(reply, 'no-key', { detail: 'Send your key as "Authorization: Bearer tw_…".' })
      return undefined
    }
    const digest = digestOf(token)
    const known = remembered.get(digest)
    if (known !== undefined && known.until > now()) return known.filer
    const filer = await keys.findFiler(digest)
    if (filer === undefined) {
      remembered.delete(digest)
      sendProblem(reply, 'no-key', { detail: 'This key is not known, or was revoked.' })
      return undefined
    }
    if (remembered.size >= REMEMBERED_MAX) remembered.clear()
    remembered.set(digest, { filer, until: now() + REMEMBERED_MS })
    return filer
  }
}

/** Whether a request comes from an officer; sends the problem when it does not. */
export type OfficerCheck = (request: FastifyRequest, reply: FastifyReply) => boolean

/** Officers' endpoints answer this machine only, to the token printed at start. */
export function officerCheck(expected: string): OfficerCheck {
  return (request, reply) => {
    if (!isFromHere(request)) {
      sendProblem(reply, 'not-allowed', {
        detail: 'Officers’ endpoints answer on this machine only.',
      })
      return false
    }
    if (isOfficerToken(request, { expected })) return true
    sendProblem(reply, 'no-key', {
      detail: 'Send the officers’ token printed at start as "Authorization: Bearer …".',
    })
    return false
  }
}

/** Whether a request from this machine carries the officers' token, or `token` is it. */
export function isOfficerToken(
  request: FastifyRequest,
  { token, expected }: { readonly token?: string; readonly expected: string },
): boolean {
  const given = token ?? bearerOf(request) ?? cookieOf(request)
  if (given === undefined || !isFromHere(request)) return false
  return timingSafeEqual(Buffer.from(digestOf(given)), Buffer.from(digestOf(expected)))
}

function isFromHere(request: FastifyRequest): boolean {
  return LOOPBACK.has(request.socket.remoteAddress ?? '')
}

/** The digest under which a key is kept. */
export function digestOf(token: string): string {
  return contentHash(token)
}

/** Name of the cookie that the first page sets for officers on this machine. */
export const OFFICER_COOKIE = 'tidewaiter_officer'

function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
}

function cookieOf(request: FastifyRequest): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([name]) => name === OFFICER_COOKIE)?.[1]
}
