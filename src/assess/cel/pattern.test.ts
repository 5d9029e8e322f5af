/** Patterns: RE2's meaning and linear time, also where a JavaScript pattern stands in for it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { RE2JS } from 're2js'
import { nativePattern } from './native-pattern.ts'
import { compilePattern } from './pattern.ts'

const NATIVE = [
  'fentanyl|carfentanil|nitazene',
  '(?i)\\b(pill|tablet)s?\\s*press',
  '^[A-Z]{2}[0-9]{9}[A-Z]{2}$',
  '^(3004|2933)[0-9]*$',
  '\\b(gun|rifle|barrel|suppressor)\\b',
  '(?i)(suite|ste|unit|apt|#) ?[a-z]{2,4}[- ]?[0-9]{4,8}( |,|$)',
  '^a+b+$',
  'p\\.?o\\.? ?box',
  '',
]

const STAYS_RE2 = [
  ['negated classes reach beyond ASCII', '[^a-z]'],
  ['so does the point', 'a.b'],
  ['runs that overlap', 'a+a+b'],
  ['a run from every place', 'a+b'],
  ['runs in runs', '^(a+)+$'],
  ['many ways', '(a?){20}a{20}'],
  ['counts in counts', '(a{1,3}){1,9}b'],
  ['options that begin alike', '(ab|a|abc){4}d'],
  ['empty options', '(a|)(a|)(a|)(a|)(a|)(a|)(a|)(a|)(a|)(a|)b'],
  ['a long count', '(a{90}){9}b'],
  ['letters beyond ASCII', 'größe'],
  ['lazy counts', 'ab??c'],
  ['groups with names', '(?P<n>a)'],
  ['flags inside', 'a(?i)b'],
  ['POSIX classes', '[[:alpha:]]'],
] as const

for (const source of NATIVE) {
  test(`runs natively: ${source}`, () => assert.notEqual(nativePattern(source), undefined))
}

for (const [why, source] of STAYS_RE2) {
  test(`stays RE2, ${why}: ${source}`, () => {
    assert.equal(nativePattern(source), undefined)
    assert.ok(compilePattern(source).ok)
  })
}

const letter = fc.constantFrom('a', 'b', 'S', 'k', '1', ' ', '-', '\\.', '\\d', '\\w', '\\s', '_')
const klass = fc.constantFrom(
  '[ab]',
  '[a-f]',
  '[0-9k]',
  '[-a]',
  '[a\\-b]',
  '[S-Z_]',
  '[\\d.]',
  '[a-]',
)
const atom = fc.oneof(letter, letter, klass, fc.constantFrom('^', '$', '\\b'))
const count = fc.constantFrom('', '', '', '?', '*', '+', '{2}', '{1,3}', '{2,}', '{0,2}')
const piece = fc.tuple(atom, count).map(([of, times]) => of + (/^[\^$]|\\b/.test(of) ? '' : times))
const sequence = fc.array(piece, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''))
const group = fc
  .tuple(fc.array(sequence, { minLength: 1, maxLength: 3 }), count)
  .map(([options, times]) => `(${options.join('|')})${times}`)
const pattern = fc
  .tuple(fc.constantFrom('', '(?i)'), fc.array(fc.oneof(sequence, group), { maxLength: 3 }))
  .map(([flags, parts]) => flags + parts.join(''))
const subject = fc
  .array(fc.constantFrom(...Array.from('abAsSkK1 -._é\u017f\u212a\n😀\ud800')), { maxLength: 12 })
  .map((units) => units.join(''))

const SEED = 4_711
const RUNS = 4_000

test(`a native pattern finds what RE2 finds: ${RUNS} patterns, seed ${SEED}`, () => {
  let compared = 0
  fc.assert(
    fc.property(pattern, fc.array(subject, { minLength: 8, maxLength: 8 }), (source, subjects) => {
      const native = nativePattern(source)
      if (native === undefined) return
      const re2 = RE2JS.compile(source)
      for (const text of subjects) {
        assert.equal(native.test(text), re2.test(text), `${source} in ${JSON.stringify(text)}`)
        compared += 1
      }
    }),
    { seed: SEED, numRuns: RUNS },
  )
  assert.ok(compared > 8_000, `${compared} comparisons`)
})

test('a native pattern is linear on the texts that hurt backtracking most', () => {
  const texts = ['a', 'ab', 'aab', ' ', 'pill ', '0', 'suite ab-1', 'a1'].map((unit) =>
    unit.repeat(Math.ceil(65_536 / unit.length)),
  )
  const sources = fc.sample(pattern, { seed: SEED, numRuns: 1_500 })
  let slowest = { took: 0, source: '' }
  for (const source of [...NATIVE, ...sources]) {
    const native = nativePattern(source)
    if (native === undefined) continue
    for (const text of texts) {
      const start = performance.now()
      native.test(text)
      const took = performance.now() - start
      if (took > slowest.took) slowest = { took, source }
    }
  }
  assert.ok(slowest.took < 500, `${slowest.source} took ${slowest.took.toFixed(0)} ms`)
})
