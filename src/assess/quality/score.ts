/**
 * How good a filing's data is, 0 to 1, as a whole and for each part of it.
 *
 * A part of a filing (descriptions, names, weights, …) that is stated n times has the quality
 *
 *   q = max(0, 1 - Σ weight of its findings / n)
 *
 * and the filing the mean of its parts' qualities by their importance:
 *
 *   score = Σ importance · q / Σ importance, over the parts that are stated or have findings.
 *
 * So one vague line of ten costs a tenth of what it costs alone, a missing required element counts
 * as a part of quality 0 when its finding is among those given, a further finding never raises the
 * score, and a filing that states nothing scores 0.
 */
import { type ConsignmentStatement, type GoodsStatement, PARTY_ROLES } from '../../domain/filing.ts'
import type { Finding } from '../../domain/finding.ts'
import { QUALITY_RULES } from './quality-rules.ts'

/** How much each part of a filing matters to the score. */
export const PART_IMPORTANCE = {
  description: 5,
  commodity: 2,
  origin: 2,
  value: 4,
  quantity: 2,
  weight: 2,
  packages: 1,
  names: 4,
  addresses: 4,
  contacts: 1,
  identifiers: 4,
  journey: 2,
} as const satisfies Readonly<Record<string, number>>

export type QualityPart = keyof typeof PART_IMPORTANCE
export const QUALITY_PARTS = Object.keys(PART_IMPORTANCE) as readonly QualityPart[]

/** `score` is 0 (worst) to 1; `byPart` has the parts that are stated or have findings. */
export type QualityScore = {
  readonly score: number
  readonly byPart: Readonly<Partial<Record<QualityPart, number>>>
}

/** A finding of a rule that has no weight here, such as a missing element, costs this much. */
const WEIGHT_UNKNOWN = 1

/** The score of one filing. `weights` are the pack's, by rule id; without one a rule has its own. */
export function qualityScore(
  findings: readonly Finding[],
  statement: ConsignmentStatement,
  weights: Readonly<Record<string, number>> = {},
): QualityScore {
  const counts = countStated(statement)
  const costs = new Map<QualityPart, number>()
  for (const { rule, pointer } of findings) {
    const part = partOf(pointer)
    costs.set(part, (costs.get(part) ?? 0) + weightOf(rule, weights))
  }
  const byPart: Partial<Record<QualityPart, number>> = {}
  let sum = 0
  let importance = 0
  for (const part of QUALITY_PARTS) {
    const count = counts[part]
    const cost = costs.get(part)
    if (count === 0 && cost === undefined) continue
    const quality = Math.max(0, 1 - (cost ?? 0) / Math.max(1, count))
    byPart[part] = quality
    sum += PART_IMPORTANCE[part] * quality
    importance += PART_IMPORTANCE[part]
  }
  return { score: importance === 0 ? 0 : sum / importance, byPart }
}

/** What a finding of `rule` costs, 0 to 1. */
export function weightOf(rule: string, weights: Readonly<Record<string, number>>): number {
  const own = Object.hasOwn(weights, rule) ? weights[rule] : undefined
  if (own !== undefined) return Math.min(1, Math.max(0, own))
  return isQualityRule(rule) ? QUALITY_RULES[rule].weight : WEIGHT_UNKNOWN
}

function isQualityRule(rule: string): rule is keyof typeof QUALITY_RULES {
  return Object.hasOwn(QUALITY_RULES, rule)
}

const GOODS_PARTS: ReadonlyMap<string, QualityPart> = new Map([
  ['commodityCode', 'commodity'],
  ['originCountry', 'origin'],
  ['quantity', 'quantity'],
  ['unit', 'quantity'],
  ['netWeightGrams', 'weight'],
  ['value', 'value'],
  ['listedPrice', 'value'],
])
const OTHER_PARTS: ReadonlyMap<string, QualityPart> = new Map([
  ['packageCount', 'packages'],
  ['grossWeightGrams', 'weight'],
  ['conveyance', 'journey'],
  ['arrival', 'journey'],
  ['exportCountry', 'journey'],
])
const PARTIES: ReadonlySet<string> = new Set(PARTY_ROLES)

/** The part of a filing that a pointer into it belongs to. */
export function partOf(pointer: string): QualityPart {
  const [, root, field = '', second = '', third = ''] = pointer.split('/')
  if (root !== 'consignment') return 'journey'
  if (field === 'goodsItems') return GOODS_PARTS.get(third) ?? 'description'
  if (!PARTIES.has(field)) return OTHER_PARTS.get(field) ?? 'identifiers'
  if (second === 'address') return 'addresses'
  return second === 'phone' || second === 'email' ? 'contacts' : 'names'
}

/** How often each part is stated. */
function countStated(statement: ConsignmentStatement): Readonly<Record<QualityPart, number>> {
  const lines = statement.goodsItems ?? []
  const parties = PARTY_ROLES.map((role) => statement[role]).filter((party) => party !== undefined)
  const { arrival, conveyance, exportCountry } = statement
  const goods = (field: keyof GoodsStatement) =>
    lines.reduce((count, line) => count + stated(line[field]), 0)
  return {
    description: goods('description'),
    commodity: goods('commodityCode'),
    origin: goods('originCountry'),
    value: goods('value') + goods('listedPrice'),
    quantity: goods('quantity'),
    weight: goods('netWeightGrams') + stated(statement.grossWeightGrams),
    packages: stated(statement.packageCount),
    names: parties.reduce((count, party) => count + stated(party.name), 0),
    addresses: parties.reduce((count, party) => count + stated(party.address), 0),
    contacts: parties.reduce((count, { phone, email }) => count + stated(phone) + stated(email), 0),
    identifiers:
      stated(statement.houseReference) +
      stated(statement.masterReference) +
      stated(statement.trackingNumber) +
      stated(statement.postalItem) +
      stated(statement.receptacle) +
      stated(statement.orderReference),
    journey: stated(arrival) + stated(conveyance) + stated(exportCountry),
  }
}

function stated(value: unknown): 0 | 1 {
  return value === undefined || value === null ? 0 : 1
}
