/** A diff tells what became of each entry; applied to the old version it gives the new one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { diffEntries } from './diff-entries.ts'
import { makeEntry, named } from './make-entry.ts'

const entry = fc
  .record({
    id: fc.constantFrom('1', '2', '3', '4', '5'),
    name: fc.constantFrom('A', 'B', 'C'),
    to: fc.constantFrom(undefined, '2026-01-01'),
  })
  .map(({ id, name, to }) => makeEntry(id, { names: named(name, 'primary'), to }))

const version = fc.uniqueArray(entry, { selector: ({ id }) => id })

test('the old version and the changes give the new version', () => {
  fc.assert(
    fc.property(version, version, (before, after) => {
      const entries = new Map(before.map((each) => [each.id, each]))
      for (const change of diffEntries({ before, after })) {
        if (change.change === 'removed') entries.delete(change.entry.id)
        else {
          const now = change.change === 'added' ? change.entry : change.after
          entries.set(now.id, now)
        }
      }
      assert.deepEqual(entries, new Map(after.map((each) => [each.id, each])))
      assert.deepEqual(diffEntries({ before: after, after }), [])
    }),
  )
})

test('a change says which fields, and what they were', () => {
  const before = [makeEntry('1', { names: named('A', 'primary'), to: '2026-01-01' })]
  const after = [makeEntry('1', { names: named('A', 'primary'), countries: ['CN'] })]
  const [change] = diffEntries({ before, after })
  assert.ok(change?.change === 'changed')
  assert.deepEqual(change.fields, [
    { field: 'countries', before: [], after: ['CN'] },
    { field: 'to', before: '2026-01-01', after: undefined },
  ])
})
