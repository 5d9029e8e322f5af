import { readFileSync } from 'node:fs'
import { checkQuality, compileQuality } from './assess/quality/check-quality.ts'
import * as us from './assess/quality/us-settings.fixture.ts'
import { joinConsignment } from './join/join-consignment.ts'
import { partition } from './join/partition.ts'
import { ROUGH_USD } from './sample-day/network.ts'
import type { Truth } from './sample-day/truth.ts'

const lines = (f: string) =>
  readFileSync(f, 'utf8')
    .split('\n')
    .filter((l) => l.length > 0)
    .map((l) => JSON.parse(l))
const S = lines('/tmp/day.ndjson'),
  T = lines('/tmp/day.truth.ndjson') as Truth[]
const members = new Map<string, any>()
let seq = 0
for (const s of S) {
  seq++
  const acc =
    s.kind === 'filing'
      ? { filing: s, sequence: seq, hash: '' }
      : { event: s, sequence: seq, hash: '' }
  const k = s.filer + '|' + s.reference
  if (s.kind === 'event') {
    if (['receptacle', 'master', 'conveyance'].includes(s.subject.scheme)) continue
    if (!members.has(k)) members.set(k, { kind: 'event', ...acc })
    continue
  }
  const m = members.get(k)
  if (!m) {
    members.set(k, { kind: 'filing', founding: acc, current: acc, stated: acc })
    continue
  }
  if (s.version > m.current.filing.version) {
    members.set(k, { ...m, current: acc, stated: s.function === 'cancellation' ? m.stated : acc })
  }
}
const sets = partition([...members.values()])
const toMinor = (a: any) => Math.round(Number(a.amount) * (ROUGH_USD[a.currency] ?? NaN) * 100)
const cons = sets.map((m) => joinConsignment(m, { toMinor }))
const byName = new Map(cons.map((c) => [c.name, c]))
console.log(
  'parcels',
  T.length,
  'consignments',
  cons.length,
  'without filing',
  cons.filter((c) => c.isWithoutFiling).length,
)
console.log('truth names missing', T.filter((t) => !byName.has(t.consignment)).length)
const conf = { honest: {} as Record<string, number>, planted: {} as Record<string, number> }
const ex: Record<string, any[]> = {}
for (const t of T) {
  const c = byName.get(t.consignment)
  if (!c) {
    console.log('no', t)
    continue
  }
  for (const x of c.conflicts) {
    const b = t.honest ? conf.honest : conf.planted
    b[x.element] = (b[x.element] ?? 0) + 1
    if (t.honest)
      (ex[x.element] ??= []).push(x.sides.map((s) => s.role + ': ' + s.value).join('  ||  '))
  }
}
console.log(conf)
for (const k in ex) console.log(k, ex[k]!.slice(0, 6))
const dc = T.filter((t) => t.threats[0] === 'data-conflict')
console.log(
  'data-conflict found',
  dc.filter((t) => byName.get(t.consignment)!.conflicts.length > 0).length,
  'of',
  dc.length,
)
try {
  const q = compileQuality((us as any).US_SETTINGS ?? Object.values(us)[0])
  const f: Record<string, number> = {}
  const e: Record<string, string[]> = {}
  for (const s of S) {
    if (s.kind !== 'filing') continue
    for (const x of checkQuality(q, {
      statement: s.consignment,
      authority: s.authority,
      lodgedAt: s.lodgedAt,
      filingFunction: s.function,
      day: '2026-11-24',
    })) {
      f[x.rule] = (f[x.rule] ?? 0) + 1
      ;(e[x.rule] ??= []).push(x.pointer + ' ' + x.text)
    }
  }
  console.log(f)
  for (const k in e) console.log(k, e[k]!.slice(0, 4))
} catch (err) {
  console.log(err)
}
