/** Patterns of `matches`: RE2, compiled once, so that no text can make one run for long. */
import { RE2JS } from 're2js'
import { ok, type Result, refuse } from '../../lib/result.ts'
import { LIMITS } from './limits.ts'
import { nativePattern } from './native-pattern.ts'

/** True when the text holds a match of the pattern anywhere. */
export type Pattern = (text: string) => boolean

/** The compiled pattern, or a sentence that says why it is refused. */
export function compilePattern(source: string): Result<Pattern, string> {
  if (source.length > LIMITS.patternLength) {
    return refuse(
      `The pattern has ${source.length} characters; at most ${LIMITS.patternLength} are read.`,
    )
  }
  try {
    const compiled = RE2JS.compile(source)
    if (compiled.programSize() > LIMITS.patternInstructions) {
      return refuse('The pattern is too large: its counted repetitions multiply.')
    }
    const native = nativePattern(source)
    return ok(native === undefined ? (text) => compiled.test(text) : (text) => native.test(text))
  } catch (error) {
    if (error instanceof Error) return refuse(`The pattern is not RE2: ${error.message}.`)
    throw error
  }
}
