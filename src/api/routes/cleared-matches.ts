/** Officers clear a false match: this party is not that listed one. It holds for the pair alone. */
import { randomUUID } from 'node:crypto'
import type { ClearedMatch } from '../../domain/cleared-match.ts'
import type { ListHit } from '../../domain/enrichment.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { ok, type Result, refuse } from '../../lib/result.ts'
import { isJsonList, type JsonValue, parseJsonBytes } from '../../lib/strict-json.ts'
import type { ApiPorts } from '../api-ports.ts'
import { bodyBytes } from '../body-bytes.ts'
import { component } from '../contract/component.ts'
import { findConsignment } from '../find-consignment.ts'
import { someText } from '../parameter.ts'
import { sendProblem } from '../problem.ts'
import { type Operation, officerRoute, type Route } from '../route.ts'

const BODY_BYTES_MAX = 16_384
const TEXT_LENGTH_MAX = 1_000
/** A clearing is looked at again after a year at the latest. */
const DAYS_MAX = 366
const DAY_MS = 86_400_000

const JSON_TYPE = 'application/json'

const CLEAR = {
  id: 'clearMatch',
  method: 'POST',
  address: '/v1/consignments/:consignment/cleared-matches',
  summary: 'Clear a false match: the party of this consignment is not the listed one',
  about:
    'Holds for this pair of party and listed entry, as both stand now, until the day given. Another ' +
    'entry still hits. It lifts no hold: parcels that come later are spared.',
  path: { consignment: someText('Its name, or its internal id.', 'AX123456789') },
  query: {},
  body: {
    about: 'Which hit, who clears it, why, and until when.',
    contents: [
      {
        mediaType: JSON_TYPE,
        schema: component('Clearing'),
        examples: {
          clearing: {
            list: 'ofac-sdn',
            entry: '32313',
            by: 'officer.lee',
            reason: 'Born 1999; the listed person was born in 1951.',
            until: '2027-05-31',
          },
        },
      },
    ],
  },
  answers: {
    200: {
      about: 'What was cleared: one for each filed party that hit the entry.',
      contents: [{ mediaType: JSON_TYPE, schema: component('ClearedMatches') }],
    },
  },
  problems: ['not-found', 'not-understood', 'too-slow', 'body-too-large'],
} as const satisfies Operation

const STANDING = {
  id: 'readClearedMatches',
  method: 'GET',
  address: '/v1/cleared-matches',
  summary: 'The cleared matches that stand today, newest first',
  path: {},
  query: {},
  answers: {
    200: {
      about: 'They are.',
      contents: [{ mediaType: JSON_TYPE, schema: component('ClearedMatches') }],
    },
  },
  problems: [],
} as const satisfies Operation

const WITHDRAW = {
  id: 'withdrawClearing',
  method: 'POST',
  address: '/v1/cleared-matches/:id/withdrawal',
  summary: 'End a clearing before its day',
  path: { id: someText('The id of the cleared match.', '0b0e…') },
  query: { by: someText('Who withdraws it.', 'officer.lee') },
  answers: {
    200: {
      about: 'Those that stand now.',
      contents: [{ mediaType: JSON_TYPE, schema: component('ClearedMatches') }],
    },
  },
  problems: ['not-found'],
} as const satisfies Operation

type Clearing = Pick<ClearedMatch, 'list' | 'entry' | 'by' | 'reason' | 'until'>

