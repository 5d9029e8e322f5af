/** Holds the planted parties to a list that screening can read, and decoys apart from it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import {
  NEAR_NAMES,
  PLANTED_ADDRESSES,
  PLANTED_PARTIES,
  PLANTED_RECEIVERS,
  plantedPartiesCsv,
} from './planted-parties.ts'

test('the list has the columns of names-csv and every planted party', () => {
  const rows: readonly Record<string, string>[] = parse(plantedPartiesCsv(), { columns: true })
  assert.deepEqual(Object.keys(rows[0] ?? {}), [
    'id',
    'name',
    'type',
    'country',
    'aliases',
    'addresses',
  ])
  const parties = [...PLANTED_PARTIES, ...PLANTED_RECEIVERS]
  assert.equal(rows.length, parties.length)
  assert.equal(new Set(rows.map((row) => row['id'])).size, parties.length)
  const zhou = rows.find((row) => row['id'] === 'SD-001')
  assert.ok(zhou !== undefined)
  assert.equal(zhou['name'], 'Zhou Kunyuan')
  assert.deepEqual(zhou['aliases']?.split(';'), ['周坤垣', 'Chou Kun-yuan', 'Kunyuan Zhou'])
})

test('a decoy is no listed name and no alias', () => {
  const listed = new Set(
    [...PLANTED_PARTIES, ...PLANTED_RECEIVERS].flatMap((one) => [one.name, ...one.aliases]),
  )
  for (const name of Object.values(NEAR_NAMES).flat()) assert.ok(!listed.has(name), name)
})

test('both countries have planted addresses', () => {
  for (const country of ['US', 'XA']) assert.ok((PLANTED_ADDRESSES[country] ?? []).length >= 2)
})
