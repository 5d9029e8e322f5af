/**
 * Imports a file of parties: its pieces take the place of those that the last file of its kind
 * gave, and each list it speaks of gets a new version. What cannot be read changes nothing.
 */
import { join } from 'node:path'
import type { ListEntry, ListHead } from '../domain/list.ts'
import type { Refusal } from '../domain/refusal.ts'
import { canonicalJson } from '../lib/canonical-json.ts'
import { ok, type Result, refuse } from '../lib/result.ts'
import { buildEntries, type KindPieces, sortById } from './build-list.ts'
import { type Collected, type Pieces, partyCollector } from './collect-parties.ts'
import { type FolderEntry, openFolder } from './folder/open-folder.ts'
import {
  FORMAT,
  linesHash,
  piecesFileName,
  readPieces,
  readVersionFile,
  type VersionLine,
  type VersionPart,
  versionFileName,
} from './folder/version-file.ts'
import { writeOnce } from './folder/write-once.ts'
import type { PartyKind } from './kinds.ts'
import type { Fragment } from './party-reader.ts'
import { publisherOf } from './publishers.ts'
import type { NoteCount, OnRefusal } from './tell-refusals.ts'

/** A file to import, and where to. */
export type PartyImport = {
  readonly kind: string
  readonly reading: PartyKind
  readonly bytes: AsyncIterable<Uint8Array>
  /** Where all rows go; undefined for the list of the kind, or the lists the rows name. */
  readonly list: string | undefined
  /** The day the file is as of, where it was named; `fileDay` stands in where nobody says it. */
  readonly asOf: string | undefined
  readonly fileDay: string
  readonly now: string
  /** Who imports, where that is known. */
  readonly by?: string | undefined
  readonly folder: string
  readonly onRefusal: OnRefusal
}

/** What became of one list. */
export type ImportedList = {
  readonly list: string
  readonly version: number
  /** False where the file says what the newest version says already. */
  readonly isNew: boolean
  readonly head: ListHead
  readonly part: VersionPart
  /** Rows that the last file of this kind had. */
  readonly rowsBefore: number | undefined
  /** Pieces that no file has named yet. */
  readonly waiting: number
  readonly names: number
}

/** What became of a file. */
export type Imported = {
  readonly lists: readonly ImportedList[]
  readonly asOf: string
  /** Whether the day was taken from the file, from who called, or from the file's own date on disk. */
  readonly asOfFrom: 'named' | 'file' | 'file-date'
  readonly refused: number
  readonly notes: ReadonlyMap<string, NoteCount>
}

/** Imports. A refusal means that nothing was changed. */
export async function importParties(file: PartyImport): Promise<Result<Imported, Refusal>> {
  const list = file.list ?? file.reading.list
  const { repeats, read } = file.reading
  const collector = partyCollector({ list, repeats, onRefusal: file.onRefusal })
  const facts = await read(file.bytes, collector.sink)
  if (!facts.ok) return facts
  const collected = collector.collected()
  const lists = [...collected.lists].filter(([, { rows }]) => rows > 0)
  if (lists.length === 0) return refuse(nothingRead(file.kind, collected))
  const asOf = file.asOf ?? facts.value.asOf ?? file.fileDay
  const imported: ImportedList[] = []
  for (const [id, pieces] of lists) {
    const added = await addVersion(file, { id, pieces, asOf })
    if (!added.ok) return added
    imported.push(added.value)
  }
  const own = facts.value.asOf === undefined ? 'file-date' : 'file'
  const asOfFrom = file.asOf === undefined ? own : 'named'
  return ok({ lists: imported, asOf, asOfFrom, refused: collected.count, notes: collected.notes })
}

function nothingRead(kind: string, { count, first }: Collected): Refusal {
  const why =
    first === undefined
      ? 'it has no rows'
      : `all ${count} rows were refused; the first: ${first.text}`
  const text = `Nothing in the file could be read as ${kind}: ${why} The old version stays.`
  return { pointer: '', rule: 'nothing-read', text }
}

/** Two imports at once: the later one builds on what the other made, and tries again. */
const TRIES_MAX = 10

type Adding = { readonly id: string; readonly pieces: Pieces; readonly asOf: string }

