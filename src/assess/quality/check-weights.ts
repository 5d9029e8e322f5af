/** Checks weights and packages against each other and against what can travel this way. */
import type { ConsignmentStatement, GoodsStatement } from '../../domain/filing.ts'
import type { QualityLimits } from '../../domain/quality-settings.ts'
import type { Report } from './report.ts'

const GROSS = '/consignment/grossWeightGrams'

/** Checks the parcel's weights; what the pack sets no limit for is not checked. */
export function checkWeights(
  statement: ConsignmentStatement,
  limits: QualityLimits | undefined,
  report: Report,
): void {
  const { packageCount, grossWeightGrams: gross } = statement
  if (packageCount === 0) report('quality.packages.zero', '/consignment/packageCount')
  if (gross === undefined) return
  if (gross === 0) {
    report('quality.weight.zero', GROSS)
    return
  }
  const lines = statement.goodsItems ?? []
  const net = sumOfNet(lines)
  const rounding = (limits?.roundingGrams ?? 0) * lines.length
  if (net > gross + rounding) report('quality.weight.net-over-gross', GROSS, { net, gross })
  const least = limits?.grossWeightGramsMin
  if (least !== undefined && gross < least)
    report('quality.weight.too-light', GROSS, { value: gross })
  reportTooHeavy(statement, gross, { limits, report })
}

function reportTooHeavy(
  { mailClass, channel, packageCount }: ConsignmentStatement,
  gross: number,
  { limits, report }: { readonly limits: QualityLimits | undefined; readonly report: Report },
): void {
  const perPackage = Math.ceil(gross / Math.max(1, packageCount ?? 1))
  const classLimit =
    mailClass === undefined || channel !== 'mail' ? undefined : limits?.mailWeightGrams?.[mailClass]
  if (mailClass !== undefined && classLimit !== undefined && perPackage > classLimit) {
    const values = { class: mailClass, limit: classLimit, value: perPackage }
    report('quality.weight.class-limit', GROSS, values)
    return
  }
  const limit = channel === undefined ? undefined : limits?.packageWeightGrams?.[channel]
  if (limit !== undefined && perPackage > limit)
    report('quality.weight.package-limit', GROSS, { value: perPackage, limit })
}

/** What is known of the net weight: the parcel weighs at least that. */
function sumOfNet(lines: readonly GoodsStatement[]): number {
  let sum = 0
  for (const line of lines) sum += line.netWeightGrams ?? 0
  return sum
}
