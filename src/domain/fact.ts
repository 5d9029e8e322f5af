/** What rules may know of a parcel: typed values in a nested plain structure, `undefined` where unknown. */

/** The type of a fact. `int` is a whole number within 2^53; a timestamp is milliseconds since 1970 UTC. */
export type FactType =
  | { readonly kind: 'bool' | 'int' | 'double' | 'string' | 'timestamp' }
  | { readonly kind: 'list'; readonly of: FactType }
  | { readonly kind: 'structure'; readonly fields: Readonly<Record<string, FactType>> }

/** A fact's value in JavaScript. `undefined` is *unknown*, never no, zero or empty. */
export type FactValue =
  | boolean
  | number
  | string
  | readonly FactValue[]
  | { readonly [name: string]: FactValue | undefined }

/** All facts of one parcel, by name. Shapes follow the fact catalogue. */
export type Facts = { readonly [name: string]: FactValue | undefined }

/** Yes, no, or unknown: what a rule's condition can be. */
export type Truth = 'yes' | 'no' | 'unknown'
