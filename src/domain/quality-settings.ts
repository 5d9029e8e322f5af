/**
 * What a pack says about data quality (`quality/*.yaml`): vague words, limits, postcodes and
 * effects. The checks themselves know no country; everything that differs between countries stands
 * here.
 */
import { type Static, type TUnsafe, Type } from '@sinclair/typebox'
import { CHANNELS, MAIL_CLASSES } from './filing.ts'

const strict = { additionalProperties: false }
const id = Type.String({ pattern: '^[a-z0-9][a-z0-9.-]*$', maxLength: 120 })
const sentence = Type.String({ minLength: 1, maxLength: 2_000 })
const word = Type.String({ minLength: 1, maxLength: 200 })
const country = Type.String({ pattern: '^[A-Z]{2}$' })
const dayOrOpen = Type.Union([Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), Type.Null()])
/** One of a closed list of words, as a union that TypeBox itself can check. */
const words = <const W extends string>(list: readonly W[]) =>
  Type.Union(list.map((one) => Type.Literal(one))) as unknown as TUnsafe<W>

/** Where a word or figure comes from, and how sure that is. */
const QualitySourceSchema = Type.Object(
  { cite: sentence, mark: words(['V', 'S', 'U', 'N']) },
  strict,
)

/** Whether a term is wrong only when it stands alone, or anywhere. */
const TERM_KINDS = ['isolated', 'embedded'] as const
/**
 * What is wrong with a term: it says nothing, names a package, is a remark, or stands for nothing.
 */
export const TERM_RULES = ['vague', 'packaging', 'disclaimer', 'placeholder'] as const
/** Where terms are looked for: in descriptions of goods, or in names, streets and towns. */
const TERM_FIELDS = ['description', 'party'] as const

/**
 * Words of one sort. `isolated`: vague when nothing else is said (a whole description, or a whole
 * part of it between commas). `embedded`: wrong wherever it stands. A group holds for the channels
 * and authorities it names, or for all, from its first day until before its last.
 */
export const TermGroupSchema = Type.Object(
  {
    id,
    kind: words(TERM_KINDS),
    rule: words(TERM_RULES),
    fields: Type.Array(words(TERM_FIELDS), { minItems: 1 }),
    channels: Type.Optional(Type.Array(words(CHANNELS), { minItems: 1 })),
    authorities: Type.Optional(Type.Array(id, { minItems: 1 })),
    from: dayOrOpen,
    to: dayOrOpen,
    source: id,
    /** What to write instead, for the filer. */
    mend: sentence,
    /** Terms by language (ISO 639-1). */
    terms: Type.Record(
      Type.String({ pattern: '^[a-z]{2}$' }),
      Type.Array(word, { minItems: 1, maxItems: 2_000 }),
    ),
  },
  strict,
)

/** What a finding of a rule leads to under an authority: a message, or the filing is not taken. */
export const QualityEffectSchema = Type.Object(
  {
    rule: id,
    authority: Type.Optional(id),
    channels: Type.Optional(Type.Array(words(CHANNELS), { minItems: 1 })),
    from: dayOrOpen,
    to: dayOrOpen,
    effect: words(['warn', 'reject']),
    source: id,
  },
  strict,
)

/** `quality/vague-descriptions.yaml`. */
export const VagueDescriptionsSchema = Type.Object(
  {
    about: sentence,
    owner: sentence,
    reviewBy: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    sources: Type.Record(id, QualitySourceSchema),
    /** Words that add nothing to a description: `new`, `for`, `pcs`. */
    fillers: Type.Array(word, { maxItems: 500 }),
    groups: Type.Array(TermGroupSchema, { maxItems: 500 }),
    effects: Type.Array(QualityEffectSchema, { maxItems: 100 }),
  },
  strict,
)

/** `quality/postcode-regions.yaml`: how a country's postcodes begin in each of its regions. */
export const PostcodeRegionsSchema = Type.Object(
  {
    about: sentence,
    countries: Type.Record(
      country,
      Type.Object(
        {
          source: QualitySourceSchema,
          regions: Type.Record(
            word,
            Type.Object(
              {
                names: Type.Array(word, { minItems: 1, maxItems: 20 }),
                /**
                 * Beginnings such as `T` or `96799`, or spans of equally long numbers, `430-459`.
                 */
                prefixes: Type.Array(Type.String({ pattern: '^[A-Z0-9]+(-[0-9]+)?$' }), {
                  minItems: 1,
                  maxItems: 100,
                }),
              },
              strict,
            ),
          ),
        },
        strict,
      ),
    ),
  },
  strict,
)

