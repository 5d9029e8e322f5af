/**
 * A jurisdiction as data: law (dated, cited, public) and risk (owned, reviewed, kept apart).
 * Everything has a period; a period includes `from` and excludes `to`, null is open.
 */
import { type Static, type TSchema, Type } from '@sinclair/typebox'
import { DIRECTIVE_KINDS, LANES, SECURITY_OUTCOMES } from './decision.ts'
import { ELEMENT_NAMES } from './element.ts'
import { CHANNELS, PARTY_ROLES } from './filing.ts'
import { PURPOSES } from './purpose.ts'
import type { TermLanguage } from './term-language.ts'
import { TOPICS } from './topic.ts'

const words = <const W extends string>(list: readonly W[]) =>
  Type.Unsafe<W>({ type: 'string', enum: [...list] })
const strict = { additionalProperties: false }
const id = Type.String({ pattern: '^[a-z0-9][a-z0-9.-]*$', maxLength: 120 })
const sentence = Type.String({ minLength: 1, maxLength: 2_000 })
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const dayOrOpen = Type.Union([day, Type.Null()])
const period = { from: dayOrOpen, to: dayOrOpen }
const minor = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
const condition = Type.String({ minLength: 1, maxLength: 4_000 })
/** One character is a word only in scripts such as Chinese. */
const term = Type.String({ pattern: '^(?:[^]{2,}|[^\\u0000-\\u024f])$', maxLength: 200 })
const maybe = <T extends TSchema>(schema: T) => Type.Optional(schema)

/** How sure a fact of law is: verified, secondary source, unverified, not established. */
export const MarkSchema = words(['V', 'S', 'U', 'N'])
const source = { cite: sentence, mark: MarkSchema, note: maybe(sentence), verifiedOn: maybe(day) }

/** `pack.yaml`: what the pack is. */
export const PackHeadSchema = Type.Object(
  {
    id,
    version: Type.String({ pattern: '^\\d{4}\\.\\d{1,2}\\.\\d+$' }),
    title: sentence,
    country: Type.String({ pattern: '^[A-Z]{2}$' }),
    currency: Type.String({ pattern: '^[A-Z]{3}$' }),
    timeZone: sentence,
    domesticCountries: Type.Array(Type.String({ pattern: '^[A-Z]{2}$' }), { minItems: 1 }),
    language: Type.String({ pattern: '^[a-z]{2}$' }),
    about: sentence,
  },
  strict,
)

/** `law/purposes.yaml`: which purposes each authority of filing allows. */
export const AuthoritySchema = Type.Object(
  { id, name: sentence, purposes: Type.Array(words(PURPOSES), { minItems: 1 }), ...source },
  strict,
)

/** `law/places.yaml`: places of arrival and their time zones; facilities are codes there. */
export const PlaceSchema = Type.Object(
  {
    code: Type.String({ pattern: '^[A-Z]{2}[A-Z0-9]{3}$' }),
    name: sentence,
    timeZone: sentence,
    facilities: Type.Array(Type.String(), { maxItems: 100 }),
  },
  strict,
)

/** `law/rates.yaml`: units of the pack's currency for one unit of `currency`, as decimal text. */
export const RateSchema = Type.Object(
  {
    currency: Type.String({ pattern: '^[A-Z]{3}$' }),
    ...period,
    rate: Type.String({ pattern: '^\\d{1,9}(\\.\\d{1,9})?$' }),
    ...source,
  },
  strict,
)

/** `law/regimes.yaml`, in order; the first row that holds governs. */
export const RegimeSchema = Type.Object(
  {
    id,
    name: sentence,
    ...period,
    origins: Type.Array(Type.String({ pattern: '^([A-Z]{2}|\\*)$' }), { minItems: 1 }),
    channels: Type.Array(words([...CHANNELS, '*'] as const), { minItems: 1 }),
    state: words(['open', 'suspended', 'repealed']),
    thresholdMinor: Type.Union([minor, Type.Null()]),
    aggregation: words(['person-day', 'none']),
    basis: sentence,
    ...source,
  },
  strict,
)

/**
 * One element a pathway asks for. `blocking`: its absence moves the lane. Without `cite` and `mark`
 * those of the pathway hold.
 */
const RequiredElementSchema = Type.Object(
  {
    element: words(ELEMENT_NAMES),
    status: words(['required', 'conditional', 'optional']),
    blocking: maybe(Type.Boolean()),
    when: maybe(condition),
    cite: maybe(sentence),
    mark: maybe(MarkSchema),
    note: maybe(sentence),
    verifiedOn: maybe(day),
  },
  strict,
)

/**
 * By when the data must be in. `before-departure` and `before-arrival` count minutes before the
 * event.
 */
const DeadlineSchema = Type.Object(
  {
    before: words(['departure', 'arrival']),
    minutes: Type.Integer({ minimum: -60 * 24 * 60, maximum: 60 * 24 * 60 }),
    ...source,
  },
  strict,
)

