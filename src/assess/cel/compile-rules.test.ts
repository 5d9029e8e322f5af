/** What conditions give: three-valued truth, scopes, refusals, extension functions. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Facts, Truth } from '../../domain/fact.ts'
import { ok, refuse } from '../../lib/result.ts'
import { CATALOGUE, refusalsOf, truthFor } from './cel.fixture.ts'
import { compileRules, truthOf } from './compile-rules.ts'
import type { ExtensionFunction } from './extension-function.ts'

const MAX = Number.MAX_SAFE_INTEGER

const FACTS: Facts = {
  isGift: true,
  count: 7,
  weight: 2.5,
  note: 'Größe 😀 L',
  arrived: Date.UTC(2026, 6, 24, 23, 30),
  tags: ['a', 'b'],
  counts: [1, 2, 2],
  consignor: { name: 'Ada', country: 'CN', isKnown: false },
  goods: [
    { description: 'Pill PRESS', quantity: 2, valueMinor: 500 },
    { description: 'cotton dress', quantity: 1.5, brand: 'Acme' },
  ],
}

/** Conditions over FACTS, in which consignee, goods[0].brand and goods[1].valueMinor are unknown. */
const CASES: Readonly<Record<Truth, readonly string[]>> = {
  yes: [
    'isGift',
    'consignor.country == "CN" && count > 6',
    'consignee.name == "x" || isGift',
    'isGift || consignee.isKnown',
    '!consignor.isKnown',
    'count in [1, 7] && count in [1, 2, 3, 4, 5, 6, 7]',
    'count == 7.0 && 7.0 == count && weight > 2 && 3 > weight',
    'note.size() == 9 && size(note) == 9 && note.charAt(6) == "😀" && note.indexOf("L") == 8',
    'note.substring(6, 7) == "😀" && note.lastIndexOf("ö") == 2',
    'note.startsWith("Gr") && note.endsWith("L") && note.contains("ße")',
    'note.matches("^G.*L$") && matches(note, "[[:alpha:]]{2}")',
    '"Ab c".lowerAscii() == "ab c" && "ä".upperAscii() == "ä"',
    '"😀" > "\\uffee"',
    'tags == ["a", "b"] && tags + ["c"] == ["a", "b", "c"] && "b" in tags',
    'counts.exists_one(c, c == 1) && counts.map(c, c * 2) == [2, 4, 4]',
    'counts.map(c, c > 1, c) == [2, 2] && counts.filter(c, c > 1).size() == 2',
    'goods.exists(g, g.valueMinor == 500)',
    'goods.exists(g, goods.exists(h, h.quantity > g.quantity))',
    'goods[1].brand == "Acme" && goods[0].description.lowerAscii().contains("press")',
    'isMissing(consignee.name) && isMissing(consignee) && !isMissing(count)',
    'has(consignor.name) && has({"a": 1}.a) && !has({"a": 1}.b)',
    '7 / 2 == 3 && -7 / 2 == -3 && -7 % 2 == -1 && 7.0 / 2.0 == 3.5',
    '1.0 / 0.0 > 1.0 && 0.0 / 0.0 != 0.0 / 0.0 && !(0.0 / 0.0 in [0.0 / 0.0])',
    'arrived.getFullYear() == 2026 && arrived.getHours("-05:00") == 18 && arrived.getDate("+01:00") == 25',
    'arrived - timestamp("2026-07-24T00:00:00Z") == duration("23h30m")',
    'arrived + duration("30m") == timestamp("2026-07-25T00:00:00Z")',
    'string(arrived) == "2026-07-24T23:30:00Z" && int(duration("90s").getMinutes()) == 1',
    'int("42") == 42 && double("1.5") == 1.5 && string(1.5) == "1.5" && bool("true")',
    '{"a": 1, "b": 2}["b"] == 2 && {1: "x"}[1] == "x" && "a" in {"a": 1} && {"a": 1}.a == 1',
    '{"a": 1}.exists(k, k == "a") && {"b": 1, "a": 2} == {"a": 2, "b": 1}',
    '"a,b,c".split(",", 2) == ["a", "b,c"] && ["a", "b"].join("-") == "a-b"',
    '"aXbX".replace("X", "y", 1) == "aybX" && " x ".trim() == "x"',
    'isGift ? count == 7 : consignee.isKnown',
    ' \n\t// a comment\n count == // another\n 7',
    '[].all(x, x > 1) && ![].exists(x, true) && [] == []',
    '[[1], []] == [[1], []] && size({}) == 0',
    'isGift == true && (isGift ? "x" : "y") == "x" && [true, false].exists(b, !b)',
    'false < true && duration("1s") < duration("1m") && "a" < "b"',
    '["CN", "HK"].exists(c, c == consignor.country)',
    `count + ${MAX - 7} == ${MAX}`,
  ],
  no: [
    'consignee.name == "x" && !isGift',
    '!isGift && consignee.isKnown',
    'consignee.isKnown && consignor.isKnown',
    'goods.all(g, g.valueMinor > 1000)',
    'has({"a": 1}.b)',
    'false && 1 / 0 == 1',
    'count in []',
    'isMissing(goods[0].valueMinor)',
  ],
  unknown: [
    'consignee.isKnown',
    'consignee.name == "x"',
    'consignee.name != "x"',
    'consignee.name < "x"',
    '!consignee.isKnown',
    'consignee.isKnown && isGift',
    'consignee.isKnown || !isGift',
    'consignee.isKnown ? true : true',
    'consignee.name in ["x"]',
    'consignee.name in []',
    '"x" in [consignee.name]',
    'consignee.name.contains("x")',
    'consignee.name.matches("x")',
    'size([consignee.name]) == 1',
    'has(consignee.name)',
    'has(consignee.name) || false',
    'goods.exists(g, g.brand == "x")',
    'goods.all(g, g.quantity > 0.5 && g.valueMinor > 1)',
    'goods.exists_one(g, g.valueMinor == 500)',
    'goods.map(g, g.brand) == ["x"]',
    'goods.filter(g, g.brand == "Acme").size() == 1',
    'goods[2].description == "x"',
    'goods[-1].description == "x"',
    '{"a": 1}["b"] == 1',
    '{"a": 1, "a": 2}.size() == 2',
    '1 / (count - 7) == 1',
    'count % (count - 7) == 1',
    `count + ${MAX} > 0`,
    `-${MAX} - count < 0`,
    `count * ${MAX} > 0`,
    'int(1e300) > 0',
    'int("x") == 1',
    'int("9007199254740993") > 0',
    'double("x") == 1.0',
    'bool("yes")',
    'timestamp(note) > arrived',
    'arrived.getHours("Europe/Berlin") == 1',
    'arrived + duration("2000000h") + duration("2000000h") > arrived && arrived + duration("2500000h") - timestamp("0001-01-01T00:00:00Z") > duration("1s")',
    'note.charAt(99) == ""',
    'note.substring(3, 2) == ""',
  ],
}

