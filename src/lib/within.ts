/** A deadline for a promise. What comes too late is let go, and may fail without harm. */

/** Stands for a value that did not come in time. */
export const LATE: unique symbol = Symbol('late')

/** The value of `promise`, or LATE after `ms` milliseconds. */
export async function within<T>(promise: Promise<T>, ms: number): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, ms), LATE)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
