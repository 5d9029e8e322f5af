import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import type { PostcodeRegions } from '../../domain/quality-settings.ts'
import { checkPostcode, compileRegions, fitsCountry } from './postcode.ts'
import { readQualityFile, usSettings } from './us-settings.fixture.ts'

const REGIONS = compileRegions(usSettings().postcodeRegions)

const FITTING = [
  ['45402', 'US'],
  ['45402-1234', 'US'],
  ['454021234', 'US'],
  ['４５４０２', 'US'],
  ['518031', 'CN'],
  ['SW1A 1AA', 'GB'],
  ['sw1a1aa', 'GB'],
  ['K1A 0B1', 'CA'],
  ['k1a-0b1', 'CA'],
  ['154-0023', 'JP'],
  ['1540023', 'JP'],
  ['1234 AB', 'NL'],
  ['00-950', 'PL'],
  ['00950', 'PL'],
  ['40301-110', 'BR'],
  ['110 001', 'IN'],
  ['111 29', 'SE'],
  ['٣٣٣٣٣', 'EG'],
  ['anything', 'HK'],
  ['anything', 'XX'],
] as const

for (const [postcode, country] of FITTING) {
  test(`${postcode} fits ${country}`, () => {
    assert.equal(fitsCountry(postcode, country), true)
  })
}

const UNFITTING = [
  ['4540', 'US'],
  ['454021', 'US'],
  ['ABCDE', 'US'],
  ['45402', 'CN'],
  ['518031', 'US'],
  ['SW1A', 'GB'],
  ['K1A 0B', 'CA'],
  ['9'.repeat(1_000), 'DE'],
  ['', 'DE'],
] as const

for (const [postcode, country] of UNFITTING) {
  test(`${JSON.stringify(postcode.slice(0, 12))} does not fit ${country}`, () => {
    assert.equal(fitsCountry(postcode, country), false)
  })
}

const CASES = [
  ['45402', 'US', 'OH', undefined],
  ['45402', 'US', 'Ohio', undefined],
  ['45402', 'US', ' ohio ', undefined],
  ['45402', 'US', undefined, undefined],
  ['45402', 'US', 'CA', { kind: 'region', region: 'CA', expected: 'OH' }],
  ['06390', 'US', 'NY', undefined],
  ['06390', 'US', 'CT', { kind: 'region', region: 'CT', expected: 'NY' }],
  ['06830', 'US', 'CT', undefined],
  ['96799', 'US', 'AS', undefined],
  ['96720', 'US', 'HI', undefined],
  ['96910', 'US', 'GU', undefined],
  ['96950', 'US', 'MP', undefined],
  ['20001', 'US', 'District of Columbia', undefined],
  ['00000', 'US', 'OH', { kind: 'placeholder' }],
  ['99999', 'US', 'AK', { kind: 'placeholder' }],
  ['34500', 'US', 'FL', undefined],
  ['00400', 'US', 'NY', { kind: 'unassigned' }],
  ['45402', 'US', 'Ohayo', { kind: 'unknown-region' }],
  ['K1A 0B1', 'CA', 'ON', undefined],
  ['K1A 0B1', 'CA', 'Québec', undefined],
  ['V8X 3X4', 'CA', 'ON', { kind: 'region', region: 'ON', expected: 'BC' }],
  ['D1A 0B1', 'CA', 'ON', { kind: 'format' }],
  ['518031', 'CN', 'anywhere', undefined],
  ['000000', 'CN', 'Guangdong', { kind: 'placeholder' }],
  ['000000', 'HK', undefined, undefined],
] as const

for (const [postcode, country, region, expected] of CASES) {
  test(`${postcode} ${country} ${region ?? ''}: ${expected?.kind ?? 'right'}`, () => {
    assert.deepEqual(checkPostcode({ postcode, country, region }, REGIONS), expected)
  })
}

test('no text makes it throw', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('US', 'GB', 'JP', 'CA', 'HK', 'zz'),
      fc.string({ unit: 'binary' }),
      (postcode, country, region) => {
        checkPostcode({ postcode, country, region }, REGIONS)
      },
    ),
  )
})

const METADATA = join(
  process.env['TIDEWAITER_DATA'] ?? '../shared/data',
  'geo/google_address_metadata.json',
)
const skip = existsSync(METADATA) ? false : `${METADATA} is not there`
type Metadata = Readonly<
  Record<
    string,
    { readonly zipex?: string; readonly sub_keys?: string; readonly sub_zips?: string }
  >
>

test('example postcodes of 31 countries fit their country', { skip }, () => {
  const metadata: Metadata = JSON.parse(readFileSync(METADATA, 'utf8'))
  const unfitting = Object.entries(metadata).flatMap(([country, { zipex }]) =>
    (zipex ?? '')
      .split(',')
      .filter((example) => example.length > 0 && !fitsCountry(example, country))
      .map((example) => `${country} ${example}`),
  )
  assert.deepEqual(unfitting, [])
})

test('regions agree with an independent table, but for known differences', { skip }, () => {
  const metadata: Metadata = JSON.parse(readFileSync(METADATA, 'utf8'))
  const pack = readQualityFile('postcode-regions') as PostcodeRegions
  for (const country of ['US', 'CA']) {
    const keys = metadata[country]?.sub_keys?.split('~') ?? []
    const patterns = metadata[country]?.sub_zips?.split('~') ?? []
    assert.deepEqual(
      Object.keys(pack.countries[country]?.regions ?? {}).toSorted(),
      keys.toSorted(),
    )
    const beginnings =
      country === 'US'
        ? Array.from({ length: 1_000 }, (_, n) => String(n).padStart(3, '0'))
        : Array.from('ABCEGHJKLMNPRSTVXY', (letter) => `${letter}2B`)
    for (const beginning of beginnings) {
      const rest = country === 'US' ? '45' : '1C2'
      const postcode = `${beginning}${rest}`
      const theirs = keys.filter((_, at) => new RegExp(`^(?:${patterns[at]})`).test(postcode))
      const ours = keys.filter(
        (region) => checkPostcode({ postcode, country, region }, REGIONS) === undefined,
      )
      // Their patterns are coarser: what we say must be among what they allow.
      for (const region of ours) assert.ok(theirs.includes(region), `${postcode} ${region}`)
    }
  }
})
