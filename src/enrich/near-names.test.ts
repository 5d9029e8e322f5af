import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cpuMillis } from '../lib/cpu-time.fixture.ts'
import { isNearIdentical } from './near-identity.ts'
import { nearNames } from './near-names.ts'

const strangers = Array.from({ length: 40 }, (_, at) => `stranger${at} unlike${at * 7}`)

const letters = fc.constantFrom('a', 'b', 'c')
const word = fc.oneof(
  fc.string({ unit: letters, minLength: 1, maxLength: 7 }),
  fc.string({ unit: letters, minLength: 18, maxLength: 23 }),
)
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
/** A name and the same with one letter of it changed, dropped, doubled or swapped with its neighbour. */
const slipped = fc
  .tuple(name, fc.nat({ max: 60 }), fc.constantFrom('drop', 'double', 'swap', 'x'))
  .map(([own, place, how]) => {
    const at = place % own.length
    const [before, letter, after] = [own.slice(0, at), own[at] ?? '', own.slice(at + 1)]
    if (letter === ' ') return [own, own]
    if (how === 'drop') return [own, `${before}${after}`]
    if (how === 'double') return [own, `${before}${letter}${letter}${after}`]
    if (how === 'swap') return [own, `${before}${after.slice(0, 1)}${letter}${after.slice(1)}`]
    return [own, `${before}${how}${after}`]
  })

test('finds exactly those that a comparison with each would', () => {
  const asked = fc.tuple(
    fc.array(
      fc.oneof(
        slipped,
        name.map((one) => [one]),
      ),
      { maxLength: 12 },
    ),
  )
  fc.assert(
    fc.property(asked, ([some]) => {
      const own = some.flat()
      const names = [...new Set([...own, ...strangers])]
      const near = nearNames(names)
      for (const one of own) {
        assert.deepEqual(
          near(one),
          names.filter((other) => isNearIdentical(other, one)),
        )
      }
    }),
    { numRuns: 400 },
  )
})

test('names that share one word with thousands cost little', async () => {
  const names = [
    ...Array.from({ length: 5_000 }, (_, at) => `anna family${at}`),
    ...Array.from({ length: 5_000 }, (_, at) => `first${at} berg`),
    'anna berg',
    'anna bergh',
  ]
  const spent = await cpuMillis(() => {
    const near = nearNames(names)
    for (let at = 0; at < 100; at += 1) assert.ok(near('anna berg').includes('anna bergh'))
  })
  assert.ok(spent < 4_000, `${spent} ms`)
})
