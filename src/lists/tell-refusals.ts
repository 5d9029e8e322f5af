/**
 * Tells the refusals and notes of a file: refusals one by one, but none for a file of which nothing
 * can be read; notes once for each of their rules.
 */
import type { Refusal } from '../domain/refusal.ts'
import type { Note } from './party-reader.ts'

/** Told of each refused row. */
export type OnRefusal = (line: number, refusal: Refusal) => void

/** One kind of note: how often, and where first. Mutable while a file is read. */
export type NoteCount = { count: number; readonly line: number; readonly text: string }

/** A file of garbage is not to fill the memory with its refusals. */
const HELD_MAX = 10_000

/** Holds refusals back until something of the file is accepted, and counts them. */
export function refusalTeller(onRefusal: OnRefusal): {
  readonly refuse: OnRefusal
  readonly accept: () => void
  readonly told: () => { readonly count: number; readonly first: Refusal | undefined }
} {
  const held: (readonly [number, Refusal])[] = []
  let [count, isOpen] = [0, false]
  let first: Refusal | undefined

  function open(): void {
    isOpen = true
    for (const [line, refusal] of held.splice(0)) onRefusal(line, refusal)
  }

  return {
    refuse(line, refusal) {
      count += 1
      first ??= refusal
      if (isOpen) onRefusal(line, refusal)
      else if (held.push([line, refusal]) >= HELD_MAX) open()
    },
    accept() {
      if (!isOpen) open()
    },
    told: () => ({ count, first }),
  }
}

/** Counts notes by their rule. */
export function noteCounter(): {
  readonly note: (line: number, note: Note) => void
  readonly notes: ReadonlyMap<string, NoteCount>
} {
  const notes = new Map<string, NoteCount>()
  return {
    notes,
    note(line, { rule, text }) {
      const known = notes.get(rule)
      if (known === undefined) notes.set(rule, { count: 1, line, text })
      else known.count += 1
    },
  }
}