/** Clearing, reading and withdrawing. */
export function clearedMatchRoutes(ports: ApiPorts): readonly Route[] {
  const { clearedMatches } = ports
  const standing = async () => {
    const matches = await clearedMatches.listStanding(ports.now().slice(0, 10))
    return { clearedMatches: matches.map(shown) }
  }
  const clear = officerRoute(CLEAR, async ({ request, reply, path }) => {
    let taken = 0
    const take = (bytes: number) => (taken += bytes) <= BODY_BYTES_MAX
    const body = bodyBytes(request.raw, { deadlineMs: ports.limits.documentMs, take })
    const read = readClearing(await bytesOf(body.chunks), ports.now())
    if (body.cutShort() === 'no-room') {
      return sendProblem(reply, 'body-too-large', {
        detail: `Send at most ${BODY_BYTES_MAX} bytes.`,
      })
    }
    if (body.cutShort() === 'too-slow') {
      return sendProblem(reply, 'too-slow', {
        detail: 'The body did not come in time. Send it again.',
      })
    }
    if (!read.ok) {
      const detail = 'The clearing was not understood.'
      return sendProblem(reply, 'not-understood', { detail, errors: read.refusal })
    }
    const found = await findConsignment(path.consignment, ports)
    const hits = (found?.latest.basis.enrichment.hits ?? []).filter(
      ({ list, entry }) => list === read.value.list && entry === read.value.entry,
    )
    if (hits.length === 0) {
      const { list, entry } = read.value
      const detail = `The newest decision of "${path.consignment}" has no hit on entry ${entry} of ${list}.`
      return sendProblem(reply, 'not-found', { detail })
    }
    const matches = distinctParties(hits).map((hit) => matchOf(hit, read.value, ports.now()))
    for (const match of matches) await clearedMatches.add(match)
    await ports.onCleared()
    return { clearedMatches: matches.map(shown) }
  })
  const list = officerRoute(STANDING, standing)
  const withdraw = officerRoute(WITHDRAW, async ({ reply, path, query }) => {
    if (!(await clearedMatches.withdraw({ id: path.id, by: query.by }))) {
      return sendProblem(reply, 'not-found', { detail: `No cleared match "${path.id}" stands.` })
    }
    await ports.onCleared()
    return standing()
  })
  return [clear, list, withdraw]
}

function shown({ id, list, entry, name, by, reason, at, until }: ClearedMatch) {
  return { id, list, entry, name, by, reason, at, until }
}

function distinctParties(hits: readonly ListHit[]): readonly ListHit[] {
  return [...new Map(hits.map((hit) => [hit.party, hit])).values()]
}

function matchOf({ party, version, value }: ListHit, clearing: Clearing, at: string): ClearedMatch {
  return { ...clearing, id: randomUUID(), party, version, name: value, at }
}

/** What came of a body before it was cut off; why it was, its reader tells. */
async function bytesOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = []
  try {
    for await (const chunk of chunks) pieces.push(chunk)
  } catch {
    return Buffer.alloc(0)
  }
  return Buffer.concat(pieces)
}

function readClearing(bytes: Buffer, now: string): Result<Clearing, readonly Refusal[]> {
  const parsed = parseJsonBytes(bytes)
  if (!parsed.ok) return refuse([{ pointer: '', rule: 'json', text: parsed.refusal.text }])
  const { value } = parsed
  if (typeof value !== 'object' || value === null || isJsonList(value)) {
    return refuse([{ pointer: '', rule: 'type', text: 'Send one object.' }])
  }
  const fields = value as Readonly<Record<string, JsonValue>>
  const refusals: Refusal[] = []
  const textAt = (name: keyof Clearing): string => {
    const text = fields[name]
    if (typeof text === 'string' && text.trim().length > 0 && text.length <= TEXT_LENGTH_MAX) {
      return text.trim()
    }
    const mend = `${name} is a text of at most ${TEXT_LENGTH_MAX} characters, and must be there.`
    refusals.push({ pointer: `/${name}`, rule: 'required', text: mend })
    return ''
  }
  const clearing = {
    list: textAt('list'),
    entry: textAt('entry'),
    by: textAt('by'),
    reason: textAt('reason'),
    until: textAt('until'),
  }
  if (refusals.length > 0) return refuse(refusals)
  const days = (Date.parse(clearing.until) - Date.parse(now.slice(0, 10))) / DAY_MS
  if (!/^\d{4}-\d{2}-\d{2}$/.test(clearing.until) || !(days > 0 && days <= DAYS_MAX)) {
    const text = `until is a day after today and within ${DAYS_MAX} days, such as 2027-05-31.`
    return refuse([{ pointer: '/until', rule: 'date', text }])
  }
  return ok(clearing)
}
