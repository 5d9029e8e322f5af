import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseS9 } from './s9.ts'

const GOOD = 'IEDUBANLHAGIAUN61234001110123'

test('a receptacle identifier is taken apart', () => {
  const parsed = parseS9(GOOD)
  assert.ok(parsed.ok)
  assert.deepEqual(parsed.value, {
    text: GOOD,
    originOffice: 'IEDUBA',
    destinationOffice: 'NLHAGI',
    category: 'air',
    subclass: 'UN',
    year: 6,
    despatch: 'IEDUBANLHAGIAUN61234',
    receptacleNumber: 1,
    isLast: true,
    isRegisteredOrInsured: true,
    weightGrams: 12_300,
  })
})

test('spaces and small letters are forgiven', () => {
  assert.equal(parseS9('iedub a nlhagi a un 6 1234 001 1 1 0123').ok, true)
})

const REFUSED = [
  ['', 'format'],
  [GOOD.slice(1), 'format'],
  [`${GOOD}0`, 'format'],
  ['IEDUBANLHAGIAUN6123400111012A', 'format'],
  ['XXDUBANLHAGIAUN61234001110123', 'country'],
  ['IEDUBAXXHAGIAUN61234001110123', 'country'],
  ['IEDUBANLHAGIXUN61234001110123', 'category'],
] as const

for (const [text, rule] of REFUSED) {
  test(`${JSON.stringify(text)} is refused: ${rule}`, () => {
    const parsed = parseS9(text)
    assert.ok(!parsed.ok)
    assert.equal(parsed.refusal.rule, rule)
  })
}

test('an office of a user-assigned country is accepted only when the pack knows it', () => {
  const text = 'CNSHAAXAMEXAAUN61234001110123'
  assert.equal(parseS9(text).ok, false)
  assert.equal(parseS9(text, new Set(['XA'])).ok, true)
})

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      assert.equal(typeof parseS9(text).ok, 'boolean')
    }),
  )
})
