/** Answers with a problem of the table, as RFC 9457 has it. */
import type { FastifyReply } from 'fastify'
import type { Refusal } from '../domain/refusal.ts'
import { PROBLEMS, type ProblemName } from './problem-table.ts'

export type ProblemDetail = {
  readonly detail: string
  readonly errors?: readonly Refusal[]
  /** Seconds after which to try again. */
  readonly retryAfterSeconds?: number
  /** Id under which an operator finds the fault. */
  readonly incident?: string
}

/** Sends the problem `name`. */
export function sendProblem(
  reply: FastifyReply,
  name: ProblemName,
  { detail, errors, retryAfterSeconds, incident }: ProblemDetail,
): FastifyReply {
  const { status, title } = PROBLEMS[name]
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds))
  return reply
    .code(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `/problems/${name}`,
        title,
        status,
        detail,
        ...(errors === undefined ? {} : { errors }),
        ...(incident === undefined ? {} : { incident }),
      }),
    )
}