/**
 *  `law/pathways.yaml`, in order; the first row that holds is taken. `when` is CEL over the facts.
 */
export const PathwaySchema = Type.Object(
  {
    id,
    name: sentence,
    ...period,
    regimes: maybe(Type.Array(id, { minItems: 1 })),
    channels: Type.Array(words([...CHANNELS, '*'] as const), { minItems: 1 }),
    when: maybe(condition),
    whenUnknown: maybe(words(['take', 'skip'])),
    entryType: Type.Union([Type.String(), Type.Null()]),
    isExempt: Type.Boolean({
      description:
        'Whether goods here are under the low-value exemption and count to the person-day.',
    }),
    ceilingMinor: Type.Union([minor, Type.Null()]),
    elements: Type.Array(RequiredElementSchema, { maxItems: 100 }),
    deadline: maybe(DeadlineSchema),
    ...source,
  },
  strict,
)

/** `law/grounds.yaml`: legal grounds, what they allow, and whether they are mandatory. */
export const GroundSchema = Type.Object(
  {
    id,
    name: sentence,
    outcomes: Type.Array(
      words(['must-seize', 'may-seize', 'detain', 'penalty', 'refuse', 'examine', 'review']),
      { minItems: 1 },
    ),
    limits: maybe(sentence),
    ...source,
  },
  strict,
)

/**
 *  `law/facts.yaml`: further dated facts of law kept for officers and later parts (duties, fees, switches).
 */
export const LawFactSchema = Type.Object(
  {
    id,
    what: sentence,
    ...period,
    values: maybe(Type.Record(Type.String(), Type.Unknown())),
    ...source,
  },
  strict,
)

/** An example of a rule: facts that make it fire, or leave it silent. */
const example = Type.Record(Type.String(), Type.Unknown())

/** What an indicator or an unknown does to the outcome. `lane` is a forced minimum. */
export const EffectSchema = Type.Object(
  {
    weight: Type.Integer({ minimum: 0, maximum: 1_000 }),
    lane: maybe(words(LANES)),
    security: maybe(words(SECURITY_OUTCOMES.filter((outcome) => outcome !== 'dnl'))),
  },
  strict,
)

/**
 *  `risk/rules/*.yaml`: one signal. `when` is CEL over the facts; `scope` says if `item` is bound.
 */
export const RuleSchema = Type.Object(
  {
    id,
    topic: words(TOPICS),
    scope: words(['consignment', 'goodsItem']),
    ...period,
    purpose: words(PURPOSES),
    when: condition,
    effect: EffectSchema,
    whenUnknown: maybe(EffectSchema),
    ground: id,
    basis: Type.Object({ kind: words(['statute', 'guidance', 'analytic']), ...source }, strict),
    owner: sentence,
    reviewBy: day,
    text: sentence,
    fires: Type.Array(example, { minItems: 1, maxItems: 20 }),
    silent: Type.Array(example, { minItems: 1, maxItems: 20 }),
  },
  strict,
)

const someTerms = (maxItems: number) => Type.Array(term, { minItems: 1, maxItems })
const contextName = Type.String({
  pattern: '^[a-z][a-z0-9.-]*(?:~\\d{1,2}[<>]?)?$',
  maxLength: 120,
})

/**
 * `risk/terms/*.yaml`: words and phrases that rules ask for with `mentions(text, "list-id")`. A term
 * may carry contexts and a source of its own: `china white +form -ceramic~4 @dea` (see `term.ts`).
 */
export const TermListSchema = Type.Object(
  {
    id,
    topic: words(TOPICS),
    about: sentence,
    owner: sentence,
    reviewBy: day,
    /** Named groups of words that terms of this list may need or be excused by. */
    contexts: maybe(
      Type.Record(Type.String({ pattern: '^[a-z][a-z0-9-]*$' }), someTerms(2_000), strict),
    ),
    /** Sources of single terms, by the name that `@name` gives them. */
    sources: maybe(
      Type.Record(
        Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
        Type.Object(source, strict),
        strict,
      ),
    ),
    /** Contexts that every term of the list needs, and contexts any of which excuses every term. */
    needs: maybe(Type.Array(contextName, { minItems: 1, maxItems: 20 })),
    unless: maybe(Type.Array(contextName, { minItems: 1, maxItems: 50 })),
    /**
     * Longer phrases around a term that are innocent: the term inside one does not count.
     */
    except: maybe(Type.Array(term, { maxItems: 2_000 })),
    /** The terms, or the terms of each language; `any` is for names that have none. */
    terms: Type.Union([
      someTerms(20_000),
      Type.Object(
        {
          any: maybe(someTerms(20_000)),
          en: maybe(someTerms(20_000)),
          zh: maybe(someTerms(20_000)),
          es: maybe(someTerms(20_000)),
          fr: maybe(someTerms(20_000)),
          de: maybe(someTerms(20_000)),
          pt: maybe(someTerms(20_000)),
          ru: maybe(someTerms(20_000)),
          ar: maybe(someTerms(20_000)),
          hi: maybe(someTerms(20_000)),
          tr: maybe(someTerms(20_000)),
        } satisfies Record<TermLanguage, TSchema>,
        { ...strict, minProperties: 1 },
      ),
    ]),
    ...source,
  },
  strict,
)

