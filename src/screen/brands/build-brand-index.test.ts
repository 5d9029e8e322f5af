import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type BrandQuery, buildBrandIndex } from './build-brand-index.ts'
import { MARKS } from './mark.fixture.ts'

const index = buildBrandIndex(MARKS, { ordinaryWords: ['niece', 'gulch'] })

function found(description: string, rest: BrandQuery = {}) {
  return index.look({ ...rest, description }).mentions.map(({ mark, form, trick }) => ({
    mark: mark.name,
    form,
    trick,
  }))
}

function suspicionsOf(query: BrandQuery): readonly string[] {
  return index.look(query).mentions.flatMap(({ suspicious }) => suspicious.map(({ kind }) => kind))
}

const DISGUISED: readonly (readonly [text: string, mark: string, trick: string])[] = [
  ['N1ke shoes', 'Nike', 'leet'],
  ['Gucc1 bag', 'Gucci', 'leet'],
  ['nlke socks', 'Nike', 'leet'],
  ['@didas jacket', 'Adidas', 'leet'],
  ['N!ke cap', 'Nike', 'leet'],
  ['Nіke cap', 'Nike', 'homoglyph'],
  ['GUССI bag', 'Gucci', 'homoglyph'],
  ['The Lοuis Vuitton', 'Louis Vuitton', 'homoglyph'],
  ['𝐍𝐢𝐤𝐞 cap', 'Nike', 'fancy-letters'],
  ['Ｎｉｋｅ cap', 'Nike', 'fancy-letters'],
  ['🇳🇮🇰🇪 cap', 'Nike', 'fancy-letters'],
  ['Ñïkè cap', 'Nike', 'accents'],
  ['n i k e shoes', 'Nike', 'spaced'],
  ['N-I-K-E shoes', 'Nike', 'separators'],
  ['G.u.c.c.i', 'Gucci', 'separators'],
  ['Gu cci belt', 'Gucci', 'spaced'],
  ['耐 克 鞋', 'Nike', 'spaced'],
  ['G*cci belt', 'Gucci', 'hidden-letter'],
  ['g**ci belt', 'Gucci', 'hidden-letter'],
  ['Adidaz jacket', 'Adidas', 'spelling'],
  ['adids jacket', 'Adidas', 'spelling'],
  ['Guccci belt', 'Gucci', 'doubled'],
  ['Luis Viton bag', 'Louis Vuitton', 'spelling'],
  ['Loius Vuitton bag', 'Louis Vuitton', 'spelling'],
  ['Nyke shoes', 'Nike', 'sound'],
  ['iccug belt', 'Gucci', 'reversed'],
  ['LV monogram bag', 'Louis Vuitton', 'initials'],
  ['L V bag', 'Louis Vuitton', 'initials'],
  ['Naike shoes', 'Nike', 'nickname'],
  ['zero\u200bwidth G\u200bu\u200bc\u200bc1', 'Gucci', 'leet'],
]

test('finds names in disguise, and says how', () => {
  for (const [text, mark, trick] of DISGUISED) {
    assert.deepEqual(found(text), [{ mark, form: 'disguised', trick }], text)
  }
})

test('a name that stands openly is no disguise', () => {
  for (const text of [
    'Nike shoes',
    "NIKE'S SHOES",
    'Air Jordan',
    '耐克运动鞋',
    'Найк кроссовки',
    'Hermes scarf',
    'HERMÈS scarf',
    'Mercedes-Benz star',
    'Mercedes Benz star',
    'Ferrari cap',
    'iPhone 15',
    'Apple charger',
    '苹果充电器',
  ]) {
    const [mention] = index.look({ description: text }).mentions
    assert.equal(mention?.form, 'exact', text)
    assert.deepEqual(mention.suspicious, [], text)
  }
})

test('twins that mean no mark', () => {
  for (const text of [
    'shell necklace',
    'apple slicer',
    'apple watermelon phone charm',
    'letter by Maria Ferrari',
    'Mr. Ferrari photo',
    'greek god hermes statue',
    'my niece doll',
    'gulch print',
    'a nice bike',
    '12V LV cable lug',
    'GG 10 screws',
    'n i c e shoes',
    '苹果干 零食',
    'not Nike shoes',
    'Gucci-free belt',
  ]) {
    assert.deepEqual(found(text), [], text)
  }
})

test('what fits the owner’s article passes, whatever it costs', () => {
  for (const text of [
    'case for iPhone 15',
    'fits Dyson V8',
    'funda para iPhone',
    '适用苹果手机壳',
  ]) {
    const [mention] = index.look({ description: text, unitPriceMinor: 1 }).mentions
    assert.equal(mention?.use, 'fits', text)
    assert.deepEqual(mention.suspicious, [], text)
  }
  const [shoes] = index.look({ description: 'shoes for men Nike' }).mentions
  assert.equal(shoes?.use, 'offered')
})

