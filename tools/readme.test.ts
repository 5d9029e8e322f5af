/** The README shows a decision as the product prints it today, shortened where it says so. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { projectRoot } from './project-root.ts'

const CUT = '…'

/** The first place where `shown` says something that `real` does not; undefined when there is none. */
function difference(shown: unknown, real: unknown, at: string): string | undefined {
  if (typeof shown === 'string' && shown.endsWith(CUT)) {
    const start = shown.slice(0, -CUT.length).trimEnd()
    return typeof real === 'string' && real.startsWith(start) ? undefined : at
  }
  if (typeof shown !== 'object' || shown === null) return shown === real ? undefined : at
  if (typeof real !== 'object' || real === null) return at
  if (Array.isArray(shown)) {
    const candidates = Object.values(real)
    const lost = shown.findIndex((one) =>
      candidates.every((other) => difference(one, other, at) !== undefined),
    )
    return lost < 0 ? undefined : `${at}/${lost}`
  }
  const fields = Object.entries(shown).map(([name, value]) =>
    difference(value, (real as Readonly<Record<string, unknown>>)[name], `${at}/${name}`),
  )
  return fields.find((one) => one !== undefined)
}

test('the decision in the README is what its command prints', () => {
  const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8')
  const command = /npx tidewaiter (assess .+)/u.exec(readme)?.[1] ?? ''
  const fenced = /```jsonc\n([^]+?)```/u.exec(readme)?.[1] ?? ''
  const shown: unknown = JSON.parse(fenced.replaceAll(/^ *\/\/.*$/gmu, ''))
  const printed = execFileSync(process.execPath, ['src/cli/main.ts', ...command.split(' ')], {
    cwd: projectRoot,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const real: unknown = JSON.parse(printed)
  assert.equal(difference(shown, real, ''), undefined)
  assert.equal(difference({ lane: 'release' }, real, ''), '/lane', 'a wrong word is seen')
})
