/** A folder of lists as the running server reads it: what is in use, told without reading all again. */
import { stat } from 'node:fs/promises'
import type { ListHead, ListVersion } from '../domain/list.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { Result } from '../lib/result.ts'
import { type FolderEntry, openFolder } from './folder/open-folder.ts'
import { readListVersion } from './folder/read-list-folder.ts'
import { readVersionFile } from './folder/version-file.ts'
import { type FolderAct, listActsOf } from './list-acts.ts'

/** A list cannot be used: its folder or file is damaged; the message says which and what to do. */
export class UnusableList extends Error {
  override readonly name = 'UnusableList'
}

/** The versions of a folder; throws an UnusableList where something is damaged. */
export type ListFolder = {
  readonly listActive: () => Promise<readonly ListHead[]>
  /** What persons did in it, the oldest first. */
  readonly listActs: () => Promise<readonly FolderAct[]>
  readonly read: (version: Pick<ListHead, 'list' | 'hash'>) => Promise<ListVersion | undefined>
}

/** Opens `folder`; one that is not there has no lists yet. */
export function openListFolder(folder: string): ListFolder {
  /** Versions never change, so what one is needs reading once. Undefined for a nomenclature. */
  const heads = new Map<string, ListHead | undefined>()

  async function headOf(entry: FolderEntry, version: number): Promise<ListHead | undefined> {
    const key = `${entry.id} ${version}`
    if (heads.has(key)) return heads.get(key)
    const { first } = valueOf(await readVersionFile(entry.folder, version))
    const head = first.what === 'list' ? first.head : undefined
    heads.set(key, head)
    return head
  }

  async function entries(): Promise<readonly FolderEntry[]> {
    if (!(await isThere(folder))) return []
    return valueOf(await openFolder(folder))
  }

  return {
    listActive: async () => {
      const active: ListHead[] = []
      for (const entry of await entries()) {
        if (entry.inUse === undefined) continue
        const head = await headOf(entry, entry.inUse)
        if (head !== undefined) active.push(head)
      }
      return active
    },
    listActs: async () => {
      return (await isThere(folder)) ? await listActsOf(folder, await entries()) : []
    },
    read: async ({ list, hash }) => {
      const entry = (await entries()).find(({ id }) => id === list)
      for (const version of entry?.versions.toReversed() ?? []) {
        if (entry === undefined) break
        const head = await headOf(entry, version)
        if (head?.hash === hash) return valueOf(await readListVersion(entry, version))
      }
      return undefined
    },
  }
}

async function isThere(folder: string): Promise<boolean> {
  return (await stat(folder).catch(() => undefined)) !== undefined
}

function valueOf<T>(read: Result<T, Refusal>): T {
  if (read.ok) return read.value
  throw new UnusableList(`A list cannot be used: ${read.refusal.text}`)
}
