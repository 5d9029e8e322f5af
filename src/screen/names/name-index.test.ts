import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  LISTED_KINDS,
  type ListEntry,
  type ListedKind,
  type ListVersion,
} from '../../domain/list.ts'
import { cpuMillis } from '../../lib/cpu-time.fixture.ts'
import { buildNameIndex, MATCH_THRESHOLD, type NameQuery } from './name-index.ts'

function entry(id: string, kind: ListedKind, ...names: readonly string[]): ListEntry {
  return {
    id,
    kind,
    names: names.map((text, at) => ({ text, quality: at === 0 ? 'primary' : 'alias' })),
    countries: [],
    birthDates: [],
    addresses: [],
    identifiers: [],
    programmes: [],
  }
}

function version(entries: readonly ListEntry[]): ListVersion {
  return {
    head: {
      list: 'own',
      asOf: '2026-11-01',
      source: 'test',
      licence: 'none',
      entries: entries.length,
      refused: 0,
      hash: 'sha256:0',
    },
    entries,
  }
}

const LISTED: readonly ListEntry[] = [
  entry('p1', 'person', 'VELIKANOV, Vladimir Antonovich'),
  entry('p2', 'person', 'AL-ZAHRANI, Abd al-Rahman Saleh'),
  entry('p3', 'person', 'Xi Haoming'),
  entry('p4', 'person', 'KIM, Jong Chol'),
  entry('p5', 'person', 'Husayn Fa?urani'),
  entry('p6', 'person', 'Nguyễn Đức Thắng'),
  entry('p7', 'person', 'Saifuddin Qaderi'),
  entry('p8', 'person', 'Mohammed', 'Mohammed Taleb Zarqaoui'),
  entry('c1', 'company', 'SHENZHEN KAVORTECH TECHNOLOGY CO., LTD.'),
  entry('c2', 'company', 'OBSHCHESTVO S OGRANICHENNOI OTVETSTVENNOSTYU BRYANTEKH'),
  entry('c3', 'company', 'Factory 813'),
  entry('c4', 'company', 'Tidal Quaestor General Trading L.L.C.'),
  entry('v1', 'vessel', 'FU YUAN YU 7891'),
]

const index = buildNameIndex([version(LISTED)])

function hit(query: NameQuery | string): string | undefined {
  const [best] = index.screen(typeof query === 'string' ? { name: query } : query)
  return best !== undefined && best.score >= MATCH_THRESHOLD ? best.entry.id : undefined
}

const FOUND: readonly (readonly [string, string, string])[] = [
  ['as listed', 'VELIKANOV, Vladimir Antonovich', 'p1'],
  ['another order, no middle name', 'Vladimir Velikanov', 'p1'],
  ['Cyrillic', 'Владимир Великанов', 'p1'],
  ['Ukrainian', 'Володимир Антонович Веліканов', 'p1'],
  ['German spelling', 'Wladimir Welikanow', 'p1'],
  ['a typo', 'Vladimir Velikanvo', 'p1'],
  ['an initial', 'V. A. Velikanov', 'p1'],
  ['Greek', 'Βλαντίμιρ Βελικάνοφ', 'p1'],
  ['Cyrillic letters among Latin ones', 'Vlаdimir Vеlikаnоv', 'p1'],
  ['invisible and combining signs', 'Vla\u200bdimir V\u0336e\u0336likanov', 'p1'],
  ['digits for letters', 'Vl4dimir Vel1kanov', 'p1'],
  ['Arabic', 'عبد الرحمن صالح الزهراني', 'p2'],
  ['run together', 'Abdulrahman Saleh Alzahrani', 'p2'],
  ['French spelling', 'Abderrahmane Salah Al Zahrani', 'p2'],
  ['Chinese, simplified', '习浩明', 'p3'],
  ['pinyin split', 'Xi Hao Ming', 'p3'],
  ['pinyin run together', 'XiHaoming', 'p3'],
  ['pinyin, given name first', 'Haoming Xi', 'p3'],
  ['Korean', '김정철', 'p4'],
  ['South Korean spelling', 'Kim Jeong-cheol', 'p4'],
  ['a letter lost on the list', 'Husayn Faqurani', 'p5'],
  ['Vietnamese without marks', 'Nguyen Duc Thang', 'p6'],
  ['-al-Din', 'Saif al-Din Qaderi', 'p7'],
  ['Hebrew', 'ולדימיר וליקנוב', 'p1'],
  ['a title', 'Dr. Vladimir Velikanov', 'p1'],
  ['another legal form', 'Shenzhen Kavortech Technology Limited', 'c1'],
  ['company word abbreviated', 'Shenzhen Kavortech Tech Co Ltd', 'c1'],
  ['joined', 'Kavor Tech Technology Shenzhen', 'c1'],
  ['a legal form translated', 'LLC Bryantekh', 'c2'],
  ['a legal form mistyped', 'Obshchestvo s ogranichenoi otvetstvenostyu Bryantekh', 'c2'],
  ['another name behind a.k.a.', 'Blue Door Ltd a.k.a. Tidal Quaestor Trading', 'c4'],
  ['the number of a ship', 'Fu Yuan Yu 7891', 'v1'],
]

