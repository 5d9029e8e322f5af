/** Shapes of the OpenAPI document as tables: a row a field, with links between named shapes. */
import { COMPONENTS_AT } from '../contract/component.ts'
import { type Html, html, joined, NOTHING } from './html.ts'
import { inline } from './markdown.ts'
import { type Row, rowsTable } from './rows-table.ts'

type Json = Readonly<Record<string, unknown>>

/** A table a named shape. */
export function shapeParts(document: object): Html {
  const { components } = document as { readonly components: { readonly schemas: Json } }
  return html`${Object.entries(components.schemas).map(([name, schema]) => shapeCard(name, schema as Json))}`
}

function shapeCard(name: string, schema: Json): Html {
  return html`<section class="card" id="shape-${name}"><h3>${name}</h3>
${aboutOf(schema)}
${rowsTable(COLUMNS, fieldRows(schema, ''))}</section>`
}

const COLUMNS = [
  { title: 'Field', as: 'beside', lead: '' },
  { title: 'What', as: 'beside', lead: '' },
  { title: 'Meaning', lead: '' },
]

function aboutOf({ description }: Json): Html {
  return typeof description === 'string' ? html`<p>${inline(description)}</p>` : NOTHING
}

/** The fields of an object and of the objects in it that have no name of their own. */
function fieldRows(schema: Json, above: string): readonly Row[] {
  const fields = (schema['properties'] ?? {}) as Readonly<Record<string, Json>>
  const must = new Set((schema['required'] ?? []) as readonly string[])
  return Object.entries(fields).flatMap(([name, field]) => {
    const inside = innerOf(field)
    const path = `${above}${name}${inside.isList ? '[]' : ''}`
    const about = typeof field['description'] === 'string' ? field['description'] : undefined
    const required = must.has(name) ? html` <span class="soft">required</span>` : NOTHING
    const row: Row = [
      html`<code class="path">${path}</code>`,
      html`${shapeWord(field)}${required}`,
      about === undefined ? undefined : inline(about),
    ]
    return [row, ...fieldRows(inside.schema, `${path}.`)]
  })
}

function innerOf(field: Json): { readonly schema: Json; readonly isList: boolean } {
  const items = field['items']
  if (typeof items === 'object' && items !== null) return { schema: items as Json, isList: true }
  return { schema: field, isList: false }
}

/** A schema in a few words: the link to a named shape, the words of a list, or the type. */
export function shapeWord(schema: object): Html {
  const { $ref, enum: words, oneOf, anyOf, items, type, format, const: only } = schema as Json
  if (typeof $ref === 'string') {
    const name = $ref.slice(COMPONENTS_AT.length)
    return html`<a href="#shape-${name}">${name}</a>`
  }
  const choices = oneOf ?? anyOf
  if (Array.isArray(choices)) return joined((choices as readonly object[]).map(shapeWord), ' or ')
  if (Array.isArray(words))
    return html`${(words as readonly unknown[]).filter((word) => word !== null).map((word) => html`<code>${textOf(word)}</code> `)}`
  if (only !== undefined) return html`<code>${textOf(only)}</code>`
  if (typeof items === 'object' && items !== null) return html`list of ${shapeWord(items)}`
  const kind = [type].flat().filter((one) => one !== 'null')[0]
  return html`${typeof format === 'string' ? format : (WORDS[String(kind)] ?? 'anything')}`
}

/** A value of a schema, a string without its quotes. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  object: 'object',
  null: 'null',
}
