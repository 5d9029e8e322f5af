/** Runs work in one transaction. It is wholly done or not at all, and a clash is tried again. */

import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { StorageOutage } from '../storage-outage.ts'
import { withClient } from './connect.ts'
import { codeOf, isClash, outageOf } from './outage-of.ts'

/** How a transaction runs. */
export interface TransactionOptions {
  /** `read committed` unless told. */
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable'
  /** 5: how often it is run in all when it clashes with others. */
  readonly attemptsMax?: number
}

const firstPauseMs = 10

/**
 * Commits what `work` did, or rolls it back when it throws. When PostgreSQL reports a clash
 * (40001, 40P01) `work` runs again from the start, so it must have no effect outside the database.
 * Throws a StorageOutage: `contention` when the attempts are used up, `commit-unknown` when the
 * connection broke during commit (ask the database before doing it again).
 */
export async function withTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const attemptsMax = options.attemptsMax ?? 5
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withClient(pool, (client) => once(client, work, options))
    } catch (error) {
      const isOver = attempt >= attemptsMax || !isClash(causeOf(error))
      if (isOver) throw error
    }
    // Those who clashed must not meet again: a random pause, growing with each attempt.
    await wait(Math.random() * firstPauseMs * 2 ** attempt)
  }
}

function causeOf(error: unknown): unknown {
  return error instanceof StorageOutage ? error.cause : error
}

async function once<T>(
  client: pg.PoolClient,
  work: (client: pg.PoolClient) => Promise<T>,
  options: TransactionOptions,
): Promise<T> {
  await client.query(`begin isolation level ${options.isolation ?? 'read committed'}`)
  let result: T
  try {
    result = await work(client)
  } catch (error) {
    // When the connection is gone the server has rolled back already; the first error tells more.
    await client.query('rollback').catch(() => undefined)
    throw error
  }
  await commit(client)
  return result
}

async function commit(client: pg.PoolClient): Promise<void> {
  try {
    const { command } = await client.query('commit')
    // PostgreSQL answers a commit of a failed transaction with a rollback, not with an error.
    if (command !== 'COMMIT') throw new Error('a failed statement was swallowed: rolled back')
  } catch (error) {
    if (outageOf(error)?.reason !== 'unreachable' || codeOf(error) === '57P03') throw error
    throw new StorageOutage(
      {
        reason: 'commit-unknown',
        text: 'The connection broke during commit: the work may be on disk or not.',
        mend: 'Read it back before doing it again; work with an idempotency key can just be redone.',
      },
      { cause: error },
    )
  }
}
