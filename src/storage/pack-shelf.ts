/**
 * Packs that have decided something, kept whole by hash, so that old decisions replay under their
 * own law.
 */
import type { Pack } from '../domain/pack.ts'

/** Where packs are kept by their hash, which covers all of a pack that can change a decision. */
export interface PackShelf {
  /** Keeps a pack; keeping it again changes nothing. */
  keep(pack: Pack): Promise<void>
  /** The pack with this hash, or undefined. */
  find(hash: string): Promise<Pack | undefined>
}
