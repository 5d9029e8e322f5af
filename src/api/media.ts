/** In which form a body comes: by its content type, encoding and charset, or why it cannot be read. */
import type { IncomingHttpHeaders } from 'node:http'
import { ok, type Result, refuse } from '../lib/result.ts'

export type Media = 'json' | 'ndjson' | 'csv'

const MEDIA: Readonly<Record<string, Media>> = {
  'application/json': 'json',
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
  'application/json-lines': 'ndjson',
  'text/csv': 'csv',
}

/** The form of a body, or one sentence that says what to send. Gzip is told by the bytes as well. */
export function mediaOf(headers: IncomingHttpHeaders): Result<Media, string> {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';')
  const media = MEDIA[type.trim()]
  if (media === undefined) {
    const mend = 'Send application/json, application/x-ndjson or text/csv.'
    return refuse(
      type.trim().length === 0
        ? `The body has no content type. ${mend}`
        : `"${type.trim().slice(0, 60)}" is not read here. ${mend}`,
    )
  }
  const charset = parameters.find((one) => one.trim().startsWith('charset='))
  if (charset !== undefined && !/=\s*"?(utf-8|utf8|us-ascii)"?\s*$/.test(charset)) {
    return refuse(`"${charset.trim().slice(0, 60)}" is not read here. Send UTF-8.`)
  }
  const encoding = (headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  if (encoding !== 'identity' && encoding !== 'gzip' && encoding !== 'x-gzip') {
    const shown = encoding.slice(0, 60)
    return refuse(`The content encoding "${shown}" is not read here. Send gzip, or plain bytes.`)
  }
  return ok(media)
}
