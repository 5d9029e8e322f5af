/**
 * Loads a pack's folder into one checked, hashed, immutable value. A pack that loads has no
 * dangling reference, no overlapping period and no unknown word; what does not load names file,
 * line and mend.
 */
import { join } from 'node:path'
import type { TSchema } from '@sinclair/typebox'
import type { Pack } from '../domain/pack.ts'
import { QUALITY_FILES } from '../domain/quality-settings.ts'
import { canonicalHash } from '../lib/canonical-json.ts'
import { below } from '../lib/json-pointer.ts'
import { ok, type Result, refuse } from '../lib/result.ts'
import { parseJson } from '../lib/strict-json.ts'
import { checkPack } from './check-pack.ts'
import { checkShape } from './check-shape.ts'
import {
  HEAD_FILE,
  LAW_FILES,
  LISTS_FILE,
  POLICY_FILE,
  RulesSchema,
  TEXT_FILES,
  TermsListSchema,
  TermsSchema,
  type Texts,
  TextsSchema,
} from './layout.ts'
import { listFiles } from './list-files.ts'
import { type PackProblem, type Position, type Positions, placeIssues } from './pack-problem.ts'
import { type Part, readPart } from './read-part.ts'
import { readYaml } from './read-yaml.ts'

/** A pack and where each of its values was written. Positions are no part of the pack or its hash. */
export type LoadedPack = { readonly pack: Pack; readonly positions: Positions }

/** Where the parts of a pack are kept. */
export type PackFolders = {
  /** The folder of `policy.yaml`, `lists.yaml`, `rules/` and `terms/`; `risk/` in the pack's folder unless told. */
  readonly riskFolder?: string
}

/**
 * Reads and checks the pack in `folder`. The hash is SHA-256 over the RFC 8785 form of the content
 * (`golden/` excepted): comments, layout, key order and the file a rule stands in make no difference;
 * the order of regimes and pathways does. Throws when the disk fails.
 */
export async function loadPack(
  folder: string,
  { riskFolder = join(folder, 'risk') }: PackFolders = {},
): Promise<Result<LoadedPack, readonly PackProblem[]>> {
  const loading: Loading = { problems: [], positions: new Map() }
  const listed = await listFiles({ folder, riskFolder })
  if (!listed.ok) return listed
  const { rules, terms, quality, hasLists } = listed.value
  const content = {
    head: await readOne(loading, join(folder, HEAD_FILE.file), HEAD_FILE.schema, '/head'),
    ...(await readLaw(loading, folder)),
    policy: await readOne(
      loading,
      join(riskFolder, POLICY_FILE.file),
      POLICY_FILE.schema,
      '/policy',
    ),
    rules: await readRules(loading, rules),
    termLists: await readTermLists(loading, terms),
    consequences: hasLists
      ? await readOne(
          loading,
          join(riskFolder, LISTS_FILE.file),
          LISTS_FILE.schema,
          '/consequences',
        )
      : [],
    texts: await readTexts(loading, folder),
    quality: await readQuality(loading, folder, quality),
  }
  const { problems, positions } = loading
  if (problems.length > 0 || !isWhole(content)) return refuse(problems)
  const pack: Pack = deepFreeze({ ...content, hash: hashOf(content) })
  const issues = checkPack(pack)
  if (issues.length > 0) {
    return refuse(placeIssues(issues, { positions, file: join(folder, HEAD_FILE.file) }))
  }
  return ok({ pack, positions })
}

/** The hash of a pack's content, whatever the way it was written. */
function hashOf(content: Omit<Pack, 'hash'>): string {
  const limits = {
    lengthMax: 2 ** 28,
    stringLengthMax: 2 ** 24,
    depthMax: 200,
    valuesMax: 2 ** 24,
  }
  const plain = parseJson(JSON.stringify(content), limits)
  if (!plain.ok) throw new Error(`a checked pack is no JSON: ${plain.refusal.text}`)
  return `sha256:${canonicalHash(plain.value)}`
}

type Loading = {
  readonly problems: PackProblem[]
  readonly positions: Map<string, Position>
}

/** A pack's content when some parts could not be read. */
type Content = { readonly [K in keyof Omit<Pack, 'hash'>]: Pack[K] | undefined }

function isWhole(content: Content): content is Omit<Pack, 'hash'> {
  return Object.values(content).every((part) => part !== undefined)
}

async function readLaw(loading: Loading, folder: string) {
  const read = <S extends TSchema>({ file, schema }: { file: string; schema: S }, root: string) =>
    readOne(loading, join(folder, file), schema, root)
  return {
    authorities: await read(LAW_FILES.authorities, '/authorities'),
    places: await read(LAW_FILES.places, '/places'),
    rates: await read(LAW_FILES.rates, '/rates'),
    regimes: await read(LAW_FILES.regimes, '/regimes'),
    pathways: await read(LAW_FILES.pathways, '/pathways'),
    grounds: await read(LAW_FILES.grounds, '/grounds'),
    lawFacts: await read(LAW_FILES.lawFacts, '/lawFacts'),
  }
}

