/** Checks the walls between the rooms, and that the checker read the tree at all. */
import type { Finding } from './finding.ts'
import { runProgram } from './run-program.ts'
import { isTypeScript, readTree } from './tree.ts'

/** What the checker read and found. */
export type WallReport = {
  readonly modulesRead: number
  readonly findings: readonly Finding[]
}

type Cruise = {
  readonly modules: readonly { readonly source: string }[]
  readonly summary: { readonly violations: readonly Violation[] }
}

type Violation = {
  readonly from: string
  readonly to: string
  readonly rule: { readonly name: string }
  readonly cycle?: readonly { readonly name: string }[]
  readonly via?: readonly { readonly name: string }[]
  readonly comment?: string
}

const FOLDERS = ['src', 'tools', 'bench', 'simulation', 'e2e', 'packs']

/**
 * Breaches of the walls in the project at `root`. A version clash between the checker and the
 * compiler makes it read nothing and pass; so fewer modules than there are files is a breach too.
 */
export async function checkWalls(root: string): Promise<WallReport> {
  const files = readTree(root).filter((file) => isTypeScript(file.path))
  const folders = FOLDERS.filter((folder) =>
    files.some(({ path }) => path.startsWith(`${folder}/`)),
  )
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders]
  const { stdout, stderr } = await runProgram(root, 'depcruise', args)
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser failed: ${stderr}${stdout}`)
  const cruise = JSON.parse(stdout) as Cruise
  const read = new Set(cruise.modules.map((module) => module.source))
  const unread = files.filter(({ path }) => isIn(folders, path) && !read.has(path))
  return {
    modulesRead: read.size,
    findings: [
      ...unread.map(({ path }) => ({ path, rule: 'read', text: 'The wall checker skipped it.' })),
      ...cruise.summary.violations.map(findingOf),
    ],
  }
}

function findingOf(violation: Violation): Finding {
  const way = violation.cycle ?? violation.via
  const shown = way === undefined ? violation.to : way.map((step) => step.name).join(' → ')
  return { path: violation.from, rule: violation.rule.name, text: `imports ${shown}.` }
}

function isIn(folders: readonly string[], path: string): boolean {
  return folders.some((folder) => path.startsWith(`${folder}/`))
}
