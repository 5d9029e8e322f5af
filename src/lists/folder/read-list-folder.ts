/** Reads the lists in use out of a folder, as screening takes them. */
import { join } from 'node:path'
import type { ListEntry, ListVersion } from '../../domain/list.ts'
import type { NomenclatureRow, NomenclatureVersion } from '../../domain/nomenclature.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { ok, type Result, refuse } from '../../lib/result.ts'
import { type FolderEntry, openFolder } from './open-folder.ts'
import { type OpenVersion, readVersionFile, versionFileName } from './version-file.ts'

/**
 * The version in use of each list of a folder, in the order of their ids. All refusals of damaged
 * files are told together, and then no list is given: screening without one of them would find
 * nothing on it and say so of everybody.
 */
export async function readListFolder(
  folder: string,
): Promise<Result<readonly ListVersion[], readonly Refusal[]>> {
  const read = await readInUse(folder)
  return read.ok ? ok(read.value.flatMap((file) => listIn(file) ?? [])) : read
}

/** The version in use of each nomenclature of a folder; refused like lists. */
export async function readNomenclatureFolder(
  folder: string,
): Promise<Result<readonly NomenclatureVersion[], readonly Refusal[]>> {
  const read = await readInUse(folder)
  if (!read.ok) return read
  return ok(
    read.value.flatMap(({ first, lines }) => {
      if (first.what !== 'nomenclature') return []
      return { head: first.head, rows: lines.map((line) => rowIn(line) as NomenclatureRow) }
    }),
  )
}

/** One version of a list; refused when its file is damaged, or is a nomenclature. */
export async function readListVersion(
  { id, folder }: Pick<FolderEntry, 'id' | 'folder'>,
  version: number,
): Promise<Result<ListVersion, Refusal>> {
  const file = await readVersionFile(folder, version)
  if (!file.ok) return file
  const list = listIn(file.value)
  if (list !== undefined) return ok(list)
  return refuse({ pointer: '', rule: 'list', text: `${id} is a nomenclature, and no list.` })
}

function listIn({ first, lines }: OpenVersion): ListVersion | undefined {
  if (first.what !== 'list') return undefined
  return { head: first.head, entries: lines.map((line) => rowIn(line) as ListEntry) }
}

/** The lines are what their hash says, so they are what was written. */
function rowIn(line: Buffer): unknown {
  return JSON.parse(line.toString('utf8'))
}

async function readInUse(
  folder: string,
): Promise<Result<readonly OpenVersion[], readonly Refusal[]>> {
  const opened = await openFolder(folder)
  if (!opened.ok) return refuse([opened.refusal])
  const files: OpenVersion[] = []
  const refusals: Refusal[] = []
  for (const entry of opened.value) {
    const { inUse, versions } = entry
    if (inUse === undefined) continue
    if (!versions.includes(inUse)) {
      const file = join(entry.folder, versionFileName(inUse))
      const text = `${file} is in use and missing; put it back from a copy.`
      refusals.push({ pointer: '', rule: 'missing', text })
      continue
    }
    const file = await readVersionFile(entry.folder, inUse)
    if (file.ok) files.push(file.value)
    else refusals.push(file.refusal)
  }
  return refusals.length > 0 ? refuse(refusals) : ok(files)
}
