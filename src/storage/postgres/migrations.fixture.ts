/** Migration folders for tests, below the system's temporary folder until the tests' process ends. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const above = mkdtempSync(join(tmpdir(), 'tidewaiter-migrations-'))
process.once('exit', () => {
  rmSync(above, { recursive: true, force: true })
})

/** A folder with the given files, by name. */
export function plantMigrations(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(above, 'planted-'))
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql)
  return folder
}
