/** The quality settings of the US pack as it ships, for tests. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { ConsignmentStatement } from '../../domain/filing.ts'
import type { QualitySettings } from '../../domain/quality-settings.ts'
import { checkQuality, compileQuality, type QualityInput } from './check-quality.ts'
import { readQualitySettings } from './read-settings.ts'

const FOLDER = new URL('../../../packs/us/quality/', import.meta.url)
const FILES = ['vague-descriptions', 'postcode-regions', 'limits'] as const

/** One file of the pack's `quality/` folder as plain values. */
export function readQualityFile(name: (typeof FILES)[number]): unknown {
  return parse(readFileSync(new URL(`${name}.yaml`, FOLDER), 'utf8'))
}

/** The settings; throws when a file has not its shape. */
export function usSettings(): QualitySettings {
  const quality = Object.fromEntries(FILES.map((name) => [name, readQualityFile(name)]))
  const read = readQualitySettings({ quality, texts: {} })
  if (!read.ok) throw new Error(read.refusal.map((problem) => problem.text).join('\n'))
  return read.value
}

/** The US settings, compiled. */
export const US = compileQuality(usSettings())

/** Rules that a statement breaks under the US settings, in order. */
export function rulesOf(
  statement: ConsignmentStatement,
  how: Omit<QualityInput, 'statement'> = {},
): readonly string[] {
  return checkQuality(US, { statement, ...how }).map((finding) => finding.rule)
}

/** Rules that a description breaks when nothing else is stated. */
export function rulesOfDescription(description: string): readonly string[] {
  return rulesOf({ goodsItems: [{ description }] })
}

/** A parcel with nothing to mend. */
export const HONEST: ConsignmentStatement = {
  houseReference: 'AX123456789',
  masterReference: '020-12345675',
  trackingNumber: '1Z5R89390357567127',
  channel: 'express',
  transportMode: 'air',
  carrier: { code: 'AX', name: 'Acme Express' },
  conveyance: { reference: 'AX0123', departedAt: '2026-10-05T14:00:00Z' },
  arrival: { place: 'USJFK', facility: 'JFK-ECCF-1', estimatedAt: '2026-10-06T03:00:00Z' },
  exportCountry: 'CN',
  consignor: {
    name: 'Guangzhou Lucky Star Trading',
    address: {
      lines: ['Room 1205, Bldg 3'],
      city: 'Shenzhen',
      region: 'Guangdong',
      postcode: '518031',
      country: 'CN',
    },
    phone: '+8675523456789',
    email: 'export@example.com',
  },
  consignee: {
    name: 'Jordan Miller',
    address: {
      lines: ['4127 Maple Ave'],
      city: 'Dayton',
      region: 'OH',
      postcode: '45402',
      country: 'US',
    },
    phone: '+1 937 224 1234',
  },
  packageCount: 1,
  grossWeightGrams: 420,
  goodsItems: [
    {
      description: 'smart watch, aluminium, bluetooth',
      commodityCode: '8517620090',
      originCountry: 'CN',
      quantity: 2,
      unit: 'PCE',
      netWeightGrams: 310,
      value: { amount: '50.00', currency: 'USD' },
      listedPrice: { amount: '39.90', currency: 'USD' },
    },
  ],
}
