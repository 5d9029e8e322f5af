/** How the nouns are written as schemas. In a filing, absent, null and blank all mean *unknown*. */
import { type Static, type TSchema, Type } from '@sinclair/typebox'

/** The most characters a filed text may have; a longer one is refused (64 KiB). */
const TEXT_LENGTH_MAX = 65_536

type Described = { readonly description: string; readonly [keyword: string]: unknown }

/**
 * A field that may be absent, null or blank: unknown. Intake removes null and blank, so readers see
 * `undefined`.
 */
export function unknowable<T extends TSchema>(schema: T) {
  const nullable: Record<string, unknown> = { ...schema, type: [schema['type'], 'null'] }
  const choices: unknown = schema['enum']
  if (Array.isArray(choices)) nullable['enum'] = [...(choices as readonly unknown[]), null]
  return Type.Optional(Type.Unsafe<Static<T>>(nullable))
}

/** One of a closed list of words. */
export function oneOf<const W extends string>(words: readonly W[], about: Described) {
  return Type.Unsafe<W>({ type: 'string', enum: [...words], ...about })
}

/** Text as filed, in any script, at most 64 KiB. */
export function text(description: string, extra: Record<string, unknown> = {}) {
  return Type.String({ maxLength: TEXT_LENGTH_MAX, description, ...extra })
}

/** A point in time, RFC 3339 with its offset, between 1990 and 2100. */
export function instant(description: string, example = '2026-10-05T08:12:00Z') {
  return Type.String({ format: 'instant', maxLength: 40, description, examples: [example] })
}

/** A whole number from `minimum` to 2^53 - 1. */
export function whole(description: string, minimum: number, examples: readonly number[] = []) {
  return Type.Integer({
    minimum,
    maximum: Number.MAX_SAFE_INTEGER,
    description,
    ...(examples.length > 0 ? { examples: [...examples] } : {}),
  })
}
