/** Guesses which known word a writer meant, for messages such as "did you mean `thresholdMinor`?". */

/** The known word closest to `word`, or `undefined` when none is close enough to be meant. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  let best: string | undefined
  let least = Math.max(2, Math.floor(word.length / 2))
  for (const candidate of known) {
    const distance = distanceBetween(word.toLowerCase(), candidate.toLowerCase())
    if (distance < least) {
      best = candidate
      least = distance
    }
  }
  return best ?? known.find((candidate) => isPartOf(word.toLowerCase(), candidate.toLowerCase()))
}

/** `threshold` is meant by `thresholdMinor`, though half of it is missing. */
function isPartOf(word: string, candidate: string): boolean {
  return word.length >= 3 && (candidate.startsWith(word) || word.startsWith(candidate))
}

/** Levenshtein distance; words of a pack are short, so the plain table is enough. */
function distanceBetween(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1)
      const dropped = (previous[column] ?? 0) + 1
      const added = (current[column - 1] ?? 0) + 1
      current.push(Math.min(replaced, dropped, added))
    }
    previous = current
  }
  return previous[other.length] ?? 0
}
