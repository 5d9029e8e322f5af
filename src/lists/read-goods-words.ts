/** Reads what sellers call goods, as the product brings it: written by hand, unverified. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

const FILE = join(import.meta.dirname, '../../baseline/goods-words.csv')

/** One line: names of the same goods, and the subheadings of the Harmonized System 2022. */
export type GoodsWords = { readonly codes: readonly string[]; readonly phrases: readonly string[] }

/** The lines; throws where the file of the product is missing or broken. */
export async function readGoodsWords(): Promise<readonly GoodsWords[]> {
  const rows: readonly Readonly<Record<string, string>>[] = parse(await readFile(FILE), {
    columns: true,
  })
  return rows.map(({ codes = '', english = '', others = '' }) => ({
    codes: partsOf(codes),
    phrases: partsOf(`${english};${others}`),
  }))
}

function partsOf(cell: string): readonly string[] {
  return cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.length > 0)
}
