/** Reads the well-known marks the product brings: written by hand, none known to be recorded. */
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Mark } from '../domain/mark.ts'
import { type Currency, isCurrency } from '../domain/money.ts'
import { importMarks } from './import-marks.ts'

const FOLDER = join(import.meta.dirname, '../../baseline')

/** What the product brings for the search of brands. */
export type WellKnownMarks = {
  readonly marks: readonly Mark[]
  /** Words of five languages that are like one of these names and mean none of them. */
  readonly ordinaryWords: readonly string[]
}

/** The marks and words; throws where a file of the product is missing or broken. */
export async function readWellKnownMarks(): Promise<WellKnownMarks> {
  const imported = await importMarks(createReadStream(join(FOLDER, 'well-known-marks.csv')), {
    source: 'Well-known marks, compiled by hand for this product; no recordation table',
    sureness: 'U',
    currency: dollars(),
  })
  if (!imported.ok) throw new Error(imported.refusal.text)
  const [refused] = imported.value.refused
  if (refused !== undefined) throw new Error(refused.refusal.text)
  const words = await readFile(join(FOLDER, 'words-like-brands.txt'), 'utf8')
  return {
    marks: imported.value.marks,
    ordinaryWords: words.split(/\s+/).filter((it) => it !== ''),
  }
}

function dollars(): Currency {
  const code = 'USD'
  if (!isCurrency(code)) throw new Error('The runtime knows no US dollar.')
  return code
}
