/** The keys by which statements about one parcel find each other, and what a parcel lies in. */
import type { ContainerKey, JoinKey } from '../domain/consignment.ts'
import type { ConsignmentStatement, Subject } from '../domain/filing.ts'
import { fold, foldIdentifier } from '../lib/fold.ts'
import { shortHash } from '../lib/hash.ts'

/** The form of a UPU S10 item identifier; its check digit is a matter of quality, not of joining. */
const S10 = /^[A-Z]{2}\d{9}[A-Z]{2}$/

/** Longer numbers are looked up by their hash: an index holds short keys, a filer may write 64 KiB. */
const KEY_LENGTH_MAX = 64

/** What systems write where they have no number; it must not make one parcel of thousands. */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  'NA',
  'NAN',
  'NIL',
  'NONE',
  'NULL',
  'NOTAPPLICABLE',
  'NOTAVAILABLE',
  'NOTKNOWN',
  'PENDING',
  'TBA',
  'TBC',
  'TBD',
  'UNDEFINED',
  'UNKNOWN',
])
/** One letter or digit, nothing but zeros or X, or one sign four times and more. */
const EMPTY_WORD = /^(?:.|0+|X+|(.)\1{3,})$/u

/**
 * The join keys of a statement. House and tracking numbers share the scheme `number`, for the
 * express house waybill is what the recipient tracks; a number in S10 form is a postal item.
 * The master is never a key, and a placeholder such as `N/A` is none.
 */
export function joinKeys(statement: ConsignmentStatement): readonly JoinKey[] {
  const scope = foldIdentifier(statement.carrier?.code ?? '')
  const keys: JoinKey[] = []
  add(keys, numberKey(statement.postalItem, ''))
  add(keys, numberKey(statement.houseReference, scope))
  add(keys, numberKey(statement.trackingNumber, scope))
  const order = identifying(statement.orderReference)
  if (order !== undefined) {
    keys.push({ scheme: 'order', scope: fold(statement.marketplace?.name ?? ''), value: order })
  }
  return keys
}

/** The join key a subject names, or undefined when it names what parcels lie in, or nothing. */
export function subjectKey(subject: Subject): JoinKey | undefined {
  switch (subject.scheme) {
    case 'postal-item':
    case 'house':
    case 'tracking':
      return numberKey(subject.value, foldIdentifier(subject.scope ?? ''))
    case 'receptacle':
    case 'master':
    case 'conveyance':
      return undefined
  }
}

/** What a statement says the parcel lies in. */
export function containerKeys(statement: ConsignmentStatement): readonly ContainerKey[] {
  return [
    containerKey('receptacle', statement.receptacle),
    containerKey('master', statement.masterReference),
    containerKey('conveyance', statement.conveyance?.reference),
  ].filter((key) => key !== undefined)
}

/** The container an event's subject names, or undefined when it names a parcel, or nothing. */
export function subjectContainer(subject: Subject): ContainerKey | undefined {
  switch (subject.scheme) {
    case 'receptacle':
    case 'master':
    case 'conveyance':
      return containerKey(subject.scheme, subject.value)
    case 'postal-item':
    case 'house':
    case 'tracking':
      return undefined
  }
}

/** One text for a key without its scope: what a store looks up. */
export function keyText(key: Pick<JoinKey, 'scheme' | 'value'>): string {
  return `${key.scheme}:${key.value}`
}

/** One text for a container: what a store looks up. */
export function containerText({ scheme, value }: ContainerKey): string {
  return `${scheme}:${value}`
}

function containerKey(
  scheme: ContainerKey['scheme'],
  text: string | undefined,
): ContainerKey | undefined {
  const value = identifying(text)
  return value === undefined ? undefined : { scheme, value }
}

function numberKey(text: string | undefined, scope: string): JoinKey | undefined {
  const value = identifying(text)
  if (value === undefined) return undefined
  if (S10.test(value)) return { scheme: 'postal-item', scope: '', value }
  return { scheme: 'number', scope, value }
}

/** The folded identifier, or undefined where a text identifies nothing. */
function identifying(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const value = foldIdentifier(text)
  if (value.length === 0 || EMPTY_WORD.test(value) || PLACEHOLDERS.has(value)) return undefined
  return value.length > KEY_LENGTH_MAX ? `~${shortHash([value], 32)}` : value
}

function add(keys: JoinKey[], key: JoinKey | undefined): void {
  if (key === undefined) return
  if (keys.some((have) => have.scheme === key.scheme && have.value === key.value)) return
  keys.push(key)
}
