/**
 * What two pieces say of one party, as one entry. Nothing said is lost; where both say one thing
 * differently, the first is followed, and an order without an end outlasts one with an end.
 */
import type { ListEntry } from '../domain/list.ts'
import { distinct, distinctNames } from './make-entry.ts'
import type { Fragment } from './party-reader.ts'

/** Both pieces must have the same id. */
export function mergeEntries(first: Fragment, second: Fragment): Fragment {
  const remarks = joined(first.remarks, second.remarks)
  const from = earlier(first.from, second.from)
  const to = laterEnd(first, second)
  return {
    id: first.id,
    kind: first.kind === 'unknown' ? second.kind : first.kind,
    names: namesOf(first, second),
    countries: distinct([...first.countries, ...second.countries], String),
    birthDates: distinct([...first.birthDates, ...second.birthDates], String),
    addresses: distinct([...first.addresses, ...second.addresses], ({ text }) => text),
    identifiers: distinct(
      [...first.identifiers, ...second.identifiers],
      ({ scheme, value }) => `${scheme} ${value}`,
    ),
    programmes: distinct([...first.programmes, ...second.programmes], String),
    ...(remarks === undefined ? {} : { remarks }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }
}

/** A party has one primary name at most of each piece; another piece's is an alias beside it. */
function namesOf(first: Fragment, second: Fragment): ListEntry['names'] {
  const hasPrimary = first.names.some(({ quality }) => quality === 'primary')
  const others = hasPrimary
    ? second.names.map(({ text, quality }) => ({
        text,
        quality: quality === 'primary' ? ('alias' as const) : quality,
      }))
    : second.names
  return distinctNames([...first.names, ...others])
}

function joined(first: string | undefined, second: string | undefined): string | undefined {
  if (first === undefined || first === second) return second ?? first
  if (second === undefined || first.includes(second)) return first
  return `${first}; ${second}`
}

function earlier(first: string | undefined, second: string | undefined): string | undefined {
  if (first === undefined || second === undefined) return first ?? second
  return first < second ? first : second
}

/** A piece that says nothing but a name or an address says nothing of the end either. */
function laterEnd(first: Fragment, second: Fragment): string | undefined {
  const [one, other] = [first, second].map((piece) => (isOrder(piece) ? piece : undefined))
  if (one === undefined || other === undefined) return one?.to ?? other?.to
  if (one.to === undefined || other.to === undefined) return undefined
  return one.to > other.to ? one.to : other.to
}

function isOrder(piece: Fragment): boolean {
  return piece.from !== undefined || piece.to !== undefined || piece.programmes.length > 0
}
