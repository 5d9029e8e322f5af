/**
 * Holds the sample day to its promises: sameness, validity, sense of order, and a truth that fits
 * it.
 */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { Ajv } from 'ajv'
import { EventSchema, type Filing, FilingSchema, type TransportEvent } from '../domain/filing.ts'
import { parseAirWaybill } from '../domain/identifiers/air-waybill.ts'
import { parseS9 } from '../domain/identifiers/s9.ts'
import { parseS10 } from '../domain/identifiers/s10.ts'
import { parseInstant } from '../lib/rfc3339.ts'
import { type DayOptions, generateDay } from './generate-day.ts'
import { MAIL_GRAMS_MAX } from './loads.ts'
import { TOPIC_WEIGHTS } from './threats/prepare-threat.ts'
import type { Truth } from './truth.ts'

const US: DayOptions = { seed: 42, parcels: 2_500, jurisdiction: 'us', day: '2026-11-24' }
const EXAMPLE: DayOptions = { seed: 7, parcels: 1_600, jurisdiction: 'example', day: '2026-11-24' }
const HOUR = 3_600_000

type Day = {
  readonly filings: readonly Filing[]
  readonly events: readonly TransportEvent[]
  readonly truths: readonly Truth[]
  readonly text: string
}

function play(options: DayOptions): Day {
  const filings: Filing[] = []
  const events: TransportEvent[] = []
  const truths: Truth[] = []
  const lines: string[] = []
  for (const record of generateDay(options)) {
    lines.push(JSON.stringify(record))
    if (record.kind === 'truth') truths.push(record.truth)
    else if (record.submission.kind === 'filing') filings.push(record.submission)
    else events.push(record.submission)
  }
  return { filings, events, truths, text: lines.join('\n') }
}

const days = { us: play(US), example: play(EXAMPLE) }
const both = Object.values(days)
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Filings by every number they state. */
function byNumber(filings: readonly Filing[]): ReadonlyMap<string, readonly Filing[]> {
  const found = new Map<string, Filing[]>()
  for (const filing of filings) {
    const { houseReference, postalItem, trackingNumber, orderReference } = filing.consignment
    for (const number of [houseReference, postalItem, trackingNumber, orderReference]) {
      if (number === undefined) continue
      const known = found.get(number) ?? []
      found.set(number, [...known, filing])
    }
  }
  return found
}

test('the same options give the same bytes; another seed, day or country gives others', () => {
  const small = { ...US, parcels: 150 }
  const first = sha256(play(small).text)
  assert.equal(sha256(play(small).text), first)
  for (const change of [
    { seed: 43 },
    { day: '2026-11-25' },
    { jurisdiction: 'example' as const },
  ]) {
    assert.notEqual(sha256(play({ ...small, ...change }).text), first)
  }
})

test('small days are what they were: a changed hash means that sample days have changed', () => {
  const golden = {
    us: sha256(play({ ...US, parcels: 60 }).text),
    example: sha256(play({ ...EXAMPLE, parcels: 60 }).text),
  }
  assert.deepEqual(golden, GOLDEN)
})

test('every filing and event fits its schema', () => {
  const ajv = new Ajv({ strict: false, allErrors: true })
  ajv.addFormat('instant', (text: string) => parseInstant(text) !== undefined)
  const fits = { filing: ajv.compile(FilingSchema), event: ajv.compile(EventSchema) }
  for (const day of both) {
    assert.ok(day.filings.length > 2_000 && day.events.length > 800)
    for (const submission of [...day.filings, ...day.events]) {
      const fit = fits[submission.kind]
      assert.ok(fit(submission), `${submission.reference}: ${ajv.errorsText(fit.errors)}`)
    }
  }
})

