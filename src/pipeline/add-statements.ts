/** Adds newly accepted statements to known members: the highest version of a reference wins, whatever the order of arrival. */
import type { AcceptedFiling } from '../domain/consignment.ts'
import type { FilingMember, Member } from '../join/member.ts'
import type { StoredSubmission } from '../storage/store.ts'

/** Known members with the new statements; container events are no members and are left out. */
export function addStatements(
  known: readonly Member[],
  fresh: readonly StoredSubmission[],
): readonly Member[] {
  const filings = new Map<string, FilingMember>()
  const events: Member[] = []
  for (const member of known) {
    if (member.kind === 'event') events.push(member)
    else filings.set(nameOf(member.current), member)
  }
  for (const { submission, sequence, hash } of fresh) {
    if (submission.kind === 'event') {
      events.push({ kind: 'event', event: submission, sequence, hash })
      continue
    }
    const accepted = { filing: submission, sequence, hash }
    filings.set(nameOf(accepted), withVersion(filings.get(nameOf(accepted)), accepted))
  }
  return [...filings.values(), ...events]
}

function withVersion(member: FilingMember | undefined, next: AcceptedFiling): FilingMember {
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

/** The newest version that states something; a reference that is only cancelled states its cancellation. */
function statedOf(versions: readonly AcceptedFiling[]): AcceptedFiling {
  const newest = (list: readonly AcceptedFiling[]) =>
    list.reduce((best, one) => (one.filing.version > best.filing.version ? one : best))
  const stating = versions.filter(({ filing }) => filing.function !== 'cancellation')
  return newest(stating.length > 0 ? stating : versions)
}

function nameOf({ filing }: AcceptedFiling): string {
  return JSON.stringify([filing.filer, filing.reference])
}
