/** Writes the list of known findings anew, shorter where something was mended: `npm run known`. */
import { PARTS } from './check-parts.ts'
import { writeKnown } from './known-findings.ts'
import { projectRoot } from './project-root.ts'

const findings = []
for (const { name, run } of PARTS) {
  if (name !== 'dead' && name !== 'lint' && name !== 'tidy') continue
  const found = await run({ root: projectRoot, folders: [] })
  if (typeof found !== 'string') findings.push(...found)
}
writeKnown(findings, process.argv.includes('--first'))