/**
 * `risk/lists.yaml`: what it means that a party is like one of a list. A list without a row here is
 * not looked at: a name alone has no consequence in law.
 */
export const ListConsequenceSchema = Type.Object(
  {
    id,
    /** The list, such as `ofac-sdn`. */
    list: id,
    /** What of a party is looked at, its name unless told; an address hits by house and room. */
    by: maybe(words(['name', 'address'])),
    topic: words(TOPICS),
    ...period,
    purpose: words(PURPOSES),
    /** The likeness from which a party hits; 1 is the same name, or an address alike in every part. */
    likeness: Type.Number({ minimum: 0.5, maximum: 1 }),
    /** The parties that are looked at; all, unless told. */
    roles: maybe(Type.Array(words(PARTY_ROLES), { minItems: 1 })),
    effect: EffectSchema,
    ground: id,
    basis: Type.Object({ kind: words(['statute', 'guidance', 'analytic']), ...source }, strict),
    owner: sentence,
    reviewBy: day,
    text: sentence,
  },
  strict,
)

/** `risk/policy.yaml`: from indicators to a lane. */
export const PolicySchema = Type.Object(
  {
    scoreMax: Type.Integer({ minimum: 1, maximum: 10_000 }),
    thresholds: Type.Array(
      Type.Object({ lane: words(LANES), from: Type.Integer({ minimum: 1 }) }, strict),
      { minItems: 1 },
    ),
    /** Per topic at most this much of the score, so that one theme does not count without end. */
    topicMax: maybe(Type.Record(Type.String(), Type.Integer({ minimum: 0 }))),
    conflict: Type.Object(
      { weight: Type.Integer({ minimum: 0 }), ground: id, text: sentence },
      strict,
    ),
    whenUnknown: Type.Object(
      {
        default: EffectSchema,
        byTopic: maybe(Type.Record(Type.String(), EffectSchema)),
        ruleFault: EffectSchema,
        text: sentence,
      },
      strict,
    ),
    missingBlocking: EffectSchema,
    missingRequired: EffectSchema,
    missingText: sentence,
    late: Type.Object({ effect: EffectSchema, ground: id, text: sentence }, strict),
    noData: Type.Object({ lane: words(LANES), text: sentence }, strict),
    random: Type.Object(
      {
        share: Type.Number({ minimum: 0, maximum: 1 }),
        lane: words(LANES),
        strata: Type.Array(
          Type.Object(
            {
              channel: maybe(words(CHANNELS)),
              exportCountry: maybe(Type.String()),
              valueFromMinor: maybe(minor),
              valueToMinor: maybe(minor),
              share: Type.Number({ minimum: 0, maximum: 1 }),
            },
            strict,
          ),
        ),
        ...source,
      },
      strict,
    ),
    directives: Type.Record(
      Type.String(),
      Type.Array(Type.Object({ kind: words(DIRECTIVE_KINDS), text: sentence }, strict)),
    ),
  },
  strict,
)

export type Mark = Static<typeof MarkSchema>
export type PackHead = Static<typeof PackHeadSchema>
export type Authority = Static<typeof AuthoritySchema>
export type Place = Static<typeof PlaceSchema>
export type Rate = Static<typeof RateSchema>
export type Regime = Static<typeof RegimeSchema>
export type Pathway = Static<typeof PathwaySchema>
export type Ground = Static<typeof GroundSchema>
export type LawFact = Static<typeof LawFactSchema>
export type Effect = Static<typeof EffectSchema>
export type Rule = Static<typeof RuleSchema>
export type TermList = Static<typeof TermListSchema>
export type ListConsequence = Static<typeof ListConsequenceSchema>
export type Policy = Static<typeof PolicySchema>

/** A pack as loaded: checked, hashed, immutable. `hash` covers every file that decides. */
export type Pack = {
  readonly head: PackHead
  readonly hash: string
  readonly authorities: readonly Authority[]
  readonly places: readonly Place[]
  readonly rates: readonly Rate[]
  readonly regimes: readonly Regime[]
  readonly pathways: readonly Pathway[]
  readonly grounds: readonly Ground[]
  readonly lawFacts: readonly LawFact[]
  readonly rules: readonly Rule[]
  readonly termLists: readonly TermList[]
  readonly consequences: readonly ListConsequence[]
  readonly policy: Policy
  /** Texts by id: officers' words, filers' words, quality rules. */
  readonly texts: Readonly<Record<string, { readonly text: string; readonly mend?: string }>>
  /** Quality settings as read from `quality/*.yaml`, by file name without its ending. */
  readonly quality: Readonly<Record<string, unknown>>
}
