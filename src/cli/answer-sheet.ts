/** Answers an open sheet row by row: each row as it came, then what is added; refused rows are told. */
import { EXIT } from './exit-codes.ts'
import { say } from './say.ts'
import { type Sheet, sheetLine } from './sheet.ts'
import { writeLines } from './write-lines.ts'

/** What is added to each row: the names of the columns, and their cells. */
export type Answer = {
  readonly columns: readonly string[]
  readonly cellsOf: (cells: readonly string[]) => readonly string[]
}

/** Rows answered between two writes. */
const BATCH_ROWS = 500

/** Writes the answered sheet to standard output and sets the exit code. */
export async function answerSheet({ header, delimiter, rows }: Sheet, answer: Answer) {
  let lines = [sheetLine([...header, ...answer.columns], delimiter)]
  let refused = 0
  for await (const row of rows) {
    if (row.kind === 'refused') {
      refused += 1
      say(JSON.stringify({ line: row.line, errors: [row.refusal] }))
      continue
    }
    lines.push(sheetLine([...row.cells, ...answer.cellsOf(row.cells)], delimiter))
    if (lines.length < BATCH_ROWS) continue
    await writeLines(process.stdout, lines)
    lines = []
  }
  await writeLines(process.stdout, lines)
  process.exitCode = refused > 0 ? EXIT.refused : EXIT.done
}
