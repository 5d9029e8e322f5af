/** Reading of texts and files in tests: what a reader hands on, and folders that go away again. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import type { Refusal } from '../domain/refusal.ts'
import type { Result } from '../lib/result.ts'
import { type Imported, importParties, type PartyImport } from './import-parties.ts'
import { PARTY_KINDS } from './kinds.ts'
import type { FileFacts, Fragment, Note } from './party-reader.ts'

/** Bytes of a text, in pieces of `size` so that rows are cut anywhere. */
export async function* bytesOf(text: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** All that a reader hands on. */
export type Heard = {
  readonly facts: Result<FileFacts, Refusal>
  readonly entries: readonly Fragment[]
  readonly lists: readonly (string | undefined)[]
  readonly refusals: readonly { readonly line: number; readonly refusal: Refusal }[]
  readonly notes: readonly Note[]
}

/** Reads a file of a kind. */
export async function hear(kind: string, text: string | Uint8Array, size?: number): Promise<Heard> {
  const entries: Fragment[] = []
  const lists: (string | undefined)[] = []
  const refusals: { readonly line: number; readonly refusal: Refusal }[] = []
  const notes: Note[] = []
  const facts = await readerOf(kind).read(bytesOf(text, size), {
    entry: (_line, entry, list) => {
      entries.push(entry)
      lists.push(list)
    },
    refuse: (line, refusal) => void refusals.push({ line, refusal }),
    note: (_line, note) => void notes.push(note),
  })
  return { facts, entries, lists, refusals, notes }
}

/** The reader of a kind that exists. */
export function readerOf(kind: string) {
  const reading = PARTY_KINDS[kind]
  if (reading === undefined) throw new Error(`no kind ${kind}`)
  return reading
}

/** A folder that is removed when the tests of the file are done. */
export async function passingFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tidewaiter-lists-'))
  after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Imports a text as of a fixed day. */
export function importText(
  folder: string,
  kind: string,
  text: string | Uint8Array,
  more: Partial<PartyImport> = {},
): Promise<Result<Imported, Refusal>> {
  return importParties({
    kind,
    reading: readerOf(kind),
    bytes: bytesOf(text, 64 * 1024),
    list: undefined,
    asOf: '2026-11-01',
    fileDay: '2026-10-01',
    now: '2026-11-24T12:00:00Z',
    folder,
    onRefusal: () => undefined,
    ...more,
  })
}
