/** Strict JSON takes what `JSON.parse` takes, less what means two things, and says where it is. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { brokenJsonBound } from './json-bounds.ts'
import { valueAt } from './json-pointer.ts'
import { findJsonProblem } from './json-problem.ts'
import { decodeUtf8, JSON_LIMITS, parseJson, parseJsonBytes } from './strict-json.ts'

/** `rule pointer` of the refusal, or `ok`. */
function outcome(text: string): string {
  const result = parseJson(text)
  return result.ok ? 'ok' : `${result.refusal.rule} ${result.refusal.pointer}`
}

test('each refusal names its rule and place', () => {
  const cases = [
    ['{"a":1}', 'ok'],
    [' \t\r\n[1, -0.5e+3, "x", true, false, null] ', 'ok'],
    ['"a string"', 'ok'],
    ['', 'json '],
    ['  ', 'json '],
    ['{', 'json '],
    ['{"a"', 'json /a'],
    ['{"a":', 'json /a'],
    ['{"a":1', 'json '],
    ['{"a":1,', 'json '],
    ['{"a":1,}', 'json '],
    ["{'a':1}", 'json '],
    ['[1,]', 'json /1'],
    ['[1 2]', 'json '],
    ['{"a":{"b":[0,01]}}', 'json /a/b'],
    ['{"a":+1}', 'json /a'],
    ['{"a":NaN}', 'json /a'],
    ['{"a":"\t"}', 'json /a'],
    ['{"a":"\\x"}', 'json /a'],
    ['{"a":"\\u12"}', 'json /a'],
    ['{"a":"x', 'json /a'],
    ['{"a":1} {"a":2}', 'json '],
    ['\ufeff{}', 'json '],
    ['{"a":1,"a":1}', 'duplicate-key /a'],
    ['{"a":1 , "a" : 1}', 'duplicate-key /a'],
    ['{"a":1,"\\u0061":2}', 'duplicate-key /a'],
    ['{"a":[{"b/c":1,"b/c":2}]}', 'duplicate-key /a/0/b~1c'],
    ['{"__proto__":1,"__proto__":2}', 'duplicate-key /__proto__'],
    ['{"a":{"x":1},"b":{"x":1}}', 'ok'],
    ['{"a":"\\":","b":": ","c":"\\"\\n:"}', 'ok'],
    ['{"a":"\\":","a":": "}', 'duplicate-key /a'],
    ['{"a":"\\ud83d\\ude00"}', 'ok'],
    ['{"a":"\\ud83d"}', 'lone-surrogate /a'],
    ['{"a":["\\uDE00\\uD83D"]}', 'lone-surrogate /a/0'],
    ['{"\\ud800":1}', 'lone-surrogate '],
    ['{"a":"\ud800"}', 'lone-surrogate /a'],
    ['{"a":"\\u0000"}', 'nul /a'],
    ['{"a":"\\\\u0000"}', 'ok'],
    ['{"a":9007199254740991,"b":-9007199254740991,"c":0.1}', 'ok'],
    ['{"a":9007199254740992}', 'range /a'],
    ['{"a":9007199254740993}', 'range /a'],
    ['{"a":[1,-9007199254740993]}', 'range /a/1'],
    ['{"a":1e308}', 'range /a'],
    ['{"a":1e999}', 'range /a'],
    [`{"a":${'9'.repeat(400)}}`, 'range /a'],
  ] as const
  for (const [text, expected] of cases) assert.equal(outcome(text), expected, text.slice(0, 60))
})

test('a refusal says the line and column, and what would be right', () => {
  const sentence = (text: string): string => {
    const result = parseJson(text)
    return result.ok ? '' : result.refusal.text
  }
  assert.equal(sentence('{"a":1,}'), 'Column 8: a name in double quotes is expected, not "}".')
  assert.equal(sentence('{\n  "a": tru\n}'), 'Line 2, column 8: a value is expected, not "t".')
  assert.equal(
    sentence('{"a":"x'),
    'Column 8: the text ends inside a string; the end seems cut off.',
  )
})

