import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { TermList } from '../../domain/pack.ts'
import { cpuMillis } from '../../lib/cpu-time.fixture.ts'
import { compileTerms } from './term-index.ts'
import { wouldHit } from './would-hit.ts'

const SOURCE = { cite: 'A test', mark: 'N' } as const

function list(parts: Pick<TermList, 'terms'> & Partial<TermList>): TermList {
  return {
    id: 'drugs',
    topic: 'narcotic',
    about: 'Words of a test.',
    owner: 'test',
    reviewBy: '2030-01-01',
    ...SOURCE,
    ...parts,
  }
}

/** What is found in `text`, as `written<term`. */
function finds(lists: readonly TermList[], text: string): readonly string[] {
  return compileTerms(lists)
    .find(text)
    .map(({ written, term }) => `${written}<${term}`)
}

const DRUGS = list({
  except: ['fentanyl test strip', 'cigar box', 'seed spreader'],
  terms: {
    any: ['fentanyl', 'ketamine', '437-38-7', '*nitazene', 'mdma'],
    en: [
      'heroin',
      'cocaine',
      'pill press',
      'poppy pod',
      'knife',
      'cigar',
      'grass seed',
      'brass knuckle',
    ],
    zh: ['芬太尼', '电子烟', '象牙', '冰毒', '蜂王 活体'],
    es: ['cocaína', 'pastilla azul', 'munición'],
    fr: ['opium', 'animal séché', 'comprimé'],
    de: ['tabletten', 'wurst', 'munition', 'schlagstöcke'],
    pt: ['munição', 'metal', 'comprimido'],
    ru: ['героин', 'электронная сигарета', 'порошок', 'фентанил'],
    ar: ['سيجارة', 'مخدر'],
    hi: ['गांजा', 'गोली'],
    tr: ['esrar', 'uyuşturucu hap', 'tabanca', 'bıçak'],
  },
})

const FOUND: readonly (readonly [string, string, string])[] = [
  ['plain', 'Fentanyl citrate, 10 g', 'Fentanyl'],
  ['plural', 'poppy pods, dried', 'poppy pods'],
  ['plural with another consonant', 'set of knives', 'knives'],
  ['letters apart', 'f e n t a n y l', 'f e n t a n y l'],
  ['points between', 'F.E.N.T.A.N.Y.L powder', 'F.E.N.T.A.N.Y.L'],
  ['cut in two', 'fen tanyl', 'fen tanyl'],
  ['a sign within', 'fent🌸anyl', 'fent🌸anyl'],
  ['a star for a letter', 'f*ntanyl', 'f*ntanyl'],
  ['digits for letters', 'K3T4M1NE', 'K3T4M1NE'],
  ['a sign for a letter', 'fent@nyl', 'fent@nyl'],
  ['run together', 'mini pillpress', 'pillpress'],
  ['two tricks', 'p1ll press', 'p1ll press'],
  ['two digits at the end', 'mini pi11 press', 'pi11 press'],
  ['two signs for letters', 'bra$$ knuckles', 'bra$$ knuckles'],
  ['a plural before another word', 'cigars box of 25', 'cigars'],
  ['look-alike letters', 'fеntаnуl', 'fеntаnуl'],
  ['look-alike letters alone', 'сосаіпе', 'сосаіпе'],
  ['full width', 'ｆｅｎｔａｎｙｌ', 'ｆｅｎｔａｎｙｌ'],
  ['letters in circles', 'ⓕⓔⓝⓣⓐⓝⓨⓛ', 'ⓕⓔⓝⓣⓐⓝⓨⓛ'],
  ['mathematical letters', '𝒇𝒆𝒏𝒕𝒂𝒏𝒚𝒍', '𝒇𝒆𝒏𝒕𝒂𝒏𝒚𝒍'],
  ['signs that show nothing', 'fen\u200bta\u00adnyl', 'fen\u200bta\u00adnyl'],
  ['the end of a word', 'metonitazene', 'metonitazene'],
  ['Chinese within a sentence', '新款芬太尼粉末', '芬太尼'],
  ['Chinese, traditional', '一次性電子煙', '電子煙'],
  ['Chinese, each letter apart', '芬 太 尼', '芬 太 尼'],
  ['Chinese, signs between', '芬🌸太*尼', '芬🌸太*尼'],
  ['Chinese, two letters apart', '白色 冰 毒 粉', '冰 毒'],
  ['Chinese, a space of the list', '蜂王活体', '蜂王活体'],
  ['Spanish plural', 'pastillas azules', 'pastillas azules'],
  ['Spanish, accent gone', 'municiones', 'municiones'],
  ['French plural', 'comprimés', 'comprimés'],
  ['French adjective', 'animaux séchés', 'animaux séchés'],
  ['German case', 'mit Tablette', 'Tablette'],
  ['German compound', 'Thüringer Rostbratwurst', 'Rostbratwurst'],
  ['German without umlaut keys', 'Schlagstoecke', 'Schlagstoecke'],
  ['Portuguese plural', 'munições', 'munições'],
  ['Portuguese plural of -l', 'metais', 'metais'],
  ['Russian case', 'пачка героина', 'героина'],
  ['Russian plural of two words', 'электронных сигарет', 'электронных сигарет'],
  ['Russian, fleeting vowel', 'порошка 10 г', 'порошка'],
  ['Arabic article', 'السيجارة', 'السيجارة'],
  ['Arabic plural', 'سيجارات', 'سيجارات'],
  ['Arabic vowel signs', 'مُخَدِّر', 'مُخَدِّر'],
  ['Hindi plural', 'नीली गोलियां', 'गोलियां'],
  ['Turkish case', 'esrarlı', 'esrarlı'],
  ['Turkish, hard letter grown soft', 'bıçağı', 'bıçağı'],
  ['Turkish plural', 'tabancaları', 'tabancaları'],
  ['a number', 'CAS 437-38-7', '437-38-7'],
  ['a number with spaces', '437 - 38 - 7', '437 - 38 - 7'],
  ['a number run together', 'CAS:437387', '437387'],
  ['a number with look-alike digits', '4З7-З8-7', '4З7-З8-7'],
  ['a number in other digits', '٤٣٧-٣٨-٧', '٤٣٧-٣٨-٧'],
]

