import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TermList } from './pack.ts'
import { readTerms } from './term.ts'

function list(parts: Pick<TermList, 'terms'> & Partial<TermList>): TermList {
  return {
    id: 'words',
    topic: 'narcotic',
    about: 'Words of a test.',
    owner: 'test',
    reviewBy: '2030-01-01',
    cite: 'A test',
    mark: 'N',
    ...parts,
  }
}

test('plain terms are strong, and their script tells the language', () => {
  const terms = readTerms(list({ terms: ['fentanyl', '芬太尼', 'героин', 'مخدر', 'गांजा'] }))
  assert.deepEqual(
    terms.map(({ language }) => language),
    ['any', 'zh', 'ru', 'ar', 'hi'],
  )
  assert.ok(terms.every(({ strength }) => strength === 'strong'))
  assert.equal(terms[4]?.pointer, '/terms/4')
})

test('the notation after the words says what a term needs, what excuses it and where it is from', () => {
  const [term] = readTerms(list({ terms: { en: ['china white +form -ceramic~4 @dea'] } }))
  assert.deepEqual(term, {
    words: 'china white',
    language: 'en',
    strength: 'needs-context',
    needs: [{ name: 'form' }],
    unless: [{ name: 'ceramic', within: 4 }],
    source: 'dea',
    pointer: '/terms/en/0',
  })
})

test('what a list says of all its terms holds for each', () => {
  const terms = readTerms(list({ terms: ['one', 'two -b'], needs: ['a~2'], unless: ['c'] }))
  const names = terms.map(({ unless }) => unless.map(({ name }) => name))
  assert.deepEqual(terms[1]?.needs, [{ name: 'a', within: 2 }])
  assert.deepEqual(names, [['c'], ['c', 'b']])
})

test('an arrow after the distance says on which side a context must stand', () => {
  const [term] = readTerms(list({ terms: ['acetone -denied~0< +pure~3>'] }))
  assert.deepEqual(term?.unless, [{ name: 'denied', within: 0, side: 'before' }])
  assert.deepEqual(term.needs, [{ name: 'pure', within: 3, side: 'after' }])
})

test('signs within words are no notation', () => {
  const words = readTerms(list({ terms: ['li-ion', 'g*cci', '4-ANPP', '- alone', '@home'] }))
  assert.deepEqual(
    words.map((term) => term.words),
    ['li-ion', 'g*cci', '4-ANPP', '- alone', '@home'],
  )
})
