/**
 * The storage could not serve. An outage is thrown by adapters only, and always says how to mend
 * it.
 */

/**
 * Why the storage could not serve:
 * - `unreachable`: no connection, or it was lost;
 * - `timeout`: a deadline passed;
 * - `overlong`: the database ended work that took too long: less of it at once may go through;
 * - `overloaded`: no free connection or memory at the server;
 * - `contention`: a transaction kept clashing with others until its retries were used up;
 * - `commit-unknown`: the connection broke during commit, so the transaction may be on disk or not;
 * - `disk-full`: the server or we could not write;
 * - `folder-unusable`: the data folder cannot be written, or not reached by the database's account;
 * - `in-use`: another Tidewaiter runs on the same data folder;
 * - `wrong-version`: data, server or schema are of another version than this program;
 * - `unsupported`: the embedded PostgreSQL cannot run on this system;
 * - `misconfigured`: a setting such as DATABASE_URL cannot be used;
 * - `start-failed`: the embedded PostgreSQL ended while starting.
 */
export type OutageReason =
  | 'unreachable'
  | 'timeout'
  | 'overlong'
  | 'overloaded'
  | 'contention'
  | 'commit-unknown'
  | 'disk-full'
  | 'folder-unusable'
  | 'in-use'
  | 'wrong-version'
  | 'unsupported'
  | 'misconfigured'
  | 'start-failed'

/**
 * An outage of the storage. `message` is one line for an operator, `text` with its `mend`; neither
 * holds a password or a value of a row.
 */
export class StorageOutage extends Error {
  readonly reason: OutageReason
  /** What is wrong, one sentence without a line break. */
  readonly text: string
  /** What the operator can do, one sentence. */
  readonly mend: string

  constructor(
    outage: { readonly reason: OutageReason; readonly text: string; readonly mend: string },
    options?: { readonly cause: unknown },
  ) {
    super(`${oneLine(outage.text)} ${oneLine(outage.mend)}`, options)
    this.name = 'StorageOutage'
    this.reason = outage.reason
    this.text = oneLine(outage.text)
    this.mend = oneLine(outage.mend)
  }
}

/**
 * Whether the storage is out for everybody. Where one unit of work asked too much of it
 * (`overlong`), others may be served.
 */
export function isOut(error: unknown): error is StorageOutage {
  return error instanceof StorageOutage && error.reason !== 'overlong'
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim()
}
