/** Filing: one JSON document, or a stream of NDJSON or CSV with a receipt a record. Safe to repeat. */
import { finished, Readable } from 'node:stream'
import { FILER_ROLES } from '../../domain/filing.ts'
import { type FilingDefaults, READ_LIMITS, type ReadRecord } from '../../intake/read-record.ts'
import { readRecords } from '../../intake/read-records.ts'
import { ok, refuse } from '../../lib/result.ts'
import { parseInstant } from '../../lib/rfc3339.ts'
import { StorageOutage } from '../../storage/storage-outage.ts'
import type { Admission, Turn } from '../admission.ts'
import type { ApiPorts } from '../api-ports.ts'
import type { KnownFiler } from '../authenticate.ts'
import { bodyBytes } from '../body-bytes.ts'
import { component } from '../contract/component.ts'
import {
  EXAMPLE_CSV,
  EXAMPLE_EVENT,
  EXAMPLE_FILING,
  EXAMPLE_RECEIPT,
  EXAMPLE_RECEIPTS,
} from '../contract/examples.ts'
import { gzipInTurn } from '../gzip-in-turn.ts'
import { CLASH, lodge, receiptLines, receiptOf } from '../lodge.ts'
import { type Media, mediaOf } from '../media.ts'
import { oneWord, type Parameter } from '../parameter.ts'
import { sendBusy, sendProblem } from '../problem.ts'
import { type Call, filerRoute, type Operation, type Route } from '../route.ts'

/** An RFC 3339 time, or absent. */
function moment(about: string): Parameter<string | undefined> {
  return {
    about,
    schema: { type: 'string', format: 'date-time' },
    read: (text, name) =>
      text === undefined || parseInstant(text) !== undefined
        ? ok(text)
        : refuse(`${name} is an RFC 3339 time, for example 2026-10-05T08:12:00Z.`),
  }
}

/** A law or programme by its id, or absent. */
function authority(about: string): Parameter<string | undefined> {
  return {
    about,
    schema: { type: 'string', pattern: '^[a-z][a-z0-9-]*$', maxLength: 64 },
    read: (text, name) =>
      text === undefined || /^[a-z][a-z0-9-]{0,63}$/.test(text)
        ? ok(text)
        : refuse(`${name} is the id of a law or programme, for example voluntary.`),
  }
}

const DEFAULTS = {
  filerRole: oneWord(FILER_ROLES, 'For CSV: the role in all rows that do not say it.'),
  authority: authority('For CSV: the authority of all rows that do not say it.'),
  lodgedAt: moment('For CSV: when rows that do not say it were lodged; now by default.'),
}

const NO_PARAMETERS = {} as const

const OPERATION = {
  id: 'lodgeFilings',
  method: 'POST',
  address: '/v1/filings',
  summary: 'Lodge filings and events',
  about:
    'One JSON document gives one receipt. NDJSON and CSV, plain or gzip, give one receipt a record, ' +
    'streamed as NDJSON in the order of the records; one bad record never spoils the rest. Sending ' +
    'the same again is harmless: it is answered with `replayed`.',
  path: NO_PARAMETERS,
  query: DEFAULTS,
  body: {
    about: 'A filing or an event, or many of them.',
    contents: [
      {
        mediaType: 'application/json',
        schema: { oneOf: [component('Filing'), component('Event')] },
        examples: { filing: EXAMPLE_FILING, event: EXAMPLE_EVENT },
      },
      {
        mediaType: 'application/x-ndjson',
        schema: { type: 'string', description: 'One filing or event a line.' },
        examples: {
          two: `${JSON.stringify(EXAMPLE_FILING)}\n${JSON.stringify(EXAMPLE_EVENT)}\n`,
        },
      },
      {
        mediaType: 'text/csv',
        schema: { type: 'string', description: 'One line of goods a row, with a header.' },
        examples: { one: EXAMPLE_CSV },
      },
    ],
  },
  answers: {
    200: {
      about: 'The same document was accepted before; or, for a stream, a receipt a record.',
      contents: [
        { mediaType: 'application/json', schema: component('Receipt') },
        {
          mediaType: 'application/x-ndjson',
          schema: { type: 'string', description: 'One Receipt a line.' },
          examples: { two: EXAMPLE_RECEIPTS },
        },
      ],
    },
    202: {
      about: 'The document is accepted: it is on disk and decided.',
      contents: [
        {
          mediaType: 'application/json',
          schema: component('Receipt'),
          examples: { accepted: EXAMPLE_RECEIPT },
        },
      ],
    },
  },
  problems: ['too-slow', 'version-clash', 'body-too-large', 'media-type', 'not-understood'],
} as const satisfies Operation

type Filing = Call<typeof NO_PARAMETERS, typeof DEFAULTS> & KnownFiler

/** How lodging is wired: ports, the door, and the signal that the server is being stopped. */
export type Lodging = {
  readonly ports: ApiPorts
  readonly admission: Admission
  readonly closing: AbortSignal
}

/** `POST /v1/filings`. */
export function fileRoutes(lodging: Lodging): readonly Route[] {
  const route = filerRoute(OPERATION, (call) => {
    const media = mediaOf(call.request.headers)
    if (!media.ok) return sendProblem(call.reply, 'media-type', { detail: media.refusal })
    if (lodging.admission.isFull()) return sendBusy(call.reply, FULL)
    return media.value === 'json' ? fileOne(call, lodging) : fileMany(call, media.value, lodging)
  })
  return [route]
}

