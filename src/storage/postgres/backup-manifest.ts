/** The manifest of a backup: what it holds and how to tell that it is whole. Written last. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Static, TSchema } from '@sinclair/typebox'
import { Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import type { Result } from '../../lib/result.ts'
import { ok, refuse } from '../../lib/result.ts'

/** Why a backup is not restored. */
export interface RestoreRefusal {
  /**
   * `not-a-backup`: no readable manifest; `damaged`: a file is missing, short or altered;
   * `not-empty`: the database holds something; `other-schema`: this program has other tables.
   */
  readonly rule: 'not-a-backup' | 'damaged' | 'not-empty' | 'other-schema'
  /** A sentence for the operator, naming the place and the mend. */
  readonly text: string
}

const backupFormat = 1
const hash = Type.String({ pattern: '^[0-9a-f]{64}$' })
const count = Type.Integer({ minimum: 0 })
const list = <T extends TSchema>(of: T) => Type.Array(of)

const manifestSchema = Type.Object({
  format: Type.Literal(backupFormat),
  /** The moment whose state the backup holds, RFC 3339, by the clock of the server. */
  createdAt: Type.String(),
  /** As PostgreSQL's server_version_num: 180004 is 18.4. */
  serverVersion: Type.Integer(),
  migrations: list(Type.Object({ number: count, name: Type.String(), sha256: hash })),
  /** Partitions in an order in which they can be made. Names are quoted where SQL needs it. */
  partitions: list(
    Type.Object({
      name: Type.String(),
      parent: Type.String(),
      bounds: Type.String(),
      /** The key by which the partition is itself partitioned; null for a leaf. */
      key: Type.Union([Type.String(), Type.Null()]),
      settings: list(Type.String()),
    }),
  ),
  tables: list(
    Type.Object({
      name: Type.String(),
      columns: list(Type.Object({ name: Type.String(), type: Type.String() })),
      /** Below the backup's folder: `COPY` text, zstd. */
      file: Type.String({ pattern: '^tables/[0-9]{4,}-[a-z0-9_.-]+\\.copy\\.zst$' }),
      rows: count,
      fileBytes: count,
      /** Of the text before compression: the same rows have the same hash in any backup. */
      textSha256: hash,
    }),
  ),
  sequences: list(
    Type.Object({ name: Type.String(), lastValue: Type.String(), isCalled: Type.Boolean() }),
  ),
})

/** What a backup holds, and how to tell that it is whole. */
export type BackupManifest = Static<typeof manifestSchema>

/** A table in a backup. */
export type BackupTable = BackupManifest['tables'][number]

/** The version of the layout that `backup` writes. */
export const currentFormat = backupFormat

/** The manifest's file in a backup folder. */
export function manifestFile(folder: string): string {
  return join(folder, 'manifest.json')
}

/** Reads the manifest of the backup in `folder`. */
export function readManifest(folder: string): Result<BackupManifest, RestoreRefusal> {
  const file = manifestFile(folder)
  let content: unknown
  try {
    content = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unreadable'
    return refuse({
      rule: 'not-a-backup',
      text: `${file} cannot be read as a manifest (${why}): name the folder that backup made.`,
    })
  }
  if (Value.Check(manifestSchema, content)) return ok(content)
  const first = Value.Errors(manifestSchema, content).First()
  return refuse({
    rule: 'not-a-backup',
    text: `${file} is not a manifest of format ${backupFormat}: ${first?.path ?? ''} ${first?.message ?? ''}.`,
  })
}
