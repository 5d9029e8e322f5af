/** Pointers come apart as they were put together. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { below, pointerOf, segmentsOf, valueAt } from './json-pointer.ts'

test('the examples of RFC 6901, section 5', () => {
  const document = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'm~n': 8, 'k"l': 6, ' ': 7 }
  const cases = [
    ['', document],
    ['/foo', document.foo],
    ['/foo/0', 'bar'],
    ['/', 0],
    ['/a~1b', 1],
    ['/m~0n', 8],
    ['/k"l', 6],
    ['/ ', 7],
    ['/nowhere', undefined],
    ['/foo/2', undefined],
    ['/foo/0/deeper', undefined],
    ['/toString', undefined],
  ] as const
  for (const [pointer, expected] of cases) assert.deepEqual(valueAt(document, pointer), expected)
})

test('segments of a pointer are those it was made of', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constantFrom('~1', '~01', '/', '~'))),
      (segments) => {
        assert.deepEqual(segmentsOf(pointerOf(segments)), segments)
      },
    ),
  )
})

test('a number stands for an index', () => {
  assert.equal(below('/a', 3), '/a/3')
  assert.equal(pointerOf(['a/b', 0]), '/a~1b/0')
})