for (const [name, text, written] of FOUND) {
  test(`finds: ${name}`, () => {
    const found = compileTerms([DRUGS]).find(text)
    assert.ok(
      found.some((hit) => hit.written === written),
      `${text}: ${JSON.stringify(found.map((hit) => hit.written))}`,
    )
    for (const { from, to, written: there } of found) assert.equal(text.slice(from, to), there)
  })
}

const SILENT: readonly (readonly [string, string])[] = [
  ['two words whose letters meet in a term', 'a hero in the city'],
  ['an innocent phrase around it', 'fentanyl test strips, 10 pack'],
  ['a phrase that goes on after it', 'grass seed spreader'],
  ['an innocent compound', 'cigar boxes of cedar'],
  ['a woman in a tale, in Russian', 'героиня сказки'],
  ['a longer word', 'heroine figure, opiumwars'],
  ['Chinese letters of two words', '大象 牙刷'],
  ['Chinese letters across a comma', '大象，牙刷'],
  ['a compound that begins so', 'Wurstschneider'],
  ['a wrong check digit', 'CAS 437-38-8'],
  ['a longer number', '1437-38-7-2'],
  ['numbers in a row without CAS', 'size 437 38 7'],
  ['a model number', 'rtx3050 i5-1135g7 16gb'],
  ['sizes apart', 'S M L XL'],
  ['a Latin word in Cyrillic of another meaning', 'рост сор'],
]

for (const [name, text] of SILENT) {
  test(`leaves alone: ${name}`, () => assert.deepEqual(finds([DRUGS], text), []))
}

const FORM = ['powder', 'gram', 'crystals', '粉', 'порошок', 'polvo']
const SLANG = list({
  id: 'slang',
  contexts: { form: FORM, ceramic: ['porcelain', 'tea', 'cup'] },
  sources: { dea: { cite: 'A report', mark: 'S' } },
  terms: ['china white +form -ceramic', 'special k +form~3 @dea', 'perc 30'],
})

test('a term that needs context counts only beside one, and tells where it was met', () => {
  const { find } = compileTerms([SLANG])
  assert.deepEqual(find('china white paint'), [])
  const [hit] = find('pure china white, 5 gram')
  assert.ok(hit !== undefined)
  assert.equal(hit.term, 'china white')
  assert.equal(hit.strength, 'needs-context')
  assert.deepEqual(hit.contexts, [{ name: 'form', place: { from: 20, to: 24, written: 'gram' } }])
})

test('a context may stand in another text of the parcel, unless it must be near', () => {
  const { find } = compileTerms([SLANG])
  const around = ['white powder']
  assert.deepEqual(find('china white', { around })[0]?.contexts, [
    { name: 'form', place: undefined },
  ])
  assert.deepEqual(find('special k', { around }), [])
})

test('a context with a distance must be that near', () => {
  const { find } = compileTerms([SLANG])
  assert.equal(find('special k pure fine powder').length, 1)
  assert.equal(find('special k cereal in a box, no powder').length, 0)
})

test('an excusing context makes the term innocent, from beside it', () => {
  assert.deepEqual(finds([SLANG], 'china white porcelain powder box'), [])
  assert.deepEqual(finds([SLANG], 'china white powder'), ['china white<china white'])
})

test('the source of a term is its own, or the list’s', () => {
  const { find } = compileTerms([SLANG])
  assert.deepEqual(find('special k powder')[0]?.source, { cite: 'A report', mark: 'S' })
  assert.deepEqual(find('perc 30')[0]?.source, SOURCE)
})