for (const truth of ['yes', 'no', 'unknown'] as const) {
  for (const condition of CASES[truth]) {
    test(`${truth}: ${condition}`, () => assert.equal(truthFor(condition, FACTS), truth))
  }
}

test('null in facts is unknown, like an absent fact', () => {
  const facts = { consignee: null, count: null } as unknown as Facts
  assert.equal(truthFor('consignee.name == "x"', facts), 'unknown')
  assert.equal(truthFor('count != 1', facts), 'unknown')
  assert.equal(truthFor('isMissing(count)', facts), 'yes')
})

test('a goods-item rule looks at each item and folds yes before unknown before no', () => {
  const condition = 'item.valueMinor > 100 && consignor.country == "CN"'
  const compiled = compileRules({
    rules: [
      { id: 'parcel', condition: 'count == 7' },
      { id: 'line', condition, scope: 'goodsItem' },
      { id: 'brand', condition: 'item.brand == "x"', scope: 'goodsItem' },
    ],
    catalogue: CATALOGUE,
  })
  assert.ok(compiled.ok)
  const rules = compiled.value
  const evaluate = (facts: Facts) => {
    const { truths, itemCount } = rules.evaluate(facts)
    const items = [1, 2].map((rule) =>
      Array.from({ length: itemCount }, (_, item) => truthOf(rules.itemTruth(rule, item))),
    )
    return [[...truths].map(truthOf), ...items]
  }
  assert.deepEqual(evaluate(FACTS), [
    ['yes', 'yes', 'unknown'],
    ['yes', 'unknown'],
    ['unknown', 'no'],
  ])
  // The buffers of the evaluation before must not shine through.
  assert.deepEqual(evaluate({ count: 1, goods: [] }), [['no', 'no', 'no'], [], []])
  assert.deepEqual(evaluate({ consignor: { country: 'US' } }), [
    ['unknown', 'unknown', 'unknown'],
    [],
    [],
  ])
  const one = { consignor: { country: 'US' }, goods: [{ valueMinor: 1 }] }
  assert.deepEqual(evaluate(one), [['unknown', 'no', 'unknown'], ['no'], ['unknown']])
  assert.equal(rules.indexOf('line'), 1)
  assert.throws(() => rules.itemTruth(0, 0), /goods-item rule/)
})

