/**
 * The lists that a running server screens against: opened once, looked at again now and then.
 * When a version or the pack has changed, decisions use the new one first; then every parcel that
 * can still be stopped is looked at. That is noted only when it is done, so that a server that dies
 * begins again.
 */
import { type ClearedLookUp, clearedLookUp } from '../domain/cleared-match.ts'
import type { ListHead, ListVersion } from '../domain/list.ts'
import { type ListFolder, UnusableList } from '../lists/list-folder.ts'
import { ageDays, isOverdue, publisherOf } from '../lists/publishers.ts'
import { buildPartyScreen, type PartyScreen } from '../screen/party-screen.ts'
import type { AuditTrail } from '../storage/audit.ts'
import type { ClearedMatches } from '../storage/cleared-matches.ts'
import type { ListActs } from '../storage/list-acts.ts'
import type { PackShelf } from '../storage/pack-shelf.ts'
import type { ScreenedLists } from '../storage/screened-lists.ts'
import type { ScreenedPack } from '../storage/screened-pack.ts'
import type { Act } from '../storage/store.ts'
import { changedRules } from './changed-rules.ts'
import { changedEntries, type Rescreened, type Rescreening, rescreen } from './rescreen.ts'
import { rescreenPack } from './rescreen-pack.ts'
import type { ScreeningSettings } from './screen-parties.ts'

/** What the screening of a server is made of. */
export type ScreeningParts = Pick<Rescreening, 'store' | 'reader' | 'compiled'> & {
  readonly versions: ListFolder
  readonly clearedMatches: ClearedMatches
  readonly screenedLists: ScreenedLists
  readonly screenedPack: ScreenedPack
  readonly shelf: Pick<PackShelf, 'find'>
  readonly listActs: ListActs
  readonly audit: Pick<AuditTrail, 'append'>
  /** RFC 3339. */
  readonly now: () => string
  readonly log: (line: string) => void
}

/** A list that parties are screened against, and how old it is. */
export type ListInUse = Pick<ListHead, 'list' | 'asOf' | 'hash' | 'entries'> & {
  readonly ageDays: number
  /** Older than its publisher usually lets it become. */
  readonly isOverdue: boolean
}

/** What the screening uses, and how far it is with looking at parcels again. */
export type ScreeningState = {
  readonly lists: readonly ListInUse[]
  /** Undefined while nothing is looked at again. */
  readonly underWay: Again | undefined
}

/** Parcels looked at again because of a list or the pack, so far. */
export type Again = Rescreened & {
  readonly because: 'list' | 'clearing' | 'pack'
  readonly since: string
}

/** The screening of a running server. */
export type Screening = {
  /** What the next decision screens with. */
  readonly current: () => Pick<ScreeningSettings, 'screen' | 'cleared'>
  /** Reads the clearings again. */
  readonly refreshCleared: () => Promise<void>
  readonly state: () => ScreeningState
  /** Reads lists and clearings again; looks at parcels again where a list or the pack has changed. */
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
  let inUse: readonly ListHead[] = []
  let underWay: Again | undefined
  const alarm = alarming(log)
  const today = () => now().slice(0, 10)

  async function refreshCleared(): Promise<void> {
    cleared = clearedLookUp(await clearedMatches.listStanding(today()))
  }

  /** Reads what is in use again where that has changed; gives what is in use. */
  async function refreshLists(): Promise<readonly ListHead[]> {
    const heads = await headsWithConsequence(parts)
    const named = heads.map(({ list, hash }) => `${list} ${hash}`).join('\n')
    if (named !== used) {
      const whole: ListVersion[] = []
      for (const head of heads) whole.push(await readVersion(versions, head))
      screen = whole.length === 0 ? undefined : buildPartyScreen(whole)
      await tellUsed(parts, { heads, before: inUse })
      used = named
      inUse = heads
    }
    alarm(listsOf(heads, today()))
    return heads
  }

  const refresh = () => tellingUnusable(parts, refreshLists)
  await refreshCleared()
  await refresh()
  return {
    current: () => ({ screen, cleared }),
    refreshCleared,
    state: () => ({ lists: listsOf(inUse, today()), underWay }),
    round: async (signal) => {
      await refreshCleared()
      const heads = await refresh()
      const following = (because: Again['because']): Following => {
        const since = now()
        const tell = telling(log)
        return (progress) => {
          underWay = { ...progress, because, since }
          tell(progress)
        }
      }
      try {
        await rescreenWhatChanged(parts, heads, { signal, following })
        await rescreenLapsed(parts, heads, { signal, following })
        await rescreenChangedPack(parts, screen, { signal, following })
      } finally {
        underWay = undefined
      }
    },
  }
}

type Following = (progress: Rescreened) => void
type Looking = {
  readonly signal: AbortSignal
  readonly following: (because: Again['because']) => Following
}

function listsOf(heads: readonly ListHead[], today: string): readonly ListInUse[] {
  return heads.map(({ list, asOf, hash, entries }) => {
    const days = { asOf, today }
    return { list, asOf, hash, entries, ageDays: ageDays(days), isOverdue: isOverdue(list, days) }
  })
}

