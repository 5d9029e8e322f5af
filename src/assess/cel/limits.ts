/**
 * The bounds of one rule condition. They keep the cost of reading, compiling and running it known
 * before it runs, whoever wrote it.
 */
export const LIMITS = {
  /** UTF-16 units of condition text. */
  textLength: 16_384,
  /** Nodes of the syntax tree. */
  nodes: 2_000,
  /** Levels of the syntax tree; chains of `&&` or `||` are one level. */
  depth: 48,
  /** Elements of one list or map literal. */
  elements: 1_000,
  /** Arguments of one call. */
  callArguments: 16,
  /** Macros inside macros. A rule in scope of a goods item is inside one already. */
  nestedMacros: 2,
  /** UTF-16 units of one pattern. */
  patternLength: 500,
  /** Instructions of one compiled pattern: counted repetition multiplies them. */
  patternInstructions: 2_000,
  /** Rounds of one macro, times those of the macro around it, times the goods items in scope. */
  rounds: 50_000,
  /** UTF-16 units of a text that `replace` or `join` may build. */
  builtTextLength: 262_144,
  /** Parts that `split` may give. */
  splitParts: 1_000,
  /** Rules in one set. */
  rules: 10_000,
} as const
