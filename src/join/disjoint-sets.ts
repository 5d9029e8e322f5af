/** Disjoint sets of small whole numbers whose root is always the smallest, so that the oldest names the set. */

/** Sets over 0 to `size` - 1, each alone at first. */
export type DisjointSets = {
  /** The smallest number in the set of `index`. */
  readonly find: (index: number) => number
  /** Makes one set of the sets of two numbers. */
  readonly join: (one: number, other: number) => void
}

/** Every number in a set of its own. Paths are compressed: n joins take about n log n steps. */
export function disjointSets(size: number): DisjointSets {
  const parents = Uint32Array.from({ length: size }, (_, index) => index)
  const find = (index: number): number => {
    let root = index
    for (let up = parents[root]; up !== undefined && up !== root; up = parents[root]) root = up
    for (let at = index; at !== root; ) {
      const up = parents[at] ?? root
      parents[at] = root
      at = up
    }
    return root
  }
  return {
    find,
    join: (one, other) => {
      const a = find(one)
      const b = find(other)
      if (a !== b) parents[Math.max(a, b)] = Math.min(a, b)
    },
  }
}
