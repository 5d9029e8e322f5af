/** Imports a nomenclature file as a new version; what cannot be read leaves the old one as it is. */
import { join } from 'node:path'
import type { NomenclatureHead, NomenclatureRow } from '../domain/nomenclature.ts'
import type { Refusal } from '../domain/refusal.ts'
import { canonicalJson } from '../lib/canonical-json.ts'
import { ok, type Result, refuse } from '../lib/result.ts'
import { openFolder } from './folder/open-folder.ts'
import {
  FORMAT,
  linesHash,
  readVersionFile,
  type VersionLine,
  versionFileName,
} from './folder/version-file.ts'
import { writeOnce } from './folder/write-once.ts'
import { publisherOf } from './publishers.ts'
import type { NomenclatureReader } from './read/nomenclature.ts'
import { type NoteCount, noteCounter, type OnRefusal, refusalTeller } from './tell-refusals.ts'

/** A file to import, and where to. */
export type NomenclatureImport = {
  readonly id: string
  readonly read: NomenclatureReader
  readonly bytes: AsyncIterable<Uint8Array>
  readonly asOf: string
  readonly now: string
  /** Who imports, where that is known. */
  readonly by?: string | undefined
  readonly folder: string
  readonly onRefusal: OnRefusal
}

/** What became of a file. */
export type ImportedNomenclature = {
  readonly head: NomenclatureHead
  readonly version: number
  readonly isNew: boolean
  readonly refused: number
  readonly notes: ReadonlyMap<string, NoteCount>
}

/** Imports. A refusal means that nothing was changed. */
export async function importNomenclature(
  file: NomenclatureImport,
): Promise<Result<ImportedNomenclature, Refusal>> {
  const rows: NomenclatureRow[] = []
  const { note, notes } = noteCounter()
  const teller = refusalTeller(file.onRefusal)
  const facts = await file.read(file.bytes, {
    row: (_line, row) => {
      teller.accept()
      rows.push(row)
    },
    refuse: teller.refuse,
    note,
  })
  if (!facts.ok) return facts
  const { count: refused, first } = teller.told()
  if (rows.length === 0) {
    const why = first === undefined ? 'it has no rows.' : first.text
    const text = `Nothing in the file could be read as ${file.id}: ${why} The old version stays.`
    return refuse({ pointer: '', rule: 'nothing-read', text })
  }
  const { source, licence } = publisherOf(file.id)
  const lines = rows.map((row) => canonicalJson(row))
  const head: NomenclatureHead = {
    nomenclature: file.id,
    asOf: file.asOf,
    source,
    licence,
    rows: rows.length,
    refused,
    hash: linesHash(lines),
  }
  const added = await addVersion(file, { head, lines })
  return added.ok ? ok({ ...added.value, head, refused, notes }) : added
}

const TRIES_MAX = 10

async function addVersion(
  file: NomenclatureImport,
  { head, lines }: { readonly head: NomenclatureHead; readonly lines: readonly string[] },
): Promise<Result<{ readonly version: number; readonly isNew: boolean }, Refusal>> {
  const folder = join(file.folder, file.id)
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const opened = await openFolder(file.folder)
    if (!opened.ok) return opened
    const newest = opened.value.find(({ id }) => id === file.id)?.versions.at(-1) ?? 0
    if (newest > 0) {
      const before = await readVersionFile(folder, newest)
      if (!before.ok) return before
      const isSame = canonicalJson(before.value.first.head) === canonicalJson(head)
      if (isSame) return ok({ version: newest, isNew: false })
    }
    const version = newest + 1
    const first: VersionLine = {
      format: FORMAT,
      what: 'nomenclature',
      version,
      importedAt: file.now,
      ...(file.by === undefined ? {} : { by: file.by }),
      head,
      parts: [],
    }
    const all = [JSON.stringify(first), ...lines]
    if (await writeOnce(folder, versionFileName(version), all)) return ok({ version, isNew: true })
  }
  const text = `Other imports of ${file.id} are under way in ${folder}; try again when they are done.`
  return refuse({ pointer: '', rule: 'busy', text })
}
