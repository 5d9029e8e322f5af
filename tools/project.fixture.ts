/** Small projects for the tools to be tried on: our settings, and only the files a test plants. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestContext } from 'node:test'
import { projectRoot } from './project-root.ts'

const SETTINGS = [
  '.dependency-cruiser.cjs',
  '.gitignore',
  '.oxlintrc.json',
  'biome.json',
  'knip.json',
  'package.json',
  'tools/rooms.ts',
  'tools/wall-rules.ts',
  'tsconfig.json',
]

/** Makes a project in a temporary folder, which goes when the test ends. Gives its root. */
export function plantProject(t: TestContext, files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'tidewaiter-planted-'))
  t.after(() => {
    rmSync(root, { recursive: true, force: true })
  })
  for (const path of SETTINGS) cpSync(join(projectRoot, path), join(root, path))
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  execFileSync('git', ['init', '--quiet', root])
  return root
}
