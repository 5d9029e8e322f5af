/**
 * Runs every check of the house and shows what each found: `npm run check`.
 * `node tools/check.ts lint src/join` runs one part, and shows only what lies in that folder.
 */
import { findingsShown, isPartName, PARTS, type Part } from './check-parts.ts'
import { projectRoot } from './project-root.ts'

const AT_ONCE = 2

const words = process.argv.slice(2)
const folders = words.filter((word) => !isPartName(word)).map((word) => word.replace(/\/$/u, ''))
const chosen = PARTS.filter((part) => words.includes(part.name))
const parts = chosen.length > 0 ? chosen : PARTS

const started = performance.now()
const waiting = [...parts]
const failed: string[] = []
await Promise.all(Array.from({ length: AT_ONCE }, work))
const names = parts.map((part) => part.name).filter((name) => failed.includes(name))
console.log(
  names.length === 0
    ? `check passed: ${parts.length} parts, ${seconds(started)}`
    : `check failed: ${names.join(', ')} (${seconds(started)}); one part again: npm run check -- ${names[0] ?? ''}`,
)
process.exitCode = names.length === 0 ? 0 : 1

async function work(): Promise<void> {
  for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
    await runPart(part)
  }
}

/** A part that cannot run has failed; the others run all the same. */
async function runPart(part: Part): Promise<void> {
  const from = performance.now()
  let shown: string
  try {
    shown = findingsShown(await part.run({ root: projectRoot, folders }), folders)
  } catch (error) {
    shown = `${part.name} could not run: ${String(error)}`
  }
  const isGood = shown.length === 0
  if (!isGood) failed.push(part.name)
  console.log(
    `${isGood ? 'ok' : 'FAILED'} ${part.name} ${seconds(from)}${isGood ? '' : `\n${shown}`}`,
  )
}

function seconds(from: number): string {
  return `${((performance.now() - from) / 1000).toFixed(1)} s`
}
