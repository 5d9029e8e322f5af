/** Checks lines of goods: codes, values, quantities, units, origin and repetition. */
import type { Amount, ConsignmentStatement, GoodsStatement } from '../../domain/filing.ts'
import { isCountryCode } from '../../domain/identifiers/country-code.ts'
import { isCurrency, parseMoney } from '../../domain/money.ts'
import { reportCountry } from './check-parties.ts'
import { excerpt, type Report } from './report.ts'

/** What the checks of goods need. */
export type GoodsCheck = {
  readonly extraCountries: ReadonlySet<string>
  /** Currencies that are likely whatever the countries; undefined: none is unlikely. */
  readonly tradeCurrencies: ReadonlySet<string> | undefined
  /** Countries the statement names, two letters each. */
  readonly countries: ReadonlySet<string>
  readonly tokenValueMinor: number | undefined
  readonly report: Report
}

/** What people write for a currency, in capitals. */
const CURRENCIES_MEANT: ReadonlyMap<string, string> = new Map([
  ['RMB', 'CNY'],
  ['CNH', 'CNY'],
  ['YUAN', 'CNY'],
  ['NTD', 'TWD'],
  ['NT$', 'TWD'],
  ['STG', 'GBP'],
  ['UKP', 'GBP'],
  ['GBX', 'GBP'],
  ['£', 'GBP'],
  ['€', 'EUR'],
  ['EURO', 'EUR'],
  ['US$', 'USD'],
  ['USDT', 'USD'],
  ['DOLLAR', 'USD'],
  ['HK$', 'HKD'],
  ['YEN', 'JPY'],
  ['RUR', 'RUB'],
  ['NIS', 'ILS'],
])

/** What people write for a unit, in capitals, where it is no code or the code of something else. */
const UNITS_MEANT: ReadonlyMap<string, string> = new Map([
  ['PC', 'PCE'],
  ['PCS', 'PCE'],
  ['PIECE', 'PCE'],
  ['PIECES', 'PCE'],
  ['UNIT', 'PCE'],
  ['UNITS', 'PCE'],
  ['KG', 'KGM'],
  ['KGS', 'KGM'],
  ['KILOGRAM', 'KGM'],
  ['G', 'GRM'],
  ['GR', 'GRM'],
  ['GRAM', 'GRM'],
  ['GRAMS', 'GRM'],
  ['LB', 'LBR'],
  ['LBS', 'LBR'],
  ['OZ', 'ONZ'],
  ['M', 'MTR'],
  ['METER', 'MTR'],
  ['METRE', 'MTR'],
  ['L', 'LTR'],
  ['LITER', 'LTR'],
  ['LITRE', 'LTR'],
  ['ML', 'MLT'],
  ['PAIR', 'NPR'],
  ['PAIRS', 'NPR'],
  ['PRS', 'NPR'],
  ['SETS', 'SET'],
  ['DOZ', 'DZN'],
  ['DOZEN', 'DZN'],
])
const UNIT = /^[A-Z0-9]{2,3}$/
/** Units that count whole things (Recommendation 20: one, piece, each, pair, set, dozen). */
const WHOLE_UNITS: ReadonlySet<string> = new Set(['C62', 'H87', 'PCE', 'EA', 'NPR', 'SET', 'DZN'])

const CODE_LENGTH_MAX = 100
const PLACEHOLDER_CODES: ReadonlySet<string> = new Set(['123456', '12345678', '1234567890'])

/** Checks all lines. Their descriptions have a check of their own. */
export function checkGoods(statement: ConsignmentStatement, check: GoodsCheck): void {
  const lines = statement.goodsItems
  if (lines === undefined) return
  if (lines.length === 0) check.report('quality.goods.empty', '/consignment/goodsItems')
  for (const [index, line] of lines.entries()) {
    checkLine(line, `/consignment/goodsItems/${index}`, check)
  }
  if (lines.length > 1) reportDuplicates(lines, check.report)
}

function checkLine(line: GoodsStatement, at: string, check: GoodsCheck): void {
  const { report } = check
  const { quantity, netWeightGrams, value, listedPrice } = line
  const commodityCode = beginning(line.commodityCode)
  const originCountry = beginning(line.originCountry)
  const unit = beginning(line.unit)
  if (commodityCode !== undefined) checkCommodityCode(commodityCode, `${at}/commodityCode`, report)
  if (originCountry !== undefined && !isKnownCountry(originCountry, check))
    reportCountry(originCountry, `${at}/originCountry`, report)
  if (quantity === 0) report('quality.quantity.zero', `${at}/quantity`)
  if (quantity !== undefined && !Number.isInteger(quantity) && WHOLE_UNITS.has(unit ?? 'PCE'))
    report('quality.quantity.fraction', `${at}/quantity`, { value: quantity })
  if (unit !== undefined) checkUnit(unit, `${at}/unit`, report)
  if (netWeightGrams === 0) report('quality.weight.zero', `${at}/netWeightGrams`)
  if (value !== undefined) checkAmount(value, `${at}/value`, check)
  if (listedPrice !== undefined) checkAmount(listedPrice, `${at}/listedPrice`, check)
}

