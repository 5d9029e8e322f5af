/** How a check tells what it found: a rule, a pointer into the filing, and the values its words name. */

import type { Finding } from '../../domain/finding.ts'
import type { QualityText } from '../../domain/quality-settings.ts'
import { QUALITY_RULES, type QualityRule } from './quality-rules.ts'

/** Values by name for `{name}` in the words of a rule. `mend` replaces the rule's own mend. */
export type Values = Readonly<Record<string, string | number>>

/** Tells of one fault at `pointer`. */
export type Report = (rule: QualityRule, pointer: string, values?: Values) => void

/** A filing with more faults than this is mended as a whole. */
export const FINDINGS_MAX = 200

const SHOWN_MAX = 60
const PLACE = /\{([a-z]+)\}/

/** A text cut at its `{name}` places: even parts are words, odd parts are names. */
type Template = readonly string[]
type Words = { readonly text: Template; readonly mend: Template }
/** The words of every rule, ready to be filled in. */
export type Wording = ReadonlyMap<QualityRule, Words>

/** The words of every rule: the pack's where it has them, else the defaults. */
export function compileWording(texts: Readonly<Record<string, QualityText>>): Wording {
  const rules = Object.keys(QUALITY_RULES) as QualityRule[]
  return new Map(
    rules.map((rule) => {
      const own = Object.hasOwn(texts, rule) ? texts[rule] : undefined
      const standard = QUALITY_RULES[rule]
      return [
        rule,
        {
          text: (own?.text ?? standard.text).split(PLACE),
          mend: (own?.mend ?? standard.mend).split(PLACE),
        },
      ]
    }),
  )
}

/** A report that writes findings into `findings`, at most FINDINGS_MAX of them. */
export function reportInto(findings: Finding[], wording: Wording): Report {
  return (rule, pointer, values = {}) => {
    if (findings.length >= FINDINGS_MAX) return
    const words = wording.get(rule)
    if (words === undefined) return
    findings.push({
      pointer,
      rule,
      text: fill(words.text, values),
      mend: 'mend' in values ? String(values['mend']) : fill(words.mend, values),
    })
  }
}

function fill(template: Template, values: Values): string {
  let text = ''
  for (const [place, part] of template.entries()) {
    text += place % 2 === 0 ? part : shown(values[part])
  }
  return text
}

function shown(value: string | number | undefined): string {
  return value === undefined ? '' : String(value)
}

/** A filed value short enough to be quoted in a sentence. */
export function excerpt(value: string): string {
  const plain = value.trim().toWellFormed()
  const characters = plain.length > SHOWN_MAX ? Array.from(plain.slice(0, SHOWN_MAX * 2)) : []
  return characters.length > 0 ? `${characters.slice(0, SHOWN_MAX).join('')}…` : plain
}
