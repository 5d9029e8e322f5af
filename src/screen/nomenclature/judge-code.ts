/**
 * Judges a declared code against what the text says. `implausible` needs a text that says enough and
 * a declared chapter that nothing in it speaks for; when in doubt the answer is `unknown`.
 */
import type { Candidate } from './candidate.ts'

/** How a subheading scored. */
export type Scored = { readonly code: string; readonly score: number }

/** Whether a declared code can be right. */
export type CodeJudgement = {
  readonly verdict: 'plausible' | 'implausible' | 'unknown'
  readonly text: string
  /** What the text speaks for, best first. */
  readonly candidates: readonly Candidate[]
}

/** What is judged. */
export type Declared = {
  readonly declared: string
  readonly isTelling: boolean
  readonly candidates: readonly Candidate[]
}

/** The share of the best score from which a declared heading, and its chapter, can be right. */
const HEADING_SHARE = 0.35
const CHAPTER_SHARE = 0.6
/** The best score from which a text is held against a code. */
const SURE_SCORE = 11

/** Judges. `scored` are all subheadings that anything in the text speaks for. */
export function judgeCode(
  scored: readonly Scored[],
  { declared, isTelling, candidates }: Declared,
): CodeJudgement {
  const digits = declared.replaceAll(/[.\s]/gu, '')
  const best = scored[0]
  if (!/^\d{4,12}$/.test(digits) || /^(?:98|99)/.test(digits)) {
    return unknown('The declared code is none that classifies goods.', candidates)
  }
  if (best === undefined || !isTelling || best.score < SURE_SCORE) {
    return unknown('The text says too little to hold the code against it.', candidates)
  }
  const inHeading = bestOf(scored, digits.slice(0, 4))
  const inChapter = bestOf(scored, digits.slice(0, 2))
  const share = Math.round((100 * inHeading) / best.score)
  const told = `Heading ${digits.slice(0, 4)} has ${share} % of the score of ${best.code.slice(0, 4)}.`
  if (inHeading >= HEADING_SHARE * best.score || inChapter >= CHAPTER_SHARE * best.score) {
    return { verdict: 'plausible', text: told, candidates }
  }
  const text = `${told} The text speaks for ${best.code}: ${(candidates[0]?.reasons ?? []).join('; ')}.`
  return { verdict: 'implausible', text, candidates }
}

function bestOf(scored: readonly Scored[], beginning: string): number {
  return scored.find(({ code }) => code.startsWith(beginning))?.score ?? 0
}

function unknown(text: string, candidates: readonly Candidate[]): CodeJudgement {
  return { verdict: 'unknown', text, candidates }
}