/** Codes are short: no more of a long text is read than shows that it is none. */
function beginning<T extends string | undefined>(text: T): string | T {
  return text === undefined || text.length <= CODE_LENGTH_MAX
    ? text
    : text.slice(0, CODE_LENGTH_MAX)
}

function isKnownCountry(code: string, { extraCountries }: GoodsCheck): boolean {
  return isCountryCode(code) || extraCountries.has(code)
}

/**
 * Harmonized System, 6 digits, or 8 or 10 with national ones. Chapters 01 to 97; 77 is kept free,
 * 98 and 99 are the countries' own.
 */
function checkCommodityCode(code: string, pointer: string, report: Report): void {
  const digits = code.replace(/\D/g, '')
  if (digits.length !== code.length) {
    const hint = digits.length >= 6 && digits.length <= 10 ? `: ${digits}` : ''
    report('quality.commodity.characters', pointer, { hint })
    if (/[^\d\s.-]/.test(code)) return
  }
  if (/^(\d)\1+$/.test(digits) || PLACEHOLDER_CODES.has(digits)) {
    report('quality.commodity.placeholder', pointer, { value: excerpt(code) })
    return
  }
  const count = digits.length
  if (count === 5 || count === 7 || count === 9) {
    const hint = `0${digits}`
    report('quality.commodity.leading-zero', pointer, { count, hint })
    return
  }
  if (count !== 6 && count !== 8 && count !== 10) {
    report('quality.commodity.length', pointer, { count })
    return
  }
  const chapter = digits.slice(0, 2)
  if (chapter === '00' || chapter === '77')
    report('quality.commodity.chapter', pointer, { chapter })
}

function checkUnit(unit: string, pointer: string, report: Report): void {
  const capitals = unit.trim().toUpperCase()
  const meant = UNITS_MEANT.get(capitals)
  if (meant === undefined && UNIT.test(unit)) return
  const code = meant ?? (UNIT.test(capitals) ? capitals : undefined)
  const hint = code === undefined ? '' : `; here perhaps ${code}`
  report('quality.unit.code', pointer, { value: excerpt(unit), hint })
}

function checkAmount(value: Amount, pointer: string, check: GoodsCheck): void {
  const { report } = check
  const amount = beginning(value.amount)
  const currency = beginning(value.currency)
  if (!isCurrency(currency)) {
    const meant = CURRENCIES_MEANT.get(currency.trim().toUpperCase())
    const hint = meant === undefined ? '' : `: ${meant}`
    report('quality.currency.code', `${pointer}/currency`, { value: excerpt(currency), hint })
    return
  }
  if (check.tradeCurrencies !== undefined && isUnlikely(currency, check))
    report('quality.currency.unlikely', `${pointer}/currency`, { value: currency })
  const money = parseMoney(amount, currency)
  if (!money.ok) {
    report('quality.value.format', `${pointer}/amount`, { reason: money.refusal.text })
  } else if (money.value.minor === 0) {
    report('quality.value.zero', `${pointer}/amount`)
  } else if (check.tokenValueMinor !== undefined && money.value.minor <= check.tokenValueMinor) {
    const shown = `${excerpt(amount)} ${currency}`
    report('quality.value.token', `${pointer}/amount`, { value: shown })
  }
}

/** ISO 4217 codes begin with their country; those of no country begin with X. */
function isUnlikely(currency: string, { tradeCurrencies, countries }: GoodsCheck): boolean {
  if (tradeCurrencies?.has(currency) === true || currency.startsWith('X')) return false
  return countries.size > 0 && !countries.has(currency.slice(0, 2))
}

/** Lines that agree in every element, each told of once, against the first of its kind. */
function reportDuplicates(lines: readonly GoodsStatement[], report: Report): void {
  const seen = new Map<string, number>()
  for (const [index, line] of lines.entries()) {
    const key = JSON.stringify(line)
    const first = seen.get(key)
    if (first === undefined) seen.set(key, index)
    else report('quality.goods.duplicate', `/consignment/goodsItems/${index}`, { line: first + 1 })
  }
}
