/** The syntax tree of a condition: plain values, no types yet. Spans are offsets in the text. */

/** Where a node stands in the condition's text: from `start` up to, not including, `end`. */
export type Span = { readonly start: number; readonly end: number }

/** Literal values. A bigint is an integer as written, not yet checked to be within 2^53. */
export type LiteralValue = bigint | number | string | boolean

/**
 * A node. Operators are calls named by their sign (`+`, `==`, `in`, `[]`, `!`, and `-` with one or
 * two arguments); chains of `&&` and of `||` are flattened into one node.
 */
export type Syntax =
  | { readonly kind: 'literal'; readonly span: Span; readonly value: LiteralValue }
  | { readonly kind: 'name'; readonly span: Span; readonly name: string }
  | { readonly kind: 'select'; readonly span: Span; readonly of: Syntax; readonly field: string }
  | { readonly kind: 'list'; readonly span: Span; readonly elements: readonly Syntax[] }
  | { readonly kind: 'map'; readonly span: Span; readonly entries: readonly SyntaxEntry[] }
  | { readonly kind: 'and' | 'or'; readonly span: Span; readonly terms: readonly Syntax[] }
  | SyntaxChoice
  | SyntaxCall

/** One `key: value` of a map literal. */
export type SyntaxEntry = { readonly key: Syntax; readonly value: Syntax }

/** `condition ? yes : no`. */
export type SyntaxChoice = {
  readonly kind: 'choose'
  readonly span: Span
  readonly condition: Syntax
  readonly yes: Syntax
  readonly no: Syntax
}

/** A function, method, macro or operator with its arguments. */
export type SyntaxCall = {
  readonly kind: 'call'
  readonly span: Span
  readonly name: string
  readonly receiver: Syntax | undefined
  readonly args: readonly Syntax[]
  readonly isOperator: boolean
}
