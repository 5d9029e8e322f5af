import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { parseS10 } from './s10.ts'
import { checkTracking, listTrackingCandidates, type TrackingKind } from './tracking-number.ts'

const DATA = process.env['TIDEWAITER_DATA'] ?? '../shared/data'
const VECTORS = join(DATA, 'shipments/tracking_number_test_vectors.csv')
const OPERATORS = join(DATA, 'shipments/s10_postal_operators.csv')
const skip = (path: string) => (existsSync(path) ? false : `${path} is not there`)

const CASES = [
  ['1Z5R89390357567127', 'ups', true, true],
  ['1z 5r8 939 03 5756 7127', 'ups', true, true],
  ['1Z5R89390357567128', 'ups', false, true],
  ['9400 1112 0108 0805 4830 16', 'usps-impb', true, true],
  ['9400 1112 0108 0805 4830 17', 'usps-impb', false, true],
  ['986578788855', 'fedex-express-12', true, false],
  ['986578788854', 'fedex-express-12', false, false],
  ['TBA502887274000', 'amazon', true, true],
  ['RR123456785CN', 's10', true, true],
  ['RR123456786CN', 's10', false, true],
] as const

for (const [text, kind, valid, isDistinctive] of CASES) {
  test(`${text} is ${valid ? 'a right' : 'a wrong'} ${kind}`, () => {
    const found = checkTracking(text)
    assert.ok(found !== undefined)
    assert.equal(found.kind, kind)
    assert.equal(found.valid, valid)
    assert.equal(found.isDistinctive, isDistinctive)
  })
}

test('a number of no known carrier is not judged', () => {
  for (const text of ['', 'YT2412345678901234', 'AX123456789', 'hello', '1'.repeat(500)]) {
    assert.equal(checkTracking(text), undefined, text)
  }
})

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      checkTracking(text)
    }),
  )
})

const KIND_OF_FORMAT: Readonly<Record<string, readonly TrackingKind[]>> = {
  S10: ['s10'],
  'USPS 20': ['usps-20'],
  'USPS 34v2': ['usps-34'],
  'USPS 91': ['usps-impb'],
  UPS: ['ups'],
  'FedEx Express (12)': ['fedex-express-12'],
  'FedEx Express (34)': ['fedex-express-34'],
  'FedEx SmartPost': ['fedex-smartpost'],
  'FedEx Ground': ['fedex-ground-15'],
  'FedEx Ground (SSCC-18)': ['fedex-ground-sscc'],
  'FedEx Ground 96 (22)': ['fedex-ground-96'],
  'FedEx Ground GSN': ['fedex-ground-gsn'],
  'DHL Express': ['dhl-express'],
  'DHL Express Air': ['dhl-express'],
  'Amazon Logistics': ['amazon'],
  OnTrac: ['ontrac'],
}

type Vector = {
  readonly format: string
  readonly tracking_number: string
  readonly expected: string
}

test('97 published vectors', { skip: skip(VECTORS) }, () => {
  const vectors: readonly Vector[] = parse(readFileSync(VECTORS), { columns: true })
  assert.equal(vectors.length, 97)
  for (const vector of vectors) {
    const kinds = KIND_OF_FORMAT[vector.format]
    assert.ok(kinds !== undefined, vector.format)
    const holds = listTrackingCandidates(vector.tracking_number).some(
      (candidate) => kinds.includes(candidate.kind) && candidate.valid,
    )
    assert.equal(holds, vector.expected === 'valid', JSON.stringify(vector))
  }
})

test('every listed postal operator issues identifiers', { skip: skip(OPERATORS) }, () => {
  const operators: readonly { readonly country_code: string }[] = parse(readFileSync(OPERATORS), {
    columns: true,
  })
  const refused = operators
    .map((operator) => operator.country_code)
    .filter((country) => !parseS10(`RR123456785${country}`).ok)
  assert.deepEqual(refused, [])
})
