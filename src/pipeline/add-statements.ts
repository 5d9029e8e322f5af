/**
 * Adds newly accepted statements to known members: the highest version of a reference wins,
 * whatever the order of arrival.
 */
import type { AcceptedEvent, AcceptedFiling } from '../domain/consignment.ts'
import {
  type EventMember,
  type FilingMember,
  type Member,
  memberKeyTexts,
  memberSequence,
} from '../join/member.ts'
import type { StoredSubmission } from '../storage/store.ts'

/**
 * Known members with the new statements. An event that names no parcel (but a container, or
 * nothing) is no member, and a version of an event that names none corrects none.
 */
export function addStatements(
  known: readonly Member[],
  fresh: readonly StoredSubmission[],
): readonly Member[] {
  const filings = new Map<string, FilingMember>()
  const events = new Map<string, EventMember>()
  for (const member of known) {
    if (member.kind === 'event') events.set(nameOf(member.event), member)
    else filings.set(nameOf(member.current.filing), member)
  }
  for (const { submission, sequence, hash } of fresh) {
    const name = nameOf(submission)
    if (submission.kind === 'event') {
      const member = withEvent(events.get(name), { event: submission, sequence, hash })
      if (member !== undefined) events.set(name, member)
    } else {
      filings.set(name, withFiling(filings.get(name), { filing: submission, sequence, hash }))
    }
  }
  return [...filings.values(), ...events.values()]
}

function withFiling(member: FilingMember | undefined, next: AcceptedFiling): FilingMember {
  if (member === undefined) {
    return {
      kind: 'filing',
      founding: next,
      current: next,
      stated: next,
      versions: [next.sequence],
    }
  }
  const isNewer = next.filing.version > member.current.filing.version
  const current = isNewer ? next : member.current
  return {
    kind: 'filing',
    founding: next.sequence < member.founding.sequence ? next : member.founding,
    current,
    stated: statedOf([next, member.current, member.stated]),
    versions: [...(member.versions ?? []), next.sequence],
  }
}

/**
 * The newest version that states something; a reference that is only cancelled states its
 * cancellation.
 */
function statedOf(versions: readonly AcceptedFiling[]): AcceptedFiling {
  const newest = (list: readonly AcceptedFiling[]) =>
    list.reduce((best, one) => (one.filing.version > best.filing.version ? one : best))
  const stating = versions.filter(({ filing }) => filing.function !== 'cancellation')
  return newest(stating.length > 0 ? stating : versions)
}

function withEvent(member: EventMember | undefined, next: AcceptedEvent): EventMember | undefined {
  const fresh: EventMember = { kind: 'event', ...next, versions: [next.sequence] }
  if (memberKeyTexts(fresh).length === 0) return member
  if (member === undefined) return fresh
  const isNewer = (next.event.version ?? 1) > (member.event.version ?? 1)
  const { event, sequence, hash } = isNewer ? next : member
  const founding = Math.min(memberSequence(member), next.sequence)
  const versions = [...(member.versions ?? []), next.sequence]
  const merged = { kind: 'event' as const, event, sequence, hash, versions }
  return founding === sequence ? merged : { ...merged, founding }
}

function nameOf({ filer, reference }: { readonly filer: string; readonly reference: string }) {
  return JSON.stringify([filer, reference])
}
