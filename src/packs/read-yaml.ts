/**
 * Reads one YAML file of a pack into plain values, and remembers where each was written. Only the
 * part of YAML that is plain data is read: no anchors, aliases, tags, merges or second documents.
 * Size, line length and nesting are bounded, so that no file can exhaust memory or stack.
 */
import { open } from 'node:fs/promises'
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml'
import { below } from '../lib/json-pointer.ts'
import { ok, type Result, refuse } from '../lib/result.ts'
import type { JsonValue } from '../lib/strict-json.ts'
import type { PackProblem, PackRule, Position, Positions } from './pack-problem.ts'

/** The most bytes one file of a pack may have. */
const FILE_BYTES_MAX = 4 * 1024 * 1024
const LINE_LENGTH_MAX = 8_000
const INDENT_MAX = 160
const NESTING_MAX = 64
const PROBLEMS_MAX = 50

/** A file as read. `positions` are by pointer in this file; the whole document is ''. */
export type YamlFile = {
  readonly file: string
  readonly value: JsonValue
  readonly positions: Positions
}

/** Reads `path`. A refusal names every problem with its line. Throws when the disk fails. */
export async function readYaml(path: string): Promise<Result<YamlFile, readonly PackProblem[]>> {
  const bytes = await readBounded(path)
  if (!bytes.ok) return bytes
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.value)
  } catch {
    return refuse([
      problemAt(path, 'encoding', {
        text: 'The file is not UTF-8 text.',
        mend: 'Save it as UTF-8.',
      }),
    ])
  }
  return parseYaml(path, text)
}

/** Reads YAML text; `file` is the name that problems carry. Pure. */
export function parseYaml(file: string, text: string): Result<YamlFile, readonly PackProblem[]> {
  const unbounded = findUnboundedLine(file, text)
  if (unbounded !== undefined) return refuse([unbounded])
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, merge: false, version: '1.2' })
  const problems = onePerLine(
    document.errors.map((error) => ({
      ...positionOf(file, lines, error.pos[0]),
      rule: error.code === 'DUPLICATE_KEY' ? 'duplicate' : 'yaml',
      ...wordsFor(error.code, error.message),
    })),
  )
  visit(document, {
    Node(_, node) {
      const trick = trickIn(node)
      if (trick === undefined || problems.length >= PROBLEMS_MAX) return
      problems.push({
        ...positionOf(file, lines, node.range?.[0] ?? 0),
        rule: 'yaml',
        ...trick,
      })
    },
  })
  if (problems.length > 0) return refuse(problems.slice(0, PROBLEMS_MAX))
  const reading: Reading = { file, lines, positions: new Map(), problems }
  reading.positions.set('', { file, line: 1, column: 1 })
  const value = plainValue(reading, document.contents, '')
  if (problems.length > 0) return refuse(problems.slice(0, PROBLEMS_MAX))
  return ok({ file, value, positions: reading.positions })
}

type Reading = {
  readonly file: string
  readonly lines: LineCounter
  readonly positions: Map<string, Position>
  readonly problems: PackProblem[]
}

type Words = { readonly text: string; readonly mend: string }

async function readBounded(path: string): Promise<Result<Uint8Array, readonly PackProblem[]>> {
  const handle = await open(path, 'r')
  try {
    const buffer = Buffer.allocUnsafe(FILE_BYTES_MAX + 1)
    let length = 0
    while (length < buffer.length) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    if (length <= FILE_BYTES_MAX) return ok(buffer.subarray(0, length))
  } finally {
    await handle.close()
  }
  return refuse([
    problemAt(path, 'size', {
      text: `The file has more than ${FILE_BYTES_MAX / 1024 / 1024} MiB.`,
      mend: 'Split it into several files.',
    }),
  ])
}

/** The parser goes down one call a nesting level, so depth is bounded before it sees the text. */
function findUnboundedLine(file: string, text: string): PackProblem | undefined {
  let depth = 0
  let line = 0
  for (const row of text.split('\n')) {
    line += 1
    depth = deepest(row, depth)
    const indent = row.length - row.trimStart().length
    const words =
      row.length > LINE_LENGTH_MAX
        ? { text: `A line has more than ${LINE_LENGTH_MAX} characters.`, mend: 'Break it up.' }
        : indent > INDENT_MAX || depth > NESTING_MAX || /(?:[-?] ){16}/.test(row)
          ? { text: 'Values are nested too deep.', mend: 'A pack needs a few levels only.' }
          : undefined
    if (words !== undefined) return { file, line, column: 1, rule: 'size', ...words }
  }
  return undefined
}

