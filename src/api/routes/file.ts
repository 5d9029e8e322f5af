/** Filing: one JSON document, or a stream of NDJSON or CSV with a receipt a record. Safe to repeat. */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type ParsedRecord, READ_LIMITS, type ReadRecord } from '../../intake/read-record.ts'
import { readRecords } from '../../intake/read-records.ts'
import { readSubmission } from '../../intake/read-submission.ts'
import type { Receipt } from '../../intake/receipt.ts'
import type { BatcherReceipt } from '../../pipeline/batcher.ts'
import { StorageOutage } from '../../storage/storage-outage.ts'
import type { ApiPorts } from '../api-ports.ts'
import type { FilerCheck } from '../authenticate.ts'
import { problemAnswers } from '../contract/problem-schema.ts'
import { ReceiptSchema } from '../contract/receipt-schema.ts'
import { sendProblem } from '../problem.ts'

type Filing = { readonly ports: ApiPorts; readonly filerOf: FilerCheck }

/** Adds `POST /v1/filings`. */
export function fileRoutes(app: FastifyInstance, { ports, filerOf }: Filing): void {
  app.post(
    '/v1/filings',
    {
      schema: {
        summary: 'Lodge filings and events',
        description:
          'One JSON document gives one receipt. NDJSON (application/x-ndjson) and CSV (text/csv), plain or gzip, give one receipt a record, streamed as NDJSON in the order of the records; one bad record never spoils the rest.',
        tags: ['filers'],
        security: [{ filer: [] }],
        response: {
          200: { description: 'Known already, or a stream of receipts', ...ReceiptSchema },
          202: { description: 'Accepted, on disk and decided', ...ReceiptSchema },
          ...problemAnswers('no-key', 'version-clash', 'not-understood', 'media-type', 'busy'),
        },
      },
    },
    async (request, reply) => {
      const filer = await filerOf(request, reply)
      if (filer === undefined) return reply
      const kind = mediaOf(request)
      switch (kind) {
        case 'json':
          return fileOne(request, reply, { ports, filer })
        case 'ndjson':
        case 'csv':
          return fileMany(request, reply, { ports, filer, format: kind })
        case undefined:
          return sendProblem(reply, 'media-type', {
            detail: 'Send application/json, application/x-ndjson or text/csv.',
          })
      }
    },
  )
}

function mediaOf(request: FastifyRequest): 'json' | 'ndjson' | 'csv' | undefined {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
  if (type === 'application/json') return 'json'
  if (type === 'application/x-ndjson' || type === 'application/jsonl') return 'ndjson'
  return type === 'text/csv' ? 'csv' : undefined
}

type Asking = { readonly ports: ApiPorts; readonly filer: string }

async function fileOne(request: FastifyRequest, reply: FastifyReply, { ports, filer }: Asking) {
  const body = await readBody(request.body as Readable, READ_LIMITS.lineBytesMax)
  if (body === undefined) {
    return sendProblem(reply, 'body-too-large', {
      detail: `One submission has at most ${READ_LIMITS.lineBytesMax} bytes; send many as NDJSON.`,
    })
  }
  const record = readSubmission(body, { filer })
  if (record.kind === 'refused') {
    ports.metrics.receipts.inc({ kind: 'refused' })
    return sendProblem(reply, 'not-understood', {
      detail: 'Nothing was kept. Mend what the errors name and send it again.',
      errors: record.refusals,
    })
  }
  const [receipt] = await ports.batcher.submit([record])
  if (receipt === undefined) throw new Error('a receipt was lost')
  ports.metrics.receipts.inc({ kind: receipt.kind })
  const told = receiptOf(record, receipt)
  switch (receipt.kind) {
    case 'accepted':
      return reply.code(202).send({ ...told, line: undefined })
    case 'replayed':
      return reply.code(200).send({ ...told, line: undefined })
    case 'clashed':
      return sendProblem(reply, 'version-clash', { detail: CLASH.text, errors: [CLASH] })
    case 'failed':
      return sendProblem(reply, 'fault', {
        detail: 'It was not accepted; send it again later.',
        incident: receipt.incident,
      })
  }
}

