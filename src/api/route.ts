/**
 * A route with its documentation in one piece: who may ask is part of it, so that no route can
 * forget its check, and the OpenAPI document cannot tell of another door than there is.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FilerCheck, KnownFiler, OfficerCheck } from './authenticate.ts'
import { type Parameters, readParameters, type ValuesOf } from './parameter.ts'
import { sendProblem } from './problem.ts'
import type { ProblemName } from './problem-table.ts'

/** One content of a body or an answer: its media type, shape and examples. */
export type Content = {
  readonly mediaType: string
  readonly schema: Readonly<Record<string, unknown>>
  /** By a short name. */
  readonly examples?: Readonly<Record<string, unknown>>
}

/** A body or an answer, in any of its forms. */
export type Answer = { readonly about: string; readonly contents: readonly Content[] }

/** What a route does, for those who call it. `P` and `Q` are its path and query parameters. */
export type Operation<P extends Parameters = Parameters, Q extends Parameters = Parameters> = {
  /** A name for client generators, `lodgeFilings`. */
  readonly id: string
  readonly method: 'GET' | 'POST'
  /** With parameters as `:name`. */
  readonly address: string
  readonly summary: string
  readonly about?: string
  readonly path: P
  readonly query: Q
  readonly body?: Answer
  /** By status. */
  readonly answers: Readonly<Record<number, Answer>>
  /** Those beside what every route of its audience may answer. */
  readonly problems: readonly ProblemName[]
}

/** Who may call a route: filers by key, officers by token on this machine, this machine, anyone. */
export type Audience = 'filers' | 'officers' | 'machine' | 'everyone'

/** One request, its parameters read. */
export type Call<P extends Parameters, Q extends Parameters> = {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly path: ValuesOf<P>
  readonly query: ValuesOf<Q>
}

/** The checks at the door. Each sends the problem itself when it refuses. */
export type Guards = {
  readonly filerOf: FilerCheck
  readonly isOfficer: OfficerCheck
  readonly isFromHere: OfficerCheck
}

/** A route, ready to be added to a server. */
export type Route = {
  readonly audience: Audience
  readonly operation: Operation
  readonly add: (app: FastifyInstance, guards: Guards) => void
}

type Handle<P extends Parameters, Q extends Parameters, More = unknown> = (
  call: Call<P, Q> & More,
) => unknown

/** A route for filers: the handler learns whose key it was. */
export function filerRoute<P extends Parameters, Q extends Parameters>(
  operation: Operation<P, Q>,
  handle: Handle<P, Q, KnownFiler>,
): Route {
  return routeOf('filers', operation, async (call, { filerOf }) => {
    const known = await filerOf(call.request, call.reply)
    return known === undefined
      ? call.reply
      : withParameters(operation, { ...call, ...known }, handle)
  })
}

/** A route for officers on this machine. */
export function officerRoute<P extends Parameters, Q extends Parameters>(
  operation: Operation<P, Q>,
  handle: Handle<P, Q>,
): Route {
  return routeOf('officers', operation, (call, { isOfficer }) =>
    isOfficer(call.request, call.reply) ? withParameters(operation, call, handle) : call.reply,
  )
}

/** A route for programs on this machine, without a token. */
export function machineRoute<P extends Parameters, Q extends Parameters>(
  operation: Operation<P, Q>,
  handle: Handle<P, Q>,
): Route {
  return routeOf('machine', operation, (call, { isFromHere }) =>
    isFromHere(call.request, call.reply) ? withParameters(operation, call, handle) : call.reply,
  )
}

/** A route for everyone. */
export function openRoute<P extends Parameters, Q extends Parameters>(
  operation: Operation<P, Q>,
  handle: Handle<P, Q>,
): Route {
  return routeOf('everyone', operation, (call) => withParameters(operation, call, handle))
}

type Raw = { readonly request: FastifyRequest; readonly reply: FastifyReply }

function routeOf(
  audience: Audience,
  operation: Operation,
  serve: (call: Raw, guards: Guards) => unknown,
): Route {
  const { method, address: url } = operation
  return {
    audience,
    operation,
    add: (app, guards) => {
      app.route({
        method,
        url,
        handler: async (request, reply) => serve({ request, reply }, guards),
      })
    },
  }
}

function withParameters<P extends Parameters, Q extends Parameters, C extends Raw>(
  { path, query }: Operation<P, Q>,
  call: C,
  handle: (call: C & Call<P, Q>) => unknown,
): unknown {
  const { request, reply } = call
  const fromPath = readParameters(path, request.params)
  if (!fromPath.ok) return sendProblem(reply, 'bad-request', { detail: fromPath.refusal })
  const fromQuery = readParameters(query, request.query)
  if (!fromQuery.ok) return sendProblem(reply, 'bad-request', { detail: fromQuery.refusal })
  return handle({ ...call, path: fromPath.value, query: fromQuery.value })
}
