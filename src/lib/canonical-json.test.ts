/** One value, one text, one hash: held to RFC 8785 and to another implementation of it. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { canonicalHash, canonicalJson } from './canonical-json.ts'
import type { JsonValue } from './strict-json.ts'

test('the example of RFC 8785, section 3.2.2', () => {
  const text = String.raw`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
    "literals": [null, true, false]
  }`
  const expected =
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
    '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
  const value: unknown = JSON.parse(text)
  assert.equal(canonicalJson(value as JsonValue), expected)
})

test('keys are sorted as UTF-16, the example of section 3.2.3', () => {
  const value: JsonValue = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  }
  const keys = [...canonicalJson(value).matchAll(/"([^"]+)":/g)].map((match) => match[1])
  assert.deepEqual(keys, ['\\r', '1', '\u0080', 'ö', '€', '😀', '\ufb33'])
})

test('keys JavaScript orders by itself are still sorted as text', () => {
  const value: unknown = JSON.parse('{"b":{"10":1,"9":2},"a":{"__proto__":3,"a":4},"-0":5}')
  assert.equal(
    canonicalJson(value as JsonValue),
    '{"-0":5,"a":{"__proto__":3,"a":4},"b":{"10":1,"9":2}}',
  )
})

const anyJson = fc.jsonValue({ maxDepth: 4 }).map((value) => value as JsonValue)

test('it agrees with the package that implements RFC 8785', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      assert.equal(canonicalJson(value), canonicalize(value))
    }),
    { numRuns: 500 },
  )
})

test('canonical text says the same value, and its canonical text is itself', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      const text = canonicalJson(value)
      const again: unknown = JSON.parse(text)
      assert.deepEqual(again, JSON.parse(JSON.stringify(value)))
      assert.equal(canonicalJson(again as JsonValue), text)
    }),
  )
})

test('the order of keys makes no difference, even when more shapes come by than are remembered', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ maxLength: 80 }), anyJson), (value) => {
      const backwards = Object.fromEntries(Object.entries(value).toReversed())
      assert.equal(canonicalHash(backwards), canonicalHash(value))
    }),
  )
  for (let at = 0; at < 10_000; at += 1) {
    assert.equal(canonicalJson({ [`k${at}`]: 1, a: 2 }), `{"a":2,"k${at}":1}`)
  }
})

test('the hash is SHA-256 of the canonical text in UTF-8', () => {
  const value = { name: '广州', amount: 1 }
  const expected = createHash('sha256').update('{"amount":1,"name":"广州"}', 'utf8').digest('hex')
  assert.equal(canonicalHash(value), expected)
})
