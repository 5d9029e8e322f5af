/** What may serve which purpose, what unknown leads to, and which pathway a day has. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { prepareAssessment } from '../assess/assess.ts'
import { compilePack } from '../assess/compile-pack.ts'
import type { Decision } from '../domain/decision.ts'
import type { Filing } from '../domain/filing.ts'
import type { Pack, Rule } from '../domain/pack.ts'
import type { Purpose } from '../domain/purpose.ts'
import { present } from '../lib/assert.ts'
import { amended, event, goods, house, lamp } from './arvenia.fixture.ts'
import { explainDecision } from './explain-decision.ts'
import { memberOf } from './neighbourhood.ts'
import { openRun, type PipelineRun, shippedPack } from './pipeline-run.fixture.ts'
import { prepare } from './prepare.ts'

const example = await shippedPack('example')
const LIKE = present(example.pack.rules[0], 'a rule')

/** A rule of one purpose that examines; what unknown leads to is a score of 7. */
function ruleOf(id: string, purpose: Purpose, when: string): Rule {
  return {
    ...LIKE,
    id,
    purpose,
    when,
    scope: 'consignment',
    topic: 'undervalued',
    from: null,
    to: null,
    effect: { weight: 500, lane: 'examine' },
    whenUnknown: { weight: 7 },
  }
}

/** The example pack with these rules alone. */
function packWith(rules: readonly Rule[], change: Partial<Pack> = {}) {
  const compiled = compilePack({ ...example.pack, ...change, rules })
  assert.ok(compiled.ok)
  return compiled.value
}

const DEAR = 'totalValueMinor > 5000'
const PENALTY = ruleOf('t.penalty', 'commercial-enforcement', DEAR)
const TARGET = ruleOf('t.target', 'risk-targeting', DEAR)

function entry(amount: string | undefined, wish: Partial<Filing> = {}): Filing {
  return lamp('NB100200300', {
    reference: 'QS-1',
    filer: 'quayside',
    filerRole: 'broker',
    authority: 'entry',
    ...wish,
    consignment: { goodsItems: goods('headphones', amount) },
  })
}

const manifest = (amount: string) =>
  lamp('NB100200300', { consignment: { goodsItems: goods('headphones', amount) } })

async function decide(rules: readonly Rule[], ...filings: readonly Filing[]) {
  const run = openRun({ compiled: packWith(rules) })
  await run.settle(...filings)
  return run.newest('NB100200300')
}

/** The rules of these tests that fired. */
function fired({ indicators }: Decision): readonly string[] {
  return indicators.map(({ id }) => id).filter((id) => id.startsWith('t.'))
}

test('a value filed under an authority that does not allow the purpose is unknown to it', async () => {
  const decision = await decide([PENALTY, TARGET], manifest('60.00'))
  assert.deepEqual(fired(decision), ['t.target'])
  assert.equal(decision.score, 507, 'the penalty rule counts as unknown')
  assert.ok(decision.unknowns.some(({ fact }) => fact === 'totalValueMinor'))
})

test('where two filings state it, the permitted one is used, whichever knows better', async () => {
  const broker = { filerRole: 'seller' } as const
  const cheap = await decide([PENALTY], manifest('60.00'), entry('20.00', broker))
  assert.deepEqual(fired(cheap), [])
  assert.ok(cheap.score < 500)
  const dear = await decide([PENALTY], manifest('20.00'), entry('60.00', broker))
  const indicator = present(
    dear.indicators.find(({ id }) => id === 't.penalty'),
    'the penalty',
  )
  assert.deepEqual(
    indicator.evidence.map(({ source, value }) => [source, value]),
    [['QS-1', '60.00 EUR']],
  )
})

test('an authority the pack does not know serves selection and no penalty', async () => {
  const strange = { ...manifest('60.00'), authority: 'some-programme' }
  const decision = await decide([PENALTY, TARGET], strange)
  assert.deepEqual(fired(decision), ['t.target'])
})

test('a contradiction counts for a purpose only where both sides may serve it', async () => {
  const rule = (purpose: Purpose) =>
    ruleOf(`t.${purpose}`, purpose, 'conflicts.exists(c, c == "value")')
  const rules = [rule('commercial-enforcement'), rule('risk-targeting')]
  const decision = await decide(rules, manifest('600.00'), entry('20.00'))
  assert.deepEqual(fired(decision), ['t.risk-targeting'])
})

