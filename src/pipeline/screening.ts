/**
 * The lists that a running server screens against: opened once, looked at again now and then.
 * When a version has changed, decisions use the new one first; then every parcel that can still be
 * stopped is looked at. That is noted only when it is done, so that a server that dies begins
 * again.
 */
import { type ClearedLookUp, clearedLookUp } from '../domain/cleared-match.ts'
import type { ListHead, ListVersion } from '../domain/list.ts'
import type { ListFolder } from '../lists/list-folder.ts'
import { buildPartyScreen, type PartyScreen } from '../screen/party-screen.ts'
import type { ClearedMatches } from '../storage/cleared-matches.ts'
import type { ScreenedLists } from '../storage/screened-lists.ts'
import { changedEntries, type Rescreened, type Rescreening, rescreen } from './rescreen.ts'
import type { ScreeningSettings } from './screen-parties.ts'

/** What the screening of a server is made of. */
export type ScreeningParts = Pick<Rescreening, 'store' | 'reader' | 'compiled'> & {
  readonly versions: ListFolder
  readonly clearedMatches: ClearedMatches
  readonly screenedLists: ScreenedLists
  /** RFC 3339. */
  readonly now: () => string
  readonly log: (line: string) => void
}

/** The screening of a running server. */
export type Screening = {
  /** What the next decision screens with. */
  readonly current: () => Pick<ScreeningSettings, 'screen' | 'cleared'>
  /** Reads the clearings again. */
  readonly refreshCleared: () => Promise<void>
  /** Reads the lists and clearings again; screens parcels again where a list has changed. */
  readonly round: (signal: AbortSignal) => Promise<void>
}

/** A line about progress after so many parcels. */
const PROGRESS_EVERY = 10_000

/** Opens the screening with the lists in force. */
export async function openScreening(parts: ScreeningParts): Promise<Screening> {
  const { versions, clearedMatches, now, log } = parts
  let screen: PartyScreen | undefined
  let cleared: ClearedLookUp | undefined
  let used = ''

  async function refreshCleared(): Promise<void> {
    cleared = clearedLookUp(await clearedMatches.listStanding(now().slice(0, 10)))
  }

  /** Reads what is in use again where that has changed; gives what is in use. */
  async function refreshLists(): Promise<readonly ListHead[]> {
    const heads = await headsWithConsequence(parts)
    const named = heads.map(({ list, hash }) => `${list} ${hash}`).join('\n')
    if (named === used) return heads
    const whole: ListVersion[] = []
    for (const head of heads) whole.push(await readVersion(versions, head))
    screen = whole.length === 0 ? undefined : buildPartyScreen(whole)
    used = named
    for (const { list, asOf, entries } of heads) {
      log(`Parties are screened against ${list} of ${asOf}, ${entries} entries.`)
    }
    return heads
  }

  await refreshCleared()
  await refreshLists()
  return {
    current: () => ({ screen, cleared }),
    refreshCleared,
    round: async (signal) => {
      await refreshCleared()
      await rescreenWhatChanged(parts, await refreshLists(), signal)
    },
  }
}

/** Lists without a consequence in the pack are not looked at. */
async function headsWithConsequence({
  versions,
  compiled,
}: Pick<ScreeningParts, 'versions' | 'compiled'>): Promise<readonly ListHead[]> {
  const named = new Set(compiled.pack.consequences.map(({ list }) => list))
  const heads = await versions.listActive()
  return heads
    .filter(({ list }) => named.has(list))
    .toSorted((one, other) => (one.list < other.list ? -1 : 1))
}

async function readVersion(versions: ListFolder, head: ListHead): Promise<ListVersion> {
  const version = await versions.read(head)
  if (version === undefined) throw new Error(`${head.list} of ${head.asOf} is in force and gone`)
  return version
}

async function rescreenWhatChanged(
  parts: ScreeningParts,
  heads: readonly ListHead[],
  signal: AbortSignal,
): Promise<void> {
  const { versions, screenedLists, log } = parts
  const screened = await screenedLists.read()
  const isSame = heads.length === screened.size
  if (isSame && heads.every(({ list, hash }) => screened.get(list) === hash)) return
  const changed: ListVersion[] = []
  for (const head of heads) {
    const hash = screened.get(head.list)
    if (hash === head.hash) continue
    const before = hash === undefined ? undefined : await versions.read({ list: head.list, hash })
    changed.push(changedEntries(before, await readVersion(versions, head)))
  }
  const done = await rescreen({ ...parts, changed, signal, onProgress: telling(log) })
  if (done === undefined) return
  await screenedLists.replace(new Map(heads.map(({ list, hash }) => [list, hash])))
  const lists = changed.map(({ head }) => head.list).join(', ')
  if (lists.length > 0) {
    log(`${lists}: ${done.screened} parcels screened again, ${done.owed} to be decided again.`)
  }
}

function telling(log: (line: string) => void): (progress: Rescreened) => void {
  let told = 0
  return ({ screened, owed }) => {
    if (screened - told < PROGRESS_EVERY) return
    told = screened
    log(`${screened} parcels screened again so far, ${owed} to be decided again.`)
  }
}
