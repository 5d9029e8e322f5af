/** The schemas as published: what a filing or event must look like, in standard JSON Schema alone. */
import { EventSchema, FilingSchema } from '../domain/filing.ts'
import { isJsonList, type JsonValue } from '../lib/strict-json.ts'

const DIALECT = 'https://json-schema.org/draft/2020-12/schema'

/** JSON Schema (draft 2020-12) of filings and of events, as documents of their own. */
export const PUBLISHED_SCHEMAS: {
  readonly filing: JsonValue
  readonly event: JsonValue
} = { filing: published(FilingSchema), event: published(EventSchema) }

function published(schema: object): JsonValue {
  // What TypeBox adds for itself are symbols, which JSON leaves out.
  const document = JSON.parse(JSON.stringify(schema)) as Members
  return { $schema: DIALECT, ...standardMembers(document) }
}

type Members = { readonly [name: string]: JsonValue }

/** `instant` is our name for RFC 3339 within some years; others know the former as `date-time`. */
function standardMembers(members: Members): Members {
  const made = Object.entries(members).map(([name, member]) => {
    return [
      name,
      name === 'format' && member === 'instant' ? 'date-time' : standard(member),
    ] as const
  })
  return Object.fromEntries(made)
}

function standard(value: JsonValue): JsonValue {
  if (isJsonList(value)) return value.map(standard)
  return typeof value === 'object' && value !== null ? standardMembers(value) : value
}
