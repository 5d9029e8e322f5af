/**
 * How many people who are on no list would alert against all lists at once. The people and the
 * lists are no part of the project: where their folder is absent there is no figure.
 */
import { fold } from '../../src/lib/fold.ts'
import { buildNameIndex, MATCH_THRESHOLD } from '../../src/screen/names/name-index.ts'
import { partyLists, testRows, withoutLists } from '../../src/screen/names/party-lists.fixture.ts'

const FILES = { benignGlobal: 'benign_people_global', benignUs: 'benign_people_us' } as const

/** Of the people of a file, the shares that alert: by score, and as the floor when equal folded. */
export type BenignAlarms = {
  readonly name: string
  readonly people: number
  readonly alarmRate: number
  readonly floorRate: number
}

/** Screens everyone, or says why that cannot be. */
export function screenBenignPeople(): readonly BenignAlarms[] | { readonly absent: string } {
  if (withoutLists !== false) return { absent: withoutLists }
  const lists = partyLists()
  const index = buildNameIndex(lists)
  const listed = new Set(
    lists.flatMap(({ entries }) =>
      entries.flatMap(({ names }) => names.map(({ text }) => fold(text))),
    ),
  )
  return Object.entries(FILES).map(([name, file]) => {
    const people = testRows(`name-matching/${file}.csv`).map((row) => row['full_name'] ?? '')
    const isAlarm = (person: string) =>
      index.screen({ name: person, kind: 'person' }).some(({ score }) => score >= MATCH_THRESHOLD)
    return {
      name,
      people: people.length,
      alarmRate: people.filter(isAlarm).length / people.length,
      floorRate: people.filter((person) => listed.has(fold(person))).length / people.length,
    }
  })
}