/** The body, or undefined when it is larger than `bytesMax`. */
async function readBody(source: Readable, bytesMax: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of source as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > bytesMax) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

type Streaming = Asking & { readonly format: 'ndjson' | 'csv' }

function fileMany(request: FastifyRequest, reply: FastifyReply, asking: Streaming) {
  const receipts = Readable.from(receiptLines(request.body as Readable, asking))
  return reply.code(200).type('application/x-ndjson').send(receipts)
}

/** How many chunks of one request are under way at once: the next is read while one is decided. */
const CHUNKS_UNDER_WAY = 4

/** Receipts in the order of the records. A chunk that meets an outage says so and ends the answer. */
async function* receiptLines(
  source: Readable,
  { ports, filer, format }: Streaming,
): AsyncGenerator<string> {
  const lodgedAt = ports.now()
  const underWay: Promise<string>[] = []
  for await (const records of readRecords(source, {
    format,
    filer,
    defaults: { filer, lodgedAt },
  })) {
    underWay.push(settle(records, ports))
    if (underWay.length >= CHUNKS_UNDER_WAY) yield (await underWay.shift()) ?? ''
  }
  for (const lines of underWay) yield await lines
}

async function settle(records: readonly ReadRecord[], ports: ApiPorts): Promise<string> {
  const started = performance.now()
  const parsed = records.filter((record) => record.kind === 'parsed')
  const receipts = await receiptsFor(parsed, ports)
  let place = 0
  const lines = records.map((record) => {
    if (record.kind === 'refused') {
      ports.metrics.receipts.inc({ kind: 'refused' })
      const { line, reference, refusals: errors } = record
      return JSON.stringify({ line, kind: 'refused', reference, errors })
    }
    const receipt = receipts[place]
    place += 1
    if (receipt === undefined) throw new Error('a receipt was lost')
    ports.metrics.receipts.inc({ kind: receipt.kind })
    return JSON.stringify(receiptOf(record, receipt))
  })
  ports.metrics.intakeSeconds.observe((performance.now() - started) / 1_000)
  return `${lines.join('\n')}\n`
}

/** Receipts, or the news that nothing of the chunk was kept: the answer under way cannot change its status. */
async function receiptsFor(
  parsed: readonly ParsedRecord[],
  { batcher, onFault }: ApiPorts,
): Promise<readonly BatcherReceipt[]> {
  if (parsed.length === 0) return []
  try {
    return await batcher.submit(parsed)
  } catch (error) {
    const incident = error instanceof StorageOutage ? `outage, ${error.reason}` : onFault(error)
    return parsed.map(() => ({ kind: 'failed', incident }))
  }
}

const CLASH = {
  pointer: '/version',
  rule: 'clash',
  text: 'Another statement stands under this filer, reference and version, and stays. Send a change under a higher version.',
}

function receiptOf(record: ParsedRecord, receipt: BatcherReceipt): Receipt {
  const { line, submission, ignored } = record
  const keyed = { line, reference: submission.reference, version: submission.version ?? 1 }
  switch (receipt.kind) {
    case 'accepted': {
      const { consignmentId } = receipt
      return {
        ...keyed,
        kind: 'accepted',
        ...(consignmentId === undefined ? {} : { consignmentId }),
        ...(ignored.length === 0 ? {} : { ignored }),
      }
    }
    case 'replayed':
      return { ...keyed, kind: 'replayed' }
    case 'clashed':
      return { ...keyed, kind: 'clashed', errors: [CLASH] }
    case 'failed': {
      const text = `It broke something on our side (incident ${receipt.incident}) and was not accepted; send it again later.`
      return {
        line,
        reference: submission.reference,
        kind: 'refused',
        errors: [{ pointer: '', rule: 'fault', text }],
      }
    }
  }
}
