import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { MATCH_THRESHOLD } from './name-index.ts'
import { testRows, withoutLists } from './party-lists.fixture.ts'
import { scoreNames } from './score-names.ts'

const ONE_NAME = [
  ['Mohammed al-Zarqaoui', 'Muhammad Al Zarqawi', 'person'],
  ['Robert Fotheringham', 'Bob Fotheringham', 'person'],
  ['Abdul Rahman Karzai', 'Abdurrahman Karzai', 'person'],
  ['Yuri Shcherbakov', 'Iouri Schtscherbakow', 'person'],
  ['Hidayatullah Tokhi', 'Hidayat Ullah Tokhi', 'person'],
  ['Brinkhorst GmbH', 'Brinkhorst Ltd', 'company'],
  ['Whitmarsh Intl Trdg Co', 'Whitmarsh International Trading Company', 'company'],
] as const

for (const [one, other, kind] of ONE_NAME) {
  test(`${one} is ${other}`, () => {
    assert.ok(scoreNames(one, other, kind).score >= MATCH_THRESHOLD)
  })
}

const TWO_NAMES = [
  ['Hassan Karzai', 'Hussein Karzai', 'person'],
  ['Robert Fotheringham Sr.', 'Robert Fotheringham Jr.', 'person'],
  ['Design Bureau 28', 'Design Bureau 29', 'company'],
  ['Northgate General Trading', 'Southmoor General Trading', 'company'],
] as const

for (const [one, other, kind] of TWO_NAMES) {
  test(`${one} is not ${other}`, () => {
    assert.ok(scoreNames(one, other, kind).score < MATCH_THRESHOLD)
  })
}

test('neither name comes first, and a score is a share', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 })
  fc.assert(
    fc.property(text, text, (one, other) => {
      const { score } = scoreNames(one, other)
      assert.equal(scoreNames(other, one).score, score)
      assert.ok(score >= 0 && score <= 1)
    }),
  )
})

test('one name in many scripts is one name', { skip: withoutLists }, () => {
  const variants = testRows('name-matching/putin_name_variants.csv').map((row) => row['name'] ?? '')
  const listed = ['Vladimir Putin', 'Vladimir Vladimirovich Putin']
  const found = variants.filter((name) =>
    listed.some((one) => scoreNames(one, name, 'person').score >= MATCH_THRESHOLD),
  )
  // Seven of the variants are a title and the family name alone.
  assert.ok(found.length >= variants.length * 0.75, `${found.length} of ${variants.length}`)
})

test('Latin names meet their Arabic and Cyrillic writing, and no other', {
  skip: withoutLists,
}, () => {
  const rows = testRows('name-matching/un_cross_script_pairs.csv')
  let right = 0
  for (const row of rows) {
    const kind = row['schema'] === 'Person' ? 'person' : 'company'
    const { score } = scoreNames(row['latin_name'] ?? '', row['original_script_name'] ?? '', kind)
    if (score >= MATCH_THRESHOLD === (row['is_match'] === 'true')) right += 1
  }
  assert.ok(right >= rows.length * 0.85, `${right} of ${rows.length}`)
})
