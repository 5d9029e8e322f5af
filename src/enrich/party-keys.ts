/**
 * Who is one party: keys under which activity is counted and persons' days are summed. Equal keys
 * mean exactly equal folded identity, and for addresses the same written door (`doorKey`); likeness
 * is a judgement made elsewhere.
 */
import type { ActivityRole } from '../domain/enrichment.ts'
import type { Address, ConsignmentStatement, Party } from '../domain/filing.ts'
import { cutText } from '../lib/cut-text.ts'
import { fold, foldIdentifier } from '../lib/fold.ts'
import { shortHash } from '../lib/hash.ts'
import { doorKey } from './door-key.ts'

/** The keys of one consignment. A role without enough data has none: its activity is unknown. */
export type PartyKeys = {
  readonly activity: readonly {
    readonly role: ActivityRole
    readonly key: string
    readonly counterparty: string
  }[]
  readonly person: PersonKey | undefined
}

/** A person by exact identity, and the block in which near-identical ones are looked for. */
export type PersonKey = {
  readonly key: string
  /** Country, postcode and street number: who lives at one address, however the rest is spelt. */
  readonly block: string
  /** Folded name, for comparison within the block. */
  readonly name: string
}

/** Phone numbers are compared by their last nine digits: country prefixes are written in many ways. */
const PHONE_DIGITS = 9

/** Of a longer name only its beginning is compared with others. */
const NAME_LENGTH_MAX = 200

/** Derives all keys from a joined statement. */
export function partyKeys(statement: ConsignmentStatement): PartyKeys {
  const { consignor, consignee, marketplace } = statement
  const sender = partyKey('consignor', consignor)
  const recipient = partyKey('consignee', consignee)
  const account = foldIdentifier(marketplace?.sellerAccount ?? '')
  const activity: PartyKeys['activity'][number][] = []
  const put = (role: ActivityRole, key: string | undefined, counterparty: string | undefined) => {
    if (key !== undefined) activity.push({ role, key, counterparty: counterparty ?? '' })
  }
  put('consignor', sender, recipient)
  put('consignee', recipient, sender)
  put('consignorAddress', addressKey('consignorAddress', consignor?.address), sender)
  put('consigneeAddress', addressKey('consigneeAddress', consignee?.address), recipient)
  put('consignorPhone', phoneKey('consignorPhone', consignor?.phone), sender)
  put('consigneePhone', phoneKey('consigneePhone', consignee?.phone), recipient)
  if (account.length > 0) {
    put(
      'sellerAccount',
      hashKey(['sellerAccount', fold(marketplace?.name ?? ''), account]),
      recipient,
    )
  }
  return { activity, person: personKey(consignee) }
}

/** The person a parcel is for (the consignee); undefined without a name and an address. */
export function personKey(party: Party | undefined): PersonKey | undefined {
  const name = fold(party?.name ?? '')
  const place = addressParts(party?.address)
  if (name.length === 0 || place === undefined) return undefined
  const number = /\d+/.exec(place.street)?.[0] ?? place.street
  return {
    key: hashKey(['person', name, place.street, place.postcode, place.country]),
    block: hashKey(['block', number, place.postcode, place.country]),
    name: cutText(name, NAME_LENGTH_MAX),
  }
}

function partyKey(role: string, party: Party | undefined): string | undefined {
  const name = fold(party?.name ?? '')
  if (name.length === 0) return undefined
  const country = foldIdentifier(party?.address?.country ?? '')
  const postcode = role === 'consignee' ? postcodeKey(party?.address) : ''
  return hashKey([role, name, postcode, country])
}

function addressKey(role: string, address: Address | undefined): string | undefined {
  const place = addressParts(address)
  if (place === undefined) return undefined
  const { house, door } = doorKey(address?.lines ?? [], place.country)
  return hashKey([role, house, door, place.postcode, place.country])
}

type AddressParts = { readonly street: string; readonly postcode: string; readonly country: string }

/** A street and either a postcode or a town; less than that names no place. */
function addressParts(address: Address | undefined): AddressParts | undefined {
  const street = fold((address?.lines ?? []).join(' '))
  const postcode = postcodeKey(address)
  const place = postcode.length > 0 ? postcode : fold(address?.city ?? '')
  if (street.length === 0 || place.length === 0) return undefined
  return { street, postcode: place, country: foldIdentifier(address?.country ?? '') }
}

/** US ZIP+4 falls back to the ZIP: the same door is written both ways. */
function postcodeKey(address: Address | undefined): string {
  const code = foldIdentifier(address?.postcode ?? '')
  return /^\d{9}$/.test(code) ? code.slice(0, 5) : code
}

function phoneKey(role: string, phone: string | undefined): string | undefined {
  const digits = (phone ?? '').replace(/\D/g, '')
  return digits.length < 7 ? undefined : hashKey([role, digits.slice(-PHONE_DIGITS)])
}

/** 64 bits: at a hundred million parties a chance meeting of two keys is below one in a thousand. */
function hashKey(parts: readonly string[]): string {
  return shortHash(parts, 16)
}
