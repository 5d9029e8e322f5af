/** What the pipeline is run with. */
import type { CompiledPack } from '../assess/compile-pack.ts'
import type { ClearedLookUp } from '../domain/cleared-match.ts'
import type { PartyScreen } from '../screen/party-screen.ts'

/** What the pipeline is run with. */
export type PipelineSettings = {
  readonly compiled: CompiledPack
  /** The lists that parties are screened against; absent where there are none. */
  readonly screen?: PartyScreen | undefined
  /** False matches that persons cleared, as they stand now. */
  readonly cleared?: ClearedLookUp | undefined
  /** Secret of the random draw; kept outside the store. */
  readonly drawSecret: string
  /** The time of decision, RFC 3339. */
  readonly now: () => string
}
