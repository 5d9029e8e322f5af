/** A candidate: a subheading that may be right for goods, and why. */

/** A subheading that may be right. */
export type Candidate = {
  /** Six digits. */
  readonly code: string
  /** The national line, where a nomenclature with such lines was read. */
  readonly national: string | undefined
  readonly score: number
  /** The words of the book, from the heading down; empty without a book. */
  readonly text: string
  readonly reasons: readonly string[]
}
