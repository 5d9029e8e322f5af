/** Why a rule cannot be used: what is wrong, where in its text, and how to mend it. */

/** The stable words for what a condition may be refused for. */
export type RefusalRule =
  | 'cel.syntax'
  | 'cel.too-long'
  | 'cel.too-deep'
  | 'cel.too-large'
  | 'cel.too-many-rules'
  | 'cel.duplicate-id'
  | 'cel.left-out'
  | 'cel.unknown-name'
  | 'cel.unknown-fact'
  | 'cel.unknown-function'
  | 'cel.type'
  | 'cel.not-a-condition'
  | 'cel.macro'
  | 'cel.nested-macros'
  | 'cel.literal'
  | 'cel.pattern'
  | 'cel.constant-argument'

/** A refusal of one rule. `offset` counts UTF-16 units from 0; `line` and `column` count from 1. */
export type RuleRefusal = {
  readonly ruleId: string
  readonly offset: number
  readonly line: number
  readonly column: number
  readonly rule: RefusalRule
  readonly text: string
  readonly mend: string
}

/** A refusal of a condition before its rule is named: `at` is the offset in its text. */
export type Fault = {
  readonly at: number
  readonly rule: RefusalRule
  readonly text: string
  readonly mend: string
}

/** `fault` of the condition `text` of the rule `ruleId`, with its line and column worked out. */
export function ruleRefusal(ruleId: string, text: string, fault: Fault): RuleRefusal {
  const offset = Math.max(0, Math.min(fault.at, text.length))
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  const column = offset - before.lastIndexOf('\n')
  return { ruleId, offset, line, column, rule: fault.rule, text: fault.text, mend: fault.mend }
}