test('a goods-item rule knows the facts it reads', () => {
  const compiled = compileRules({
    rules: [
      { id: 'a', condition: 'item.brand == consignor.name', scope: 'goodsItem' },
      { id: 'b', condition: 'goods[count].brand == "" || goods.exists(g, g.quantity > 1)' },
      { id: 'c', condition: 'goods.filter(g, g.valueMinor > 1)[0].brand == ""' },
    ],
    catalogue: CATALOGUE,
  })
  assert.ok(compiled.ok)
  assert.deepEqual(
    compiled.value.rules.map(({ reads }) => reads),
    [
      ['consignor.name', 'item.brand'],
      ['count', 'goods', 'goods[].brand', 'goods[].quantity'],
      ['goods', 'goods[].brand', 'goods[].valueMinor'],
    ],
  )
})

const calls: string[] = []
const MENTIONS: ExtensionFunction = {
  name: 'mentions',
  params: [{ kind: 'string' }, { kind: 'string' }],
  result: { kind: 'bool' },
  constants: [1],
  resolve: ([list]) =>
    list === 'us.slang'
      ? ok((text: string) => {
          calls.push(text)
          return text.includes('press')
        })
      : refuse(`There is no term list ${list}.`),
}
const LOOK_UP: ExtensionFunction = {
  name: 'lookUp',
  params: [{ kind: 'string' }, { kind: 'int' }],
  result: { kind: 'string' },
  call: (text: string, times: number) => (times > 9 ? undefined : text.repeat(times)),
}

test('an extension function is called with known arguments only', () => {
  const functions = [MENTIONS, LOOK_UP]
  const run = (condition: string) => truthFor(condition, FACTS, { functions })
  assert.equal(run('mentions(note, "us.slang")'), 'no')
  assert.equal(run('mentions(consignee.name, "us.slang")'), 'unknown')
  assert.equal(run('goods.exists(g, mentions(g.description.lowerAscii(), "us.slang"))'), 'yes')
  assert.equal(run('lookUp("ab", 2) == "abab"'), 'yes')
  assert.equal(run('lookUp("ab", 10) == "abab"'), 'unknown')
})

test('equal calls of several rules run once a parcel or item', () => {
  const condition = 'mentions(item.description, "us.slang")'
  const compiled = compileRules({
    rules: [
      { id: 'a', condition, scope: 'goodsItem' },
      { id: 'b', condition: `${condition} && item.quantity > 1`, scope: 'goodsItem' },
      { id: 'c', condition: `!${condition}`, scope: 'goodsItem' },
    ],
    catalogue: CATALOGUE,
    functions: [MENTIONS],
  })
  assert.ok(compiled.ok)
  calls.length = 0
  assert.deepEqual([...compiled.value.evaluate(FACTS).truths], [0, 0, 1])
  assert.deepEqual(calls, ['Pill PRESS', 'cotton dress'])
  const press = { goods: [{ description: 'press', quantity: 2 }] }
  assert.deepEqual([...compiled.value.evaluate(press).truths], [1, 1, 0])
})

test('a refusal names the place, what is wrong and the mend', () => {
  assert.deepEqual(refusalsOf('count > 1 &&\n  consignr.name == "x"'), [
    {
      ruleId: 'r',
      offset: 15,
      line: 2,
      column: 3,
      rule: 'cel.unknown-name',
      text: 'There is no fact or variable named consignr here.',
      mend: 'Did you mean consignor?',
    },
  ])
  const both = refusalsOf('count == "x" || consignor.contry == "x"')
  assert.deepEqual(
    both.map(({ rule, column }) => [rule, column]),
    [
      ['cel.type', 1],
      ['cel.unknown-fact', 27],
    ],
  )
})

test('all refusals of all rules come at once, and two rules may not share an id', () => {
  const compiled = compileRules({
    rules: [
      { id: 'a', condition: 'count ==' },
      { id: 'b', condition: 'count' },
      { id: 'b', condition: 'isGift' },
    ],
    catalogue: CATALOGUE,
  })
  assert.ok(!compiled.ok)
  assert.deepEqual(
    compiled.refusal.map(({ ruleId, rule }) => [ruleId, rule]),
    [
      ['b', 'cel.duplicate-id'],
      ['a', 'cel.syntax'],
      ['b', 'cel.not-a-condition'],
    ],
  )
})
