/** Says in words where in a submission something is, for the sentences filers read. */
import { segmentsOf } from '../lib/json-pointer.ts'

const ELEMENT_NAMES: ReadonlyMap<string, string> = new Map([
  ['goodsItems', 'goods item'],
  ['lines', 'line'],
  ['identifiers', 'identifier'],
  ['imageHashes', 'image hash'],
])

const SHOWN_LENGTH_MAX = 40

/** A deeper place is told by its innermost names and the outermost. */
const NAMES_MAX = 4

/**
 * The place of `pointer` in words, innermost first: `"amount" of the value of goods item 3`.
 * The consignment itself goes without saying, as all but the envelope is about it.
 */
export function placeOf(pointer: string): string {
  const segments = segmentsOf(pointer)
  if (segments.length === 0) return 'The submission'
  const names: string[] = []
  for (const [at, segment] of segments.entries()) {
    const element = ELEMENT_NAMES.get(segments[at - 1] ?? '')
    if (element !== undefined && /^\d+$/.test(segment)) {
      names[names.length - 1] = `${element} ${Number(segment) + 1}`
    } else if (at === segments.length - 1) names.push(shown(segment))
    else names.push(`the ${inWords(segment)}`)
  }
  const told = names[0] === 'the consignment' ? names.slice(1) : names
  const inward = told.toReversed()
  if (inward.length > NAMES_MAX) inward.splice(NAMES_MAX - 1, inward.length - NAMES_MAX, '…')
  return inward.join(' of ')
}

/** A filed value as a sentence shows it: quoted, and cut when long. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(cut(value))
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value === null) return 'null'
  return Array.isArray(value) ? 'a list' : 'an object'
}

function inWords(name: string): string {
  return cut(name).replaceAll(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`)
}

function cut(text: string): string {
  return text.length > SHOWN_LENGTH_MAX ? `${text.slice(0, SHOWN_LENGTH_MAX)}…` : text
}
