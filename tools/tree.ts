/**
 * The files of the project as the house rules see them: what git tracks or would track.
 * Read once; a file's syntax tree is made when a rule first asks for it.
 */
import { execFileSync } from 'node:child_process'
import { lstatSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import ts from 'typescript'

/** One file. `text` is undefined for what is no text, such as an image. */
export type TreeFile = {
  readonly path: string
  readonly sizeBytes: number
  readonly text: string | undefined
}

/** All files, in the order of their paths. */
export type Tree = readonly TreeFile[]

const TEXT_ENDINGS = new Set(
  '.ts .js .cjs .mjs .json .md .yaml .yml .sql .css .html .sh .csv .ndjson .txt'.split(' '),
)
const READ_BYTES_MAX = 4 * 1024 * 1024
const parsed = new WeakMap<TreeFile, ts.SourceFile>()

/** Reads the project at `root`. Throws when it is no git checkout. */
export function readTree(root: string): Tree {
  // The owner of the checkout may be another account; we only read.
  const listed = execFileSync(
    'git',
    ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  const paths = [...new Set(listed.split('\0'))].filter((path) => path.length > 0)
  return paths.toSorted(byCodeUnits).flatMap((path) => {
    const found = lstatSync(join(root, path), { throwIfNoEntry: false })
    if (found === undefined || !found.isFile()) return []
    return [{ path, sizeBytes: found.size, text: readText(join(root, path), found.size) }]
  })
}

/** A tree of the given texts, for rules to be tried on. */
export function treeOf(texts: Readonly<Record<string, string>>): Tree {
  return Object.entries(texts).map(([path, text]) => ({
    path,
    sizeBytes: Buffer.byteLength(text),
    text,
  }))
}

/** The syntax tree of a TypeScript or JavaScript file. */
export function syntaxOf(file: TreeFile): ts.SourceFile {
  const known = parsed.get(file)
  if (known !== undefined) return known
  const made = ts.createSourceFile(file.path, file.text ?? '', ts.ScriptTarget.Latest, true)
  parsed.set(file, made)
  return made
}

/** The line of `node`, counted from 1, at its first token. */
export function lineOf(node: ts.Node): number {
  const source = node.getSourceFile()
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
}

/** `root` and all nodes below it, parents first. */
export function* nodesOf(root: ts.Node): Generator<ts.Node> {
  const waiting: ts.Node[] = [root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node
    const children: ts.Node[] = []
    ts.forEachChild(node, (child) => {
      children.push(child)
    })
    waiting.push(...children.toReversed())
  }
}

/** Whether the file is TypeScript. */
export function isTypeScript(path: string): boolean {
  return path.endsWith('.ts')
}

/** Whether the file is a test, or something only tests import. */
export function isTestCode(path: string): boolean {
  return /\.(?:test|fixture|contract)\.ts$/u.test(path)
}

function readText(path: string, sizeBytes: number): string | undefined {
  const isText = TEXT_ENDINGS.has(extname(path)) || extname(path) === ''
  return isText && sizeBytes <= READ_BYTES_MAX ? readFileSync(path, 'utf8') : undefined
}

function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
