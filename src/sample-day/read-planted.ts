/**
 * Reads the tables of planted goods. Three lines a row: `topic disguise countries code usd
 * grams`, then `description | title`, then why it is a threat. The reason goes to the ground
 * truth, never into a filing.
 */
import { TOPICS, type Topic } from '../domain/topic.ts'
import { assert, present } from '../lib/assert.ts'
import { PLANTED_ARMS } from './catalogue/planted-arms.ts'
import { PLANTED_DRUGS } from './catalogue/planted-drugs.ts'
import { PLANTED_TRADE } from './catalogue/planted-trade.ts'
import { readBand } from './read-goods.ts'

/** Degrees of disguise, the plainest first. */
export const DISGUISES = ['open', 'coded', 'hidden'] as const
/**
 * How well a threat is disguised. `open`: the words say it; `coded`: the words say it to who
 * knows them; `hidden`: the words say something else, and only numbers, parties or another filer
 * give it away.
 */
export type Disguise = (typeof DISGUISES)[number]

/** A threat that lies in the goods. US dollars and grams are for the whole line. */
export type PlantedGoods = {
  readonly topic: Topic
  readonly disguise: Disguise
  readonly countries: readonly string[]
  readonly code: string
  readonly usd: readonly [number, number]
  readonly grams: readonly [number, number]
  readonly description: string
  readonly title: string
  readonly because: string
}

/** All planted goods, by topic. */
export const PLANTED_GOODS: ReadonlyMap<Topic, readonly PlantedGoods[]> = Map.groupBy(
  [PLANTED_DRUGS, PLANTED_ARMS, PLANTED_TRADE].flatMap(readPlanted),
  (row) => row.topic,
)

function readPlanted(text: string): readonly PlantedGoods[] {
  const lines = text.split('\n').filter((line) => line.length > 0)
  assert(lines.length % 3 === 0, 'a planted row has three lines')
  return Array.from({ length: lines.length / 3 }, (_, at) =>
    readRow(lines.slice(at * 3, at * 3 + 3)),
  )
}

function readRow(lines: readonly string[]): PlantedGoods {
  const [head = '', words = '', reason = ''] = lines
  const [topic = '', disguise = '', countries = '', code = '', usd = '', grams = ''] =
    head.split(' ')
  const [description = '', title = description] = words.split('|').map((part) => part.trim())
  const because = reason.trim()
  assert(/^\d{6}(\d{4})?$/.test(code), `${description}: a code has 6 or 10 digits`)
  assert(because.length > 0, `${description}: a reason`)
  return {
    topic: present(
      TOPICS.find((one) => one === topic),
      `topic ${topic}`,
    ),
    disguise: present(
      DISGUISES.find((one) => one === disguise),
      `disguise ${disguise}`,
    ),
    countries: countries.split(','),
    code,
    usd: readBand(description, usd),
    grams: readBand(description, grams),
    description,
    title,
    because,
  }
}
