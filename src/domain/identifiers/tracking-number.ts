/**
 * Tracking numbers of well-known carriers. Shapes overlap, so a number has candidates, and only a
 * distinctive shape with a wrong check digit speaks of a typing error.
 */
import { remainderOf, toNextTen, weightedSum } from './check-digits.ts'
import { compactIdentifier } from './compact-identifier.ts'
import { parseS10 } from './s10.ts'

/** One reading of a tracking number. `valid`: its check digit holds, or its carrier uses none. */
export type TrackingCandidate = {
  readonly kind: TrackingKind
  readonly carrier: string
  readonly valid: boolean
  /** Whether the shape alone tells the carrier; digits of a common length do not. */
  readonly isDistinctive: boolean
}

/** A carrier's form of number, with its length where one carrier has several. */
export type TrackingKind =
  | 's10'
  | 'ups'
  | 'usps-20'
  | 'usps-34'
  | 'usps-impb'
  | 'fedex-express-12'
  | 'fedex-express-34'
  | 'fedex-smartpost'
  | 'fedex-ground-15'
  | 'fedex-ground-sscc'
  | 'fedex-ground-96'
  | 'fedex-ground-gsn'
  | 'dhl-express'
  | 'dhl-piece'
  | 'dhl-ecommerce'
  | 'amazon'
  | 'ontrac'

type Format = {
  readonly kind: TrackingKind
  readonly carrier: string
  readonly shape: RegExp
  readonly isDistinctive: boolean
  readonly holds: (compact: string) => boolean
}

/** Body and check digit of the last `length` characters. */
function tail(compact: string, length: number): { readonly body: string; readonly digit: number } {
  return {
    body: compact.slice(-length, -1),
    digit: compact.charCodeAt(compact.length - 1) - 48,
  }
}

function fillsTen(digits: { readonly body: string; readonly digit: number }, weights: number[]) {
  return toNextTen(weightedSum(digits.body, weights)) === digits.digit
}

function elevenTen(compact: string, length: number, weights: number[]): boolean {
  const { body, digit } = tail(compact, length)
  return (weightedSum(body, weights) % 11) % 10 === digit
}

/** UPS counts a letter as its place in the alphabet plus one, modulo 10: A is 2, B is 3. */
function upsHolds(compact: string): boolean {
  const { body, digit } = tail(compact, 16)
  const digits = body.replace(/[A-Z]/g, (letter) => String((letter.charCodeAt(0) - 3) % 10))
  return fillsTen({ body: digits, digit }, [1, 2])
}

/** Without its application identifier an IMpb number counts as if it began with 91. */
function impbHolds(compact: string): boolean {
  const number = /^420\d{27,31}$/.test(compact) ? compact.slice(8) : compact
  const whole = /^9[1-5]/.test(number) ? number : `91${number}`
  return fillsTen(tail(whole, whole.length), [3, 1])
}

function smartPostHolds(compact: string): boolean {
  return fillsTen(tail(compact.startsWith('92') ? compact : `92${compact}`, 22), [3, 1])
}

const BY_SHAPE = () => true

