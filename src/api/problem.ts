/** Answers with a problem of the table, as RFC 9457 has it. */
import type { FastifyReply } from 'fastify'
import type { Refusal } from '../domain/refusal.ts'
import { PROBLEMS, type ProblemName } from './problem-table.ts'

/** What there is to say of a problem this time. */
export type ProblemDetail = {
  /** What is wrong, and the mend. */
  readonly detail: string
  readonly errors?: readonly Refusal[]
  /** Seconds after which to try again. */
  readonly retryAfterSeconds?: number
  /** Id under which an operator finds the fault. */
  readonly incident?: string
}

/** The content type of problems. */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json'

/** The problem `name` as JSON text. */
export function problemText(
  name: ProblemName,
  { detail, errors, incident }: ProblemDetail,
): string {
  const { status, title } = PROBLEMS[name]
  return JSON.stringify({
    type: `/problems/${name}`,
    title,
    status,
    detail,
    ...(errors === undefined ? {} : { errors }),
    ...(incident === undefined ? {} : { incident }),
  })
}

/** Sends the problem `name`. */
export function sendProblem(
  reply: FastifyReply,
  name: ProblemName,
  detail: ProblemDetail,
): FastifyReply {
  const { retryAfterSeconds } = detail
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds))
  return reply.code(PROBLEMS[name].status).type(PROBLEM_MEDIA_TYPE).send(problemText(name, detail))
}

/** What clients are told to wait when the service cannot take more, seconds. */
export const RETRY_AFTER_SECONDS = 5

/** Sends `busy`: nothing of the request was kept unless `text` says so. */
export function sendBusy(reply: FastifyReply, text: string): FastifyReply {
  return sendProblem(reply, 'busy', { detail: text, retryAfterSeconds: RETRY_AFTER_SECONDS })
}
