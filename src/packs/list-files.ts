/**
 * Finds the files of a pack whose names are free (rules, terms, quality) and refuses files no part
 * of a pack is read from: a misspelt name must not silently take rules away.
 */
import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ok, type Result, refuse } from '../lib/result.ts'
import { LAW_FOLDERS, LISTS_FILE, POLICY_FILE } from './layout.ts'
import { nearestWord } from './nearest-word.ts'
import type { PackProblem } from './pack-problem.ts'
import { isAbsence } from './read-part.ts'

const FILES_MAX = 1_000

/** Files in order of name; those of `quality/` by their names without the ending. */
export type PackFiles = {
  readonly rules: readonly string[]
  readonly terms: readonly string[]
  readonly quality: readonly string[]
  /** Whether there is a `lists.yaml`. */
  readonly hasLists: boolean
}

/** Lists a pack's files, or names those that do not belong. */
export async function listFiles(folders: {
  readonly folder: string
  readonly riskFolder: string
}): Promise<Result<PackFiles, readonly PackProblem[]>> {
  const { folder, riskFolder } = folders
  const problems: PackProblem[] = []
  const top = await entriesOf(folder)
  if (top === undefined) {
    return refuse([stray(folder, 'There is no folder here.', 'Name the folder of a pack.')])
  }
  problems.push(...strays(folder, top, ['pack.yaml'], [...Object.keys(LAW_FOLDERS), 'risk']))
  for (const [name, files] of Object.entries(LAW_FOLDERS)) {
    if (files === '*') continue
    const inside = join(folder, name)
    problems.push(...strays(inside, (await entriesOf(inside)) ?? [], files, []))
  }
  const risk = (await entriesOf(riskFolder)) ?? []
  problems.push(
    ...strays(riskFolder, risk, [POLICY_FILE.file, LISTS_FILE.file], ['rules', 'terms']),
  )
  const quality = await yamlFiles(join(folder, 'quality'), problems)
  const rules = await yamlFiles(join(riskFolder, 'rules'), problems)
  const terms = await yamlFiles(join(riskFolder, 'terms'), problems)
  if (problems.length > 0) return refuse(problems)
  return ok({
    rules: rules.map(({ path }) => path),
    terms: terms.map(({ path }) => path),
    quality: quality.map(({ name }) => name),
    hasLists: risk.some(({ name }) => name === LISTS_FILE.file),
  })
}

/** The `*.yaml` files of a folder; none when the folder is not there. */
export async function yamlFiles(
  folder: string,
  problems: PackProblem[],
): Promise<readonly { readonly path: string; readonly name: string }[]> {
  const entries = ((await entriesOf(folder)) ?? []).filter((entry) => !isRemark(entry))
  if (entries.length > FILES_MAX) {
    const text = `The folder has more than ${FILES_MAX} files.`
    problems.push(stray(folder, text, 'Put several lists into one file.'))
    return []
  }
  const files = []
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isFile() && entry.name.endsWith('.yaml')) {
      files.push({ path, name: entry.name.slice(0, -'.yaml'.length) })
    } else {
      problems.push(stray(path, 'Only files that end in `.yaml` belong here.', 'Rename it.'))
    }
  }
  return files
}

function strays(
  folder: string,
  entries: readonly Dirent[],
  files: readonly string[],
  folders: readonly string[],
): readonly PackProblem[] {
  return entries
    .filter((entry) => !isRemark(entry))
    .filter((entry) => !(entry.isDirectory() ? folders : files).includes(entry.name))
    .map((entry) => {
      const near = nearestWord(entry.name, entry.isDirectory() ? folders : files)
      const mend = near === undefined ? 'Take it away.' : `Did you mean \`${near}\`?`
      return stray(join(folder, entry.name), 'A pack has no such file.', mend)
    })
}

/** Notes for people and hidden files are no part of a pack. */
function isRemark(entry: Dirent): boolean {
  return entry.name.startsWith('.') || entry.name.endsWith('.md')
}

async function entriesOf(folder: string): Promise<readonly Dirent[] | undefined> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))
  } catch (fault) {
    if (isAbsence(fault)) return undefined
    throw fault
  }
}

function stray(file: string, text: string, mend: string): PackProblem {
  return { file, line: 1, column: 1, rule: 'file', text, mend }
}
