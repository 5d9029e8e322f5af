/** The stateless what-if: filings and events in, decisions out, nothing kept. */
import type { ParsedRecord, ReadRecord } from '../../intake/read-record.ts'
import { readRecords } from '../../intake/read-records.ts'
import { ok, type Result, refuse } from '../../lib/result.ts'
import { assessAll } from '../../pipeline/assess-all.ts'
import type { Admission } from '../admission.ts'
import type { ApiPorts } from '../api-ports.ts'
import { bodyBytes } from '../body-bytes.ts'
import { component } from '../contract/component.ts'
import { EXAMPLE_EVENT, EXAMPLE_FILING } from '../contract/examples.ts'
import { mediaOf } from '../media.ts'
import { officersView } from '../officers-view.ts'
import { type ProblemDetail, sendBusy, sendProblem } from '../problem.ts'
import { type Operation, officerRoute, type Route } from '../route.ts'

/** Whose share of bytes it is; no filer has such a name. */
const OFFICERS = ' officers'
/** The most records of one what-if. */
const RECORDS_MAX = 1_000
/** What they may have together, inflated. */
const BYTES_MAX = 64 * 1_024 * 1_024

const OPERATION = {
  id: 'assess',
  method: 'POST',
  address: '/v1/assessments',
  summary: 'Assess filings and events without keeping anything',
  about:
    'Everything sent is joined first, then decided, as if nothing else were on record. One record ' +
    'that is not understood refuses all.',
  path: {},
  query: {},
  body: {
    about: `At most ${RECORDS_MAX} filings and events.`,
    contents: [
      {
        mediaType: 'application/json',
        schema: { oneOf: [component('Filing'), component('Event')] },
        examples: { filing: EXAMPLE_FILING },
      },
      {
        mediaType: 'application/x-ndjson',
        schema: { type: 'string', description: 'One filing or event a line.' },
        examples: {
          two: `${JSON.stringify(EXAMPLE_FILING)}\n${JSON.stringify(EXAMPLE_EVENT)}\n`,
        },
      },
    ],
  },
  answers: {
    200: {
      about: 'One decision a consignment, in the order of its first filing.',
      contents: [{ mediaType: 'application/json', schema: component('Decisions') }],
    },
  },
  problems: ['too-slow', 'body-too-large', 'media-type', 'not-understood'],
} as const satisfies Operation

type Refused = {
  readonly name: 'body-too-large' | 'not-understood'
  readonly problem: ProblemDetail
}

/** `POST /v1/assessments`. */
export function whatIfRoutes(ports: ApiPorts, admission: Admission): readonly Route[] {
  const route = officerRoute(OPERATION, async ({ request, reply }) => {
    const media = mediaOf(request.headers)
    if (!media.ok) return sendProblem(reply, 'media-type', { detail: media.refusal })
    const share = admission.openShare(OFFICERS)
    try {
      const { documentMs } = ports.limits
      const body = bodyBytes(request.raw, { deadlineMs: documentMs, take: share.take })
      const read = await readAll(readRecords(body.chunks, { format: media.value }))
      if (body.cutShort() === 'no-room') {
        return await sendBusy(reply, 'Too many documents come in at once.')
      }
      if (body.cutShort() === 'too-slow') {
        const detail = `The body was not whole after ${documentMs / 1_000} s. Send it again.`
        return await sendProblem(reply, 'too-slow', { detail })
      }
      if (!read.ok) return await sendProblem(reply, read.refusal.name, read.refusal.problem)
      const { decisions } = await assessAll(read.value, {
        compiled: ports.compiled(),
        ...ports.screening(),
        store: ports.openMemoryStore(),
        at: ports.now(),
      })
      return { decisions: decisions.map(officersView) }
    } finally {
      share.end()
    }
  })
  return [route]
}

async function readAll(
  batches: AsyncIterable<readonly ReadRecord[]>,
): Promise<Result<readonly ParsedRecord[], Refused>> {
  const records: ParsedRecord[] = []
  let bytes = 0
  for await (const batch of batches) {
    for (const record of batch) {
      if (record.kind === 'parsed') {
        bytes += record.raw.length
        records.push(record)
      } else {
        const detail = `The record on line ${record.line} was not understood.`
        const problem = { detail, errors: record.refusals }
        return refuse({ name: 'not-understood', problem })
      }
    }
    if (records.length > RECORDS_MAX || bytes > BYTES_MAX) {
      const mebibytes = BYTES_MAX / 1_024 / 1_024
      const problem = { detail: `Send at most ${RECORDS_MAX} records of ${mebibytes} MiB.` }
      return refuse({ name: 'body-too-large', problem })
    }
  }
  return ok(records)
}
