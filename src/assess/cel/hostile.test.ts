/** Hostile conditions and hostile facts: refused clearly and quickly, or bounded; never a crash. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Facts } from '../../domain/fact.ts'
import { CATALOGUE, refusalsOf, truthFor } from './cel.fixture.ts'
import { compileRules } from './compile-rules.ts'
import { LIMITS } from './limits.ts'
import type { RefusalRule } from './rule-refusal.ts'

/** Far above what a refusal takes, far below what a runaway would. */
const QUICK_MS = 1_000

function quickly<T>(act: () => T): T {
  const start = performance.now()
  const result = act()
  const took = performance.now() - start
  assert.ok(took < QUICK_MS, `took ${took.toFixed(0)} ms`)
  return result
}

function repeated(text: string, times: number, between = ''): string {
  return Array.from({ length: times }, () => text).join(between)
}

const REFUSED: readonly (readonly [name: string, rule: RefusalRule, condition: string])[] = [
  ['100,000 brackets', 'cel.too-long', `${repeated('(', 1e5)}1${repeated(')', 1e5)}`],
  ['8,000 brackets', 'cel.too-deep', `${repeated('(', 8e3)}1${repeated(')', 8e3)}`],
  ['100,000 lists', 'cel.too-long', repeated('[', 1e5)],
  ['16,000 nots', 'cel.too-deep', `${repeated('!', 16e3)}isGift`],
  ['100 nots', 'cel.too-deep', `${repeated('!', 100)}isGift`],
  ['100 minuses', 'cel.too-deep', `${repeated('-', 100)}count == 1`],
  ['1,000 conditionals', 'cel.too-deep', `${repeated('isGift ? true : ', 1e3)}true`],
  ['200 sums', 'cel.too-deep', `${repeated('count', 200, ' + ')} == 1`],
  ['30 sums of sums', 'cel.too-deep', `${repeated('(1+', 60)}1${repeated(')', 60)} == 1`],
  ['1,500 ands', 'cel.too-large', repeated('isGift', 1500, '&&')],
  ['a list of 2,000', 'cel.too-large', `count in [${repeated('1', 2e3, ',')}]`],
  ['a map of 1,500', 'cel.too-large', `size({${repeated('1:1', 1500, ',')}}) == 1`],
  ['a call with 100 arguments', 'cel.too-large', `size(${repeated('1', 100, ',')}) == 1`],
  ['a text of 1 MB', 'cel.too-long', `note == "${repeated('x', 1e6)}"`],
  ['a million blanks', 'cel.too-long', repeated(' ', 1e6)],
  [
    'three macros inside each other',
    'cel.nested-macros',
    'tags.all(a, tags.all(b, tags.all(c, a == b && b == c)))',
  ],
  ['a pattern of 600 characters', 'cel.pattern', `note.matches("${repeated('a', 600)}")`],
  ['counted repetition', 'cel.pattern', 'note.matches("((a{100}){100}){100}")'],
  ['a large counted repetition', 'cel.pattern', 'note.matches("(abcdefghij){900}")'],
  ['look-ahead', 'cel.pattern', 'note.matches("(?=a)")'],
  ['a back-reference', 'cel.pattern', 'note.matches("(a)\\\\1")'],
  ['a pattern from a fact', 'cel.pattern', 'note.matches(note)'],
  ['__proto__', 'cel.syntax', '__proto__.x == "y"'],
  ['a field __proto__', 'cel.unknown-fact', 'consignor.__proto__ == "y"'],
  ['constructor', 'cel.unknown-name', 'constructor == "y"'],
  ['a field constructor', 'cel.unknown-fact', 'consignor.constructor == "y"'],
  ['a method constructor', 'cel.unknown-function', 'note.constructor("return 1") == 1'],
  ['toString', 'cel.unknown-fact', 'consignor.toString == "y"'],
  ['a call of eval', 'cel.unknown-function', 'eval("1") == 1'],
  ['a call of hasOwnProperty', 'cel.unknown-function', 'consignor.hasOwnProperty("name")'],
  ['a name of the generated code', 'cel.unknown-name', 's0 == 1 && k0 == 1'],
  ['globalThis', 'cel.unknown-name', 'globalThis.process == 1'],
  ['a number beyond 2^53', 'cel.literal', 'count == 9007199254740993'],
  ['a number beyond all numbers', 'cel.syntax', 'weight == 1e999'],
  ['half a text', 'cel.syntax', 'note == "abc'],
  ['an unpaired surrogate', 'cel.syntax', 'note == "\\ud800"'],
  ['nothing', 'cel.syntax', ''],
  ['NUL', 'cel.syntax', '\u0000'],
]

