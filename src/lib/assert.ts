/** States what must be true in our own code. A failure is a fault (our bug), never bad input. */

/** Throws when `condition` is false; narrows the type when it holds. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`)
}

/** The value, which must be there. */
export function present<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`assertion failed: ${what} is missing`)
  return value
}