/** The facts of the newest decision as a purpose sees them. */
function factsOf(run: PipelineRun, compiled: ReturnType<typeof packWith>, purpose: Purpose) {
  const { basis } = present(run.store.decisions.at(-1), 'a decision')
  const members = basis.members.map((ref) => memberOf(ref, run.store.submissions))
  const { day, found, viewFor, opened } = prepare(compiled, members, [])
  const input = { day, found, viewFor, opened: opened(), enrichment: basis.enrichment }
  return prepareAssessment(compiled, input).factsFor(purpose) as {
    readonly person: { readonly parcelsToday?: number }
    readonly activity: { readonly consignee: { readonly parcelsToday?: number } }
    readonly quality: readonly string[]
    readonly missing?: readonly string[]
    readonly pathway: { readonly id?: string }
    readonly regime: { readonly id?: string }
  }
}

test('counts over many parcels serve no purpose that one of their sources does not', async () => {
  const compiled = packWith([TARGET])
  const run = openRun({ compiled })
  await run.settle(entry('20.00'))
  const targeting = factsOf(run, compiled, 'risk-targeting')
  assert.equal(targeting.person.parcelsToday, 1)
  assert.equal(targeting.activity.consignee.parcelsToday, 1)
  const enforcing = factsOf(run, compiled, 'commercial-enforcement')
  assert.equal(enforcing.person.parcelsToday, undefined)
  assert.equal(enforcing.activity.consignee.parcelsToday, undefined)
  assert.equal(factsOf(run, compiled, 'smuggling').person.parcelsToday, 1)
})

test('what is worked out from unpermitted values is unknown, too', async () => {
  const reads = ruleOf('t.reads', 'commercial-enforcement', 'pathway.isExempt')
  const compiled = packWith([TARGET, reads])
  const run = openRun({ compiled })
  await run.settle(manifest('20.00'))
  assert.equal(factsOf(run, compiled, 'risk-targeting').pathway.id, 'low-value')
  const enforcing = factsOf(run, compiled, 'commercial-enforcement')
  assert.equal(enforcing.pathway.id, undefined)
  assert.equal(enforcing.regime.id, undefined)
  assert.equal(enforcing.missing, undefined)
  assert.deepEqual(enforcing.quality, [])
  await run.settle(entry('20.00'))
  assert.equal(factsOf(run, compiled, 'commercial-enforcement').pathway.id, 'low-value')
})

test('security data alone counts to no person and no activity that selection reads', async () => {
  const compiled = packWith([TARGET])
  const run = openRun({ compiled })
  await run.settle({ ...manifest('60.00'), authority: 'acas' })
  const [row] = run.living()
  assert.equal(row?.ledger, null)
  assert.deepEqual(row.contributions, [])
  assert.deepEqual(run.newest('NB100200300').indicators, [])
})

test('a trace shows the refusal as unknown, and names the fact', async () => {
  const compiled = packWith([PENALTY])
  const run = openRun({ compiled })
  await run.settle(manifest('60.00'))
  const record = present(run.store.decisions.at(-1), 'a decision')
  const [rule] = explainDecision(compiled, record, run.store.submissions).rules
  assert.equal(rule?.truth, 'unknown')
  assert.match(JSON.stringify(rule.traces), /totalValueMinor/)
})

const UNKNOWNS: readonly (readonly [string, string])[] = [
  ['a comparison', 'totalValueMinor < 5000'],
  ['its opposite', '!(totalValueMinor < 5000)'],
  ['an equality', 'consignee.phone == "1"'],
  ['its opposite', 'consignee.phone != "1"'],
  ['has', 'has(consignee.phone)'],
  ['a conjunction of yes and unknown', 'channel == "express" && totalValueMinor < 5000'],
  ['a disjunction of no and unknown', 'channel == "mail" || totalValueMinor < 5000'],
]

