/** The keys by which statements about one parcel find each other, and what a parcel lies in. */
import type { ContainerKey, JoinKey } from '../domain/consignment.ts'
import type { ConsignmentStatement, Subject } from '../domain/filing.ts'
import { fold, foldIdentifier } from '../lib/fold.ts'

/** The form of a UPU S10 item identifier; its check digit is a matter of quality, not of joining. */
const S10 = /^[A-Z]{2}\d{9}[A-Z]{2}$/

/**
 * The join keys of a statement. House and tracking numbers share the scheme `number`, for the
 * express house waybill is what the recipient tracks; a number in S10 form is a postal item.
 * The master is never a key.
 */
export function joinKeys(statement: ConsignmentStatement): readonly JoinKey[] {
  const scope = foldIdentifier(statement.carrier?.code ?? '')
  const keys: JoinKey[] = []
  add(keys, numberKey(statement.postalItem, ''))
  add(keys, numberKey(statement.houseReference, scope))
  add(keys, numberKey(statement.trackingNumber, scope))
  const order = foldIdentifier(statement.orderReference ?? '')
  if (order.length > 0) {
    keys.push({ scheme: 'order', scope: fold(statement.marketplace?.name ?? ''), value: order })
  }
  return keys
}

/** The join key a subject names, or undefined when it names what parcels lie in. */
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
  const keys: ContainerKey[] = []
  const put = (scheme: ContainerKey['scheme'], text: string | undefined) => {
    const value = foldIdentifier(text ?? '')
    if (value.length > 0) keys.push({ scheme, value })
  }
  put('receptacle', statement.receptacle)
  put('master', statement.masterReference)
  put('conveyance', statement.conveyance?.reference)
  return keys
}

/** The container an event's subject names, or undefined when it names a parcel. */
export function subjectContainer(subject: Subject): ContainerKey | undefined {
  switch (subject.scheme) {
    case 'receptacle':
    case 'master':
    case 'conveyance':
      return { scheme: subject.scheme, value: foldIdentifier(subject.value) }
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

function numberKey(text: string | undefined, scope: string): JoinKey | undefined {
  const value = foldIdentifier(text ?? '')
  if (value.length === 0) return undefined
  if (S10.test(value)) return { scheme: 'postal-item', scope: '', value }
  return { scheme: 'number', scope, value }
}

function add(keys: JoinKey[], key: JoinKey | undefined): void {
  if (key === undefined) return
  if (keys.some((have) => have.scheme === key.scheme && have.value === key.value)) return
  keys.push(key)
}
