/** Parameters of addresses: one description gives the reading, the refusal and the documentation. */
import { ok, type Result, refuse } from '../lib/result.ts'

/** A parameter whose text becomes a `T`, or a sentence that says what to write. */
export type Parameter<T> = {
  readonly about: string
  readonly schema: Readonly<Record<string, unknown>>
  /** An example for the documentation. */
  readonly example?: string | number | boolean
  /** `undefined` is a parameter that was not given. */
  readonly read: (text: string | undefined, name: string) => Result<T, string>
}

/** Parameters by name. */
export type Parameters = Readonly<Record<string, Parameter<unknown>>>

/** What reading gives for each parameter. */
export type ValuesOf<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never
}

type Range = {
  readonly about: string
  readonly from: number
  readonly to: number
  readonly fallback: number
}

/** A whole number within a range. */
export function wholeNumber({ about, from, to, fallback }: Range): Parameter<number> {
  return {
    about,
    schema: { type: 'integer', minimum: from, maximum: to, default: fallback },
    read: (text, name) => {
      if (text === undefined) return ok(fallback)
      const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN
      if (value >= from && value <= to) return ok(value)
      return refuse(`${name} is a whole number from ${from} to ${to}.`)
    },
  }
}

/** One of a closed list of words, or absent. */
export function oneWord<const W extends string>(
  words: readonly W[],
  about: string,
): Parameter<W | undefined> {
  return {
    about,
    schema: { type: 'string', enum: [...words] },
    read: (text, name) => {
      const word = words.find((one) => one === text)
      if (word !== undefined || text === undefined) return ok(word)
      return refuse(`${name} is one of ${words.join(', ')}.`)
    },
  }
}

/** `true` or `false`; false when absent. */
export function yesNo(about: string): Parameter<boolean> {
  return {
    about,
    schema: { type: 'boolean', default: false },
    read: (text, name) => {
      if (text === undefined || text === 'false') return ok(false)
      return text === 'true' ? ok(true) : refuse(`${name} is true or false.`)
    },
  }
}

const TEXT_LENGTH_MAX = 200

/** Some text that must be there, at most 200 characters. */
export function someText(about: string, example: string): Parameter<string> {
  return {
    about,
    schema: { type: 'string', minLength: 1, maxLength: TEXT_LENGTH_MAX },
    example,
    read: (text, name) => {
      const isFit = text !== undefined && text.length > 0 && text.length <= TEXT_LENGTH_MAX
      if (isFit && !text.includes('\0') && text.isWellFormed()) return ok(text)
      return refuse(`${name} is a text of 1 to ${TEXT_LENGTH_MAX} characters without NUL.`)
    },
  }
}

/** Reads all parameters of `given`, a parsed query or path; the first refusal stands for all. */
export function readParameters<P extends Parameters>(
  parameters: P,
  given: unknown,
): Result<ValuesOf<P>, string> {
  const values = new Map(Object.entries(given ?? {}))
  const unknown = [...values.keys()].find((name) => !Object.hasOwn(parameters, name))
  if (unknown !== undefined) {
    const names = Object.keys(parameters).join(', ')
    const mend = names.length > 0 ? `it takes ${names}` : 'it takes none'
    return refuse(`This address knows no parameter "${unknown.slice(0, 40)}"; ${mend}.`)
  }
  const read: Record<string, unknown> = {}
  for (const [name, parameter] of Object.entries(parameters)) {
    const text: unknown = values.get(name)
    if (text !== undefined && typeof text !== 'string') return refuse(`Give ${name} once only.`)
    const value = parameter.read(text, name)
    if (!value.ok) return value
    read[name] = value.value
  }
  return ok(read as ValuesOf<P>)
}