for (const [what, when] of UNKNOWNS) {
  test(`unknown is not no: ${what} (${when})`, async () => {
    const rule = ruleOf('t.unknown', 'risk-targeting', when)
    const filing = lamp('NB100200300', {
      consignment: { goodsItems: goods('headphones', undefined) },
    })
    const decision = await decide([rule], filing)
    assert.deepEqual(decision.indicators, [])
    const missing = decision.reasons.length > 1 ? decision.score - 7 : 0
    assert.equal(decision.score, missing + 7, 'it leads to what the pack says of unknown')
    assert.ok(decision.unknowns.length > 0)
  })
}

test('learning the value settles what was unknown', async () => {
  const rule = ruleOf('t.cheap', 'risk-targeting', 'totalValueMinor < 5000')
  const run = openRun({ compiled: packWith([rule]) })
  const open = lamp('NB100200300', { consignment: { goodsItems: goods('headphones', undefined) } })
  await run.settle(open)
  assert.equal(run.newest('NB100200300').indicators.length, 0)
  await run.settle(amended(open, 2, { goodsItems: goods('headphones', '20.00') }))
  assert.deepEqual(
    run.newest('NB100200300').indicators.map(({ id }) => id),
    ['t.cheap'],
  )
})

type Day = readonly [string, string, string]
const DAYS: readonly Day[] = [
  ['2024-06-30T20:00:00Z', '40.00', 'low-value-45.low-value-45-declaration'],
  ['2024-06-30T20:00:00Z', '60.00', 'low-value-45.standard'],
  ['2024-06-30T21:59:59Z', '60.00', 'low-value-45.standard'],
  ['2024-06-30T22:00:00Z', '60.00', 'low-value-150.low-value'],
  ['2024-07-01T08:00:00+10:00', '60.00', 'low-value-150.low-value'],
  ['2026-11-21T04:00:00Z', '60.00', 'low-value-150.low-value'],
  ['2026-11-21T04:00:00Z', '150.00', 'low-value-150.low-value'],
  ['2026-11-21T04:00:00Z', '150.01', 'low-value-150.standard'],
]

for (const [estimatedAt, amount, pathway] of DAYS) {
  test(`arriving ${estimatedAt} with ${amount} EUR takes ${pathway}`, async () => {
    const run = openRun({ compiled: example })
    const arrival = { place: 'XAAIR', estimatedAt }
    await run.settle(
      lamp('NB100200300', { consignment: { arrival, goodsItems: goods('headphones', amount) } }),
    )
    assert.equal(run.newest('NB100200300').pathway, `example.${pathway}`)
  })
}

test('the day of arrival goes before the estimated one, and that before lodgement', async () => {
  const run = openRun({ compiled: example })
  const lodged = lamp('NB100200300', {
    lodgedAt: '2024-06-29T08:00:00Z',
    consignment: { arrival: { place: 'XAAIR' }, goodsItems: goods('headphones', '60.00') },
  })
  const pathway = () => run.newest('NB100200300').pathway
  await run.settle(lodged)
  assert.equal(pathway(), 'example.low-value-45.standard')
  const arrival = { place: 'XAAIR', estimatedAt: '2024-07-02T08:00:00Z' }
  await run.settle(amended(lodged, 2, { arrival }))
  assert.equal(pathway(), 'example.low-value-150.low-value')
  const early = { at: '2024-06-30T08:00:00Z', place: 'XAAIR' }
  await run.settle(event('arrived', house('NB100200300'), early))
  assert.equal(pathway(), 'example.low-value-45.standard')
})

test('an amendment after arrival makes nobody late; data that first comes then does', async () => {
  const late = async (...filings: readonly Filing[]) => {
    const run = openRun({ compiled: example })
    await run.settle(...filings)
    return run.newest('NB100200300').indicators.some(({ topic }) => topic === 'late-data')
  }
  const first = lamp('NB100200300')
  const after = { lodgedAt: '2026-11-21T09:00:00Z' }
  assert.equal(await late(first), false)
  assert.equal(await late(lamp('NB100200300', after)), true)
  assert.equal(await late(first, { ...amended(first, 2, {}), ...after }), false)
  const { goodsItems: _, ...bare } = first.consignment
  const empty = { ...first, consignment: bare }
  assert.equal(await late(empty, { ...amended(first, 2, {}), ...after }), true)
})
