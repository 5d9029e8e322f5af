/**
 * Checks for dead code: files, exports and packages that nothing uses. A file of the product that
 * only its own test uses is dead too, so the product is looked at once without its tests.
 */
import type { Finding } from './finding.ts'
import { runProgram } from './run-program.ts'

type Name = { readonly name: string; readonly line?: number }
type Issue = { readonly file: string } & Readonly<Record<string, readonly Name[] | undefined>>

const KINDS: Readonly<Record<string, string>> = {
  files: 'Nothing imports this file',
  exports: 'Nothing imports the exported',
  types: 'Nothing imports the exported type',
  duplicates: 'Exported twice:',
  dependencies: 'Nothing uses the package',
  devDependencies: 'Nothing uses the development package',
  unlisted: 'package.json does not list',
  unresolved: 'The import leads nowhere:',
  binaries: 'package.json does not list the program',
}

/** Dead code in the project at `root`. */
export async function findDeadCode(root: string): Promise<readonly Finding[]> {
  const [all, product] = await Promise.all([
    runKnip(root, []),
    runKnip(root, ['--production', '--include', 'files']),
  ])
  const known = new Set(all.map((finding) => finding.path))
  return [
    ...all,
    ...product
      .filter((finding) => !known.has(finding.path))
      .map((finding) => ({ ...finding, text: 'Only tests import this file.' })),
  ]
}

async function runKnip(root: string, args: readonly string[]): Promise<readonly Finding[]> {
  const { stdout, stderr } = await runProgram(root, 'knip', ['--reporter', 'json', ...args])
  if (!stdout.startsWith('{')) throw new Error(`knip failed: ${stderr}${stdout}`)
  const report = JSON.parse(stdout) as { readonly issues: readonly Issue[] }
  return report.issues.flatMap((issue) =>
    Object.entries(KINDS).flatMap(([kind, text]) =>
      (issue[kind] ?? []).flat().map((it) => ({
        path: issue.file,
        ...(it.line === undefined ? {} : { line: it.line }),
        rule: `dead-${kind}`,
        text: kind === 'files' ? `${text}.` : `${text} ${it.name}.`,
      })),
    ),
  )
}
