/** Makes a parcel's parties ones that nobody has seen: another letter in the name, another door. */
import { type Filing, PARTY_ROLES, type Party } from '../src/domain/filing.ts'
import type { Member } from '../src/join/member.ts'
import { createRandom, intBelow, pick } from '../src/lib/random.ts'

const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz')

/** The members with all parties renamed: within a parcel alike, across `salt`s and parcels unlike. */
export function withNewParties(members: readonly Member[], salt: string): readonly Member[] {
  return members.map((member) => {
    if (member.kind !== 'filing') return member
    const { founding, current, stated } = member
    const renew = (one: typeof current) => ({ ...one, filing: renewed(one.filing, salt) })
    return {
      ...member,
      founding: renew(founding),
      current: renew(current),
      stated: renew(stated),
    }
  })
}

function renewed(filing: Filing, salt: string): Filing {
  const { consignment } = filing
  const parties = PARTY_ROLES.flatMap((role) => {
    const party = consignment[role]
    return party === undefined ? [] : [[role, newParty(party, salt)] as const]
  })
  return { ...filing, consignment: { ...consignment, ...Object.fromEntries(parties) } }
}

function newParty(party: Party, salt: string): Party {
  const { name, address } = party
  const lines = address?.lines
  return {
    ...party,
    ...(name === undefined ? {} : { name: newName(name, salt) }),
    ...(lines === undefined
      ? {}
      : { address: { ...address, lines: lines.map((line) => newDoor(line, salt)) } }),
  }
}

/** One letter of the longest word is another; names in other scripts get two letters behind. */
function newName(name: string, salt: string): string {
  const random = createRandom(`${salt} ${name}`)
  const words = [...name.matchAll(/[a-z]{3,}/giu)]
  const longest = words.toSorted((one, other) => other[0].length - one[0].length)[0]
  if (longest === undefined) return `${name} ${pick(random, LETTERS)}${pick(random, LETTERS)}`
  const at = longest.index + 1 + intBelow(random, longest[0].length - 1)
  return name.slice(0, at) + pick(random, LETTERS) + name.slice(at + 1)
}

function newDoor(line: string, salt: string): string {
  const number = String(1 + intBelow(createRandom(`${salt} ${line}`), 99_999))
  return /\d/u.test(line) ? line.replace(/\d+/u, number) : `${line} ${number}`
}