for (const [name, rule, condition] of REFUSED) {
  test(`refuses ${name}`, () => {
    const refusals = quickly(() => refusalsOf(condition))
    assert.equal(refusals[0]?.rule, rule, refusals[0]?.text)
    for (const { text, mend, line, column, offset } of refusals) {
      assert.ok(text.length > 10 && text.length < 400 && mend.length > 5, text)
      assert.ok(line >= 1 && column >= 1 && offset >= 0 && offset <= condition.length)
    }
  })
}

test('literals cannot break out of the generated code', () => {
  const texts = [
    '`${process.exit(1)}`',
    '"+process.exit(1)+"',
    "'];throw 1;//",
    '\\"\\u2028\u2028\u2029*/',
    '</script>\r\n${1}',
  ]
  for (const text of texts) {
    const condition = `note == ${JSON.stringify(text).replaceAll('`', '\\u0060')}`
    assert.equal(truthFor(condition, { note: text }), 'yes', condition)
    assert.equal(
      truthFor(`note in [${repeated(JSON.stringify('z'), 9, ',')}]`, { note: text }),
      'no',
    )
  }
  const keys = '{"__proto__": 1, "constructor": 2}'
  assert.equal(truthFor(`${keys}["__proto__"] == 1 && ${keys}.constructor == 2`, {}), 'yes')
  assert.equal(truthFor('size({"__proto__": 1}) == 1 && !("toString" in {"a": 1})', {}), 'yes')
  assert.equal(({} as Record<string, unknown>)['a'], undefined)
})

test('facts with names of the prototype change nothing', () => {
  const facts = JSON.parse('{"__proto__": {"count": 1}, "consignor": {"__proto__": {"name": "x"}}}')
  assert.equal(truthFor('count == 1', facts as Facts), 'unknown')
  assert.equal(truthFor('consignor.name == "x"', facts as Facts), 'unknown')
})

test('catastrophic patterns run in linear time', () => {
  const note = repeated('a', 65_536)
  for (const pattern of ['^(a+)+$b', '(a|aa)+c', '(.*)*x', '(a?){50}a{50}z']) {
    assert.equal(
      quickly(() => truthFor(`note.matches("${pattern}")`, { note })),
      'no',
      pattern,
    )
  }
})

test('macros over many goods stop at the bound on rounds, in code and in the trace', () => {
  const goods = (length: number) => Array.from({ length }, (_, i) => ({ valueMinor: i }))
  const pairs = 'goods.all(g, goods.exists(h, h.valueMinor == g.valueMinor))'
  assert.equal(truthFor(pairs, { goods: goods(200) }), 'yes')
  assert.equal(
    quickly(() => truthFor(pairs, { goods: goods(9_999) })),
    'unknown',
  )
  assert.equal(truthFor('goods.exists(g, g.valueMinor == 9998)', { goods: goods(9_999) }), 'yes')
  const each = 'goods.exists(g, g.valueMinor == item.valueMinor)'
  const perItem = quickly(() => truthFor(each, { goods: goods(9_999) }, { scope: 'goodsItem' }))
  assert.equal(perItem, 'unknown')
})

test('texts that would grow without end are unknown', () => {
  const note = repeated('a', 65_536)
  const grow = `note.replace("a", note).replace("a", note) == ""`
  assert.equal(
    quickly(() => truthFor(grow, { note })),
    'unknown',
  )
  const join = 'tags.map(t, note + note + note).join("") == ""'
  assert.equal(truthFor(join, { note, tags: repeated('x', 10).split('') }), 'unknown')
  const split = 'note.split("").all(a, note.split("").all(b, a == b))'
  assert.equal(
    quickly(() => truthFor(split, { note })),
    'unknown',
  )
  assert.equal(truthFor(`${repeated('note', 20, ' + ')} == ""`, { note }), 'unknown')
})

test('a constant part is worked out within the bounds while the rule compiles', () => {
  const list = `[${repeated('1', 500, ',')}]`
  const constant = `${list}.all(a, ${list}.all(b, a == b))`
  assert.equal(
    quickly(() => truthFor(constant, {})),
    'unknown',
  )
})

test('more rules than one set may have are refused', () => {
  const rules = Array.from({ length: LIMITS.rules + 1 }, (_, i) => ({
    id: `r${i}`,
    condition: 'isGift',
  }))
  const compiled = compileRules({ rules, catalogue: CATALOGUE })
  assert.ok(!compiled.ok)
  assert.deepEqual(
    compiled.refusal.map(({ rule }) => rule),
    ['cel.too-many-rules'],
  )
})

test('a catalogue with a name of every object is a fault of ours', () => {
  const fields = { valueOf: { kind: 'int' } } as const
  assert.throws(
    () => compileRules({ rules: [], catalogue: { kind: 'structure', fields } }),
    /may not be named valueOf/,
  )
})
