/**
 * The layout of a pack: which files make it, and the schema of each. The law folder is public; `policy.yaml`, `lists.yaml`,
 * `rules/` and `terms/` make the risk folder, which an administration may keep elsewhere.
 */
import { type Static, type TSchema, Type } from '@sinclair/typebox'
import {
  AuthoritySchema,
  GroundSchema,
  LawFactSchema,
  ListConsequenceSchema,
  PackHeadSchema,
  PathwaySchema,
  PlaceSchema,
  PolicySchema,
  RateSchema,
  RegimeSchema,
  RuleSchema,
  TermListSchema,
} from '../domain/pack.ts'
import { QUALITY_FILES } from '../domain/quality-settings.ts'

const ROWS_MAX = 5_000
const rows = <S extends TSchema>(schema: S) => Type.Array(schema, { maxItems: ROWS_MAX })

/** A word's id in `texts/`, such as `missing.goodsItems.description`. */
const TEXT_ID = '^[a-z0-9][A-Za-z0-9.-]*$'

/** `texts/*.yaml`: id → what is said, and for filers what to write instead. */
export const TextsSchema = Type.Record(
  Type.String({ pattern: TEXT_ID }),
  Type.Object(
    {
      text: Type.String({ minLength: 1, maxLength: 2_000 }),
      mend: Type.Optional(Type.String({ minLength: 1, maxLength: 2_000 })),
    },
    { additionalProperties: false },
  ),
  { additionalProperties: false },
)

/** Files with one name and one schema. The key is the part of the `Pack` they become. */
export const LAW_FILES = {
  authorities: { file: 'law/purposes.yaml', schema: rows(AuthoritySchema) },
  places: { file: 'law/places.yaml', schema: rows(PlaceSchema) },
  rates: { file: 'law/rates.yaml', schema: rows(RateSchema) },
  regimes: { file: 'law/regimes.yaml', schema: rows(RegimeSchema) },
  pathways: { file: 'law/pathways.yaml', schema: rows(PathwaySchema) },
  grounds: { file: 'law/grounds.yaml', schema: rows(GroundSchema) },
  lawFacts: { file: 'law/facts.yaml', schema: rows(LawFactSchema) },
} as const

/** What the pack is. */
export const HEAD_FILE = { file: 'pack.yaml', schema: PackHeadSchema } as const
/** From indicators to a lane. */
export const POLICY_FILE = { file: 'policy.yaml', schema: PolicySchema } as const

/** What hits on lists of parties lead to. A pack that screens nobody has no such file. */
export const LISTS_FILE = { file: 'lists.yaml', schema: rows(ListConsequenceSchema) } as const

/** `risk/rules/*.yaml`: each file is a list of rules. */
export const RulesSchema = rows(RuleSchema)
/** `risk/terms/*.yaml`: each file is one list, or a list of lists. */
export const TermsSchema = TermListSchema
export const TermsListSchema = rows(TermListSchema)
/** The words of officers and of filers. */
export const TEXT_FILES = ['texts/officer.en.yaml', 'texts/filer.en.yaml'] as const

/** Folders of a law pack, and what each may hold; for telling of misspelt files. */
export const LAW_FOLDERS: Readonly<Record<string, readonly string[] | '*'>> = {
  quality: Object.keys(QUALITY_FILES).map((name) => `${name}.yaml`),
  law: Object.values(LAW_FILES).map(({ file }) => file.slice('law/'.length)),
  texts: TEXT_FILES.map((file) => file.slice('texts/'.length)),
  golden: '*',
}

export type Texts = Static<typeof TextsSchema>
