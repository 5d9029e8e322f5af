import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClearedMatch } from '../domain/cleared-match.ts'
import { clearedLookUp } from '../domain/cleared-match.ts'
import type { ListEntry, ListVersion } from '../domain/list.ts'
import { makeFiling } from '../domain/statement.fixture.ts'
import { present } from '../lib/assert.ts'
import { buildPartyScreen } from '../screen/party-screen.ts'
import { openPack } from './open-pack.ts'
import { prepare } from './prepare.ts'
import { changedEntries } from './rescreen.ts'
import { screenParties } from './screen-parties.ts'

const opened = await openPack({ pack: 'us' })
assert.ok(opened.ok)
const { compiled } = opened.value

function entryOf(id: string, name: string, more: Partial<ListEntry> = {}): ListEntry {
  return {
    id,
    kind: 'person',
    names: [{ text: name, quality: 'primary' }],
    countries: [],
    birthDates: [],
    addresses: [],
    identifiers: [],
    programmes: [],
    ...more,
  }
}

function versionOf(list: string, ...entries: readonly ListEntry[]): ListVersion {
  const head = { list, asOf: '2026-10-01', source: 's', licence: 'l', refused: 0 }
  return { head: { ...head, entries: entries.length, hash: 'h' }, entries }
}

function preparedFrom(name: string, city = 'Bursa', lines?: string[]) {
  const place = { city, country: 'TR' }
  const address = lines === undefined ? place : { ...place, lines }
  const filing = makeFiling({
    consignment: { houseReference: 'X1', consignor: { name, address } },
  })
  const accepted = { filing, sequence: 1, hash: 'h' }
  const member = {
    kind: 'filing',
    founding: accepted,
    current: accepted,
    stated: accepted,
  } as const
  return prepare(compiled, [member], [])
}

const LISTED = versionOf('ofac-sdn', entryOf('1', 'BRAVNIKOV, Yaroslav Timofeyevich'))

function clearing(hit: Pick<ClearedMatch, 'party' | 'list' | 'entry' | 'version'>): ClearedMatch {
  const told = { id: 'c1', name: 'n', by: 'b', reason: 'r', at: '2026-10-01T00:00:00Z' }
  return { ...hit, ...told, until: '2027-01-01' }
}

test('a hit names the list, the entry, the party and the filing', () => {
  const screen = buildPartyScreen([LISTED])
  const { lists, hits } = screenParties(preparedFrom('Yaroslav Bravnikov'), { compiled, screen })
  assert.deepEqual(lists, { 'ofac-sdn': '2026-10-01' })
  const [hit] = hits ?? []
  assert.equal(hit?.entry, '1')
  assert.equal(hit.role, 'consignor')
  assert.equal(hit.value, 'Yaroslav Bravnikov')
  assert.equal(hit.consequence, 'us.party.ofac-sdn')
})

test('a ship that is called like the sender is not the sender', () => {
  const ship = versionOf('ofac-sdn', entryOf('1', 'Yaroslav Bravnikov', { kind: 'vessel' }))
  const ready = preparedFrom('Yaroslav Bravnikov')
  const found = screenParties(ready, { compiled, screen: buildPartyScreen([ship]) })
  assert.deepEqual(found, { lists: { 'ofac-sdn': '2026-10-01' } })
})

test('a list without a consequence in the pack is not looked at, and not told as looked at', () => {
  const screen = buildPartyScreen([versionOf('own-list', entryOf('1', 'Yaroslav Bravnikov'))])
  const found = screenParties(preparedFrom('Yaroslav Bravnikov'), { compiled, screen })
  assert.deepEqual(found, { lists: {} })
})

test('what was cleared is kept apart; another entry, a changed entry or party hits', () => {
  const ready = preparedFrom('Yaroslav Bravnikov')
  const screen = buildPartyScreen([LISTED])
  const hit = present(screenParties(ready, { compiled, screen }).hits?.[0], 'a hit')
  const cleared = clearedLookUp([clearing(hit)])
  const again = screenParties(ready, { compiled, screen, cleared })
  assert.equal(again.hits, undefined)
  assert.equal(again.cleared?.[0]?.clearedAs, 'c1')
  const moved = screenParties(preparedFrom('Yaroslav Bravnikov', 'Izmir'), {
    compiled,
    screen,
    cleared,
  })
  assert.equal(moved.hits?.length, 1, 'the party changed')
  const changed = versionOf(
    'ofac-sdn',
    entryOf('1', 'BRAVNIKOV, Yaroslav Timofeyevich', { remarks: 'new' }),
  )
  const lapsed = screenParties(ready, { compiled, screen: buildPartyScreen([changed]), cleared })
  assert.equal(lapsed.hits?.length, 1, 'the entry changed')
  const two = versionOf('ofac-sdn', ...LISTED.entries, entryOf('2', 'BRAVNIKOV, Yaroslav'))
  const other = screenParties(ready, { compiled, screen: buildPartyScreen([two]), cleared })
  assert.deepEqual(
    other.hits?.map(({ entry }) => entry),
    ['2'],
  )
})

test('a party at a listed address hits by it, whatever its name, and shows both addresses', () => {
  const addresses = [{ text: 'Room 12, 47 Quarry Road', city: 'Bursa', country: 'TR' }]
  const screen = buildPartyScreen([versionOf('bis-el', entryOf('9', 'Zed Export', { addresses }))])
  const at = (lines: string[]) => preparedFrom('Some Shop', 'Bursa', lines)
  const { hits } = screenParties(at(['47 Quarry Rd.', 'Rm 12']), { compiled, screen })
  const hit = present(hits?.[0], 'a hit')
  assert.equal(hit.consequence, 'us.party.bis-el-address')
  assert.equal(hit.name, 'Zed Export')
  assert.equal(hit.value, '47 Quarry Rd., Rm 12, Bursa')
  assert.equal(hit.address, 'Room 12, 47 Quarry Road, Bursa')
  for (const lines of [['47 Quarry Road'], ['Room 13, 47 Quarry Road'], ['Quarry Road'], []]) {
    assert.equal(screenParties(at(lines), { compiled, screen }).hits, undefined, lines.join())
  }
  const cleared = clearedLookUp([clearing(hit)])
  const again = screenParties(at(['47 Quarry Rd.', 'Rm 12']), { compiled, screen, cleared })
  assert.equal(again.hits, undefined)
  assert.equal(again.cleared?.[0]?.clearedAs, 'c1')
})

test('only what is new or changed in a version is screened again', () => {
  const before = versionOf('x', entryOf('1', 'One'), entryOf('2', 'Two'), entryOf('3', 'Three'))
  const after = versionOf('x', entryOf('1', 'One'), entryOf('2', 'Two b'), entryOf('4', 'Four'))
  const ids = (version: ListVersion) => version.entries.map(({ id }) => id)
  assert.deepEqual(ids(changedEntries(before, after)), ['2', '4'])
  assert.deepEqual(ids(changedEntries(undefined, after)), ['1', '2', '4'])
})
