import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { assertSays } from './example-copy.fixture.ts'
import { loadGolden, mergePatch, type Scenario } from './load-golden.ts'
import { describeProblem } from './pack-problem.ts'

const HEAD = `about: A test.
submissions:
  parcel:
    kind: filing
    reference: A-1
    consignment: { houseReference: H1, isGift: true, goodsItems: [{ description: lamp }] }
scenarios:
`

async function read(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'tidewaiter-golden-'))
  mkdirSync(join(folder, 'golden'))
  writeFileSync(join(folder, 'golden/parcels.yaml'), text)
  const golden = await loadGolden(folder)
  rmSync(folder, { recursive: true })
  return golden
}

async function scenariosOf(text: string): Promise<readonly Scenario[]> {
  const golden = await read(text)
  assert.ok(golden.ok, golden.ok ? '' : golden.refusal.map(describeProblem).join('\n'))
  return golden.value
}

test('fills in named submissions, and knows where each part was written', async () => {
  const [scenario] = await scenariosOf(`${HEAD}
  - name: a lamp
    about: It goes on.
    journey: 3
    at: 2026-10-05T08:00:00Z
    submissions:
      - like: parcel
        with: { reference: A-2, consignment: { isGift: null, packageCount: 2 } }
      - { kind: event, event: arrived }
    expect:
      H1: { lane: release }
`)
  assert.equal(scenario?.journey, 3)
  const [step] = scenario.steps
  assert.deepEqual(
    step?.submissions.map(({ value }) => value),
    [
      {
        kind: 'filing',
        reference: 'A-2',
        consignment: {
          houseReference: 'H1',
          goodsItems: [{ description: 'lamp' }],
          packageCount: 2,
        },
      },
      { kind: 'event', event: 'arrived' },
    ],
  )
  assert.deepEqual(
    step.submissions.map(({ position }) => position.line),
    [14, 16],
  )
  assert.equal(step.expect.get('H1')?.position.line, 18)
})

test('gives the steps of a scenario in order', async () => {
  const [scenario] = await scenariosOf(`${HEAD}
  - name: two steps
    about: One after the other.
    steps:
      - { at: 2026-10-05T08:00:00Z, submissions: [{ like: parcel }], expect: {} }
      - { at: 2026-10-06T08:00:00Z, submissions: [], expect: { H1: {} }, decided: [] }
`)
  assert.deepEqual(
    scenario?.steps.map(({ at, submissions, decided }) => [at, submissions.length, decided]),
    [
      ['2026-10-05T08:00:00Z', 1, undefined],
      ['2026-10-06T08:00:00Z', 0, []],
    ],
  )
})

const STEP = 'at: 2026-10-05T08:00:00Z, submissions: [{ like: parcel }], expect: { H1: {} }'
const SPOILT: readonly (readonly [string, string, RegExp])[] = [
  [
    'a name nobody gave',
    `  - { name: x, about: y, ${STEP.replace('like: parcel', 'like: parcl')} }\n`,
    /No submission is named `parcl`\. Did you mean `parcel`\?/,
  ],
  [
    'a time that is none',
    `  - { name: x, about: y, ${STEP.replace('T08:00:00Z', '')} }\n`,
    /`at` is "2026-10-05", no instant/,
  ],
  [
    'a lane nobody knows',
    `  - { name: x, about: y, ${STEP.replace('H1: {}', 'H1: { lane: examined }')} }\n`,
    /`lane` is "examined", which is no word known here; did you mean `examine`\?/,
  ],
  [
    'an expectation nobody knows',
    `  - { name: x, about: y, ${STEP.replace('H1: {}', 'H1: { indicator: [a] }')} }\n`,
    /`indicator` is not known here; did you mean `indicators`\?/,
  ],
  [
    'steps beside a step',
    `  - { name: x, about: y, ${STEP}, steps: [{ ${STEP} }] }\n`,
    /either the three/,
  ],
  ['no step at all', '  - { name: x, about: y }\n', /either the three or `steps`/],
  [
    'two scenarios of one name',
    `  - { name: x, about: y, ${STEP} }\n  - { name: x, about: z, ${STEP} }\n`,
    /:9:5: Another scenario is called "x" too/,
  ],
]

for (const [name, text, says] of SPOILT) {
  test(`refuses ${name}`, async () => {
    const golden = await read(HEAD + text)
    assertSays(golden.ok ? [] : golden.refusal.map(describeProblem), says)
  })
}

test('a pack without golden scenarios has none', async () => {
  assert.deepEqual(await loadGolden(join(tmpdir(), 'tidewaiter-no-such-pack')), {
    ok: true,
    value: [],
  })
})

test('a merge patch takes away what is null and leaves the rest', () => {
  const plain = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer()))
  fc.assert(
    fc.property(plain, plain, (target, patch) => {
      assert.deepEqual(mergePatch(target, {}), { ...target })
      assert.deepEqual(mergePatch(target, patch), { ...target, ...patch })
      const nothing = Object.fromEntries(Object.keys(target).map((key) => [key, null]))
      assert.deepEqual(mergePatch(target, nothing), {})
    }),
  )
  assert.deepEqual(mergePatch({ a: [1, 2], b: { c: 1 } }, { a: [3], b: { d: 2 } }), {
    a: [3],
    b: { c: 1, d: 2 },
  })
})