async function addVersion(
  file: PartyImport,
  { id, pieces, asOf }: Adding,
): Promise<Result<ImportedList, Refusal>> {
  const folder = join(file.folder, id)
  const own = sortById([...pieces.entries.values()])
  const lines = own.map(lineOf)
  const part: VersionPart = {
    kind: file.kind,
    asOf,
    rows: pieces.rows,
    refused: pieces.refused,
    entries: own.length,
    hash: linesHash(lines),
  }
  await writeOnce(join(folder, 'parts'), piecesFileName(part.hash), lines)
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const newest = await newestOf(file.folder, id)
    if (!newest.ok) return newest
    const made = await buildVersion(newest.value, { id, folder, part, own, ownLines: lines })
    if (!made.ok) return made
    const { before, head, entries, entryLines, parts, waiting } = made.value
    const version = (newest.value?.first.version ?? 0) + 1
    const told = { list: id, head, part, waiting, names: countNames(entries) }
    const rowsBefore = before?.rows
    if (newest.value !== undefined && isSame(newest.value.first, { head, parts })) {
      return ok({ ...told, version: version - 1, isNew: false, rowsBefore })
    }
    const first: VersionLine = {
      format: FORMAT,
      what: 'list',
      version,
      importedAt: file.now,
      ...(file.by === undefined ? {} : { by: file.by }),
      head,
      parts,
    }
    const isWritten = await writeOnce(
      folder,
      versionFileName(version),
      withFirst(first, entryLines),
    )
    if (isWritten) return ok({ ...told, version, isNew: true, rowsBefore })
  }
  const text = `Other imports of ${id} are under way in ${folder}; try again when they are done.`
  return refuse({ pointer: '', rule: 'busy', text })
}

type ListLine = Extract<VersionLine, { readonly what: 'list' }>
type ListFile = { readonly first: ListLine; readonly lines: readonly Buffer[] }

/** The newest version of a list, whole; undefined where it has none. */
async function newestOf(
  folder: string,
  id: string,
): Promise<Result<ListFile | undefined, Refusal>> {
  const opened = await openFolder(folder)
  if (!opened.ok) return opened
  const entry: FolderEntry | undefined = opened.value.find((each) => each.id === id)
  const version = entry?.versions.at(-1)
  if (entry === undefined || version === undefined) return ok(undefined)
  const file = await readVersionFile(entry.folder, version)
  if (!file.ok) return file
  const { first, lines } = file.value
  if (first.what === 'list') return ok({ first, lines })
  const text = `${entry.folder} holds a nomenclature; give the list another id with --list.`
  return refuse({ pointer: '', rule: 'list', text })
}

type Made = {
  readonly before: VersionPart | undefined
  readonly head: ListHead
  readonly entries: readonly ListEntry[]
  readonly entryLines: readonly string[]
  readonly parts: readonly VersionPart[]
  readonly waiting: number
}

async function buildVersion(
  newest: ListFile | undefined,
  adding: {
    readonly id: string
    readonly folder: string
    readonly part: VersionPart
    readonly own: readonly Fragment[]
    readonly ownLines: readonly string[]
  },
): Promise<Result<Made, Refusal>> {
  const { id, folder, part, own, ownLines } = adding
  const known = newest?.first.parts ?? []
  const others = known.filter(({ kind }) => kind !== part.kind)
  const pieces: KindPieces[] = [{ kind: part.kind, pieces: own }]
  for (const each of others) {
    const lines = await readPieces(join(folder, 'parts'), each.hash)
    if (!lines.ok) return lines
    const read = lines.value.map((line) => JSON.parse(line.toString('utf8')) as Fragment)
    pieces.push({ kind: each.kind, pieces: read })
  }
  const { entries, waiting } = buildEntries(pieces)
  // A list of one file, which most are, is what the file gave.
  const lines = others.length === 0 && waiting === 0 ? ownLines : entries.map(lineOf)
  const parts = [...others, part].toSorted((one, other) => (one.kind < other.kind ? -1 : 1))
  const { source, licence } = publisherOf(id)
  const head: ListHead = {
    list: id,
    // A list is as old as the oldest of its files.
    asOf: parts.map(({ asOf }) => asOf).reduce((one, other) => (one < other ? one : other)),
    source,
    licence,
    entries: entries.length,
    refused: parts.reduce((sum, { refused }) => sum + refused, 0),
    hash: linesHash(lines),
  }
  return ok({
    before: known.find(({ kind }) => kind === part.kind),
    head,
    entries,
    entryLines: lines,
    parts,
    waiting,
  })
}

/** Pieces that wait for a name change no entry, but they are part of the version. */
function isSame(
  first: ListLine,
  { head, parts }: { readonly head: ListHead; readonly parts: readonly VersionPart[] },
): boolean {
  return canonicalJson([first.head, ...first.parts]) === canonicalJson([head, ...parts])
}

function* withFirst(first: VersionLine, lines: readonly string[]): Generator<string> {
  yield JSON.stringify(first)
  yield* lines
}

/** An entry is plain JSON; its line is the RFC 8785 form. */
function lineOf(entry: Fragment): string {
  return canonicalJson(entry)
}

function countNames(entries: readonly ListEntry[]): number {
  return entries.reduce((sum, { names }) => sum + names.length, 0)
}
