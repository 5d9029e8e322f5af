/**
 * Golden scenarios: what comes in about a parcel, and what a pack must make of it, as an analyst
 * would write it down. An expectation says part of a decision; what it leaves out may be anything.
 */
import { type Static, type TSchema, Type } from '@sinclair/typebox'
import {
  CAUSES,
  DIRECTIVE_KINDS,
  LANES,
  SECURITY_OUTCOMES,
  SELECTION_REASONS,
} from '../domain/decision.ts'
import { LISTED_KINDS } from '../domain/list.ts'
import { TOPICS } from '../domain/topic.ts'

const strict = { additionalProperties: false }
const sentence = Type.String({ minLength: 1, maxLength: 2_000 })
const name = Type.String({ pattern: '^[a-z0-9][a-z0-9.-]*$', maxLength: 120 })
const words = <const W extends string>(list: readonly W[]) =>
  Type.Unsafe<W>({ type: 'string', enum: [...list] })
const several = <const W extends string>(list: readonly W[]) =>
  Type.Array(words(list), { minItems: 1 })
const names = Type.Array(Type.String({ minLength: 1 }), { minItems: 1 })
const maybe = <T extends TSchema>(schema: T) => Type.Optional(schema)
const record = Type.Record(Type.String(), Type.Unknown())

/** Part of a decision. Lists name what must be there, `no…` what must not; other entries are free. */
export const ExpectationSchema = Type.Object(
  {
    lane: maybe(words(LANES)),
    security: maybe(words(SECURITY_OUTCOMES)),
    pathway: maybe(Type.String()),
    revision: maybe(Type.Integer({ minimum: 1 })),
    cause: maybe(words(CAUSES)),
    /** The score is at least, and at most, this. */
    scoreFrom: maybe(Type.Integer({ minimum: 0 })),
    scoreTo: maybe(Type.Integer({ minimum: 0 })),
    indicators: maybe(names),
    noIndicators: maybe(names),
    topics: maybe(several(TOPICS)),
    noTopics: maybe(several(TOPICS)),
    /** Rule ids of findings. */
    findings: maybe(names),
    noFindings: maybe(names),
    /** Facts that could not be known. */
    unknowns: maybe(names),
    directives: maybe(several(DIRECTIVE_KINDS)),
    noDirectives: maybe(several(DIRECTIVE_KINDS)),
    selection: maybe(words(SELECTION_REASONS)),
  },
  strict,
)

/** A filing or event: written out, or `like` a named one `with` changes (RFC 7396 merge patch). */
const SubmissionSchema = Type.Union([
  Type.Object({ like: name, with: maybe(record) }, strict),
  Type.Object({ kind: words(['filing', 'event']) }, { additionalProperties: true }),
])

const step = {
  /** The clock when these come in. */
  at: Type.String({ format: 'instant' }),
  submissions: Type.Array(SubmissionSchema, { maxItems: 1_000 }),
  /** Consignment → part of its newest decision after this step. */
  expect: Type.Record(Type.String({ minLength: 1 }), ExpectationSchema),
  /** Exactly the consignments decided in this step, when it matters that no other was. */
  decided: maybe(Type.Array(Type.String())),
}

const ListedAddressSchema = Type.Object(
  {
    text: Type.String({ minLength: 1 }),
    city: maybe(Type.String({ minLength: 1 })),
    country: maybe(Type.String({ pattern: '^[A-Z]{2}$' })),
  },
  strict,
)

/** A list of parties as a scenario makes it up. */
const ListSchema = Type.Object(
  {
    list: name,
    asOf: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    entries: Type.Array(
      Type.Object(
        {
          id: Type.String({ minLength: 1 }),
          kind: words(LISTED_KINDS),
          names,
          addresses: maybe(Type.Array(ListedAddressSchema, { minItems: 1 })),
        },
        strict,
      ),
      { minItems: 1, maxItems: 100 },
    ),
  },
  strict,
)

/** A scenario of one step, or of several over one record. */
const ScenarioSchema = Type.Object(
  {
    name: sentence,
    about: sentence,
    /** Number of the acceptance journey it serves. */
    journey: maybe(Type.Integer({ minimum: 1, maximum: 99 })),
    /** The lists that parties are screened against; none unless told. */
    lists: maybe(Type.Array(ListSchema, { minItems: 1, maxItems: 20 })),
    at: maybe(step.at),
    submissions: maybe(step.submissions),
    expect: maybe(step.expect),
    decided: step.decided,
    steps: maybe(Type.Array(Type.Object(step, strict), { minItems: 1, maxItems: 50 })),
  },
  strict,
)

/** `golden/*.yaml`. */
export const GoldenFileSchema = Type.Object(
  {
    about: sentence,
    /** Filings and events that scenarios begin from, by name. */
    submissions: maybe(Type.Record(name, record)),
    scenarios: Type.Array(ScenarioSchema, { minItems: 1, maxItems: 500 }),
  },
  strict,
)

export type Expectation = Static<typeof ExpectationSchema>
export type GoldenList = Static<typeof ListSchema>
export type GoldenFile = Static<typeof GoldenFileSchema>