/** Brackets open at the end of `row`, or as soon as there are too many. */
function deepest(row: string, before: number): number {
  let depth = before
  for (const character of row) {
    if (character === '[' || character === '{') depth += 1
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1)
    if (depth > NESTING_MAX) return depth
  }
  return depth
}

/** One slip makes the parser stumble several times on a line; the first tells enough. */
function onePerLine(problems: readonly PackProblem[]): PackProblem[] {
  const seen = (line: number) => problems.findIndex((problem) => problem.line === line)
  return problems.filter(({ line }, at) => seen(line) === at)
}

function wordsFor(code: string, message: string): Words {
  if (code === 'DUPLICATE_KEY') {
    return { text: 'This key stands twice in one mapping.', mend: 'Keep one of them.' }
  }
  if (code === 'MULTIPLE_DOCS') {
    return { text: 'The file holds more than one document.', mend: 'Take out the line `---`.' }
  }
  const first = message.split(/ at line \d+|\n/)[0] ?? message
  return { text: `This is no YAML that can be read: ${first}.`, mend: 'Mend the line.' }
}

/** YAML's means of saying one thing in two places, or of making values that are not data. */
function trickIn(node: Node): Words | undefined {
  if (isAlias(node)) {
    return {
      text: `The alias \`*${node.source}\` is not read in packs.`,
      mend: 'Write the value out.',
    }
  }
  if (node.anchor !== undefined) {
    return { text: `The anchor \`&${node.anchor}\` is not read in packs.`, mend: 'Take it out.' }
  }
  // Quoted and block text carry no tag of their own; `!` and `!!name` do.
  if (node.tag !== undefined) {
    return { text: `The tag \`${node.tag}\` is not read in packs.`, mend: 'Take it out.' }
  }
  return undefined
}

function plainValue(reading: Reading, node: unknown, pointer: string): JsonValue {
  if (isMap(node)) return plainMap(reading, node.items, pointer)
  if (isSeq(node)) {
    return node.items.map((entry, index) => {
      const path = below(pointer, index)
      note(reading, path, entry)
      return plainValue(reading, entry, path)
    })
  }
  if (!isScalar(node)) return null
  const { value } = node
  if (typeof value === 'number' && !(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) {
    const mend = 'Write one within 2^53, or text in quotes.'
    complain(reading, node, { text: 'This number cannot be counted exactly.', mend })
    return null
  }
  if (typeof value === 'string' && (!value.isWellFormed() || value.includes('\0'))) {
    const text = 'The text holds half a character or a NUL.'
    complain(reading, node, { text, mend: 'Write whole characters.' })
    return null
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value
  }
  return null
}

function plainMap(
  reading: Reading,
  pairs: readonly { readonly key: unknown; readonly value: unknown }[],
  pointer: string,
): JsonValue {
  const members: Record<string, JsonValue> = {}
  for (const { key, value } of pairs) {
    const name = isScalar(key) ? key.value : undefined
    if (typeof name !== 'string' || name === '__proto__') {
      const mend = 'Put it in quotes.'
      complain(reading, key, { text: 'A key must be text.', mend })
      continue
    }
    const path = below(pointer, name)
    note(reading, path, key)
    members[name] = plainValue(reading, value, path)
  }
  return members
}

function note(reading: Reading, pointer: string, node: unknown): void {
  reading.positions.set(pointer, positionOf(reading.file, reading.lines, startOf(node)))
}

function complain(reading: Reading, node: unknown, words: Words): void {
  const position = positionOf(reading.file, reading.lines, startOf(node))
  reading.problems.push({ ...position, rule: 'yaml', ...words })
}

function startOf(node: unknown): number {
  const ranged = isMap(node) || isSeq(node) || isScalar(node) ? node.range : undefined
  return ranged?.[0] ?? 0
}

function positionOf(file: string, lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset)
  return { file, line: Math.max(1, line), column: Math.max(1, col) }
}

function problemAt(file: string, rule: PackRule, words: Words): PackProblem {
  return { file, line: 1, column: 1, rule, ...words }
}