/** Source of shapes and weights: the carriers' public label guides as collected in tracking_number_data (MIT). */
const FORMATS: readonly Format[] = [
  {
    kind: 's10',
    carrier: 'post',
    shape: /^[A-Z]{2}\d{9}[A-Z]{2}$/,
    isDistinctive: true,
    holds: (compact) => parseS10(compact).ok,
  },
  {
    kind: 'ups',
    carrier: 'UPS',
    shape: /^1Z[A-Z0-9]{15}\d$/,
    isDistinctive: true,
    holds: upsHolds,
  },
  {
    kind: 'usps-impb',
    carrier: 'USPS',
    shape: /^(?:420\d{5})?9[1-5]\d{20}(?:\d{4})?$/,
    isDistinctive: true,
    holds: impbHolds,
  },
  {
    kind: 'usps-impb',
    carrier: 'USPS',
    shape: /^(?:420\d{5})?(?!9[1-5])\d{20}(?:\d{4})?$/,
    isDistinctive: false,
    holds: impbHolds,
  },
  {
    kind: 'usps-34',
    carrier: 'USPS',
    shape: /^420\d{29}(?:\d{2})?$/,
    isDistinctive: false,
    holds: (compact) => fillsTen(tail(compact, compact.length - 12), [3, 1]),
  },
  {
    kind: 'usps-20',
    carrier: 'USPS',
    shape: /^\d{20}$/,
    isDistinctive: false,
    holds: (compact) => fillsTen(tail(compact, 20), [3, 1]),
  },
  {
    kind: 'fedex-express-12',
    carrier: 'FedEx',
    shape: /^\d{12}$/,
    isDistinctive: false,
    holds: (compact) => elevenTen(compact, 12, [3, 1, 7]),
  },
  {
    kind: 'fedex-express-34',
    carrier: 'FedEx',
    shape: /^100\d{31}$/,
    isDistinctive: true,
    holds: (compact) => elevenTen(compact, 14, [1, 7, 3]),
  },
  {
    kind: 'fedex-smartpost',
    carrier: 'FedEx',
    shape: /^(?:92)?\d{20}$/,
    isDistinctive: false,
    holds: smartPostHolds,
  },
  {
    kind: 'fedex-ground-15',
    carrier: 'FedEx',
    shape: /^\d{15}$/,
    isDistinctive: false,
    holds: (compact) => fillsTen(tail(compact, 15), [1, 3]),
  },
  {
    kind: 'fedex-ground-sscc',
    carrier: 'FedEx',
    shape: /^\d{18}$/,
    isDistinctive: false,
    holds: (compact) => fillsTen(tail(compact, 16), [3, 1]),
  },
  {
    kind: 'fedex-ground-96',
    carrier: 'FedEx',
    shape: /^96\d{20}$/,
    isDistinctive: true,
    holds: (compact) => fillsTen(tail(compact, 15), [1, 3]),
  },
  {
    kind: 'fedex-ground-gsn',
    carrier: 'FedEx',
    shape: /^96\d{32}$/,
    isDistinctive: true,
    holds: (compact) => elevenTen(compact, 14, [1, 7, 3]),
  },
  {
    kind: 'dhl-express',
    carrier: 'DHL',
    shape: /^\d{10,11}$/,
    isDistinctive: false,
    holds: (compact) => {
      const { body, digit } = tail(compact, compact.length)
      return remainderOf(body, 7) === digit
    },
  },
  {
    kind: 'dhl-piece',
    carrier: 'DHL',
    shape: /^J[A-Z]{2,3}\d{9,10}$/,
    isDistinctive: true,
    holds: BY_SHAPE,
  },
  {
    kind: 'dhl-ecommerce',
    carrier: 'DHL',
    shape: /^GM\d{10,39}$/,
    isDistinctive: true,
    holds: BY_SHAPE,
  },
  {
    kind: 'amazon',
    carrier: 'Amazon',
    shape: /^TBA\d{12}$/,
    isDistinctive: true,
    holds: BY_SHAPE,
  },
  {
    kind: 'ontrac',
    carrier: 'OnTrac',
    shape: /^[CD]\d{14}$/,
    isDistinctive: true,
    holds: (compact) =>
      fillsTen(tail(`${compact.startsWith('C') ? '4' : '5'}${compact.slice(1)}`, 15), [1, 2]),
  },
]

/** Every reading of `text` as a tracking number, the most telling first. None when no shape fits. */
export function listTrackingCandidates(text: string): readonly TrackingCandidate[] {
  const compact = compactIdentifier(text)
  return FORMATS.filter((format) => format.shape.test(compact)).map((format) => ({
    kind: format.kind,
    carrier: format.carrier,
    valid: format.holds(compact),
    isDistinctive: format.isDistinctive,
  }))
}

/**
 * The most likely reading of `text`: one whose check digit holds before one whose does not.
 * `undefined` when it has the shape of no known carrier, which says nothing against it.
 */
export function checkTracking(text: string): TrackingCandidate | undefined {
  const candidates = listTrackingCandidates(text)
  return candidates.find((candidate) => candidate.valid) ?? candidates[0]
}
