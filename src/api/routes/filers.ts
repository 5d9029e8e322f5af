/** What a filer reads: its own statements and their status, its feed of dispositions, its data quality. */
import {
  meanPartQuality,
  meanScore,
  type QualityTally,
} from '../../assess/quality/quality-tally.ts'
import { QUALITY_PARTS } from '../../assess/quality/score.ts'
import { noticeFor } from '../../pipeline/notice-for.ts'
import { statusOf } from '../../pipeline/status-of.ts'
import type { ApiPorts } from '../api-ports.ts'
import { component } from '../contract/component.ts'
import { someText, wholeNumber } from '../parameter.ts'
import { sendProblem } from '../problem.ts'
import { filerRoute, type Operation, type Route } from '../route.ts'

const FEED_MAX = 1_000
const QUALITY_DAYS_MAX = 366

const STATEMENTS = {
  id: 'readFilings',
  method: 'GET',
  address: '/v1/filings/:reference',
  summary: 'Receipts of one of your references, and where its parcel stands',
  path: { reference: someText('Your own reference.', 'F-2026-0001') },
  query: {},
  answers: {
    200: {
      about: 'What you filed under it.',
      contents: [{ mediaType: 'application/json', schema: component('Statements') }],
    },
  },
  problems: ['not-found'],
} as const satisfies Operation

const FEED = {
  id: 'readDispositions',
  method: 'GET',
  address: '/v1/dispositions',
  summary: 'Your feed: status changes and findings in your own data, oldest first',
  about:
    'Ask again with `after` = the `next` of the last answer that you kept. A cursor is never given ' +
    'twice, the order never changes, and asking again gives the same messages.',
  path: {},
  query: {
    after: wholeNumber({
      about: 'The last cursor you have; 0 is the beginning.',
      from: 0,
      to: Number.MAX_SAFE_INTEGER,
      fallback: 0,
    }),
    limit: wholeNumber({ about: 'The most messages.', from: 1, to: FEED_MAX, fallback: 100 }),
  },
  answers: {
    200: {
      about: 'The next messages; none when there is nothing new.',
      contents: [{ mediaType: 'application/json', schema: component('Feed') }],
    },
  },
  problems: [],
} as const satisfies Operation

const QUALITY = {
  id: 'readQuality',
  method: 'GET',
  address: '/v1/quality',
  summary: 'Your data quality by day of receipt',
  path: {},
  query: {
    days: wholeNumber({
      about: 'How many days back.',
      from: 1,
      to: QUALITY_DAYS_MAX,
      fallback: 30,
    }),
  },
  answers: {
    200: {
      about: 'One row a day with filings.',
      contents: [{ mediaType: 'application/json', schema: component('Quality') }],
    },
  },
  problems: [],
} as const satisfies Operation

/** The filers' reading routes. */
export function filerRoutes({ reader }: ApiPorts): readonly Route[] {
  const statements = filerRoute(STATEMENTS, async ({ reply, path: { reference }, filer }) => {
    const rows = await reader.listStatements(filer, reference)
    if (rows.length === 0) {
      const detail = `You have filed nothing under "${reference}".`
      return sendProblem(reply, 'not-found', { detail })
    }
    const receipts = rows.map(({ version, hash, receivedAt }) => ({
      reference,
      version,
      kind: 'accepted',
      hash,
      receivedAt,
    }))
    const status = await statusOf(reader, rows)
    return { receipts, ...(status === undefined ? {} : { status }) }
  })
  const feed = filerRoute(FEED, async ({ query, filer }) => {
    const page = await reader.listFeed(filer, query)
    const messages = page.flatMap(({ cursor, createdAt, decision, statement: { submission } }) =>
      submission.kind === 'filing'
        ? [{ cursor, kind: 'disposition', createdAt, body: noticeFor(decision, submission) }]
        : [],
    )
    return { messages, next: page.at(-1)?.cursor ?? query.after }
  })
  const quality = filerRoute(QUALITY, async ({ query: { days }, filer }) => {
    const rows = await reader.listQuality(filer, days)
    return { days: rows.map(({ day, tally }) => qualityOf(day, tally as QualityTally)) }
  })
  return [statements, feed, quality]
}

/** A day's tally in the words of the contract. */
function qualityOf(day: string, tally: QualityTally) {
  const parts = QUALITY_PARTS.flatMap((part) => {
    const quality = meanPartQuality(tally, part)
    const filings = tally.parts[part]?.records ?? 0
    return quality === undefined ? [] : [[part, { filings, quality }] as const]
  })
  return {
    day,
    filings: tally.records,
    cleanFilings: tally.cleanRecords,
    quality: meanScore(tally) ?? 1,
    findings: tally.findings,
    filingsWith: tally.recordsWith,
    parts: Object.fromEntries(parts),
  }
}
