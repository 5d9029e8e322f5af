/** Whether two names at one address are likely one person under another spelling. A judgement for review, never a fact of law. */

/**
 * Likeness of folded names: the same words in another order, an initial for a word, or at most one
 * mistyped letter a word. Two people who share only a family name are not alike.
 */
export function isNearIdentical(one: string, other: string): boolean {
  if (one === other) return true
  const first = one.split(' ')
  const second = other.split(' ')
  const [short, long] = first.length <= second.length ? [first, second] : [second, first]
  if (short.length < 2 && long.length > 1) return false
  return canPair(short, long)
}

/** Whether each word of `short` has a word of its own in `long` (augmenting paths). */
function canPair(short: readonly string[], long: readonly string[]): boolean {
  const partners = new Map<number, number>()
  const place = (word: number, tried: Set<number>): boolean => {
    for (const [peer, text] of long.entries()) {
      if (tried.has(peer) || !wordsAgree(short[word] ?? '', text)) continue
      tried.add(peer)
      const holder = partners.get(peer)
      if (holder === undefined || place(holder, tried)) {
        partners.set(peer, word)
        return true
      }
    }
    return false
  }
  return short.every((_, word) => place(word, new Set()))
}

function wordsAgree(one: string, other: string): boolean {
  if (one === other) return true
  if (one.length === 1 || other.length === 1) return one[0] === other[0]
  return Math.min(one.length, other.length) >= 4 && isOneEditApart(one, other)
}

/** One letter changed, added, dropped, or two neighbours swapped. */
function isOneEditApart(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  const restOne = one.slice(start)
  const restOther = other.slice(start)
  if (restOne.slice(1) === restOther.slice(1)) return true
  if (restOne.slice(1) === restOther || restOne === restOther.slice(1)) return true
  return (
    restOne[0] === restOther[1] &&
    restOne[1] === restOther[0] &&
    restOne.slice(2) === restOther.slice(2)
  )
}
