/** Copies of the example pack for tests to spoil; each is taken away when its test file ends. */
import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { loadPack } from './load-pack.ts'
import { describeProblem } from './pack-problem.ts'

/** The invented country's pack. */
export const EXAMPLE_FOLDER = join(import.meta.dirname, '../../packs/example')

/** A fresh folder with the example pack in `example/`. */
export function copyExample(): string {
  const room = mkdtempSync(join(tmpdir(), 'tidewaiter-pack-'))
  after(() => rmSync(room, { recursive: true }))
  const folder = join(room, 'example')
  cpSync(EXAMPLE_FOLDER, folder, { recursive: true })
  return folder
}

/** Changes a file's text, and fails when nothing changed: a spoilt pack must be spoilt. */
export function rewrite(path: string, change: (text: string) => string): void {
  const before = readFileSync(path, 'utf8')
  const text = change(before)
  assert.notEqual(text, before, `the change must change ${path}`)
  writeFileSync(path, text)
}

/** The pack's problems as lines, paths from its folder; none when it loads. */
export async function problemsIn(folder: string): Promise<readonly string[]> {
  const loaded = await loadPack(folder)
  if (loaded.ok) return []
  return loaded.refusal.map((problem) => describeProblem(problem).replace(folder, ''))
}

/** Asserts that one of the lines says it. */
export function assertSays(problems: readonly string[], says: RegExp): void {
  const isSaid = problems.some((problem) => says.test(problem))
  assert.ok(isSaid, `expected ${says}, found:\n${problems.join('\n')}`)
}
