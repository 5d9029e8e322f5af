/**
 * Hashed keys → numbers of what bears them, in flat arrays: built once, then only read. Two keys
 * may
 * share a bucket, so what is found is a candidate and no more.
 */
import { assert } from '../../lib/assert.ts'

/** A table that can be read. */
export type KeyTable = {
  /** First place in `members` of each bucket; one more than there are buckets. */
  readonly starts: Uint32Array
  /** Each member in the low bits; above, what its key does not share with others of its bucket. */
  readonly members: Uint32Array
  /** Buckets less one: a power of two less one. */
  readonly mask: number
  /** A bit for each key, small enough to stay near: most keys asked for are not there. */
  readonly present: Int32Array
}

/** Bits for each bucket. */
const PRESENT_BITS = 4

function presentMask(mask: number): number {
  return mask * PRESENT_BITS + PRESENT_BITS - 1
}

/** Whether anything may be kept under the key; false is sure. */
export function mayHold({ present, mask }: KeyTable, hash: number): boolean {
  const bit = hash & presentMask(mask)
  return ((present[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0
}

/** The low bits of a kept member: more members than that no table takes. */
export const MEMBER_BITS = 0xfffff
/** The bits of a hash that are kept beside a member. */
export const TAG_BITS = ~MEMBER_BITS

/**
 * Builds the table of `count` members; `visitKeysOf` tells each key of a member, and is called
 * twice
 * for each.
 */
export function buildKeyTable(
  count: number,
  visitKeysOf: (member: number, visit: (hash: number) => void) => void,
): KeyTable {
  assert(count <= MEMBER_BITS, 'a table holds at most a million members')
  let keys = 0
  for (let member = 0; member < count; member += 1) {
    visitKeysOf(member, () => {
      keys += 1
    })
  }
  const buckets = 2 ** Math.max(4, Math.ceil(Math.log2(keys + 1)))
  const mask = buckets - 1
  const starts = new Uint32Array(buckets + 1)
  const members = new Uint32Array(keys)
  const present = new Int32Array(Math.ceil((buckets * PRESENT_BITS) / 32))
  const pending = new Uint32Array(keys)
  const pendingMember = new Uint32Array(keys)
  let at = 0
  for (let member = 0; member < count; member += 1) {
    visitKeysOf(member, (hash) => {
      const bucket = hash & mask
      const bit = hash & presentMask(mask)
      present[bit >>> 5] = (present[bit >>> 5] ?? 0) | (1 << (bit & 31))
      pending[at] = bucket
      pendingMember[at] = ((hash & TAG_BITS) | member) >>> 0
      starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1
      at += 1
    })
  }
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    starts[bucket + 1] = (starts[bucket + 1] ?? 0) + (starts[bucket] ?? 0)
  }
  const fill = starts.slice(0, buckets)
  for (let key = 0; key < keys; key += 1) {
    const bucket = pending[key] ?? 0
    const place = fill[bucket] ?? 0
    members[place] = pendingMember[key] ?? 0
    fill[bucket] = place + 1
  }
  return { starts, members, mask, present }
}

/** Lists of numbers for each of `count` owners, flat: those of `owner` from `starts[owner]` on. */
export type Rows = { readonly starts: Uint32Array; readonly members: Uint32Array }

/** Turns pairs of owner and member round: for each of `count` members, its owners in order. */
export function invertRows(rows: Rows, count: number): Rows {
  const starts = new Uint32Array(count + 1)
  for (const member of rows.members) starts[member + 1] = (starts[member + 1] ?? 0) + 1
  for (let at = 0; at < count; at += 1) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0)
  const fill = starts.slice(0, count)
  const members = new Uint32Array(rows.members.length)
  for (let owner = 0; owner + 1 < rows.starts.length; owner += 1) {
    for (let at = rows.starts[owner] ?? 0; at < (rows.starts[owner + 1] ?? 0); at += 1) {
      const member = rows.members[at] ?? 0
      const place = fill[member] ?? 0
      members[place] = owner
      fill[member] = place + 1
    }
  }
  return { starts, members }
}

/** Rows from lists. */
export function rowsFrom(lists: readonly (readonly number[])[]): Rows {
  const starts = new Uint32Array(lists.length + 1)
  for (const [at, list] of lists.entries()) starts[at + 1] = (starts[at] ?? 0) + list.length
  const members = new Uint32Array(starts[lists.length] ?? 0)
  let place = 0
  for (const list of lists) for (const member of list) members[place++] = member
  return { starts, members }
}
