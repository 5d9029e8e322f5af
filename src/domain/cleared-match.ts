/**
 * A likeness that a person looked at and found false: this party is not that listed one. It is
 * remembered for this pair alone, and lapses when either side changes or its day has come.
 */

/** A cleared false match, and who answers for it. */
export type ClearedMatch = {
  readonly id: string
  /** The party as filed, name and address: a hash (`ListHit.party`). */
  readonly party: string
  readonly list: string
  readonly entry: string
  /** The listed entry as it stood: a hash (`ListHit.version`). */
  readonly version: string
  /** The filed name, for people. */
  readonly name: string
  readonly by: string
  readonly reason: string
  /** When it was cleared, RFC 3339. */
  readonly at: string
  /** First day on which it no longer holds, `YYYY-MM-DD`. */
  readonly until: string
}

/** What tells whether a hit was cleared. */
type ClearedKey = Pick<ClearedMatch, 'party' | 'list' | 'entry' | 'version'>

/** Finds the cleared match of a hit, where one stands. */
export type ClearedLookUp = (hit: ClearedKey) => ClearedMatch | undefined

/** Cleared matches ready to be looked up. */
export function clearedLookUp(matches: readonly ClearedMatch[]): ClearedLookUp {
  const byKey = new Map(matches.map((match) => [textOf(match), match]))
  return (hit) => byKey.get(textOf(hit))
}

function textOf({ party, list, entry, version }: ClearedKey): string {
  return JSON.stringify([party, list, entry, version])
}
