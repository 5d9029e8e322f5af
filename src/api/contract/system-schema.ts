/** What operators and integrators read, as JSON: life, readiness and the law in force. */
import { Type } from '@sinclair/typebox'
import {
  AuthoritySchema,
  GroundSchema,
  PackHeadSchema,
  PathwaySchema,
  RegimeSchema,
} from '../../domain/pack.ts'

/** The process answers. */
const HealthSchema = Type.Object({
  status: Type.Literal('alive'),
  warnings: Type.Array(
    Type.Unsafe<'list-overdue' | 'screening-again'>({
      type: 'string',
      enum: ['list-overdue', 'screening-again'],
      description:
        'list-overdue: a list is older than its publisher usually lets it become. ' +
        'screening-again: parcels are looked at again because a list, a clearing or the pack changed.',
    }),
  ),
})

/** Which lists are used, and how far parcels are looked at again. */
const ScreeningSchema = Type.Object({
  lists: Type.Array(
    Type.Object({
      list: Type.String(),
      asOf: Type.String({ format: 'date' }),
      hash: Type.String(),
      entries: Type.Integer(),
      ageDays: Type.Integer(),
      isOverdue: Type.Boolean({
        description: 'Older than its publisher usually lets it become.',
      }),
    }),
  ),
  underWay: Type.Union([
    Type.Null(),
    Type.Object({
      because: Type.Unsafe<'list' | 'clearing' | 'pack'>({
        type: 'string',
        enum: ['list', 'clearing', 'pack'],
      }),
      since: Type.String({ format: 'date-time' }),
      screened: Type.Integer({ description: 'Parcels looked at so far.' }),
      owed: Type.Integer({ description: 'Of these, how many are to be decided again.' }),
    }),
  ]),
})

/** It takes filings. */
const ReadySchema = Type.Object({ status: Type.Literal('ready') })

/** The law in force, each row with its source. */
const PacksSchema = Type.Object({
  packs: Type.Array(
    Type.Object({
      ...PackHeadSchema.properties,
      hash: Type.String({ description: 'SHA-256 of the whole pack, its risk part included.' }),
      regimes: Type.Array(RegimeSchema),
      pathways: Type.Array(PathwaySchema),
      authorities: Type.Array(AuthoritySchema),
      grounds: Type.Array(GroundSchema),
    }),
  ),
})

/** Everything of the system that has a name in the OpenAPI document. */
export const SYSTEM_COMPONENTS = {
  Packs: PacksSchema,
  Health: HealthSchema,
  Screening: ScreeningSchema,
  Readiness: ReadySchema,
} as const

/** Which JSON Schemas are published. */
export const SchemaDocument = Type.Unsafe<unknown>({
  type: 'object',
  description: 'A JSON Schema, draft 2020-12.',
})