for (const [how, name, id] of FOUND) {
  test(`found: ${how}: ${name}`, () => assert.equal(hit(name), id))
}

const PASSED: readonly (readonly [string, string])[] = [
  ['a given name alone', 'Mohammed'],
  ['a given name shared', 'Vladimir Smirnov'],
  ['a family name shared by a family', 'Velikanova'],
  ['the words every firm bears', 'Shenzhen Technology Co., Ltd.'],
  ['another trading firm', 'Harbour General Trading LLC'],
  ['another number', 'Factory 814'],
  ['another ship', 'Fu Yuan Yu 7892'],
  ['another Chinese name', '习浩然'],
  ['another Korean name', '김영희'],
  ['nothing', ''],
  ['only signs', '?!… — ()'],
  ['only a legal form', 'Co., Ltd.'],
]

for (const [how, name] of PASSED) {
  test(`passed: ${how}: ${name}`, () => assert.equal(hit(name), undefined))
}

test('a hit says which word met which, and what is left over', () => {
  const [best] = index.screen({ name: 'Wladimir Velikanov' })
  assert.ok(best !== undefined)
  assert.deepEqual(
    best.explanation.pairs.map(({ asked, listed, how }) => [asked, listed, how]),
    [
      ['wladimir', 'vladimir', 'same-name'],
      ['velikanov', 'velikanov', 'exact'],
    ],
  )
  assert.deepEqual(best.explanation.listedLeft, ['antonovich'])
  assert.deepEqual(best.explanation.askedLeft, [])
})

test('a weak alias scores less than the same name as a strong one', () => {
  const strong = entry('s', 'person', 'Quorban Zelmai')
  const weak = { ...strong, names: [{ text: 'Quorban Zelmai', quality: 'weak' } as const] }
  const ask = (one: ListEntry) =>
    buildNameIndex([version([one])]).screen({ name: 'Quorban Zelmai' })[0]?.score ?? 0
  assert.ok(ask(weak) < ask(strong))
})

test('an expired entry tells nothing, until the day it is read for lies before its end', () => {
  const lists = [version([{ ...entry('x', 'person', 'Quorban Zelmai'), to: '2025-01-01' }])]
  assert.equal(buildNameIndex(lists).screen({ name: 'Quorban Zelmai' }).length, 0)
  const before = buildNameIndex(lists, { day: '2024-12-31' })
  assert.equal(before.screen({ name: 'Quorban Zelmai' }).length, 1)
})

const KNOWN: ListEntry = {
  ...entry('k', 'person', 'Quorban Zelmai'),
  countries: ['AF'],
  birthDates: ['1965-03-21'],
  addresses: [{ text: 'House 12, Gulbahar Street, Kabul', country: 'AF' }],
}
const knownIndex = buildNameIndex([version([KNOWN])])
const QUALIFIERS: readonly (readonly [Partial<NameQuery>, 'raises' | 'lowers'])[] = [
  [{ country: 'AF' }, 'raises'],
  [{ country: 'SE' }, 'lowers'],
  [{ birthDate: '1965-03-21' }, 'raises'],
  [{ birthDate: '1990' }, 'lowers'],
  [{ address: '12 Gulbahar St., Kabul' }, 'raises'],
  [{ kind: 'vessel' }, 'lowers'],
]

