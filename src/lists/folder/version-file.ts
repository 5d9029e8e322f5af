/**
 * The file of one version: a line that says what it is, then a line of RFC 8785 JSON an entry. A
 * file that is not exactly what was written is refused: a list with holes looks like a clean one.
 */
import { createHash } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ListHead } from '../../domain/list.ts'
import type { NomenclatureHead } from '../../domain/nomenclature.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { ok, type Result, refuse } from '../../lib/result.ts'

/** One file a version was made of. */
export type VersionPart = {
  readonly kind: string
  readonly asOf: string
  /** Rows of the file that were taken and refused; entries they made or added to. */
  readonly rows: number
  readonly refused: number
  readonly entries: number
  /** SHA-256 of its pieces, under which they are kept. */
  readonly hash: string
}

/** The first line of a version. */
export type VersionLine = VersionHead & {
  readonly format: typeof FORMAT
  /** Counted from 1 in its folder. */
  readonly version: number
  readonly importedAt: string
  /** Who imported it, where that was said. */
  readonly by?: string
  /** What a list version was made of; empty for a nomenclature. */
  readonly parts: readonly VersionPart[]
}

type VersionHead =
  | { readonly what: 'list'; readonly head: ListHead }
  | { readonly what: 'nomenclature'; readonly head: NomenclatureHead }

/** Of the first line; another number is for another program. */
export const FORMAT = 'tidewaiter-list-1'

/** The name of a version's file. */
export function versionFileName(version: number): string {
  return `${String(version).padStart(6, '0')}.ndjson`
}

const NAME = /^(\d{6})\.ndjson$/u

/** The number of the version a file holds; undefined for other files. */
export function versionOfName(name: string): number | undefined {
  const digits = NAME.exec(name)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** `sha256:…` over the lines as one JSON array, which is the RFC 8785 form of the list of them. */
export function linesHash(lines: Iterable<string | Buffer>): string {
  const hash = createHash('sha256').update('[')
  let isFirst = true
  for (const line of lines) {
    if (!isFirst) hash.update(',')
    hash.update(line)
    isFirst = false
  }
  return `sha256:${hash.update(']').digest('hex')}`
}

/** The first line of a version and the rest of its file, not yet looked at. */
export type OpenVersion = {
  readonly first: VersionLine
  readonly lines: readonly Buffer[]
}

/** Reads a version and holds it to its own hash. A refusal says what is wrong with the file. */
export async function readVersionFile(
  folder: string,
  version: number,
): Promise<Result<OpenVersion, Refusal>> {
  const file = join(folder, versionFileName(version))
  const bytes = await readFile(file).catch(() => undefined)
  if (bytes === undefined) return refuse(damaged(file, 'missing', 'is missing or cannot be read'))
  const [firstLine, ...lines] = splitLines(bytes)
  const first = firstLineOf(firstLine)
  if (first === undefined) {
    return refuse(damaged(file, 'format', 'does not begin like a list version of this program'))
  }
  const count = first.what === 'list' ? first.head.entries : first.head.rows
  if (lines.length !== count) {
    const text = `says it has ${count} lines and has ${lines.length}: it was only half written or copied`
    return refuse(damaged(file, 'half-written', text))
  }
  if (linesHash(lines) !== first.head.hash) {
    return refuse(damaged(file, 'hash', 'is not what was imported: its hash differs'))
  }
  return ok({ first, lines })
}

/** First lines are shorter. */
const FIRST_LINE_BYTES_MAX = 65_536

/** What a version says it is, unchecked; undefined where its file does not begin like one. */
export async function readFirstLine(
  folder: string,
  version: number,
): Promise<VersionLine | undefined> {
  const file = await open(join(folder, versionFileName(version))).catch(() => undefined)
  if (file === undefined) return undefined
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(FIRST_LINE_BYTES_MAX))
    return firstLineOf(splitLines(buffer.subarray(0, bytesRead))[0])
  } finally {
    await file.close()
  }
}

/** The pieces kept under `hash`; a refusal when they are not what the hash says. */
export async function readPieces(
  folder: string,
  hash: string,
): Promise<Result<readonly Buffer[], Refusal>> {
  const file = join(folder, piecesFileName(hash))
  const bytes = await readFile(file).catch(() => undefined)
  if (bytes === undefined) return refuse(damaged(file, 'missing', 'is missing or cannot be read'))
  const lines = splitLines(bytes)
  if (linesHash(lines) === hash) return ok(lines)
  return refuse(damaged(file, 'hash', 'is not what was imported: its hash differs'))
}

/** The name of the file that keeps pieces. */
export function piecesFileName(hash: string): string {
  return `${hash.replace('sha256:', '')}.ndjson`
}

function damaged(file: string, rule: string, what: string): Refusal {
  const text = `${file} ${what}. Put it back from a copy, or move it away to use the version before.`
  return { pointer: '', rule, text }
}

/** The bytes between line ends; an unfinished last line is a line too, and will not pass as one. */
function splitLines(bytes: Buffer): readonly Buffer[] {
  const lines: Buffer[] = []
  let start = 0
  for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, start)) {
    lines.push(bytes.subarray(start, end))
    start = end + 1
  }
  if (start < bytes.length) lines.push(bytes.subarray(start))
  return lines
}

function firstLineOf(line: Buffer | undefined): VersionLine | undefined {
  if (line === undefined) return undefined
  try {
    const first = JSON.parse(line.toString('utf8')) as Partial<VersionLine>
    const isOurs = first.format === FORMAT && typeof first.head?.hash === 'string'
    return isOurs ? (first as VersionLine) : undefined
  } catch {
    return undefined
  }
}
