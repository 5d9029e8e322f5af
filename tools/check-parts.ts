/** The parts of `npm run check`, as a table. Each gives findings; none finding means it passed. */
import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { findDeadCode } from './dead-code.ts'
import { checkDocs } from './docs-links.ts'
import { type Finding, isWithin, printFinding } from './finding.ts'
import { beyondKnown } from './known-findings.ts'
import { runProgram } from './run-program.ts'
import { checkSpecIds } from './spec-ids.ts'
import { tidy } from './tidy.ts'
import { readTree, type Tree } from './tree.ts'
import { checkWalls } from './walls.ts'

/** Where to look. `folders` narrow what is shown, and what is read where a tool can do that. */
export type Place = { readonly root: string; readonly folders: readonly string[] }

/** A tool's own report (shown as it is), or findings in the shape of the house. */
export type PartResult = string | readonly Finding[]

/** One part of the check. */
export type Part = { readonly name: string; readonly run: (place: Place) => Promise<PartResult> }

/** Every part; the slow ones first, so that the quick ones fill the gaps. */
export const PARTS: readonly Part[] = [
  { name: 'types', run: checkTypes },
  { name: 'walls', run: async ({ root }) => (await checkWalls(root)).findings },
  { name: 'dead', run: async ({ root }) => await findDeadCode(root) },
  { name: 'lint', run: lint },
  { name: 'format', run: checkFormat },
  { name: 'tidy', run: async (place) => tidy(filesIn(place)) },
  { name: 'docs', run: async ({ root }) => checkDocs(readTree(root)) },
  { name: 'specs', run: async ({ root }) => checkSpecIds(readTree(root)) },
]

/** Whether `word` names a part of the check. */
export function isPartName(word: string): boolean {
  return PARTS.some((part) => part.name === word)
}

/** What a part found in `folders`, as text; empty when it found nothing there. */
export function findingsShown(result: PartResult, folders: readonly string[]): string {
  if (typeof result === 'string') return result
  return beyondKnown(result)
    .filter((finding) => isWithin(finding.path, folders))
    .map((finding) => `  ${printFinding(finding)}`)
    .join('\n')
}

function filesIn({ root, folders }: Place): Tree {
  return readTree(root).filter(({ path }) => isWithin(path, folders))
}

async function checkTypes({ root }: Place): Promise<readonly Finding[]> {
  const { code, stdout, stderr } = await runProgram(root, 'tsc', [
    '--pretty',
    'false',
    ...incremental(root),
  ])
  const findings = stdout.split('\n').flatMap(readDiagnostic)
  if (code !== 0 && findings.length === 0) throw new Error(`tsc failed: ${stderr}${stdout}`)
  return findings
}

/** Reads `src/a.ts(3,9): error TS2322: …`. Lines that go on with a diagnostic are left out. */
function readDiagnostic(line: string): readonly Finding[] {
  const match = /^(?:(.+?)\((\d+),\d+\): )?error (TS\d+): (.*)$/u.exec(line)
  if (match === null) return []
  const [, path = 'tsconfig.json', at, rule = '', text = ''] = match
  return [{ path, ...(at === undefined ? {} : { line: Number(at) }), rule, text }]
}

/** The compiler's memory of its last run, kept where packages are. */
function incremental(root: string): readonly string[] {
  const folder = join(root, 'node_modules', '.cache')
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch {
    return [] // Somebody else's checkout: check without.
  }
  return ['--incremental', '--tsBuildInfoFile', join(folder, 'tidewaiter.tsbuildinfo')]
}

async function lint({ root, folders }: Place): Promise<readonly Finding[]> {
  const { code, stdout, stderr } = await runProgram(root, 'oxlint', [
    '--format=unix',
    '--no-error-on-unmatched-pattern',
    ...folders,
  ])
  const findings = stdout.split('\n').flatMap(readLint)
  if (code !== 0 && findings.length === 0) throw new Error(`oxlint failed: ${stderr}${stdout}`)
  return findings
}

/** Reads `src/a.ts:3:9: What is wrong. [Error/rule]`. */
function readLint(line: string): readonly Finding[] {
  const match = /^(.+?):(\d+):\d+: (.*) \[\w+\/(.+)\]$/u.exec(line)
  if (match === null) return []
  const [, path = '', at = '0', text = '', rule = ''] = match
  return [{ path, line: Number(at), rule, text }]
}

async function checkFormat({ root, folders }: Place): Promise<string> {
  const { code, stdout, stderr } = await runProgram(root, 'biome', [
    'check',
    '--colors=off',
    '--no-errors-on-unmatched',
    ...(folders.length > 0 ? folders : ['.']),
  ])
  return code === 0 ? '' : `${stdout}${stderr}`
}
