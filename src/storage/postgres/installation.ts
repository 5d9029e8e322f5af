/** What it takes to run the embedded PostgreSQL's programs. */

import type { Binaries } from './binaries.ts'
import type { ClusterFolders } from './cluster-folders.ts'
import type { OsAccount } from './os-account.ts'

/** Programs, folders, and who runs the one on the other. */
export interface Installation {
  readonly binaries: Binaries
  /** `undefined` is the current user. */
  readonly account: OsAccount | undefined
  readonly folders: ClusterFolders
  /** Whether files reach the disk before they count. Off only for clusters that may be lost. */
  readonly isDurable: boolean
}

/** The one superuser of the embedded PostgreSQL; Tidewaiter itself works as a plain owner. */
export const superuser = 'postgres'

/** Nothing of ours: PGDATA, PGOPTIONS, TMPDIR or a locale would change what the programs do. */
export const programEnvironment = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' } as const