/** Reads a file whose values stand in the pack as they stand in the file, below `root`. */
async function readOne<S extends TSchema>(
  loading: Loading,
  path: string,
  schema: S,
  root: string,
): Promise<Part<S>['value'] | undefined> {
  const part = await readPart(path, schema)
  if (!part.ok) {
    loading.problems.push(...part.refusal)
    return undefined
  }
  rememberPlaces(loading, part.value.positions, (pointer) => root + pointer)
  return part.value.value
}

/** Reads lists of rules from several files into one, in order of id: no file name decides anything. */
async function readRules(loading: Loading, files: readonly string[]): Promise<Pack['rules']> {
  const found: Placed<Pack['rules'][number]>[] = []
  for (const file of files) {
    const part = await readPart(file, RulesSchema)
    if (part.ok) found.push(...rowsOf(part.value))
    else loading.problems.push(...part.refusal)
  }
  return inOrder(loading, found, '/rules')
}

/** Reads term lists; a file holds one, or several in a list. */
async function readTermLists(
  loading: Loading,
  files: readonly string[],
): Promise<Pack['termLists']> {
  const found: Placed<Pack['termLists'][number]>[] = []
  for (const file of files) {
    const read = await readYaml(file)
    if (!read.ok) {
      loading.problems.push(...read.refusal)
      continue
    }
    const { positions, value } = read.value
    const rows = Array.isArray(value)
      ? checkShape(read.value, TermsListSchema)
      : checkShape(read.value, TermsSchema)
    if (!rows.ok) loading.problems.push(...rows.refusal)
    else if (Array.isArray(rows.value)) found.push(...rowsOf({ value: rows.value, positions }))
    else found.push({ row: rows.value, own: '', positions })
  }
  return inOrder(loading, found, '/termLists')
}

/** A row with where it stands in its own file. */
type Placed<T> = { readonly row: T; readonly own: string; readonly positions: Positions }

function rowsOf<T>(part: {
  readonly value: readonly T[]
  readonly positions: Positions
}): readonly Placed<T>[] {
  return part.value.map((row, at) => ({ row, own: `/${at}`, positions: part.positions }))
}

function inOrder<T extends { readonly id: string }>(
  loading: Loading,
  found: Placed<T>[],
  root: string,
): readonly T[] {
  found.sort((one, other) => compare(one.row, other.row))
  for (const [index, { own, positions }] of found.entries()) {
    rememberPlaces(loading, positions, (pointer) =>
      pointer === own || pointer.startsWith(`${own}/`)
        ? `${root}/${index}${pointer.slice(own.length)}`
        : undefined,
    )
  }
  return found.map(({ row }) => row)
}

async function readTexts(loading: Loading, folder: string): Promise<Texts> {
  const texts: Texts = {}
  for (const file of TEXT_FILES) {
    const part = await readPart(join(folder, file), TextsSchema)
    if (!part.ok) {
      loading.problems.push(...part.refusal)
      continue
    }
    for (const [id, words] of Object.entries(part.value.value)) {
      const position = part.value.positions.get(below('', id))
      if (Object.hasOwn(texts, id) && position !== undefined) {
        const text = `The text \`${id}\` stands in another file too.`
        loading.problems.push({ ...position, rule: 'duplicate', text, mend: 'Keep one of them.' })
      }
      texts[id] = words
    }
    // What is wrong with the words as a whole is told at the first file.
    const isFirst = file === TEXT_FILES[0]
    rememberPlaces(loading, part.value.positions, (pointer) =>
      isFirst || pointer.length > 0 ? `/texts${pointer}` : undefined,
    )
  }
  return texts
}

/** Reads the settings of data quality that are there; what is left out is not checked. */
async function readQuality(
  loading: Loading,
  folder: string,
  names: readonly string[],
): Promise<Pack['quality']> {
  const quality: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(QUALITY_FILES)) {
    if (!names.includes(name)) continue
    const path = join(folder, 'quality', `${name}.yaml`)
    quality[name] = await readOne(loading, path, schema, below('/quality', name))
  }
  return quality
}

function rememberPlaces(
  loading: Loading,
  places: Positions,
  rename: (pointer: string) => string | undefined,
): void {
  for (const [pointer, position] of places) {
    const path = rename(pointer)
    if (path !== undefined) loading.positions.set(path, position)
  }
}

/** By id, then by the start of the period: the order in which dated rows follow each other. */
function compare(
  one: { readonly id: string; readonly from?: string | null },
  other: { readonly id: string; readonly from?: string | null },
): number {
  const left = `${one.id} ${one.from ?? ''}`
  const right = `${other.id} ${other.from ?? ''}`
  return left < right ? -1 : left > right ? 1 : 0
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) deepFreeze(part)
  }
  return value
}
