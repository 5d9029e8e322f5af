import { readFileSync } from 'node:fs'
import { printTruthSummary } from './sample-day/print-truth-summary.ts'

console.log(
  printTruthSummary(
    readFileSync('/tmp/day.truth.ndjson', 'utf8')
      .split('\n')
      .filter((l) => l.length > 0)
      .map((l) => JSON.parse(l)),
  ),
)
