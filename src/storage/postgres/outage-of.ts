/** Tells outages of the database from faults of ours, by the codes PostgreSQL and the system give. */

import type { OutageReason } from '../storage-outage.ts'
import { StorageOutage } from '../storage-outage.ts'

interface Meaning {
  readonly reason: OutageReason
  readonly text: string
  readonly mend: string
}

const unreachable: Meaning = {
  reason: 'unreachable',
  text: 'The database cannot be reached.',
  mend: 'See that PostgreSQL runs and that DATABASE_URL, if set, names it.',
}

const overloaded: Meaning = {
  reason: 'overloaded',
  text: 'The database is out of connections, memory or locks.',
  mend: 'Lower the load, or raise the limit that the database log names.',
}

const timeout: Meaning = {
  reason: 'timeout',
  text: 'The database did not answer in time.',
  mend: 'Try again; if it lasts, look for long transactions and slow disks.',
}

const overlong: Meaning = {
  reason: 'overlong',
  text: 'The database ended work that took too long.',
  mend: 'Try again with less at once; if it lasts, look for very large parcels and slow disks.',
}

const contention: Meaning = {
  reason: 'contention',
  text: 'The transaction clashed with others.',
  mend: 'Try again.',
}

const diskFull: Meaning = {
  reason: 'disk-full',
  text: 'The disk of the database is full.',
  mend: 'Free some space on it; nothing that was accepted is lost.',
}

const accessDenied: Meaning = {
  reason: 'misconfigured',
  text: 'The database refuses the user, password or database name.',
  mend: 'Correct DATABASE_URL.',
}

const readOnly: Meaning = {
  reason: 'unreachable',
  text: 'The database takes no writes: it is a standby or being switched over.',
  mend: 'Point DATABASE_URL to the primary.',
}

/** SQLSTATE codes, from PostgreSQL's appendix "Error Codes"; a class of two letters where all agree. */
const bySqlState: Readonly<Record<string, Meaning>> = {
  '08': unreachable,
  '57P01': unreachable,
  '57P02': unreachable,
  '57P03': unreachable,
  '57P05': unreachable,
  '25P03': overlong,
  '25P04': overlong,
  '25006': readOnly,
  '57014': overlong,
  '55P03': timeout,
  '53100': diskFull,
  '53': overloaded,
  '40001': contention,
  '40P01': contention,
  '28': accessDenied,
  '3D000': accessDenied,
}

const bySystemCode: Readonly<Record<string, Meaning>> = {
  ECONNREFUSED: unreachable,
  ECONNRESET: unreachable,
  ENOENT: unreachable,
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  EPIPE: unreachable,
  EACCES: unreachable,
  ETIMEDOUT: timeout,
}

/** What the driver says, without a code, when a connection goes or does not come. */
const lostMessages =
  /^Connection terminated|^Client has encountered a connection error|not queryable|ended by/u
const lateMessages =
  /timeout exceeded when trying to connect|due to connection timeout|timeout expired/u

/** The outage that `error` means; `undefined` when it is a fault of ours, such as wrong SQL. */
export function outageOf(error: unknown): StorageOutage | undefined {
  if (error instanceof StorageOutage) return error
  const meaning = meaningOf(error)
  return meaning === undefined ? undefined : new StorageOutage(meaning, { cause: error })
}

/** Whether PostgreSQL asks for the same transaction again. */
export function isClash(error: unknown): boolean {
  const code = codeOf(error)
  return code === '40001' || code === '40P01'
}

function meaningOf(error: unknown): Meaning | undefined {
  if (error instanceof AggregateError) return meaningOf(error.errors[0])
  if (!(error instanceof Error)) return undefined
  const code = codeOf(error)
  if (code !== undefined) {
    return bySystemCode[code] ?? bySqlState[code] ?? bySqlState[code.slice(0, 2)]
  }
  // pg-pool gives a timeout of a connection the same words as a loss, and the reason as its cause.
  if (lateMessages.test(error.message)) return timeout
  return lostMessages.test(error.message) ? unreachable : undefined
}

/** The SQLSTATE or system code of `error`, if it has one. */
export function codeOf(error: unknown): string | undefined {
  const hasCode = error instanceof Error && 'code' in error
  return hasCode && typeof error.code === 'string' ? error.code : undefined
}
