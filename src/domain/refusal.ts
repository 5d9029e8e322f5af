/** Why bad input is refused: a place, a rule and a sentence. A refusal is a value, never thrown. */

/** One reason. */
export type Refusal = {
  /** RFC 6901 pointer into the refused document; empty for the document as a whole. */
  readonly pointer: string
  /** The broken rule, a short stable word programs may rely on. */
  readonly rule: string
  /** A sentence that names the place and the mend; programs must not rely on it. */
  readonly text: string
}
