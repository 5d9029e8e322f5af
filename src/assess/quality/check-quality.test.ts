import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ConsignmentStatement, GoodsStatement, Party } from '../../domain/filing.ts'
import { segmentsOf, valueAt } from '../../lib/json-pointer.ts'
import { checkQuality, compileQuality, findEffect } from './check-quality.ts'
import { QUALITY_RULES } from './quality-rules.ts'
import { FINDINGS_MAX } from './report.ts'
import { HONEST, rulesOf, US, usSettings } from './us-settings.fixture.ts'

const LODGED = { lodgedAt: '2026-10-05T08:12:00Z' }

test('an honest parcel has no finding', () => {
  assert.deepEqual(checkQuality(US, { statement: HONEST, ...LODGED }), [])
})

test('an empty statement has no finding: what is required is asked elsewhere', () => {
  assert.deepEqual(rulesOf({}), [])
})

const line = (over: Partial<GoodsStatement>): Partial<ConsignmentStatement> => ({
  goodsItems: [{ ...HONEST.goodsItems?.[0], ...over }],
})
const consignee = (over: Partial<Party>): Partial<ConsignmentStatement> => ({
  consignee: { ...HONEST.consignee, ...over },
})
const live = (over: Partial<Party['address'] & object>): Partial<ConsignmentStatement> =>
  consignee({ address: { ...HONEST.consignee?.address, ...over } })
const mail = (over: Partial<ConsignmentStatement>): Partial<ConsignmentStatement> => ({
  channel: 'mail',
  mailClass: 'parcel',
  postalItem: 'CP123456785CN',
  ...over,
})

