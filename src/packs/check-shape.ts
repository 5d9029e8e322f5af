/**
 * Checks a pack file's values against its schema and says in words what is wrong, where, and what
 * to write instead. A refusal of the schema library never reaches a reader as it is.
 */
import type { Static, TSchema } from '@sinclair/typebox'
import { Ajv, type ErrorObject } from 'ajv'
import { below, valueAt } from '../lib/json-pointer.ts'
import { ok, type Result, refuse } from '../lib/result.ts'
import { parseInstant } from '../lib/rfc3339.ts'
import { nearestWord } from './nearest-word.ts'
import { locate, type PackProblem } from './pack-problem.ts'
import type { YamlFile } from './read-yaml.ts'

const ajv = new Ajv({ allErrors: true, strict: false, verbose: true })
ajv.addFormat('instant', (text: string) => parseInstant(text) !== undefined)
const PROBLEMS_MAX = 50

/** The file's value as the schema's type, or all that is wrong with it. */
export function checkShape<S extends TSchema>(
  read: YamlFile,
  schema: S,
): Result<Static<S>, readonly PackProblem[]> {
  // The library keeps what it compiled, by schema.
  const validate = ajv.compile<Static<S>>(schema)
  if (validate(read.value)) return ok(read.value)
  const problems = telling(validate.errors ?? []).map((error) => problemOf(read, error))
  return refuse(problems.slice(0, PROBLEMS_MAX))
}

/**
 * Of a choice (`text or null`, a list or a mapping) the library reports each branch and the choice
 * itself; one of them tells the reader enough: the branch whose kind the value has, or else the one
 * that is not for null.
 */
function telling(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const seen = new Set<string>()
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf')
  const ofBranchTaken = (error: ErrorObject) =>
    choices.some(
      ({ instancePath, schemaPath }) =>
        error.instancePath === instancePath &&
        errors.some(
          (other) =>
            other !== error &&
            other.schemaPath.startsWith(schemaPath) &&
            other.keyword !== 'anyOf' &&
            !(other.keyword === 'type' && other.instancePath === instancePath),
        ),
    )
  return errors.filter((error) => {
    const isNullBranch = error.keyword === 'type' && error.params['type'] === 'null'
    if (isNullBranch || error.keyword === 'anyOf') return false
    if (error.keyword === 'type' && ofBranchTaken(error)) return false
    const place = `${error.instancePath} ${JSON.stringify(error.params)}`
    if (seen.has(place)) return false
    seen.add(place)
    return true
  })
}

function problemOf(read: YamlFile, error: ErrorObject): PackProblem {
  const { path, text, mend } = wordsOf(read, error)
  const position = locate(read.positions, path) ?? { file: read.file, line: 1, column: 1 }
  return { ...position, rule: 'schema', text, mend }
}

type Placed = { readonly path: string; readonly text: string; readonly mend: string }

function wordsOf(read: YamlFile, error: ErrorObject): Placed {
  const path = error.instancePath
  const name = nameOf(path)
  const params: Readonly<Record<string, unknown>> = error.params
  const limit = String(params['limit'])
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(error, String(params['additionalProperty']))
    case 'required':
      return {
        path,
        text: `\`${String(params['missingProperty'])}\` is missing here.`,
        mend: 'Write it.',
      }
    case 'enum':
      return wrongWord(read, error, name)
    case 'type':
      return {
        path,
        text: `${name} is ${kindOf(valueAt(read.value, path))}, not ${article(params['type'])}.`,
        mend: mendOfType(params['type'], valueAt(read.value, path)),
      }
    case 'pattern':
      return {
        path,
        text: `${name} is ${shown(valueAt(read.value, path))}, which has the wrong form.`,
        mend: `It must match ${String(params['pattern'])}.`,
      }
    case 'format':
      return {
        path,
        text: `${name} is ${shown(valueAt(read.value, path))}, no instant.`,
        mend: 'Write for example 2026-10-05T08:12:00Z.',
      }
    case 'minItems':
    case 'minLength':
      return { path, text: `${name} is too short.`, mend: `It needs at least ${limit}.` }
    case 'maxItems':
    case 'maxLength':
      return { path, text: `${name} is too long.`, mend: `It may have at most ${limit}.` }
    case 'minimum':
      return { path, text: `${name} is too small.`, mend: `It must be at least ${limit}.` }
    case 'maximum':
      return { path, text: `${name} is too large.`, mend: `It may be at most ${limit}.` }
    default:
      return { path, text: `${name} ${error.message ?? 'is not as it must be'}.`, mend: '' }
  }
}

function unknownKey(error: ErrorObject, key: string): Placed {
  const properties: unknown = error.parentSchema?.['properties']
  const known = Object.keys(typeof properties === 'object' ? (properties ?? {}) : {})
  const near = nearestWord(key, known)
  return {
    path: below(error.instancePath, key),
    text: `\`${key}\` is not known here;`,
    mend: near === undefined ? `known are ${quoted(known)}.` : `did you mean \`${near}\`?`,
  }
}

function wrongWord(read: YamlFile, error: ErrorObject, name: string): Placed {
  const value = valueAt(read.value, error.instancePath)
  const allowed: unknown = error.params['allowedValues']
  const words = Array.isArray(allowed) ? allowed.map(String) : []
  const near = typeof value === 'string' ? nearestWord(value, words) : undefined
  return {
    path: error.instancePath,
    text: `${name} is ${shown(value)}, which is no word known here;`,
    mend: near === undefined ? `known are ${quoted(words)}.` : `did you mean \`${near}\`?`,
  }
}

/** The last name on the way to a value: `/3/effect/weight` is "`weight`". */
function nameOf(path: string): string {
  const names = path.split('/').filter((segment) => segment.length > 0)
  const last = names.findLast((segment) => !/^\d+$/.test(segment))
  if (names.length === 0) return 'The file'
  if (last === undefined) return 'This entry'
  return names.at(-1) === last ? `\`${last}\`` : `An entry of \`${last}\``
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'empty'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'a mapping' : `the ${typeof value} ${shown(value)}`
}

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a mapping',
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
}

function article(type: unknown): string {
  const first: unknown = Array.isArray(type) ? type[0] : type
  return KINDS[String(first)] ?? String(first)
}

function mendOfType(type: unknown, value: unknown): string {
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {
    return `Put it in quotes: "${String(value)}".`
  }
  if (type === 'array') return 'Begin each entry with `- `; an empty list is `[]`.'
  return `Write ${article(type)}.`
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

function quoted(words: readonly string[]): string {
  const some = words.slice(0, 12).map((word) => `\`${word}\``)
  return some.join(', ') + (words.length > 12 ? ' and more' : '')
}
