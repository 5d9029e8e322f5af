/**
 * The entries of a list, put together from the pieces of its files. The same pieces give the same
 * entries in whatever order the files came.
 */
import type { ListEntry } from '../domain/list.ts'
import { PARTY_KINDS } from './kinds.ts'
import { mergeEntries } from './merge-entries.ts'
import type { Fragment } from './party-reader.ts'

/** The pieces of one kind of file. */
export type KindPieces = { readonly kind: string; readonly pieces: Iterable<Fragment> }

/** Entries in the order of their ids; `waiting` pieces have no name until another file names them. */
export function buildEntries(parts: readonly KindPieces[]): {
  readonly entries: readonly ListEntry[]
  readonly waiting: number
} {
  const kinds = Object.keys(PARTY_KINDS)
  const inOrder = parts.toSorted(
    (one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind),
  )
  const merged = new Map<string, Fragment>()
  for (const { pieces } of inOrder) {
    for (const piece of pieces) {
      const before = merged.get(piece.id)
      merged.set(piece.id, before === undefined ? piece : mergeEntries(before, piece))
    }
  }
  const entries = sortById([...merged.values()].filter(({ names }) => names.length > 0))
  return { entries, waiting: merged.size - entries.length }
}

/** In the order of UTF-16, which is that of RFC 8785 and the same everywhere. */
export function sortById(entries: readonly Fragment[]): readonly Fragment[] {
  return entries.toSorted((one, other) => (one.id < other.id ? -1 : Number(one.id > other.id)))
}
