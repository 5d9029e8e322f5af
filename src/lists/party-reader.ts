/**
 * What the reader of one publisher's format is given and gives. Each reads a stream of bytes once
 * and hands on what it says, piece by piece; what becomes of the pieces is not its business.
 */
import type { ListEntry } from '../domain/list.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { Result } from '../lib/result.ts'

/**
 * What one row says of an entry: the whole of it, or a part that others complete. Unlike in a list
 * version, `names` may be empty: a file of addresses has none.
 */
export type Fragment = ListEntry

/** Something worth knowing that costs no row: a name with a lost letter, a date that is none. */
export type Note = { readonly rule: string; readonly text: string }

/** Takes what a file says, in its order. `list` where the file holds rows of several lists. */
export type PartySink = {
  readonly entry: (line: number, entry: Fragment, list?: string) => void
  readonly refuse: (line: number, refusal: Refusal, list?: string) => void
  readonly note: (line: number, note: Note) => void
}

/** What the file says of itself: the day as of which it was given out, `YYYY-MM-DD`. */
export type FileFacts = { readonly asOf?: string }

/** Reads one format. A refusal means that the file is none of this kind. */
export type PartyReader = (
  bytes: AsyncIterable<Uint8Array>,
  sink: PartySink,
) => Promise<Result<FileFacts, Refusal>>