const CASES: readonly (readonly [string, Partial<ConsignmentStatement>, readonly string[]])[] = [
  ['HS with dots', line({ commodityCode: '8517.62.0090' }), ['commodity.characters']],
  ['HS with letters', line({ commodityCode: 'HS8517' }), ['commodity.characters']],
  ['HS of 4 digits', line({ commodityCode: '8517' }), ['commodity.length']],
  ['HS of 12 digits', line({ commodityCode: '851762009012' }), ['commodity.length']],
  ['HS that lost its zero', line({ commodityCode: '9023000' }), ['commodity.leading-zero']],
  ['HS chapter 77', line({ commodityCode: '770110' }), ['commodity.chapter']],
  ['HS chapter 00', line({ commodityCode: '001234' }), ['commodity.chapter']],
  ['HS of zeros', line({ commodityCode: '000000' }), ['commodity.placeholder']],
  ['HS 123456', line({ commodityCode: '123456' }), ['commodity.placeholder']],
  ['HS chapter 01', line({ commodityCode: '010121' }), []],
  ['HS chapter 98', line({ commodityCode: '9804000000' }), []],
  ['value 0', line({ value: { amount: '0.00', currency: 'USD' } }), ['value.zero']],
  ['value 0.01', line({ value: { amount: '0.01', currency: 'USD' } }), ['value.token']],
  ['value 0.02', line({ value: { amount: '0.02', currency: 'USD' } }), []],
  ['value in words', line({ value: { amount: 'ten', currency: 'USD' } }), ['value.format']],
  ['value below zero', line({ value: { amount: '-5', currency: 'USD' } }), ['value.format']],
  ['currency RMB', line({ value: { amount: '5', currency: 'RMB' } }), ['currency.code']],
  ['currency of no land', line({ value: { amount: '5', currency: 'QQQ' } }), ['currency.code']],
  ['tenge from China', line({ value: { amount: '5', currency: 'KZT' } }), ['currency.unlikely']],
  ['franc CFA', line({ value: { amount: '5', currency: 'XOF' } }), []],
  ['yuan', line({ value: { amount: '5', currency: 'CNY' } }), []],
  ['price 0', line({ listedPrice: { amount: '0', currency: 'USD' } }), ['value.zero']],
  ['quantity 0', line({ quantity: 0 }), ['quantity.zero']],
  ['quantity 1.5 pieces', line({ quantity: 1.5 }), ['quantity.fraction']],
  ['quantity 1.5 kg', line({ quantity: 1.5, unit: 'KGM' }), []],
  ['unit PCS', line({ unit: 'PCS' }), ['unit.code']],
  ['unit kgm', line({ unit: 'kgm' }), ['unit.code']],
  ['unit in words', line({ unit: 'a few' }), ['unit.code']],
  ['origin UK', line({ originCountry: 'UK' }), ['country.code']],
  ['origin China', line({ originCountry: 'China' }), ['country.code']],
  ['no lines', { goodsItems: [] }, ['goods.empty']],
  [
    'a line twice',
    { goodsItems: [HONEST.goodsItems?.[0] ?? {}, HONEST.goodsItems?.[0] ?? {}] },
    ['goods.duplicate', 'weight.net-over-gross'],
  ],
  ['net over gross', { grossWeightGrams: 300 }, ['weight.net-over-gross']],
  ['net at gross but for rounding', { grossWeightGrams: 305 }, []],
  ['gross 0', { grossWeightGrams: 0 }, ['weight.zero']],
  ['gross 1 g', { ...line({ netWeightGrams: 1 }), grossWeightGrams: 1 }, ['weight.too-light']],
  ['net 0', line({ netWeightGrams: 0 }), ['weight.zero']],
  ['express 420 kg', { grossWeightGrams: 420_000 }, ['weight.package-limit']],
  ['express 420 kg in 10', { grossWeightGrams: 420_000, packageCount: 10 }, []],
  ['cargo 420 kg', { grossWeightGrams: 420_000, channel: 'cargo' }, []],
  ['parcel 31 kg', mail({ grossWeightGrams: 31_000 }), ['weight.class-limit']],
  ['parcel 30 kg', mail({ grossWeightGrams: 30_000 }), []],
  [
    'letter 2.1 kg',
    mail({ mailClass: 'letter', postalItem: 'UA123456785CN', grossWeightGrams: 2_100 }),
    ['weight.class-limit'],
  ],
  ['packages 0', { packageCount: 0 }, ['packages.zero']],
  ['S10 with a wrong digit', mail({ postalItem: 'CP123456786CN' }), ['postal-item.check-digit']],
  ['S10 of no post', mail({ postalItem: 'CP123456785XX' }), ['postal-item.country']],
  ['S10 reserved', mail({ postalItem: 'JP123456785CN' }), ['postal-item.indicator']],
  ['S10 too short', mail({ postalItem: 'CP12345' }), ['postal-item.format']],
  ['EMS number on a parcel', mail({ postalItem: 'EE123456785CN' }), ['postal-item.class']],
  ['receptacle', { receptacle: 'CNSHAA' }, ['receptacle.format']],
  ['receptacle office', { receptacle: 'XXSHAAUSJFKAACN61234001110123' }, ['receptacle.country']],
  ['receptacle class', { receptacle: 'CNSHAAUSJFKAXCN61234001110123' }, ['receptacle.category']],
  ['air waybill digit', { masterReference: '020-12345676' }, ['master.check-digit']],
  ['air waybill form', { masterReference: 'AX-77' }, ['master.format']],
  ['sea bill', { masterReference: 'COSU6123', transportMode: 'sea' }, []],
  ['UPS digit', { trackingNumber: '1Z5R89390357567128' }, ['tracking.check-digit']],
  ['own 12 digits', { trackingNumber: '996578788855' }, []],
  [
    'FedEx digit',
    { trackingNumber: '996578788855', carrier: { name: 'FedEx Express' } },
    ['tracking.check-digit'],
  ],
  ['house xxx', { houseReference: 'XXXX' }, ['reference.placeholder']],
  ['order n/a', { orderReference: 'N/A' }, ['reference.placeholder']],
  ['name n/a', consignee({ name: 'N/A' }), ['party.placeholder']],
  ['name customer', consignee({ name: 'Customer' }), ['party.placeholder']],
  ['name 收件人', consignee({ name: '收件人' }), ['party.placeholder']],
  ['name of digits', consignee({ name: '12345' }), ['name.digits']],
  ['name lost', consignee({ name: 'Fa?ur Husayn' }), ['text.lost-characters']],
  ['name misread', consignee({ name: 'JosÃ© PÃ©rez' }), ['text.mojibake']],
  ['name xxx', consignee({ name: 'xxx' }), ['text.repeated-character']],
  ['names of many scripts', consignee({ name: '王小明' }), []],
  ['city test', live({ city: 'test' }), ['party.placeholder']],
  ['street unknown', live({ lines: ['unknown'] }), ['party.placeholder']],
  ['country UK', live({ country: 'UK' }), ['country.code']],
  ['country us', live({ country: 'us' }), ['country.code']],
  ['postcode of China', live({ postcode: '518031' }), ['postcode.format']],
  ['postcode elsewhere', live({ postcode: '90210' }), ['postcode.region']],
  ['postcode 00000', live({ postcode: '00000' }), ['postcode.placeholder']],
  ['postcode of nowhere', live({ postcode: '00401' }), ['postcode.unassigned']],
  ['region of nowhere', live({ region: 'Ohayo' }), ['region.unknown']],
  ['phone 123', consignee({ phone: '123' }), ['phone.number']],
  ['phone at home', consignee({ phone: '(937) 224-1234' }), []],
  ['mail without @', consignee({ email: 'jordan.example.com' }), ['email.shape']],
  ['two mails', consignee({ email: 'a@example.com, b@example.com' }), ['email.shape']],
  ['mail', consignee({ email: 'jordan@example.com' }), []],
  ['dispatch from UK', { exportCountry: 'UK' }, ['country.code']],
  ['place', { arrival: { place: 'New York' } }, ['place.code']],
  ['place in no land', { arrival: { place: 'XXJFK' } }, ['place.code']],
  ['flight', { conveyance: { reference: 'by plane' } }, ['flight.format']],
  ['voyage', { conveyance: { reference: 'by ship' }, transportMode: 'sea' }, []],
  [
    'arrival before departure',
    {
      conveyance: { departedAt: '2026-10-07T00:00:00Z' },
      arrival: { estimatedAt: '2026-10-06T00:00:00Z' },
    },
    ['time.order'],
  ],
  ['arrival in 2062', { arrival: { estimatedAt: '2062-10-06T00:00:00Z' } }, ['time.far']],
  [
    'arrival in 2006',
    { arrival: { estimatedAt: '2006-10-06T00:00:00Z' } },
    ['time.order', 'time.far'],
  ],
  [
    'arrival yesterday',
    { conveyance: {}, arrival: { estimatedAt: '2026-10-04T00:00:00Z' } },
    ['time.late'],
  ],
]