for (const [known, effect] of QUALIFIERS) {
  test(`${JSON.stringify(known)} ${effect} the score, and the hit says so`, () => {
    const score = (more: Partial<NameQuery>) =>
      knownIndex.screen({ name: 'Korban Zelmay', ...more })[0]
    const plain = score({})
    const qualified = score(known)
    assert.ok(plain !== undefined && qualified !== undefined)
    assert.equal(qualified.qualifiers[0]?.effect, effect)
    const isHigher = qualified.score > plain.score
    assert.equal(isHigher, effect === 'raises')
  })
}

/** Ways in which one word is written otherwise; each is a pattern and what takes its place. */
const REWRITINGS: readonly (readonly [RegExp, string])[] = [
  [/v/u, 'w'],
  [/ou|oo/u, 'u'],
  [/u/u, 'ou'],
  [/a/u, 'e'],
  [/i/u, 'y'],
  [/kh?/u, 'q'],
  [/h$/u, ''],
  [/ov$/u, 'off'],
  [/^(.)(.)/u, '$2$1'],
  [/(.)(.)$/u, '$2$1'],
  [/^(..)./u, '$1'],
  [/(.)..$/u, '$1'],
  [/^(...)/u, '$1x'],
  [/(..)$/u, 'z$1'],
  [/[aeiou]/gu, ''],
  [/$/u, 'e'],
]

const RUNS = 2_000

const rewritten = fc
  .tuple(fc.constantFrom(...LISTED), fc.nat(9), fc.array(fc.nat(60), { maxLength: 8 }), fc.nat(7))
  .map(([from, which, draws, glue]) => {
    const { text = '' } = from.names[which % from.names.length] ?? {}
    const words = text.toLowerCase().split(/[ ,]+/u)
    for (const [at, draw] of draws.entries()) {
      const [pattern, by] = REWRITINGS[draw] ?? []
      if (pattern === undefined || by === undefined) continue
      const place = at % words.length
      words[place] = (words[place] ?? '').replace(pattern, by)
    }
    if (glue === 1) return words.join('')
    if (glue === 2) return words.toReversed().join(' ')
    if (glue === 3) return [words.slice(0, 2).join(''), ...words.slice(2)].join(' ')
    return glue === 4 ? words.slice(1).join(' ') : words.join(' ')
  })

test('the index finds what comparing with every name finds, with the same scores', () => {
  const told = (candidates: ReturnType<typeof index.screen>) =>
    candidates.map(({ entry: { id }, score }) => [id, score])
  let found = 0
  fc.assert(
    fc.property(fc.array(rewritten, { minLength: 1, maxLength: 6 }), rewritten, (listed, name) => {
      const own = buildNameIndex([
        version(
          listed.map((text, at) =>
            entry(`e${at}`, LISTED_KINDS[at % LISTED_KINDS.length] ?? 'unknown', text),
          ),
        ),
        version(LISTED),
      ])
      const candidates = own.screen({ name })
      found += candidates.length
      assert.deepEqual(told(candidates), told(own.screenEach({ name })))
    }),
    { numRuns: RUNS },
  )
  assert.ok(found > RUNS / 3, `only ${found} candidates: too few to say anything`)
})

test('the order of lists and entries changes no score', () => {
  const turned = buildNameIndex([version(LISTED.toReversed())])
  for (const [, name] of FOUND) {
    const [here, there] = [index.screen({ name }), turned.screen({ name })]
    assert.deepEqual(
      here.map(({ entry: { id }, score }) => [id, score]),
      there.map(({ entry: { id }, score }) => [id, score]),
    )
  }
})

const HOSTILE: readonly (readonly [string, string])[] = [
  ['ten megabytes of one letter', 'a'.repeat(10_000_000)],
  ['ten megabytes of words', 'vladimir velikanov '.repeat(500_000)],
  ['a million marks on a letter', `V${'\u0336'.repeat(1_000_000)}ladimir`],
  ['control characters', '\0\u0001\u001b[2J'.repeat(10_000)],
  ['half a pair of surrogates', '\ud800'.repeat(1_000)],
  ['a letter that grows when normalised', '\ufdfa'.repeat(60_000)],
  ['single letters', 'a b '.repeat(5_000)],
  ['brackets', '(['.repeat(100_000)],
  ['invisible signs', '\u200b'.repeat(1_000_000)],
]

for (const [what, name] of HOSTILE) {
  test(`hostile: ${what}`, async () => {
    const millis = await cpuMillis(() => {
      assert.ok(index.screen({ name }).length <= LISTED.length)
    })
    assert.ok(millis < 500, `took ${millis} ms`)
  })
}
