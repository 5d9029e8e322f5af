/** A member of a consignment: one filer's current statement, or one event, with when it was accepted. */
import type { AcceptedEvent, AcceptedFiling, JoinKey } from '../domain/consignment.ts'
import { shortHash } from '../lib/hash.ts'
import { joinKeys, keyText, subjectKey } from './keys.ts'

/**
 * What one filer says under one reference. `current` is its highest version; `founding` its first
 * accepted one, whose order and name never change.
 */
export type FilingMember = {
  readonly kind: 'filing'
  readonly founding: AcceptedFiling
  readonly current: AcceptedFiling
  /** The newest version that states something: the one before a cancellation. */
  readonly stated: AcceptedFiling
  /** Sequences of the versions that came in with the batch at hand. */
  readonly versions?: readonly number[]
}

/** What one filer says happened, in its highest version. */
export type EventMember = {
  readonly kind: 'event'
  /** Sequence of the first accepted version, when that is not the one that counts. */
  readonly founding?: number
  /** Sequences of the versions that came in with the batch at hand. */
  readonly versions?: readonly number[]
} & AcceptedEvent

const STATEMENT = 'statement:'

/** What a consignment is made of. */
export type Member = FilingMember | EventMember

/** The place of a member in the order of acceptance. */
export function memberSequence(member: Member): number {
  return member.kind === 'filing' ? member.founding.sequence : (member.founding ?? member.sequence)
}

/** The keys by which a member joins others. */
export function memberKeys(member: Member): readonly JoinKey[] {
  if (member.kind === 'filing') return joinKeys(member.stated.filing.consignment)
  const first = subjectKey(member.event.subject)
  const second = member.event.with === undefined ? undefined : subjectKey(member.event.with)
  return [first, second].filter((key) => key !== undefined)
}

/**
 * The keys of the parcel a member speaks of. A link belongs to its first number; its second is
 * joined by the link itself, so that an unlink can take it apart again.
 */
export function ownKeys(member: Member): readonly JoinKey[] {
  const isLink = member.kind === 'event' && member.event.with !== undefined
  return isLink ? memberKeys(member).slice(0, 1) : memberKeys(member)
}

/** The numbers among a parcel's own keys: an order tells no parcel from the next. */
export function ownNumbers(members: readonly Member[]): readonly JoinKey[] {
  return members.flatMap(ownKeys).filter(({ scheme }) => scheme !== 'order')
}

/**
 * The texts a store finds a member by. A filing without any number is found by its own reference,
 * so that its amendments reach it; an event without a number reaches nothing and has none.
 */
export function memberKeyTexts(member: Member): readonly string[] {
  const texts = memberKeys(member).map(keyText)
  if (texts.length > 0 || member.kind === 'event') return texts
  const { filer, reference } = member.founding.filing
  return [`filing:${shortHash([filer, reference], 32)}`]
}

/** When a member speaks, in milliseconds: lodgement, or the event. Keys join within 120 days of it. */
export function memberTime(member: Member): number {
  return Date.parse(member.kind === 'filing' ? member.founding.filing.lodgedAt : member.event.at)
}

/** Whether a filing is cancelled by its newest version. */
export function isCancelled(member: FilingMember): boolean {
  return member.current.filing.function === 'cancellation'
}

/**
 * The texts a store finds a consignment of these members by, beside its id, which is its founder's:
 * their numbers, and the statements that joined.
 */
export function consignmentKeyTexts(members: readonly Member[]): readonly string[] {
  const joined = members.slice(1).map((member) => statementKeyText(memberSequence(member)))
  return [...new Set(members.flatMap(memberKeyTexts)), ...joined]
}

/**
 * One text for a statement that joined a consignment founded by another, from the sequence of its
 * first version: by it its next version finds the consignment, however many share its numbers.
 */
export function statementKeyText(sequence: number): string {
  return `${STATEMENT}${sequence}`
}

/** Whether a text is a statement's: no other parcel carries it, so it leads to nobody else. */
export function isStatementKeyText(text: string): boolean {
  return text.startsWith(STATEMENT)
}
