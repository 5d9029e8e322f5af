/** Checks the documents against the tree: links and anchors lead somewhere, commands and paths exist. */
import { dirname, join, normalize } from 'node:path/posix'
import type { Finding } from './finding.ts'
import type { Tree, TreeFile } from './tree.ts'

type Line = { readonly line: number; readonly text: string; readonly isCode: boolean }
type Known = {
  readonly paths: ReadonlySet<string>
  readonly anchors: ReadonlyMap<string, ReadonlySet<string>>
  readonly scripts: ReadonlySet<string>
  /** Commands of the `tidewaiter` program; undefined while it has none. */
  readonly commands: ReadonlySet<string> | undefined
}

const LINK = /\]\(([^()\s]+)(?:\s+"[^"]*")?\)/gu
const SCRIPT = /\bnpm (?:run ([\w:-]+)|(test|start)\b)/gu
const COMMAND = /\bnpx tidewaiter ([a-z][\w-]*)/gu
const BARE_COMMAND = /^\s*(?:\$ )?tidewaiter ([a-z][\w-]*)/gu
const PATH = /`((?:src|docs|packs|tools|bench|simulation|bin)\/[\w./-]*\w)`/gu

/** Everything the documents name that is not there. */
export function checkDocs(tree: Tree): readonly Finding[] {
  const documents = tree.filter((file) => file.path.endsWith('.md'))
  const known: Known = {
    paths: new Set(tree.flatMap((file) => [file.path, ...foldersAbove(file.path)])),
    anchors: new Map(documents.map((file) => [file.path, anchorsOf(file)])),
    scripts: scriptsOf(tree),
    commands: commandsOf(tree),
  }
  return documents.flatMap((document) =>
    linesOf(document).flatMap((line) =>
      problemsOf(document, line, known).map((text) => ({
        path: document.path,
        line: line.line,
        rule: 'docs',
        text,
      })),
    ),
  )
}

function problemsOf(document: TreeFile, line: Line, known: Known): readonly string[] {
  const links = line.isCode ? [] : matches(LINK, line.text.replaceAll(/`[^`]*`/gu, ''))
  const scripts = matches(SCRIPT, line.text).filter((name) => !known.scripts.has(name))
  const { commands } = known
  const named = [
    ...matches(COMMAND, line.text),
    ...(line.isCode ? matches(BARE_COMMAND, line.text) : []),
  ]
  const unknown = named.filter((name) => commands?.has(name) === false)
  const paths = matches(PATH, line.text).filter((path) => !known.paths.has(path))
  return [
    ...links.flatMap((link) => linkProblem(document, link, known) ?? []),
    ...scripts.map((name) => `package.json has no script "${name}".`),
    ...unknown.map((name) => `tidewaiter has no command "${name}".`),
    ...paths.map((path) => `There is no ${path}.`),
  ]
}

function linkProblem(document: TreeFile, link: string, known: Known): string | undefined {
  if (/^[a-z][a-z+.-]*:/u.test(link)) return undefined // Another site: not ours to hold.
  const [file = '', anchor] = link.split('#')
  const decoded = decodeURI(file)
  const target = file === '' ? document.path : normalize(join(dirname(document.path), decoded))
  const path = target.replace(/\/$/u, '')
  if (path !== '.' && !known.paths.has(path)) return `The link ${link} leads nowhere.`
  if (anchor === undefined || !path.endsWith('.md')) return undefined
  const hasAnchor = known.anchors.get(path)?.has(decodeURIComponent(anchor)) ?? false
  return hasAnchor ? undefined : `${path} has no heading #${anchor}.`
}

function linesOf(document: TreeFile): readonly Line[] {
  let isCode = false
  return (document.text ?? '').split('\n').map((text, index) => {
    const isFence = /^\s*(?:```|~~~)/u.test(text)
    if (isFence) isCode = !isCode
    return { line: index + 1, text, isCode: isCode || isFence }
  })
}

/** Anchors as GitHub makes them from headings; a repeated heading gets a number. */
function anchorsOf(document: TreeFile): ReadonlySet<string> {
  const anchors = new Set<string>()
  for (const { text, isCode } of linesOf(document)) {
    const heading = isCode ? undefined : /^#{1,6}\s+(.*?)\s*#*$/u.exec(text)?.[1]
    const explicit = /<a (?:id|name)="([^"]+)"/u.exec(text)?.[1]
    if (explicit !== undefined) anchors.add(explicit)
    if (heading === undefined) continue
    const slug = slugOf(heading)
    let unique = slug
    for (let count = 1; anchors.has(unique); count += 1) unique = `${slug}-${count}`
    anchors.add(unique)
  }
  return anchors
}

function slugOf(heading: string): string {
  const plain = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/gu, '$1').replaceAll(/[`*]/gu, '')
  return plain
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
    .replaceAll(' ', '-')
}

function scriptsOf(tree: Tree): ReadonlySet<string> {
  const text = tree.find((file) => file.path === 'package.json')?.text ?? '{}'
  const manifest = JSON.parse(text) as { readonly scripts?: Readonly<Record<string, string>> }
  return new Set(Object.keys(manifest.scripts ?? {}))
}

/** The commands the program registers: `.command('assess <files...>')`. */
function commandsOf(tree: Tree): ReadonlySet<string> | undefined {
  const texts = tree.filter(({ path }) => path.startsWith('src/cli/')).map(({ text }) => text ?? '')
  const names = texts.flatMap((text) => matches(/\.command\(\s*['"`]([a-z][\w-]*)/gu, text))
  return names.length === 0 ? undefined : new Set([...names, 'help'])
}

function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/')
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'))
}

function matches(pattern: RegExp, text: string): readonly string[] {
  return [...text.matchAll(pattern)].flatMap((match) => match.slice(1).find(isText) ?? [])
}

function isText(value: string | undefined): boolean {
  return value !== undefined
}