/** Tells of lists that are too old, each once for every day of age. */
function alarming(log: (line: string) => void): (lists: readonly ListInUse[]) => void {
  const told = new Map<string, number>()
  return (lists) => {
    for (const { list, asOf, ageDays: age, isOverdue: isOld } of lists) {
      if (!isOld || told.get(list) === age) continue
      told.set(list, age)
      const usual = publisherOf(list).usualDays ?? 0
      log(
        `Alarm: ${list} of ${asOf} is ${age} days old; its publisher usually renews it within ${usual}.`,
      )
    }
  }
}

type Using = { readonly heads: readonly ListHead[]; readonly before: readonly ListHead[] }

/** From here on decisions use these versions: said to the operator, and kept. */
async function tellUsed(
  { audit, now, log }: ScreeningParts,
  { heads, before }: Using,
): Promise<void> {
  const isNew = ({ list, hash }: ListHead) =>
    !before.some((head) => head.list === list && head.hash === hash)
  const fresh = heads.filter(isNew)
  const gone = before.filter(({ list }) => !heads.some((head) => head.list === list))
  for (const { list, asOf, entries } of fresh) {
    log(`Parties are screened against ${list} of ${asOf}, ${entries} entries.`)
  }
  const at = now()
  await audit.append([
    ...fresh.map(({ list, hash }) => act({ at, act: 'list.used', subject: list, detail: hash })),
    ...gone.map(({ list, hash }) => act({ at, act: 'list.left', subject: list, detail: hash })),
  ])
}

function act(told: Pick<Act, 'at' | 'act' | 'subject' | 'detail'>): Act {
  return { ...told, actor: 'engine' }
}

/** Keeps on the trail what persons did to the lists, and that a damaged folder was refused. */
async function tellingUnusable<T>(
  { versions, listActs, now }: ScreeningParts,
  work: () => Promise<T>,
): Promise<T> {
  try {
    await listActs.record(await versions.listActs())
    return await work()
  } catch (error) {
    if (error instanceof UnusableList) {
      const refusal = act({
        at: now(),
        act: 'list.refused',
        subject: 'lists',
        detail: error.message,
      })
      const key = `refused ${refusal.at.slice(0, 10)} ${error.message}`
      await listActs.record([{ ...refusal, key }])
    }
    throw error
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
  { signal, following }: Looking,
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
  const done = await rescreen({ ...parts, changed, signal, onProgress: following('list') })
  if (done === undefined) return
  await screenedLists.replace(new Map(heads.map(({ list, hash }) => [list, hash])))
  const lists = changed.map(({ head }) => head.list).join(', ')
  if (lists.length > 0) {
    log(`${lists}: ${done.screened} parcels screened again, ${done.owed} to be decided again.`)
  }
}

/** Looks at the parcels again that a clearing excused until it lapsed, by its entries alone. */
async function rescreenLapsed(
  parts: ScreeningParts,
  heads: readonly ListHead[],
  { signal, following }: Looking,
): Promise<void> {
  const { versions, clearedMatches, now, log } = parts
  const lapsed = await clearedMatches.listLapsed(now().slice(0, 10))
  if (lapsed.length === 0) return
  const changed: ListVersion[] = []
  for (const head of heads) {
    const ids = new Set(lapsed.flatMap(({ list, entry }) => (list === head.list ? [entry] : [])))
    if (ids.size === 0) continue
    const { entries } = await readVersion(versions, head)
    changed.push({ head, entries: entries.filter(({ id }) => ids.has(id)) })
  }
  const done = await rescreen({ ...parts, changed, signal, onProgress: following('clearing') })
  if (done === undefined) return
  await clearedMatches.settle(lapsed.map(({ id }) => id))
  log(
    `${lapsed.length} clearings lapsed: ${done.screened} parcels screened again, ` +
      `${done.owed} to be decided again.`,
  )
}

/** Looks at parcels under what the pack says otherwise than the one they were last looked at under. */
async function rescreenChangedPack(
  parts: ScreeningParts,
  screen: PartyScreen | undefined,
  { signal, following }: Looking,
): Promise<void> {
  const { screenedPack, shelf, log } = parts
  const { pack } = parts.compiled
  const hash = await screenedPack.read()
  if (hash === pack.hash) return
  const before = hash === undefined ? undefined : await shelf.find(hash)
  const changed = changedRules(before, pack)
  const onProgress = following('pack')
  const done = await rescreenPack({ ...parts, changed, screen, signal, onProgress })
  if (done === undefined) return
  await screenedPack.replace(pack.hash)
  const { screened, owed } = done
  const what = `${pack.head.id}@${pack.head.version}`
  const rules = changed.after?.pack.rules.length ?? 0
  log(
    `${what}, ${rules} rules changed: ${screened} parcels looked at, ${owed} to be decided again.`,
  )
}

function telling(log: (line: string) => void): (progress: Rescreened) => void {
  let told = 0
  return ({ screened, owed }) => {
    if (screened - told < PROGRESS_EVERY) return
    told = screened
    log(`${screened} parcels screened again so far, ${owed} to be decided again.`)
  }
}
