/** Reasons for a lane that the engine gives by itself; every pack has officers' words for them. */

export const REASON_WORDS = [
  'reason.score',
  'reason.random',
  'reason.standing-hold',
  'reason.out-of-reach',
] as const
/** The id of such a reason in the pack's texts. `reason.score` may hold `{score}`. */
export type ReasonWords = (typeof REASON_WORDS)[number]
