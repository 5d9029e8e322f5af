/**
 * A folder of lists: which lists and versions it holds, and which of them are in use. In a plain
 * folder that is the newest of each list; in the server's, and wherever somebody has proposed a
 * version, it is the one that a second person activated.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Refusal } from '../../domain/refusal.ts'
import { ok, type Result, refuse } from '../../lib/result.ts'
import { readActs, type Standing, standingOf } from './acts.ts'
import { versionOfName } from './version-file.ts'
import { writeOnce } from './write-once.ts'

/** What puts a version in use. */
export type UseRule = 'newest' | 'activated'

/** A list or nomenclature in a folder. */
export type FolderEntry = {
  readonly id: string
  readonly folder: string
  /** Numbers of its versions, oldest first; never empty. */
  readonly versions: readonly number[]
  readonly standing: Standing
  /** The version in use; undefined where none was activated yet. */
  readonly inUse: number | undefined
}

/** Names of lists: letters, digits and hyphens, so that each is a folder of its own everywhere. */
export const LIST_ID = /^[a-z0-9][a-z0-9-]{0,63}$/u

const RULE_FILE = 'folder.json'

/** Sets the rule of a new folder; one that is there keeps its own. */
export async function makeFolder(folder: string, use: UseRule): Promise<void> {
  await writeOnce(folder, RULE_FILE, [JSON.stringify({ format: 'tidewaiter-lists-1', use })])
}

/** What puts versions of this folder in use. */
async function useRuleOf(folder: string): Promise<UseRule> {
  const text = await readFile(join(folder, RULE_FILE), 'utf8').catch(() => '')
  // A folder without the file was put together by hand; only the server's own asks for two persons.
  return text.includes('"activated"') ? 'activated' : 'newest'
}

/** All lists of a folder by id, in the order of their ids. Refused where it is no readable folder. */
export async function openFolder(folder: string): Promise<Result<readonly FolderEntry[], Refusal>> {
  const names = await readdir(folder, { withFileTypes: true }).catch(() => undefined)
  if (names === undefined) {
    const text = `${folder} is no folder that can be read; name one made by "lists import".`
    return refuse({ pointer: '', rule: 'folder', text })
  }
  const use = await useRuleOf(folder)
  const entries: FolderEntry[] = []
  const ids = names
    .filter((each) => each.isDirectory() && LIST_ID.test(each.name))
    .map(({ name }) => name)
  for (const id of ids.toSorted()) {
    const entry = await openList(join(folder, id), { id, use })
    if (!entry.ok) return entry
    if (entry.value !== undefined) entries.push(entry.value)
  }
  return ok(entries)
}

async function openList(
  folder: string,
  { id, use }: { readonly id: string; readonly use: UseRule },
): Promise<Result<FolderEntry | undefined, Refusal>> {
  const names = await readdir(folder).catch(() => undefined)
  if (names === undefined) {
    const text = `${folder} cannot be read; give the account of the server the right to.`
    return refuse({ pointer: '', rule: 'folder', text })
  }
  const versions = names
    .flatMap((name) => versionOfName(name) ?? [])
    .toSorted((one, other) => one - other)
  if (versions.length === 0) return ok(undefined)
  const acts = await readActs(folder)
  if (!acts.ok) return acts
  const standing = standingOf(acts.value)
  return ok({ id, folder, versions, standing, inUse: inUseOf(versions, { standing, use }) })
}

/** The one place that says which version counts. */
function inUseOf(
  versions: readonly number[],
  { standing, use }: { readonly standing: Standing; readonly use: UseRule },
): number | undefined {
  if (standing.activated !== undefined) return standing.activated.version
  // From the first proposal on nothing comes into use by itself, and nothing falls out of it.
  if (standing.count > 0) return standing.inUseBefore
  return use === 'newest' ? versions.at(-1) : undefined
}
