/** The labelled sets hold what the bench says of them: size, balance, every topic, no line twice. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fold } from '../../src/lib/fold.ts'
import {
  GOODS_TOPICS,
  type GoodsLine,
  readBrandLines,
  readGoodsLines,
  readNamePairs,
} from './labelled-sets.ts'

const LANGUAGES = ['en', 'zh-Hans', 'zh-Hant', 'es', 'fr', 'de', 'pt', 'ru', 'ar', 'hi', 'tr']

/** Kinds that have both writings of one party and twins. */
const TWO_SIDED = [
  'abbreviation',
  'arabic',
  'chinese',
  'cyrillic',
  'dropped-middle',
  'greek',
  'hindi',
  'homoglyph',
  'initials',
  'japanese',
  'joined-split',
  'korean',
  'legal-form',
  'lost-letters',
  'nickname',
  'numbers',
  'persian',
  'swapped-order',
  'title',
  'turkish',
  'vessels',
  'vietnamese',
]
const TWINS_ONLY = [
  'common-surname',
  'father-son',
  'generic-words',
  'near-spelling',
  'other-city',
  'siblings',
  'single-name',
  'sister-companies',
]
const SAME_ONLY = ['typo']

const pairs = readNamePairs()
const goods = readGoodsLines()
const brands = readBrandLines()

test('name pairs are many, balanced, and of every kind', () => {
  assert.ok(pairs.length >= 600)
  const same = pairs.filter((pair) => pair.same).length / pairs.length
  assert.ok(same > 0.4 && same < 0.6, `${same} are the same`)
  const kinds = [...new Set(pairs.map(({ kind }) => kind))].toSorted()
  assert.deepEqual(kinds, [...TWO_SIDED, ...TWINS_ONLY, ...SAME_ONLY].toSorted())
  for (const kind of kinds) {
    const ofKind = pairs.filter((pair) => pair.kind === kind)
    assert.ok(ofKind.length >= 10, kind)
    assert.equal(
      ofKind.some((pair) => pair.same),
      !TWINS_ONLY.includes(kind),
      kind,
    )
    assert.equal(
      ofKind.some((pair) => !pair.same),
      !SAME_ONLY.includes(kind),
      kind,
    )
  }
  for (const schema of ['Person', 'Company', 'Organization', 'Vessel']) {
    assert.ok(pairs.filter((pair) => pair.schema === schema).length >= 15, schema)
  }
})

test('no pair of names stands twice, nor the other way round', () => {
  const keys = pairs.map(({ name1, name2 }) => [name1, name2].toSorted().join('\n'))
  assert.deepEqual(duplicatesIn(keys), [])
})

test('goods lines stop under every topic, in every language, and each topic has its twins', () => {
  assert.ok(goods.length >= 400)
  for (const topic of GOODS_TOPICS) {
    const stopped = goods.filter((line) => line.near === topic && isStopped(line))
    assert.ok(stopped.length >= 20, `${topic}: ${stopped.length} to stop`)
    const twins = goods.filter((line) => line.near === topic && !isStopped(line))
    assert.ok(twins.length >= 8, `${topic}: ${twins.length} twins`)
  }
  for (const language of LANGUAGES) {
    const ofLanguage = goods.filter((line) => line.language === language)
    assert.ok(ofLanguage.filter(isStopped).length >= 15, language)
    assert.ok(ofLanguage.filter((line) => !isStopped(line)).length >= 8, language)
  }
  const known = new Set<string>([...GOODS_TOPICS, 'any'])
  assert.deepEqual(
    goods.filter(({ near, topics }) => [near, ...topics].some((topic) => !known.has(topic))),
    [],
  )
  const tongues = new Set(goods.map(({ language }) => language))
  assert.deepEqual([...tongues].toSorted(), LANGUAGES.toSorted())
  assert.ok(goods.filter((line) => !isStopped(line)).length >= 180)
})

test('goods have a strength where they have a topic, and only there', () => {
  const odd = goods.filter((line) => isStopped(line) === (line.strength === 'none'))
  assert.deepEqual(odd, [])
  assert.deepEqual(duplicatesIn(goods.map(({ text }) => text)), [])
})

test('numbers of substances have the check digit that their lines are about', () => {
  const numbered = goods.flatMap(({ text, topics, near }) => {
    const number = /\b(\d{2,7})-(\d{2})-(\d)\b/u.exec(text)
    return near === 'precursor' && number !== null ? [{ text, topics, number }] : []
  })
  assert.ok(numbered.length >= 15)
  for (const { text, topics, number } of numbered) {
    const digits = Array.from(`${number[1] ?? ''}${number[2] ?? ''}`)
      .toReversed()
      .map(Number)
    const sum = digits.reduce((total, digit, i) => total + digit * (i + 1), 0)
    const isValid = sum % 10 === Number(number[3])
    assert.equal(isValid, topics.length > 0 || text.includes('CAS'), text)
  }
})

test('brand lines are many, of every kind, and disguise is always suspicious', () => {
  assert.ok(brands.length >= 300)
  const kinds = ['disguised', 'descriptive', 'copy of no mark', 'plain mention', 'no mark']
  assert.deepEqual([...new Set(brands.map(({ kind }) => kind))].toSorted(), kinds.toSorted())
  assert.ok(brands.filter(({ kind }) => kind === 'disguised').length >= 100)
  assert.ok(brands.filter(({ suspicious }) => !suspicious).length >= 150)
  assert.deepEqual(
    brands.filter(({ disguised, suspicious }) => disguised && !suspicious),
    [],
  )
  assert.deepEqual(
    brands.filter((line) => line.disguised && line.brands.length === 0),
    [],
  )
  assert.deepEqual(duplicatesIn(brands.map(({ text }) => text)), [])
})

test('a disguised mark does not stand plainly in its text', () => {
  const plain = brands.filter(
    ({ disguised, text, brands: marks }) =>
      disguised && marks.some((mark) => ` ${fold(text)} `.includes(` ${fold(mark)} `)),
  )
  // Width and Cyrillic look-alikes need more than folding; width alone does not.
  assert.deepEqual(
    plain.map(({ text }) => text),
    ['Ｎｉｋｅ cap'],
  )
})

function isStopped({ topics }: GoodsLine): boolean {
  return topics.length > 0
}

function duplicatesIn(texts: readonly string[]): readonly string[] {
  return texts.filter((text, i) => texts.indexOf(text) !== i)
}
