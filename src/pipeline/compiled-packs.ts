/** Packs ready to run by their hash: the one in force, and older ones from the shelf for replay. */
import { type CompiledPack, compilePack } from '../assess/compile-pack.ts'
import type { PackShelf } from '../storage/pack-shelf.ts'

/** Finds the compiled pack of a hash; undefined when no pack with it was ever kept. */
export type CompiledPacks = (hash: string) => Promise<CompiledPack | undefined>

/** The most packs compiled at once; older ones are compiled again when asked for. */
const KEPT_MAX = 8

/** Looks up packs, `current` first. */
export function compiledPacks(current: () => CompiledPack, shelf: PackShelf): CompiledPacks {
  const compiled = new Map<string, CompiledPack>()
  return async (hash) => {
    if (current().pack.hash === hash) return current()
    const known = compiled.get(hash)
    if (known !== undefined) return known
    const pack = await shelf.find(hash)
    if (pack === undefined) return undefined
    const result = compilePack(pack)
    if (!result.ok) throw new Error(`a pack that once compiled no longer does: ${hash}`)
    if (compiled.size >= KEPT_MAX) compiled.clear()
    compiled.set(hash, result.value)
    return result.value
  }
}
