/** What the pipeline is run with. */
import type { CompiledPack } from '../assess/compile-pack.ts'

/** What the pipeline is run with. */
export type PipelineSettings = {
  readonly compiled: CompiledPack
  /** Secret of the random draw; kept outside the store. */
  readonly drawSecret: string
  /** The time of decision, RFC 3339. */
  readonly now: () => string
}
