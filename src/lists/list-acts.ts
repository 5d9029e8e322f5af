/**
 * What persons did in a folder of lists, as acts for an audit trail: imports, proposals,
 * activations and refusals, each with person and hash, and each under a key of its own.
 */
import { readActs } from './folder/acts.ts'
import type { FolderEntry } from './folder/open-folder.ts'
import { readRefusals } from './folder/refusals.ts'
import { readFirstLine } from './folder/version-file.ts'

/** An act, and the key that tells it from all others. */
export type FolderAct = {
  readonly key: string
  readonly at: string
  readonly actor: string
  readonly act: string
  readonly subject: string
  readonly detail: string
}

/** Who imported where nobody said so: whoever may write in the folder. */
const UNNAMED = 'unnamed'

/** All acts of a folder, in the order of their time. */
export async function listActsOf(
  folder: string,
  entries: readonly FolderEntry[],
): Promise<readonly FolderAct[]> {
  const all: FolderAct[] = []
  for (const entry of entries)
    all.push(...(await importsOf(entry)), ...(await activationsOf(entry)))
  for (const { refused, what, by, at, rule, text } of await readRefusals(folder)) {
    const act = `list.${refused}-refused`
    const key = JSON.stringify([act, what, by, at, rule])
    all.push({ key, at, actor: by, act, subject: what, detail: `${rule}: ${text}` })
  }
  return all.toSorted((one, other) => (one.at < other.at ? -1 : 1))
}

/** A version that was made is known for ever: its file is never written again. */
const imports = new Map<string, FolderAct>()

async function importsOf({ id, folder, versions }: FolderEntry): Promise<readonly FolderAct[]> {
  const acts: FolderAct[] = []
  for (const version of versions) {
    const place = `${folder} ${version}`
    const before = imports.get(place)
    const first = before === undefined ? await readFirstLine(folder, version) : undefined
    const act = before ?? (first === undefined ? undefined : importOf(id, first))
    if (act === undefined) continue
    imports.set(place, act)
    acts.push(act)
  }
  return acts
}

function importOf(
  id: string,
  line: NonNullable<Awaited<ReturnType<typeof readFirstLine>>>,
): FolderAct {
  const { version, importedAt, by = UNNAMED, head } = line
  const key = JSON.stringify(['list.imported', id, version, head.hash])
  const detail = `version ${version} of ${head.asOf}, ${head.hash}`
  return { key, at: importedAt, actor: by, act: 'list.imported', subject: id, detail }
}

async function activationsOf({ id, folder }: FolderEntry): Promise<readonly FolderAct[]> {
  const acts = await readActs(folder)
  if (!acts.ok) return []
  return acts.value.map(({ act, version, hash, by, at, reason }, place) => {
    const name = act === 'propose' ? 'list.proposed' : 'list.activated'
    const detail = `version ${version}, ${hash}: ${reason}`
    const key = JSON.stringify([name, id, place, hash, at])
    return { key, at, actor: by, act: name, subject: id, detail }
  })
}
