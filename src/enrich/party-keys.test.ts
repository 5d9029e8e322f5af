import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Address, ConsignmentStatement, Party } from '../domain/filing.ts'
import { partyKeys, personKey } from './party-keys.ts'

const HOME: Address = {
  lines: ['4127 Maple Ave'],
  city: 'Dayton',
  postcode: '45402',
  country: 'US',
}
const JO: Party = { name: 'Jordan Miller', address: HOME, phone: '+1 937 555 0100' }
const SHOP: Party = {
  name: 'Lucky Star Trading',
  address: { lines: ['Room 5'], city: 'Shenzhen', country: 'CN' },
}

function keyOf(role: string, statement: ConsignmentStatement): string | undefined {
  return partyKeys(statement).activity.find((one) => one.role === role)?.key
}

test('the same identity gives the same key, however it is written', () => {
  const shouted = {
    name: 'JORDAN  MILLER',
    address: { ...HOME, lines: ['4127, maple ave.'], postcode: '45402-1234', country: 'us' },
  }
  assert.deepEqual(personKey(shouted), personKey(JO))
  assert.notEqual(personKey({ ...JO, name: 'Jordan Smith' })?.key, personKey(JO)?.key)
  const elsewhere = { ...JO, address: { ...HOME, postcode: '45403' } }
  assert.notEqual(personKey(elsewhere)?.key, personKey(JO)?.key)
})

test('another spelling of the street is another person in the same block', () => {
  const spelt = { ...JO, address: { ...HOME, lines: ['4127 Maple Avenue'] } }
  assert.notEqual(personKey(spelt)?.key, personKey(JO)?.key)
  assert.equal(personKey(spelt)?.block, personKey(JO)?.block)
  const nextDoor = { ...JO, address: { ...HOME, lines: ['4129 Maple Ave'] } }
  assert.notEqual(personKey(nextDoor)?.block, personKey(JO)?.block)
})

test('nobody is told without a name, a street and a postcode or town', () => {
  assert.equal(personKey(undefined), undefined)
  assert.equal(personKey({ name: 'Jordan Miller' }), undefined)
  assert.equal(personKey({ address: HOME }), undefined)
  assert.equal(personKey({ name: '-', address: HOME }), undefined)
  assert.equal(
    personKey({ ...JO, address: { lines: ['4127 Maple Ave'], country: 'US' } }),
    undefined,
  )
  const { postcode: _, ...town } = HOME
  assert.notEqual(personKey({ ...JO, address: town }), undefined)
})

test('an address counts as one however its street is abbreviated and its room is written', () => {
  const at = (...lines: string[]) =>
    keyOf('consigneeAddress', { consignee: { ...JO, address: { ...HOME, lines } } })
  assert.equal(at('12 Main Street #4'), at('Apt 4, 12 Main St'))
  assert.equal(at('12 Main Street #4'), at('12 MAIN ST', 'Unit 4'))
  assert.notEqual(at('12 Main Street #4'), at('12 Main Street #5'))
  assert.notEqual(at('12 Main Street #4'), at('12 Main Street'))
})

test('each role counts its own parties, with whom it dealt', () => {
  const { activity } = partyKeys({
    consignor: SHOP,
    consignee: JO,
    marketplace: { name: 'Tidemart', sellerAccount: 'lucky-star' },
  })
  const keys = new Map(activity.map((one) => [one.role, one]))
  assert.deepEqual(
    activity.map(({ role }) => role),
    [
      'consignor',
      'consignee',
      'consignorAddress',
      'consigneeAddress',
      'consigneePhone',
      'sellerAccount',
    ],
  )
  const sender = keys.get('consignor')
  const recipient = keys.get('consignee')
  assert.equal(sender?.counterparty, recipient?.key)
  assert.equal(recipient?.counterparty, sender?.key)
  assert.equal(keys.get('consignorAddress')?.counterparty, sender?.key)
  assert.equal(keys.get('consigneeAddress')?.counterparty, recipient?.key)
  assert.equal(keys.get('sellerAccount')?.counterparty, recipient?.key)
  assert.equal(new Set(activity.map(({ key }) => key)).size, activity.length)
})

test('one name as sender and as recipient is two parties', () => {
  const statement = { consignor: JO, consignee: JO }
  assert.notEqual(keyOf('consignor', statement), keyOf('consignee', statement))
})

test('phones agree by their last digits, and a short one tells nobody', () => {
  const by = (phone: string) => keyOf('consigneePhone', { consignee: { phone } })
  assert.equal(by('+1 937 555 0100'), by('001-937-5550100'))
  assert.equal(by('12345'), undefined)
  assert.equal(by('0'), undefined)
})

test('a counterparty that is not told is no counterparty', () => {
  const { activity } = partyKeys({ consignor: SHOP })
  assert.deepEqual(activity.map(({ counterparty }) => counterparty).slice(0, 1), [''])
  assert.deepEqual(partyKeys({}), { activity: [], person: undefined })
})

test('a name of 64 KiB is kept short for comparison', () => {
  const name = personKey({ ...JO, name: 'ab '.repeat(20_000) })?.name
  assert.ok(name !== undefined && name.length <= 200)
})