const FULL = 'More is waiting for decision than may wait. Nothing of this request was read.'
const NO_TURN = 'Too many files come in at once. Nothing of this request was read.'
const NO_ROOM = 'Too many documents come in at once. Nothing of this one was kept.'

async function fileOne({ request, reply, filer }: Filing, { ports, admission }: Lodging) {
  const share = admission.openShare(filer)
  const { documentMs } = ports.limits
  let swelling: Turn | undefined
  const takeTurn = async () => {
    swelling = await admission.takeSwelling()
  }
  try {
    const body = bodyBytes(request.raw, { deadlineMs: documentMs, take: share.take })
    const chunks = gzipInTurn(body.chunks, { bytesMax: READ_LIMITS.lineBytesMax, takeTurn })
    const record = await onlyRecord(readRecords(chunks, { format: 'json', filer }))
    // What swelled is held from here on, like what came plain.
    const isHeld = swelling === undefined || share.take(sizeOf(record))
    swelling?.end()
    if (body.cutShort() === 'no-room' || !isHeld) return await sendBusy(reply, NO_ROOM)
    if (body.cutShort() === 'too-slow') {
      const detail = `The document was not whole after ${documentMs / 1_000} s. Send it again.`
      return await sendProblem(reply, 'too-slow', { detail })
    }
    return await answerOne(record, reply, ports)
  } finally {
    swelling?.end()
    share.end()
  }
}

function sizeOf(record: ReadRecord): number {
  return record.kind === 'parsed' ? record.raw.length : 0
}

async function onlyRecord(batches: AsyncIterable<readonly ReadRecord[]>): Promise<ReadRecord> {
  for await (const [record] of batches) if (record !== undefined) return record
  throw new Error('a document gave no record')
}

async function answerOne(record: ReadRecord, reply: Filing['reply'], ports: ApiPorts) {
  if (record.kind === 'refused') {
    ports.metrics.receipts.inc({ kind: 'refused' })
    const { refusals: errors } = record
    const isTooLong = errors.some(({ rule, pointer }) => rule === 'size' && pointer === '')
    return sendProblem(reply, isTooLong ? 'body-too-large' : 'not-understood', {
      detail: isTooLong
        ? `One document has at most ${READ_LIMITS.lineBytesMax} bytes. Send many as NDJSON.`
        : 'Nothing was kept. Mend what the errors name and send it again.',
      errors,
    })
  }
  const [receipt] = await lodge([record], ports)
  if (receipt === undefined) throw new Error('a receipt was lost')
  ports.metrics.receipts.inc({ kind: receipt.kind })
  const { line: _, ...told } = receiptOf(record, receipt)
  switch (receipt.kind) {
    case 'accepted':
      return reply.code(202).send(told)
    case 'replayed':
      return reply.code(200).send(told)
    case 'clashed':
      return sendProblem(reply, 'version-clash', { detail: CLASH.text, errors: [CLASH] })
    case 'failed':
      return sendProblem(reply, 'fault', {
        detail: 'It was not accepted. Send it again later.',
        incident: receipt.incident,
      })
  }
}

async function fileMany(call: Filing, format: Exclude<Media, 'json'>, lodging: Lodging) {
  const { request, reply, filer } = call
  const { ports, admission, closing } = lodging
  const turn = await admission.takeTurn(filer)
  if (turn === undefined) return sendBusy(reply, NO_TURN)
  const { paceMs, paceBytes } = ports.limits
  const { chunks } = bodyBytes(request.raw, { pace: { ms: paceMs, bytes: paceBytes } })
  const defaults = defaultsOf(call, ports.now())
  const revoked = new AbortController()
  const batches = untilRevoked(readRecords(chunks, { format, filer, defaults }), call, revoked)
  const lines = receiptLines(batches, ports, AbortSignal.any([closing, revoked.signal]))
  finished(reply.raw, () => {
    turn.end()
    // A client that went away: what was read is settled, what was not is let go.
    void lines.return()
  })
  try {
    const first = await lines.next()
    return await reply
      .code(200)
      .type('application/x-ndjson')
      .send(Readable.from(onward(first, lines)))
  } catch (error) {
    if (error instanceof StorageOutage) {
      const text = `${error.text} Send all of it again: what was accepted is answered with replayed.`
      return sendBusy(reply, text)
    }
    throw error
  }
}

/** A key that ends within a long stream ends the stream: nothing more is taken under it. */
async function* untilRevoked(
  batches: AsyncIterable<readonly ReadRecord[]>,
  { isStillKnown }: KnownFiler,
  revoked: AbortController,
): AsyncGenerator<readonly ReadRecord[], void, void> {
  for await (const batch of batches) {
    if (!(await isStillKnown())) {
      revoked.abort('The key was revoked.')
      return
    }
    yield batch
  }
}

function defaultsOf({ filer, query }: Filing, now: string): FilingDefaults {
  const { filerRole, authority: law, lodgedAt } = query
  return {
    filer,
    lodgedAt: lodgedAt ?? now,
    ...(filerRole === undefined ? {} : { filerRole }),
    ...(law === undefined ? {} : { authority: law }),
  }
}

async function* onward(
  first: IteratorResult<string, void>,
  rest: AsyncGenerator<string, void, void>,
): AsyncGenerator<string, void, void> {
  if (first.done !== true) yield first.value
  yield* rest
}
