/** Checks the walls between the rooms, and that the checker read the tree at all. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from './finding.ts'
import { HARMLESS_BUILTINS, roomOf } from './rooms.ts'
import { runProgram } from './run-program.ts'
import { isTestCode, isTypeScript, readTree } from './tree.ts'

/** What the checker read and found. */
export type WallReport = {
  readonly modulesRead: number
  readonly findings: readonly Finding[]
}

type Module = {
  readonly source: string
  readonly dependencies: readonly {
    readonly resolved: string
    readonly coreModule: boolean
    readonly dependencyTypes: readonly string[]
  }[]
}

type Cruise = {
  readonly modules: readonly Module[]
  readonly summary: { readonly violations: readonly Violation[] }
}

type Violation = {
  readonly from: string
  readonly to: string
  readonly rule: { readonly name: string }
  readonly cycle?: readonly { readonly name: string }[]
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
  const unread = files.filter(
    ({ path }) => isIn(folders, path) && !read.has(path) && existsSync(join(root, path)),
  )
  return {
    modulesRead: read.size,
    findings: [
      ...unread.map(({ path }) => ({ path, rule: 'read', text: 'The wall checker skipped it.' })),
      ...cruise.summary.violations.map(findingOf),
      ...effectsReached(cruise.modules),
    ],
  }
}

function findingOf(violation: Violation): Finding {
  const way = violation.cycle?.map((step) => step.name).join(' → ')
  return {
    path: violation.from,
    rule: violation.rule.name,
    text: `imports ${way ?? violation.to}.`,
  }
}

/** Pure rooms that get at a module of the runtime through others. A type has no effect. */
function effectsReached(modules: readonly Module[]): readonly Finding[] {
  const bySource = new Map(modules.map((module) => [module.source, module]))
  const isPure = ({ source }: Module): boolean =>
    roomOf(source)?.isPure === true && !isTestCode(source)
  return modules.filter(isPure).flatMap(({ source }) => {
    const way = wayToEffect(source, bySource)
    if (way === undefined) return []
    return [{ path: source, rule: 'pure-reaches-no-builtins', text: `reaches ${way.join(' → ')}.` }]
  })
}

/** The shortest way from a file, over at least one other, to a module with effects. */
function wayToEffect(
  source: string,
  modules: ReadonlyMap<string, Module>,
): readonly string[] | undefined {
  const seen = new Set([source])
  const waiting: (readonly string[])[] = [[source]]
  for (let way = waiting.shift(); way !== undefined; way = waiting.shift()) {
    const module = modules.get(way.at(-1) ?? source)
    for (const { resolved, coreModule, dependencyTypes } of module?.dependencies ?? []) {
      const next = [...way, resolved]
      const isEffect = coreModule && !HARMLESS_BUILTINS.has(resolved.replace(/^node:/u, ''))
      if (isEffect && way.length > 1) return next.slice(1)
      if (coreModule || dependencyTypes.includes('type-only') || seen.has(resolved)) continue
      seen.add(resolved)
      waiting.push(next)
    }
  }
  return undefined
}

function isIn(folders: readonly string[], path: string): boolean {
  return folders.some((folder) => path.startsWith(`${folder}/`))
}
