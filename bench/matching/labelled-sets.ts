/**
 * The labelled sets of the bench `matching`: CSV files beside this one, parsed once. A line that
 * does not hold to its columns is a fault, since a bench on half a set would mislead.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import type { Topic } from '../../src/domain/topic.ts'
import { assert, present } from '../../src/lib/assert.ts'

/** Two names, and whether they are writings of one party. */
export type NamePair = {
  readonly name1: string
  readonly name2: string
  readonly schema: string
  readonly same: boolean
  /** Which trick or twin it tries. */
  readonly kind: string
}

/** The topics of goods texts, of the indicators' topics. */
export const GOODS_TOPICS = [
  'narcotic',
  'precursor',
  'drug-equipment',
  'weapon',
  'firearm',
  'explosive',
  'dangerous-goods',
  'currency',
  'cultural-property',
  'health',
  'product-safety',
  'wildlife',
  'agriculture',
  'tobacco',
  'document-fraud',
  'forced-labour',
] as const satisfies readonly Topic[]

/** How strongly a text should be stopped: on its own, together with something else, or not at all. */
export const STRENGTHS = ['strong', 'context', 'none'] as const

/** A text about goods, and the topics under any of which an officer would stop it. */
export type GoodsLine = {
  readonly text: string
  /** The plainest first; empty for honest goods. */
  readonly topics: readonly string[]
  readonly strength: (typeof STRENGTHS)[number]
  /** BCP 47: `en`, `zh-Hans`. */
  readonly language: string
  /** For honest goods the topic whose twin it is, `any` for none in particular; else the first topic. */
  readonly near: string
}

/** A text, and what it says of a mark. */
export type BrandLine = {
  readonly text: string
  /** The marks of which any is right; empty where no mark is meant. */
  readonly brands: readonly string[]
  readonly disguised: boolean
  readonly suspicious: boolean
  /** What the line tries, in a word or two. */
  readonly kind: string
}

/** All pairs of `names.csv`, in its order. */
export function readNamePairs(): readonly NamePair[] {
  return rowsOf('names.csv').map((row) => ({
    name1: cell(row, 'name1'),
    name2: cell(row, 'name2'),
    schema: cell(row, 'schema'),
    same: yesOrNo(row, 'same'),
    kind: cell(row, 'kind'),
  }))
}

/** All lines of `goods.csv`, in its order. */
export function readGoodsLines(): readonly GoodsLine[] {
  return rowsOf('goods.csv').map((row) => {
    const topics = alternatives(row['topic'])
    const strength = STRENGTHS.find((name) => name === row['strength'])
    return {
      text: cell(row, 'text'),
      topics,
      strength: present(strength, `the strength of "${row['text'] ?? ''}"`),
      language: cell(row, 'language'),
      near: topics[0] ?? beforeColon(cell(row, 'note')),
    }
  })
}

/** All lines of `brands.csv`, in its order. */
export function readBrandLines(): readonly BrandLine[] {
  return rowsOf('brands.csv').map((row) => {
    const disguised = yesOrNo(row, 'disguised')
    const suspicious = yesOrNo(row, 'suspicious')
    const brands = alternatives(row['brand'])
    return {
      text: cell(row, 'text'),
      brands,
      disguised,
      suspicious,
      kind: kindOfBrandLine({ disguised, suspicious, isNamed: brands.length > 0 }),
    }
  })
}

function kindOfBrandLine(line: {
  readonly disguised: boolean
  readonly suspicious: boolean
  readonly isNamed: boolean
}): string {
  if (line.disguised) return 'disguised'
  if (line.suspicious) return line.isNamed ? 'descriptive' : 'copy of no mark'
  return line.isNamed ? 'plain mention' : 'no mark'
}

type Row = Readonly<Record<string, string>>

function rowsOf(file: string): readonly Row[] {
  const path = fileURLToPath(new URL(file, import.meta.url))
  return parse(readFileSync(path, 'utf8'), { columns: true })
}

function cell(row: Row, column: string): string {
  const text = present(row[column], `column ${column}`)
  assert(text.length > 0, `${column} is not empty in ${JSON.stringify(row)}`)
  return text
}

function yesOrNo(row: Row, column: string): boolean {
  const text = cell(row, column)
  assert(text === 'yes' || text === 'no', `${column} is yes or no in ${JSON.stringify(row)}`)
  return text === 'yes'
}

/** Of `A;B` any is right. */
function alternatives(text = ''): readonly string[] {
  return text.split(';').filter((one) => one.length > 0)
}

function beforeColon(note: string): string {
  return present(note.split(':')[0], 'a word before the colon')
}
