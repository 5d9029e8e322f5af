/**
 * What a filed value may be used for. A value inherits the purposes of the authority under which it
 * was filed (US: 19 USC 1415(a)(3)(F)); a use declares its purpose and sees permitted values only.
 */

export const PURPOSES = [
  'safety-security',
  'smuggling',
  'risk-targeting',
  'entry',
  'commercial-enforcement',
  'statistics',
] as const

/** A purpose of use. `entry` is determining admissibility and entry of the goods. */
export type Purpose = (typeof PURPOSES)[number]
