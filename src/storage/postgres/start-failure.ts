/** Turns what PostgreSQL's programs say when they fail into one outage an operator can act on. */

import { StorageOutage } from '../storage-outage.ts'

type Cause = Pick<StorageOutage, 'reason' | 'text' | 'mend'>

/** The outage for `said`, the error output of `program`, working in `folder`. */
export function startFailure(failure: {
  readonly program: 'initdb' | 'postgres'
  readonly said: string
  readonly folder: string
}): StorageOutage {
  const { program, said, folder } = failure
  return new StorageOutage(knownCause(said, folder) ?? unknownCause(failure, program))
}

function knownCause(said: string, folder: string): Cause | undefined {
  if (/No space left on device|Disk quota exceeded/u.test(said)) {
    return {
      reason: 'disk-full',
      text: `The disk that holds ${folder} is full.`,
      mend: 'Free some space or set TIDEWAITER_DATA_DIR to a folder on another disk.',
    }
  }
  if (/database files are incompatible with server/u.test(said)) {
    return {
      reason: 'wrong-version',
      text: `The database in ${folder} was made by another build of PostgreSQL.`,
      mend: 'Back it up with the Tidewaiter that made it and restore the backup here.',
    }
  }
  if (/Permission denied|Read-only file system|wrong ownership|invalid permissions/u.test(said)) {
    return {
      reason: 'folder-unusable',
      text: `PostgreSQL may not use ${folder}: ${lastComplaint(said)}.`,
      mend: 'Give the folder back to its account, or set TIDEWAITER_DATA_DIR to another one.',
    }
  }
  if (/could not map anonymous shared memory|Cannot allocate memory/u.test(said)) {
    return {
      reason: 'overloaded',
      text: 'PostgreSQL did not get the memory it asks for.',
      mend: `Set a smaller shared_buffers in ${folder}/data/own.conf.`,
    }
  }
  return undefined
}

function unknownCause(
  failure: { readonly said: string; readonly folder: string },
  program: string,
): Cause {
  return {
    reason: 'start-failed',
    text: `${program} ended while starting: ${lastComplaint(failure.said)}.`,
    mend: `Its log is in ${failure.folder}/log.`,
  }
}

function lastComplaint(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim().length > 0)
  const complaint = lines.findLast((line) => /FATAL|PANIC|error:/u.test(line)) ?? lines.at(-1)
  return (complaint ?? 'it said nothing').replace(/^.*?(?:FATAL|PANIC|error):\s*/u, '')
}
