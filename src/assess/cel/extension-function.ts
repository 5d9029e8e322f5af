/** Functions that the caller adds to the language, such as a search for a named term list. */
import type { FactType, FactValue } from '../../domain/fact.ts'
import type { Result } from '../../lib/result.ts'
import type { Constant } from './typed-tree.ts'

/** Works on known arguments only; gives undefined for *unknown*. Must be pure and must not throw. */
export type ExtensionCall = (...args: never[]) => FactValue | undefined

/**
 * A function of the caller. Called as `name(a, b)`; an unknown argument makes the result unknown
 * without a call. Parameters listed in `constants` must be literals in the condition: they are
 * resolved once, when the rule compiles, and the closure gets the other arguments only.
 */
export type ExtensionFunction = {
  readonly name: string
  readonly params: readonly FactType[]
  readonly result: FactType
  /** A rough cost beside a comparison, which is 1; default 10. Dear terms run last. */
  readonly cost?: number
} & (
  | { readonly call: ExtensionCall }
  | {
      /** Indexes in `params`. */
      readonly constants: readonly number[]
      /** The closure for these constants, or a sentence that says why they are refused. */
      readonly resolve: (constants: readonly Constant[]) => Result<ExtensionCall, string>
    }
)
