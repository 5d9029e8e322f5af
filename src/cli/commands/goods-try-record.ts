/**
 * The part of `goods try` that reads the record of a server: every filing kept, a page at a time, so
 * that a record of any size is searched in little memory and beside the running server.
 */
import type { RecordReader } from '../../storage/reader.ts'
import { type FindTerms, hitsOfGoods } from '../hits-of-goods.ts'
import { progressBar } from '../say.ts'
import { writeLines } from '../write-lines.ts'

/** Statements read at a time. */
const PAGE = 500

/** How many filings were searched, and how many of them hit. */
export type Searched = { readonly filings: number; readonly hit: number }

/**
 * Writes a line for each filing hit, in the order accepted. `since` is a UTC day (YYYY-MM-DD): what
 * was accepted before it is not read; undefined is all.
 */
export async function tryRecord(
  reader: Pick<RecordReader, 'listSubmissions' | 'countSubmissions'>,
  find: FindTerms,
  since: string | undefined,
): Promise<Searched> {
  const total = await reader.countSubmissions(since)
  const bar = progressBar('statements')
  const searched = { filings: 0, hit: 0 }
  let [done, after] = [0, 0]
  try {
    for (;;) {
      const page = await reader.listSubmissions({ after, limit: PAGE, since })
      const lines: string[] = []
      for (const { submission, receivedAt } of page) {
        if (submission.kind !== 'filing') continue
        searched.filings += 1
        const hits = hitsOfGoods(submission, find)
        if (hits.length === 0) continue
        searched.hit += 1
        const { filer, reference, version } = submission
        lines.push(JSON.stringify({ filer, reference, version, receivedAt, hits }))
      }
      await writeLines(process.stdout, lines)
      done += page.length
      bar.show({ done, total: Math.max(total, done) })
      after = page.at(-1)?.sequence ?? after
      if (page.length < PAGE) return searched
    }
  } finally {
    bar.stop()
  }
}