test('words of copiers make an open name suspicious, near it or outright', () => {
  for (const text of [
    'Gucci bag mirror quality',
    '1:1 replica Gucci bag',
    'inspired by Gucci',
    'Gucci dupe',
    '高仿古驰包',
    'сумка Gucci реплика люкс',
  ]) {
    assert.ok(suspicionsOf({ description: text }).includes('copy-words'), text)
    assert.equal(index.look({ description: text }).mentions[0]?.form, 'descriptive', text)
  }
  assert.deepEqual(suspicionsOf({ description: 'Gucci bag, nice and large, no estilo' }), [])
  assert.deepEqual(index.look({ description: '1:1 mirror quality handbag' }).copyClaims.length, 1)
  assert.deepEqual(index.look({ description: 'epoxy resin 1:1 mix ratio' }).copyClaims, [])
})

test('price, origin and seller', () => {
  const offer = { description: 'Gucci bag', unitPriceMinor: 2_500, originCountry: 'CN' }
  assert.deepEqual(suspicionsOf({ ...offer, sellerName: 'Anybody' }), ['price', 'origin', 'seller'])
  assert.deepEqual(suspicionsOf({ ...offer, sellerName: 'HONEST OUTLET LLC, Ohio' }), [])
  assert.deepEqual(suspicionsOf({ ...offer, originCountry: 'IT', unitPriceMinor: 60_000 }), [])
  assert.deepEqual(suspicionsOf({ description: 'used Gucci bag', unitPriceMinor: 2_500 }), [])
  // The seller alone is nothing: everybody may sell what he bought.
  assert.deepEqual(suspicionsOf({ description: 'Gucci bag', sellerName: 'Anybody' }), [])
  // A genuine seller's name does not clear what the text admits.
  const copies = { description: 'Gucci bag mirror quality', sellerName: 'Honest Outlet LLC' }
  assert.deepEqual(suspicionsOf(copies), ['copy-words'])
})

test('a recordation that ran out helps nobody, after its days of grace', () => {
  const query = { description: 'Dys0n', day: '2026-05-01' }
  assert.deepEqual(suspicionsOf({ ...query, day: '2026-04-30' }), ['disguised'])
  assert.deepEqual(suspicionsOf({ ...query, day: '2026-05-02' }), [])
})

test('the brand field means the brand', () => {
  const [mention] = index.look({ brand: 'Apple' }).mentions
  assert.equal(mention?.mark.name, 'Apple')
  assert.equal(mention.field, 'brand')
})

test('offsets point at what is written', () => {
  const text = 'a 鞋 “G*cci” belt'
  const [mention] = index.look({ description: text }).mentions
  assert.equal(text.slice(mention?.from, mention?.to), 'G*cci')
})

const HOSTILE: readonly string[] = [
  'n i k e '.repeat(8_000),
  'g'.repeat(65_536),
  'gucci'.repeat(13_000),
  'N*'.repeat(30_000),
  '耐'.repeat(65_536),
  '\u0301'.repeat(65_536),
  'louis '.repeat(10_000),
  Array.from({ length: 12_000 }, (_, at) => `guc${at.toString(36)}`).join(' '),
]

test('hostile texts are read in bounded time, and little is told of them', () => {
  for (const description of HOSTILE) {
    const before = process.cpuUsage()
    const { mentions } = index.look({ description })
    const { user, system } = process.cpuUsage(before)
    assert.ok(mentions.length <= 32, description.slice(0, 20))
    assert.ok(user + system < 3_000_000, `${description.slice(0, 20)}: ${user + system} µs`)
  }
})

test('any text: offsets lie in it, and the same text says the same', () => {
  const pieces = fc.oneof(
    fc.constantFrom(
      'Nike',
      'gucci',
      'G*cci',
      'l v',
      'bag',
      '耐克',
      'replica',
      'for',
      '１:１',
      'ｎike',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const description = parts.join(' ')
      const look = index.look({ description, brand: description })
      for (const { from, to, written } of look.mentions) {
        assert.ok(from >= 0 && from < to && to <= description.length)
        assert.equal(description.slice(from, to), written)
      }
      assert.deepEqual(index.look({ description, brand: description }), look)
      assert.deepEqual(buildBrandIndex(MARKS).look({}), { mentions: [], copyClaims: [] })
    }),
    { numRuns: 200 },
  )
})

test('words around a disguised name never hide it', () => {
  const words = fc.constantFrom('red', 'large', 'summer', 'soft', 'kids', 'blue', '2024')
  fc.assert(
    fc.property(
      fc.constantFrom(...DISGUISED.slice(0, 6)),
      fc.array(words, { maxLength: 8 }),
      fc.array(words, { maxLength: 8 }),
      ([text, mark], before, after) => {
        const description = [...before, text, ...after].join(' ')
        assert.ok(found(description).some((it) => it.mark === mark && it.form === 'disguised'))
      },
    ),
  )
})