test('no text is broken: no control signs, and no holes of our own making', () => {
  for (const day of both) {
    for (const submission of [...day.filings, ...day.events]) {
      const text = JSON.stringify(submission)
      assert.ok(!/\\n|\\t|\\u00|undefined|NaN|null|\[object/.test(text), text)
    }
  }
})

test('a reference and version stand for one content; only repeats share them', () => {
  for (const day of both) {
    const seen = new Map<string, string>()
    for (const submission of [...day.filings, ...day.events]) {
      const key = `${submission.filer} ${submission.reference} ${submission.version ?? 1}`
      const text = JSON.stringify(submission)
      assert.equal(seen.get(key) ?? text, text, key)
      seen.set(key, text)
    }
  }
})

test('postal, receptacle and air waybill numbers have the right form and check digit', () => {
  const extra = new Set(['XA'])
  for (const { consignment } of both.flatMap((day) => day.filings)) {
    const { postalItem, receptacle, masterReference, transportMode } = consignment
    if (postalItem !== undefined) assert.ok(parseS10(postalItem, extra).ok, postalItem)
    if (receptacle !== undefined) assert.ok(parseS9(receptacle, extra).ok, receptacle)
    if (masterReference !== undefined && transportMode === 'air') {
      assert.ok(parseAirWaybill(masterReference).ok, masterReference)
    }
  }
})

test('each parcel has one truth, under the name of its first filing, and no number twice', () => {
  for (const day of both) {
    const filed = byNumber(day.filings)
    const numbers = day.truths.flatMap((truth) => truth.identifiers)
    assert.equal(new Set(numbers).size, numbers.length)
    assert.equal(new Set(day.truths.map((truth) => truth.consignment)).size, day.truths.length)
    for (const { consignment, identifiers } of day.truths) {
      assert.ok(identifiers.includes(consignment), consignment)
      const about = new Set(identifiers.flatMap((number) => filed.get(number) ?? []))
      const founding = day.filings.find((filing) => about.has(filing))
      const stated = founding?.consignment
      const name =
        stated?.houseReference ??
        stated?.postalItem ??
        stated?.trackingNumber ??
        stated?.orderReference
      assert.equal(name, consignment)
    }
  }
})

test('every topic that a filing can show is planted, at about the share asked for', () => {
  for (const day of both) {
    const planted = day.truths.filter((truth) => !truth.honest)
    const topics = new Set(planted.flatMap((truth) => truth.threats))
    assert.deepEqual(
      Object.keys(TOPIC_WEIGHTS).filter((topic) => !topics.has(topic as never)),
      [],
    )
    assert.equal(planted.length, Math.round(day.truths.length * 0.03))
    for (const truth of planted) assert.ok((truth.plantedBecause ?? '').length > 10)
    for (const truth of day.truths) assert.equal(truth.honest, truth.threats.length === 0)
  }
})

test('the share of threats is kept at both ends', () => {
  const none = play({ ...US, parcels: 300, threatShare: 0 })
  assert.ok(none.truths.every((truth) => truth.honest && truth.plantedBecause === undefined))
  const all = play({ ...US, parcels: 300, threatShare: 1 })
  assert.ok(all.truths.every((truth) => !truth.honest))
})

test('the truth never shows in what is filed', () => {
  for (const day of both) {
    const filed = JSON.stringify([day.filings, day.events]).toLowerCase()
    for (const truth of day.truths) {
      if (truth.plantedBecause === undefined) continue
      assert.ok(!filed.includes(truth.plantedBecause.toLowerCase()), truth.plantedBecause)
    }
    assert.ok(!/planted|threat|disguise|split-\d|activity-\d/.test(filed))
  }
})

test('split parcels stay under the limit one by one and pass it together', () => {
  const many = play({ ...US, parcels: 2_000, threatShare: 0.2 })
  const filed = byNumber(many.filings)
  const groups = Map.groupBy(
    many.truths.filter((truth) => truth.splitGroup !== undefined),
    (truth) => truth.splitGroup,
  )
  assert.ok(groups.size > 3)
  for (const [group, members] of groups) {
    const values = members.map((truth) => {
      const manifest = (filed.get(truth.consignment) ?? []).find(
        (filing) => filing.authority === 'manifest' && filing.function !== 'cancellation',
      )
      const lines = manifest?.consignment.goodsItems ?? []
      return lines.reduce((sum, line) => sum + Number(line.value?.amount ?? 0), 0)
    })
    assert.ok(members.length >= 3, `${group} has ${members.length}`)
    assert.ok(
      values.every((value) => value > 0 && value < 2_500),
      `${group}: ${values.join(' ')}`,
    )
    assert.ok(
      values.reduce((sum, value) => sum + value, 0) > 2_500,
      `${group}: ${values.join(' ')}`,
    )
  }
})

test('honest mail is as light as its class asks, but for a few', () => {
  const planted = new Set(
    both.flatMap((day) =>
      day.truths.filter((truth) => !truth.honest).flatMap((t) => t.identifiers),
    ),
  )
  const items = both
    .flatMap((day) => day.filings)
    .filter(({ consignment: { postalItem = '' } }) => postalItem !== '' && !planted.has(postalItem))
  const heavy = items.filter(({ consignment: { mailClass, grossWeightGrams = 0 } }) => {
    return grossWeightGrams > MAIL_GRAMS_MAX[mailClass ?? 'parcel']
  })
  assert.ok(items.length > 800)
  assert.ok(heavy.length / items.length < 0.01, `${heavy.length} of ${items.length}`)
})

test('events come in an order in which they can happen', () => {
  const rank = ['departed', 'diverted', 'arrived', 'scanned', 'located', 'linked', 'delivered']
  for (const day of both) {
    for (const events of Map.groupBy(day.events, (event) => event.subject.value).values()) {
      const known = events.filter((event) => rank.includes(event.event) && event.event !== 'linked')
      const ordered = known.toSorted(
        (one, other) => rank.indexOf(one.event) - rank.indexOf(other.event),
      )
      const times = ordered.map((event) => Date.parse(event.at))
      assert.deepEqual(
        times,
        times.toSorted((one, other) => one - other),
        JSON.stringify(ordered),
      )
    }
  }
})

test('records reach the door in the order of their times, but for the few that overtake', () => {
  const times = days.us.filings.map((filing) => Date.parse(filing.lodgedAt))
  const backwards = times.filter((time, at) => at > 0 && time < (times[at - 1] ?? 0)).length
  assert.ok(backwards / times.length < 0.05, `${backwards} of ${times.length}`)
})

test('honest manifests are lodged before arrival unless marked late', () => {
  const late = new Set(
    days.us.truths
      .filter((truth) => truth.blemishes.includes('late') || truth.threats.includes('late-data'))
      .flatMap((truth) => truth.identifiers),
  )
  for (const filing of days.us.filings) {
    const { houseReference = '', arrival } = filing.consignment
    if (filing.authority !== 'manifest' || late.has(houseReference)) continue
    // What is mended or cancelled may be so at any time.
    if (filing.version > 1 || arrival?.estimatedAt === undefined) continue
    assert.ok(Date.parse(filing.lodgedAt) <= Date.parse(arrival.estimatedAt) - HOUR)
  }
})

test('late data come after the parcel was scanned or its load arrived', () => {
  const late = days.us.truths.filter((truth) => truth.threats[0] === 'late-data')
  assert.ok(late.length > 0)
  for (const truth of late) {
    const about = days.us.filings.filter((filing) =>
      truth.identifiers.includes(
        filing.consignment.houseReference ?? filing.consignment.postalItem ?? '',
      ),
    )
    const eta = about.find((filing) => filing.consignment.arrival?.estimatedAt !== undefined)
    const arrival = Date.parse(eta?.consignment.arrival?.estimatedAt ?? '')
    for (const filing of about) assert.ok(Date.parse(filing.lodgedAt) > arrival)
  }
})

test('one filer a parcel gives one filing a parcel', () => {
  const bare = play({ ...US, parcels: 400, filersPerParcel: 1, withEvents: false })
  assert.equal(bare.filings.length, 400)
  assert.equal(bare.events.length, 0)
  const full = play({ ...US, parcels: 400 })
  assert.ok(full.filings.length / 400 > 2.5)
})

test('a longer run shares its standing parties: sellers come back, a few much more than others', () => {
  const senders = new Map<string, number>()
  const receivers = new Map<string, number>()
  const count = (names: Map<string, number>, name: string) =>
    names.set(name, (names.get(name) ?? 0) + 1)
  for (const { authority, consignment } of days.us.filings) {
    if (authority !== 'manifest') continue
    count(senders, consignment.consignor?.name ?? '')
    count(receivers, JSON.stringify(consignment.consignee?.address?.lines))
  }
  const most = Math.max(...senders.values())
  assert.ok(most > 15, `the largest sender has ${most} parcels`)
  const once = [...receivers.values()].filter((times) => times === 1).length
  assert.ok(once / receivers.size > 0.85, `${once} of ${receivers.size} receivers come once`)
})

test('options that cannot be played are faults', () => {
  assert.throws(() => play({ ...US, day: '2026-02-30' }), /is a day/)
  assert.throws(() => play({ ...US, parcels: -1 }), /a count/)
  assert.throws(() => play({ ...US, threatShare: 2 }), /between 0 and 1/)
  assert.equal(play({ ...US, parcels: 0 }).text, '')
})

const GOLDEN = {
  us: '49904a4ce580add55d46b0e8540b2fb54fe88d6a92e99390327cfe14ce7660bc',
  example: 'e3ea5d4d768c45b6e694c7c9eb6bc484a74cac6e46a58eeed083ddf36257904f',
}
