/** A goods phrase: what sellers call goods, and the subheadings these are classified in. */

/** One line of the goods words: several names of the same goods, in any language. */
export type GoodsPhrase = {
  /** Six digits each, the likeliest first; what else the text says decides among them. */
  readonly codes: readonly string[]
  readonly phrases: readonly string[]
}
