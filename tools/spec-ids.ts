/**
 * Holds each `SPEC.md` and the tests beside it together, both ways: every rule of the spec has a
 * test that names it, and every rule a test names is in the spec.
 */
import { dirname } from 'node:path/posix'
import ts from 'typescript'
import type { Finding } from './finding.ts'
import { lineOf, nodesOf, syntaxOf, type Tree, type TreeFile } from './tree.ts'

type Mention = { readonly id: string; readonly path: string; readonly line: number }

/** A rule's id stands at the start of a list entry, a heading or a table row: `- [J3] …`. */
const DEFINED = /^\s*(?:[-*]|\d+\.|#+|\|)?\s*(?:\*\*|`)?\[([A-Z]{1,3}\d+[a-z]?)\]/u
const NAMED = /\[([A-Z]{1,3}\d+[a-z]?)\]/gu

/** Rules without a test, and tests that name a rule no spec has. */
export function checkSpecIds(tree: Tree): readonly Finding[] {
  const specs = tree.filter((file) => /(?:^|\/)SPEC\.md$/u.test(file.path))
  const tests = tree.filter((file) => file.path.endsWith('.test.ts'))
  const folders = specs.map((spec) => dirname(spec.path))
  const untested = specs.flatMap((spec) => {
    const below = tests.filter(({ path }) => specFolder(folders, path) === dirname(spec.path))
    return findingsOfSpec(spec, below.flatMap(namedIn))
  })
  const unknown = tests.flatMap((test) => {
    const folder = specFolder(folders, test.path)
    const spec = specs.find(({ path }) => dirname(path) === folder)
    if (spec === undefined) return []
    const known = new Set(definedIn(spec).map(({ id }) => id))
    return namedIn(test)
      .filter(({ id }) => !known.has(id))
      .map(({ id, ...place }) => ({
        ...place,
        rule: 'spec-ids',
        text: `${spec.path} has no rule [${id}].`,
      }))
  })
  return [...untested, ...unknown]
}

function findingsOfSpec(spec: TreeFile, named: readonly Mention[]): readonly Finding[] {
  const defined = definedIn(spec)
  if (defined.length === 0) {
    return [{ path: spec.path, rule: 'spec-ids', text: 'Number the rules: "- [J1] …".' }]
  }
  const tested = new Set(named.map(({ id }) => id))
  return defined.flatMap(({ id, line }, index) => {
    const isTwice = defined.slice(0, index).some((earlier) => earlier.id === id)
    if (!isTwice && tested.has(id)) return []
    const text = isTwice ? `[${id}] stands twice.` : `No test below this folder names [${id}].`
    return [{ path: spec.path, line, rule: 'spec-ids', text }]
  })
}

/** The folder of the nearest spec above a file. */
function specFolder(folders: readonly string[], path: string): string | undefined {
  return folders
    .filter((folder) => path.startsWith(`${folder}/`))
    .toSorted((a, b) => b.length - a.length)[0]
}

function definedIn(spec: TreeFile): readonly Mention[] {
  return (spec.text ?? '').split('\n').flatMap((text, index) => {
    const id = DEFINED.exec(text)?.[1]
    return id === undefined ? [] : [{ id, path: spec.path, line: index + 1 }]
  })
}

/** Ids in the strings of a test file: names of tests, and tables names are made from. */
function namedIn(test: TreeFile): readonly Mention[] {
  return [...nodesOf(syntaxOf(test))].flatMap((node) => {
    if (!ts.isStringLiteralLike(node) && !ts.isTemplateHead(node)) return []
    const ids = [...node.text.matchAll(NAMED)].map((match) => match[1] ?? '')
    return ids.map((id) => ({ id, path: test.path, line: lineOf(node) }))
  })
}