const grams = Type.Integer({ minimum: 0, maximum: 1_000_000_000 })

/** `quality/limits.yaml`: what weight, value and time cannot be. Absent rows are not checked. */
export const QualityLimitsSchema = Type.Object(
  {
    about: sentence,
    sources: Type.Record(id, QualitySourceSchema),
    /** The most a postal item of a class may weigh. */
    mailWeightGrams: Type.Optional(
      Type.Partial(
        Type.Object(
          Object.fromEntries(MAIL_CLASSES.map((mailClass) => [mailClass, grams])) as Record<
            (typeof MAIL_CLASSES)[number],
            typeof grams
          >,
          strict,
        ),
      ),
    ),
    /** More than this for one package of the channel is a slip of the decimal point. */
    packageWeightGrams: Type.Optional(
      Type.Partial(
        Type.Object(
          Object.fromEntries(CHANNELS.map((channel) => [channel, grams])) as Record<
            (typeof CHANNELS)[number],
            typeof grams
          >,
          strict,
        ),
      ),
    ),
    /** A parcel that weighs less than this was not weighed. */
    grossWeightGramsMin: Type.Optional(grams),
    /** Net weights may exceed the gross weight by this much for each line: they are rounded. */
    roundingGrams: Type.Optional(grams),
    /** A value of at most this many minor units is a token, not a price. */
    tokenValueMinor: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
    /** At most 2,000, which is also as far as a description is read. */
    descriptionLengthMax: Type.Optional(Type.Integer({ minimum: 10, maximum: 2_000 })),
    descriptionLettersMin: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    /** A time further from lodgement than this is a slip of the year. */
    daysAhead: Type.Optional(Type.Integer({ minimum: 1, maximum: 36_500 })),
    daysBack: Type.Optional(Type.Integer({ minimum: 1, maximum: 36_500 })),
    /** Authorities that are filed under after arrival by law, so that it is not held against them. */
    retrospectiveAuthorities: Type.Optional(Type.Array(id, { maxItems: 50 })),
    /** Codes the country uses besides ISO 3166, from the user-assigned range. */
    extraCountries: Type.Optional(Type.Array(country, { maxItems: 50 })),
    /** Currencies in which trade is invoiced whatever the countries. */
    tradeCurrencies: Type.Optional(Type.Array(Type.String({ pattern: '^[A-Z]{3}$' }))),
  },
  strict,
)

export type TermGroup = Static<typeof TermGroupSchema>
export type VagueDescriptions = Static<typeof VagueDescriptionsSchema>
export type PostcodeRegions = Static<typeof PostcodeRegionsSchema>
export type QualityLimits = Static<typeof QualityLimitsSchema>
export type QualityEffect = Static<typeof QualityEffectSchema>
export type TermRule = (typeof TERM_RULES)[number]

/** The words of a rule. `{name}` stands for a value of the filing that the rule names. */
export type QualityText = { readonly text: string; readonly mend?: string }

/**
 * All a pack says about data quality. What it leaves out is not checked, or takes the default
 * words.
 */
export type QualitySettings = {
  readonly vagueDescriptions?: VagueDescriptions | undefined
  readonly postcodeRegions?: PostcodeRegions | undefined
  readonly limits?: QualityLimits | undefined
  /** Words by rule id; a rule without any takes the defaults. */
  readonly texts: Readonly<Record<string, QualityText>>
  /** How much a finding costs, 0 to 1, by rule id; a rule without any takes its own. */
  readonly weights?: Readonly<Record<string, number>> | undefined
}

/** The schema of each file of a pack's `quality/` folder, by name without its ending. */
export const QUALITY_FILES = {
  'vague-descriptions': VagueDescriptionsSchema,
  'postcode-regions': PostcodeRegionsSchema,
  limits: QualityLimitsSchema,
} as const
