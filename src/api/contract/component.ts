/** Names of the shapes in the OpenAPI document, and how one shape points to another. */
import { type TUnsafe, Type } from '@sinclair/typebox'

/** Where named shapes stand in the OpenAPI document. */
export const COMPONENTS_AT = '#/components/schemas/'

/** A reference to the named shape. `T` is what a reader of the value sees. */
export function component<T = unknown>(name: string): TUnsafe<T> {
  return Type.Unsafe<T>({ $ref: `${COMPONENTS_AT}${name}` })
}
