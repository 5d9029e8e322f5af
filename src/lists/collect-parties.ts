/** Collects the parties a reader hands on, list by list, and refuses what no list should hold. */
import { isBlank } from '../domain/blank.ts'
import { hasLostLetter, type ListedName } from '../domain/list.ts'
import type { Refusal } from '../domain/refusal.ts'
import { assert } from '../lib/assert.ts'
import { cutText } from '../lib/cut-text.ts'
import { rowRefusal } from './make-entry.ts'
import { mergeEntries } from './merge-entries.ts'
import type { Fragment, PartySink } from './party-reader.ts'
import { type NoteCount, noteCounter, type OnRefusal, refusalTeller } from './tell-refusals.ts'

/** The pieces of one list. Mutable while a file is read. */
export type Pieces = {
  readonly entries: Map<string, Fragment>
  rows: number
  refused: number
}

/** What a file gave. */
export type Collected = {
  readonly lists: ReadonlyMap<string, Pieces>
  readonly notes: ReadonlyMap<string, NoteCount>
  /** Rows refused, and the first refusal, for a file of which nothing could be read. */
  readonly count: number
  readonly first: Refusal | undefined
}

/** The longest name that is one: the longest order on goods of a region has some 200 characters. */
const NAME_LENGTH_MAX = 1_000
const ID_LENGTH_MAX = 200
const REMARKS_LENGTH_MAX = 20_000

/** A collector; all rows go to `list`, or where it is undefined each to the list it names. */
export function partyCollector(collecting: {
  readonly list: string | undefined
  readonly repeats: 'more' | 'mistake'
  readonly onRefusal: OnRefusal
}): { readonly sink: PartySink; readonly collected: () => Collected } {
  const { list: theList, repeats, onRefusal } = collecting
  const lists = new Map<string, Pieces>()
  const teller = refusalTeller(onRefusal)
  const { note, notes } = noteCounter()

  function piecesOf(id: string): Pieces {
    const known = lists.get(id)
    if (known !== undefined) return known
    const pieces: Pieces = { entries: new Map(), rows: 0, refused: 0 }
    lists.set(id, pieces)
    return pieces
  }

  function refuse(line: number, refusal: Refusal, list?: string): void {
    const id = theList ?? list
    if (id !== undefined) piecesOf(id).refused += 1
    teller.refuse(line, refusal)
  }

  function take(line: number, entry: Fragment, list?: string): void {
    const id = theList ?? list
    assert(id !== undefined, 'a file of several lists names the list of each row')
    const pieces = piecesOf(id)
    const before = pieces.entries.get(entry.id)
    if (before !== undefined && repeats === 'mistake') {
      const isSame = JSON.stringify(before) === JSON.stringify(entry)
      if (isSame) note(line, { rule: 'repeated', text: `repeats ${entry.id}` })
      else refuse(line, duplicateRefusal(line, entry.id), list)
      return
    }
    teller.accept()
    pieces.rows += 1
    pieces.entries.set(entry.id, before === undefined ? entry : mergeEntries(before, entry))
  }

  function check(line: number, entry: Fragment, list?: string): void {
    if (isBlank(entry.id) || entry.id.length > ID_LENGTH_MAX) {
      refuse(line, rowRefusal('', 'id', `Line ${line}: the id is blank or too long.`), list)
      return
    }
    const names = entry.names.filter(isName)
    if (names.length < entry.names.length) refuse(line, nameRefusal(line), list)
    if (names.length === 0 && entry.names.length > 0) return
    const lost = names.find(({ text }) => hasLostLetter(text))
    if (lost !== undefined) {
      note(line, { rule: 'lost-letter', text: `has lost a letter: ${lost.text}` })
    }
    take(line, shortened(entry, names), list)
  }

  return {
    sink: { refuse, note, entry: check },
    collected: () => ({ lists, notes, ...teller.told() }),
  }
}

function isName({ text }: ListedName): boolean {
  return text.length <= NAME_LENGTH_MAX && text.isWellFormed() && !text.includes('\0')
}

function shortened(entry: Fragment, names: Fragment['names']): Fragment {
  const { remarks } = entry
  if (remarks === undefined || remarks.length <= REMARKS_LENGTH_MAX) {
    return names.length === entry.names.length ? entry : { ...entry, names }
  }
  return { ...entry, names, remarks: cutText(remarks, REMARKS_LENGTH_MAX) }
}

function nameRefusal(line: number): Refusal {
  const text = `Line ${line}: a name has more than ${NAME_LENGTH_MAX} characters, or holds none that can be kept.`
  return { pointer: '', rule: 'name-length', text }
}

function duplicateRefusal(line: number, id: string): Refusal {
  const text = `Line ${line}: ${id} stands in the file before, with other words; give each party its own id.`
  return { pointer: '', rule: 'duplicate-id', text }
}
