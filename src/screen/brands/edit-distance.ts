/** How many letters were dropped, added, changed or swapped between two words, up to a bound. */

/**
 * The optimal string alignment distance of two words, or `max + 1` when it is greater than `max`.
 * Cost is the product of the lengths; callers bound these.
 */
export function editDistance(
  words: { readonly a: string; readonly b: string },
  max: number,
): number {
  const { a, b } = words
  if (Math.abs(a.length - b.length) > max) return max + 1
  let before: number[] = []
  let last: number[] = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    let least = row
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1
      let best = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + cost,
      )
      const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (row > 1 && column > 1 && isSwap) best = Math.min(best, (before[column - 2] ?? 0) + 1)
      current.push(best)
      least = Math.min(least, best)
    }
    if (least > max) return max + 1
    before = last
    last = current
  }
  return Math.min(last[b.length] ?? 0, max + 1)
}
