/**
 * The parts of the documentation that are made from the code: JSON Schemas, the table of fields,
 * of CSV columns and of refusals. Run as a program it writes them; its test says if they are stale.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { COLUMNS } from '../src/intake/csv-columns.ts'
import { PUBLISHED_SCHEMAS } from '../src/intake/published-schema.ts'
import { REFUSAL_RULES } from '../src/intake/refusal-rules.ts'
import { isJsonList, type JsonValue } from '../src/lib/strict-json.ts'
import { projectRoot } from './project-root.ts'
import { runProgram } from './run-program.ts'

/** A file and the text it should have. */
export type MadeFile = { readonly path: string; readonly text: string }

/** The tables, by the name that marks their place in a page. */
const TABLES: ReadonlyMap<string, () => string> = new Map([
  ['filing fields', () => fieldTable(PUBLISHED_SCHEMAS.filing)],
  ['event fields', () => fieldTable(PUBLISHED_SCHEMAS.event)],
  ['csv columns', columnTable],
  ['refusal rules', ruleTable],
])

const PAGES = ['docs/using/filing.md', 'docs/using/csv.md', 'docs/using/refusals.md'] as const

/** All files as they should be; pages keep what stands outside their marks. */
export function filingDocs(root: string): readonly MadeFile[] {
  const pages = PAGES.map((path) => ({
    path,
    text: withTables(readFileSync(join(root, path), 'utf8'), path),
  }))
  const schemas = Object.entries(PUBLISHED_SCHEMAS).map(([name, schema]) => ({
    path: `docs/schema/${name}.schema.json`,
    text: `${JSON.stringify(schema, undefined, 2)}\n`,
  }))
  return [...schemas, ...pages]
}

/** The page with each marked place filled anew. Throws when a mark names no table. */
function withTables(page: string, path: string): string {
  return page.replaceAll(
    /(<!-- made: (?<name>[a-z ]+) -->\n).*?(\n<!-- end -->)/gs,
    (_all, start: string, name: string, end: string) => {
      const table = TABLES.get(name)
      if (table === undefined) throw new Error(`${path}: there is no table "${name}"`)
      return `${start}\n${table()}\n${end}`
    },
  )
}

type Members = { readonly [name: string]: JsonValue }

type Field = {
  readonly path: string
  readonly type: string
  readonly isRequired: boolean
  readonly about: string
  readonly example: string
}

function fieldTable(schema: JsonValue): string {
  const rows = fieldsOf(membersOf(schema), '', new Map()).map((field) => [
    `\`${field.path}\``,
    field.type,
    field.isRequired ? 'must' : '',
    field.about,
    field.example.length > 0 ? `\`${field.example}\`` : '',
  ])
  return tableOf(['field', 'type', 'must', 'meaning', 'example'], rows)
}

/** The fields of a schema, each followed by those within it; what has been told is not told again. */
function fieldsOf(schema: Members, path: string, told: Map<string, string>): readonly Field[] {
  const required = listAt(schema, 'required')
  return Object.entries(membersOf(schema['properties'])).flatMap(([name, inner]) => {
    const field = membersOf(inner)
    const at = path.length === 0 ? name : `${path}.${name}`
    const items = membersOf(field['items'])
    const isList = field['items'] !== undefined
    const [example] = listAt(field, 'examples')
    const made: Field = {
      path: isList ? `${at}[]` : at,
      type: typeOf(field),
      isRequired: required.includes(name),
      about: typeof field['description'] === 'string' ? field['description'] : '',
      example: example === undefined ? '' : JSON.stringify(example),
    }
    const inside = isList ? items : field
    if (inside['properties'] === undefined) return [made]
    const alike = JSON.stringify(inside['properties'])
    const earlier = told.get(alike)
    if (earlier !== undefined) return [{ ...made, about: `As \`${earlier}\`.` }]
    told.set(alike, made.path)
    return [made, ...fieldsOf(inside, made.path, told)]
  })
}

function typeOf(field: Members): string {
  const words = field['const'] === undefined ? listAt(field, 'enum') : [field['const']]
  const quoted = words.flatMap((word) => (typeof word === 'string' ? [`\`${word}\``] : []))
  if (quoted.length > 0) return quoted.join(' ')
  const type = field['type']
  const name = typeof type === 'string' ? type : listAt(field, 'type').find((it) => it !== 'null')
  if (name === 'array') return `list, at most ${JSON.stringify(field['maxItems'])}`
  if (field['format'] === 'date-time') return 'instant'
  return TYPE_NAMES.get(name) ?? 'object'
}

const TYPE_NAMES: ReadonlyMap<JsonValue | undefined, string> = new Map([
  ['string', 'text'],
  ['integer', 'whole number'],
  ['number', 'number'],
  ['boolean', 'true or false'],
])

function columnTable(): string {
  const rows = COLUMNS.map((column) => [
    `\`${column.name}\``,
    column.about,
    column.example.length > 0 ? `\`${column.example}\`` : '',
    `\`${column.scope === 'goods' ? 'consignment.goodsItems[].' : ''}${column.path.join('.')}\``,
  ])
  return tableOf(['column', 'meaning', 'example', 'field of the filing'], rows)
}

function ruleTable(): string {
  const rows = Object.entries(REFUSAL_RULES).map(([rule, about]) => [`\`${rule}\``, about])
  return tableOf(['rule', 'what breaks it'], rows)
}

function tableOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}

function membersOf(value: JsonValue | undefined): Members {
  if (typeof value !== 'object' || value === null || isJsonList(value)) return {}
  return value
}

function listAt(members: Members, name: string): readonly JsonValue[] {
  const value = members[name]
  return value !== undefined && isJsonList(value) ? value : []
}

if (import.meta.main) {
  const made = filingDocs(projectRoot)
  for (const { path, text } of made) writeFileSync(join(projectRoot, path), text)
  await runProgram(projectRoot, 'biome', ['format', '--write', 'docs/schema'])
  console.log(made.map(({ path }) => path).join('\n'))
}