for (const [name, over, expected] of CASES) {
  test(`${name}: ${['finds', ...expected].join(' ')}`, () => {
    assert.deepEqual(
      rulesOf({ ...HONEST, ...over }, LODGED),
      expected.map((rule) => `quality.${rule}`),
    )
  })
}

test('an amendment after arrival is not late', () => {
  const statement = { ...HONEST, conveyance: {}, arrival: { estimatedAt: '2026-10-04T00:00:00Z' } }
  assert.deepEqual(rulesOf(statement, { ...LODGED, filingFunction: 'amendment' }), [])
  assert.deepEqual(rulesOf(statement, {}), [])
})

test('a monthly postal worksheet is not late after arrival, and a manifest is', () => {
  const statement = { ...HONEST, conveyance: {}, arrival: { estimatedAt: '2026-10-04T00:00:00Z' } }
  assert.deepEqual(rulesOf(statement, { ...LODGED, authority: 'postal-worksheet' }), [])
  assert.deepEqual(rulesOf(statement, { ...LODGED, authority: 'manifest' }), ['quality.time.late'])
})

test('hints say what seems meant', () => {
  const mend = (over: Partial<ConsignmentStatement>) =>
    checkQuality(US, { statement: { ...HONEST, ...over } }).map((finding) => finding.mend)
  assert.deepEqual(mend(line({ originCountry: 'UK' })), [
    'Write the two capital letters of the country: GB.',
  ])
  assert.deepEqual(mend(line({ value: { amount: '5', currency: 'RMB' } })), [
    'Write the three capital letters of the currency: CNY.',
  ])
  assert.deepEqual(mend(line({ commodityCode: '902.30.00.10' })), [
    'Write digits only: 902300010.',
    'Write "0902300010" if that is the code; keep codes as text in spreadsheets.',
  ])
})

test('a user-assigned country counts only in the pack that has it', () => {
  const settings = usSettings()
  const quality = compileQuality({
    ...settings,
    limits: { about: 'a', sources: {}, ...settings.limits, extraCountries: ['XA'] },
  })
  const statement = { ...HONEST, exportCountry: 'XA', arrival: { place: 'XAAIR' } }
  assert.deepEqual(checkQuality(quality, { statement }), [])
  assert.deepEqual(rulesOf(statement), ['quality.place.code', 'quality.country.code'].toReversed())
})

