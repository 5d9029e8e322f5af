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
const HealthSchema = Type.Object({ status: Type.Literal('alive') })

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
  Readiness: ReadySchema,
} as const

/** Which JSON Schemas are published. */
export const SchemaDocument = Type.Unsafe<unknown>({
  type: 'object',
  description: 'A JSON Schema, draft 2020-12.',
})