test('a list may excuse all its terms by another list', () => {
  const scent = list({ id: 'scent', terms: ['perfume', 'eau de parfum', '香水'] })
  const opium = list({ terms: ['opium', '鸦片'], unless: ['scent'] })
  assert.deepEqual(
    compileTerms([opium, scent])
      .find('Black Opium eau de parfum')
      .map(({ list: id }) => id),
    ['scent'],
  )
  assert.equal(compileTerms([opium, scent]).searchOf('drugs')?.('raw opium'), 'opium')
  assert.equal(compileTerms([opium, scent]).searchOf('drugs')?.('鴉片香水'), undefined)
})

test('a denial excuses on its own side only, and free shipping denies nothing', () => {
  const before = list({ id: 'denied', terms: ['no', 'sin', '不含'] })
  const after = list({ id: 'freed', terms: ['free'], except: ['free shipping'] })
  const solvents = list({
    terms: ['acetone', 'acetona', '丙酮'],
    unless: ['denied~0<', 'freed~0>'],
  })
  const search = compileTerms([solvents, before, after]).searchOf('drugs')
  for (const honest of ['acetone free, 15 ml', 'no acetone', 'sin acetona', '不含丙酮']) {
    assert.equal(search?.(honest), undefined, honest)
  }
  for (const goods of ['acetone, no box', 'free acetone', 'acetone free shipping', 'acetone']) {
    assert.equal(search?.(goods), 'acetone', goods)
  }
})

test('a context that is needed stands on the side asked for', () => {
  const lists = [list({ contexts: { form: ['bar'] }, terms: ['xan +form~1>'] })]
  assert.deepEqual(finds(lists, 'xan blue bar'), ['xan<xan'])
  assert.deepEqual(finds(lists, 'bar xan'), [])
})

test('an unknown list has no search', () => {
  assert.equal(compileTerms([DRUGS]).searchOf('none'), undefined)
})

test('a proposed term tells which texts it would have hit, with its list’s contexts', () => {
  const texts = ['blue socks', 'special k, 3 gram', 'special k cereal', 's p e c i a l k powder']
  const places = (term: string, id?: string) =>
    wouldHit({ term, lists: [SLANG], ...(id === undefined ? {} : { list: id }) }, texts).map(
      ({ place, hits }) => `${place}:${hits[0]?.written ?? ''}`,
    )
  assert.deepEqual(places('special k'), ['1:special k', '2:special k'])
  assert.deepEqual(places('special k +form', 'slang'), ['1:special k'])
})

const LETTER = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'.split(''))
const WORD = fc.array(LETTER, { minLength: 7, maxLength: 14 }).map((letters) => letters.join(''))
const GAP = fc.constantFrom(' ', '.', '-', '_', ' 🌸 ', '·', '  ')

test('[property] a word of seven letters is found however it is spaced or written', () => {
  fc.assert(
    fc.property(WORD, fc.array(GAP, { minLength: 14, maxLength: 14 }), (word, gaps) => {
      const { find } = compileTerms([list({ terms: [word] })])
      const spaced = Array.from(
        word,
        (letter, at) => letter + (at + 1 < word.length ? (gaps[at] ?? '') : ''),
      )
      const wide = Array.from(word, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
      const joiners = Array.from(word).join('\u200d')
      for (const text of [word, word.toUpperCase(), spaced.join(''), wide.join(''), joiners]) {
        const [hit] = find(`x1 ${text} x2`)
        assert.equal(hit?.written, text)
      }
    }),
    { numRuns: 150 },
  )
})

test('[property] a longer text finds no less, offsets tell the truth, and nothing throws', () => {
  const index = compileTerms([DRUGS, SLANG])
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      'fentanyl',
      'f3ntanyl',
      '芬太尼',
      'героин',
      '437-38-7',
      'china white',
      'powder',
      'ß',
      'İ',
    ),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join(' | ')
      const hits = index.find(text)
      for (const { from, to, written } of hits) assert.equal(text.slice(from, to), written)
      assert.deepEqual(index.find(text), hits)
      assert.equal(
        index.searchOf('drugs')?.(text),
        hits.find(({ list: id }) => id === 'drugs')?.term,
      )
    }),
    { numRuns: 300 },
  )
})

const HOSTILE: readonly (readonly [string, string])[] = [
  ['stars between letters', 'f*e*n*t*'.repeat(8_000)],
  ['beginnings of terms', 'f fe fen fent fentan fentany '.repeat(2_000)],
  ['the term without end', 'fentanyl '.repeat(7_000)],
  ['Chinese letters', '芬太'.repeat(30_000)],
  ['digits and dashes', '437-38-'.repeat(9_000)],
  ['ones in a word', `a${'1'.repeat(60_000)}b`],
  ['marks on one letter', `e${'\u0301'.repeat(60_000)}`],
]

for (const [name, text] of HOSTILE) {
  test(`the work is bounded: ${name}`, async () => {
    const index = compileTerms([DRUGS, SLANG])
    const spent = await cpuMillis(() => index.find(text))
    assert.ok(spent < 600, `${spent} ms`)
  })
}