test('texts of the pack replace the defaults', () => {
  const quality = compileQuality({
    texts: { 'quality.packages.zero': { text: 'Zéro colis.', mend: 'Comptez.' } },
  })
  const statement = { packageCount: 0, grossWeightGrams: 0 }
  assert.deepEqual(
    checkQuality(quality, { statement }).map(({ text }) => text),
    ['Zéro colis.', 'The weight is zero.'],
  )
})

test('what a vague description leads to depends on programme and day', () => {
  const at = (authority: string, day: string) =>
    findEffect(usSettings(), 'quality.description.vague', { channel: 'express', authority, day })
  assert.equal(at('manifest', '2024-03-31'), undefined)
  assert.equal(at('manifest', '2024-04-01'), 'warn')
  assert.equal(at('acas', '2024-11-11'), 'warn')
  assert.equal(at('acas', '2024-11-12'), 'reject')
  assert.equal(at('entry', '2026-01-01'), undefined)
})

test('9,999 bad lines give a bounded number of findings', () => {
  const goodsItems = Array.from({ length: 9_999 }, () => ({ description: 'gift', quantity: 0 }))
  assert.equal(checkQuality(US, { statement: { goodsItems } }).length, FINDINGS_MAX)
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.constantFrom(
    'gift',
    'n/a',
    '???',
    '1Z',
    '+86',
    '4111 1111 1111 1111',
    '路1号',
    '@',
    'x'.repeat(65_536),
  ),
)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const amount = fc.record({ amount: anyText, currency: fc.oneof(anyText, fc.constant('USD')) })
const party = fc.record(
  {
    name: anyText,
    address: fc.record(
      {
        lines: fc.array(anyText, { maxLength: 3 }),
        city: anyText,
        region: anyText,
        postcode: anyText,
        country: fc.oneof(fc.constantFrom('US', 'CN', 'CA', 'JP'), anyText),
      },
      { requiredKeys: [] },
    ),
    phone: anyText,
    email: anyText,
  },
  { requiredKeys: [] },
)
const anyStatement = fc.record(
  {
    houseReference: anyText,
    masterReference: anyText,
    trackingNumber: anyText,
    postalItem: anyText,
    receptacle: anyText,
    transportMode: fc.constantFrom('air', 'sea'),
    channel: fc.constantFrom('mail', 'express', 'cargo'),
    mailClass: fc.constantFrom('letter', 'parcel', 'ems'),
    conveyance: fc.record({ reference: anyText, departedAt: anyText }),
    arrival: fc.record({ place: anyText, estimatedAt: anyText }),
    exportCountry: anyText,
    consignor: party,
    consignee: party,
    buyer: party,
    packageCount: fc.nat(),
    grossWeightGrams: fc.nat(),
    goodsItems: fc.array(
      fc.record(
        {
          description: anyText,
          commodityCode: anyText,
          originCountry: anyText,
          quantity: fc.double({ noNaN: true, min: 0 }),
          unit: anyText,
          netWeightGrams: fc.nat(),
          value: amount,
          listedPrice: amount,
        },
        { requiredKeys: [] },
      ),
      { maxLength: 4 },
    ),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<ConsignmentStatement>

test('whatever the texts hold: no throw, the same findings twice, known rules, real places', () => {
  fc.assert(
    fc.property(anyStatement, maybe(anyText), (statement, lodgedAt) => {
      const findings = checkQuality(US, { statement, lodgedAt })
      assert.deepEqual(checkQuality(US, { statement, lodgedAt }), findings)
      for (const { pointer, rule, text, mend } of findings) {
        assert.ok(Object.hasOwn(QUALITY_RULES, rule), rule)
        assert.ok(text.length > 0 && text.length < 1_000 && mend.length > 0)
        assert.ok(!/\{[a-z]+\}/.test(rule === 'quality.place.code' ? '' : mend), mend)
        const isThere = valueAt({ consignment: statement, lodgedAt: 1 }, pointer) !== undefined
        assert.ok(isThere && segmentsOf(pointer).length > 0, pointer)
      }
    }),
    { numRuns: 400 },
  )
})

test('every rule about parties, figures and the journey has a case above', () => {
  const reached = new Set(CASES.flatMap(([, , rules]) => rules.map((rule) => `quality.${rule}`)))
  const elsewhere = /^quality\.(?:description|personal|text)\./
  const missing = Object.keys(QUALITY_RULES).filter(
    (rule) => !reached.has(rule) && !elsewhere.test(rule),
  )
  assert.deepEqual(missing, [])
})