test('strings, names, depth and the whole have limits', () => {
  const limits = { ...JSON_LIMITS, lengthMax: 100, stringLengthMax: 5, depthMax: 2 }
  const ruleOf = (text: string): string | undefined => {
    const result = parseJson(text, limits)
    return result.ok ? undefined : `${result.refusal.rule} ${result.refusal.pointer}`
  }
  assert.equal(ruleOf('{"a":"12345"}'), undefined)
  assert.equal(ruleOf('{"a":"123456"}'), 'length /a')
  assert.equal(ruleOf('{"123456":1}'), 'length ')
  assert.equal(ruleOf('[[1]]'), undefined)
  assert.equal(ruleOf('[[[1]]]'), 'depth /0/0')
  assert.equal(ruleOf(`[${'1,'.repeat(60)}1]`), 'size ')
})

test('nesting a million deep neither throws nor takes long', () => {
  for (const opening of ['[', '{"a":']) {
    const deep = opening.repeat(1_000_000)
    const result = parseJson(deep)
    assert.equal(result.ok ? 'ok' : result.refusal.rule, 'depth')
  }
  const closed = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`
  const result = parseJson(closed)
  assert.equal(result.ok ? 'ok' : result.refusal.rule, 'depth')
})

test('a long text of too many values is refused before any is built', () => {
  const cases = [
    ['[', '[],', '[]]'],
    ['[', '{"a":0},', '0]'],
    ['{"a":[', '0,', '0]}'],
    ['', '[0,', ''],
  ] as const
  for (const [start, unit, end] of cases) {
    const text = `${start}${unit.repeat(1_000_000)}${end}`
    const result = parseJson(text, { ...JSON_LIMITS, depthMax: 2_000_000 })
    assert.equal(result.ok ? 'ok' : `${result.refusal.rule} ${result.refusal.pointer}`, 'too-many ')
  }
  const commas = JSON.stringify({ a: ['x,[{"\\'.repeat(5_000), ']},\\"'.repeat(5_000)] }).repeat(5)
  const long = `[${JSON.stringify(commas.slice(0, 60_000)).concat(',').repeat(20)}0]`
  assert.ok(long.length > 1_000_000)
  assert.equal(parseJson(long, { ...JSON_LIMITS, valuesMax: 50 }).ok, true)
})

test('the bounds of a text are those of its value', () => {
  const limits = (depthMax: number, valuesMax: number) => ({ ...JSON_LIMITS, depthMax, valuesMax })
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value)
      assert.equal(brokenJsonBound(text, limits(99, 1_000)), undefined)
      const { depth, count } = sizeOf(value)
      assert.equal(brokenJsonBound(text, limits(depth, 1_000)), undefined)
      if (depth > 0) assert.equal(brokenJsonBound(text, limits(depth - 1, 1_000)), 'depth')
      // An empty list counts as if it held one value.
      assert.equal(brokenJsonBound(text, limits(99, count - 1)), 'too-many')
    }),
  )
})

function sizeOf(value: unknown): { readonly depth: number; readonly count: number } {
  if (typeof value !== 'object' || value === null) return { depth: 0, count: 1 }
  const inner = Object.values(value).map(sizeOf)
  return {
    depth: 1 + Math.max(0, ...inner.map((each) => each.depth)),
    count: 1 + inner.reduce((sum, each) => sum + each.count, 0),
  }
}

test('bytes that are not UTF-8 are refused at the first that is not', () => {
  const at = (bytes: readonly number[]): string => {
    const result = decodeUtf8(Uint8Array.from(bytes))
    return result.ok ? result.value : (result.refusal.text.split(' is')[0] ?? '')
  }
  assert.equal(at([0x61, 0xff, 0x61]), 'Byte 2')
  assert.equal(at([0xc3, 0xa4]), 'ä')
  assert.equal(at([0x61, 0xc3]), 'Byte 2')
  assert.equal(at([0xc0, 0x80]), 'Byte 1')
  assert.equal(at([0xed, 0xa0, 0x80]), 'Byte 1')
  assert.equal(at([0xf4, 0x90, 0x80, 0x80]), 'Byte 1')
})

test('the place of a bad byte is found wherever it is', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom(0xff, 0xc0, 0xf5, 0x80),
      (before, after, bad) => {
        const head = Buffer.from(before)
        const result = decodeUtf8(Buffer.concat([head, Buffer.from([bad]), Buffer.from(after)]))
        assert.ok(!result.ok)
        assert.match(result.refusal.text, new RegExp(`^Byte ${head.length + 1} `))
      },
    ),
  )
})

test('what any value is printed as is read back, by both readers', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), (text) => {
      const hasLargeNumber = outcome(text).startsWith('range')
      fc.pre(!hasLargeNumber && !text.includes('\\u0000'))
      const result = parseJson(text)
      assert.equal(result.ok, findJsonProblem(text, JSON_LIMITS) === undefined)
      if (result.ok) assert.deepEqual(result.value, JSON.parse(text))
      else assert.match(result.refusal.rule, /^(?:lone-surrogate|duplicate-key)$/)
    }),
    { numRuns: 300 },
  )
})

test('a text spoilt anywhere is refused exactly when JSON.parse or strictness refuses it', () => {
  const sound = '{"a":[1,{"b":"x\\u00e4\\ud83d\\ude00"},-2.5e3],"c":{"a":null,"d":true}}'
  const marks = fc.constantFrom(
    '"',
    '\\',
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '0',
    '-',
    ' ',
    'e',
    '\n',
    'ü',
  )
  fc.assert(
    fc.property(fc.nat(sound.length), fc.nat(3), marks, (at, cut, mark) => {
      const text = sound.slice(0, at) + mark + sound.slice(at + cut)
      const problem = findJsonProblem(text, JSON_LIMITS)
      const result = parseJson(text)
      assert.equal(result.ok, problem === undefined, text)
      let isJson = true
      try {
        JSON.parse(text)
      } catch {
        isJson = false
      }
      // A text may be both: what breaks another rule first may be no JSON further on.
      if (problem === undefined || problem.rule === 'json') assert.equal(isJson, result.ok, text)
    }),
    { numRuns: 3_000 },
  )
})

test('a name said twice is found wherever it is, and the pointer leads there', () => {
  const tree = fc.letrec<{ readonly tree: unknown; readonly leaf: unknown }>((tie) => ({
    leaf: fc.oneof(fc.string(), fc.integer(), fc.constantFrom(null, true, '":', ': ')),
    tree: fc.oneof(
      { maxDepth: 4 },
      tie('leaf'),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(fc.string(), tie('tree'), { maxKeys: 4 }),
    ),
  })).tree
  fc.assert(
    fc.property(tree, fc.string(), tree, tree, (around, name, first, second) => {
      const json = (value: unknown): string => JSON.stringify(value)
      const twice = `{${json(name)}:${json(first)},${json(name)} :${json(second)}}`
      const text = `{"around":${json(around)},"twice":[${twice}]}`
      fc.pre(!/\\u(?:0000|[dD][89a-fA-F])/.test(text))
      const result = parseJson(text)
      assert.ok(!result.ok)
      assert.equal(result.refusal.rule, 'duplicate-key')
      assert.notEqual(valueAt(JSON.parse(text), result.refusal.pointer), undefined)
    }),
  )
})

test('bytes are read as text is', () => {
  const bytes = Buffer.from('{"name":"广州"}')
  assert.deepEqual(parseJsonBytes(bytes), { ok: true, value: { name: '广州' } })
  const inside = new Uint8Array(bytes.length + 2).fill(0x20)
  inside.set(bytes, 1)
  assert.deepEqual(parseJsonBytes(inside.subarray(1, -1)), parseJsonBytes(bytes))
  const large = parseJsonBytes(Buffer.alloc(50, 0x20), { ...JSON_LIMITS, lengthMax: 49 })
  assert.equal(large.ok ? 'ok' : large.refusal.rule, 'size')
})
