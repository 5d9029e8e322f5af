/** The schema of a clearing: how officers clear a false match, and what stands cleared. */
import { Type } from '@sinclair/typebox'

/** Everything of clearings that has a name in the OpenAPI document. */
export const CLEARING_COMPONENTS = {
  Clearing: Type.Object(
    {
      list: Type.String(),
      entry: Type.String({ description: 'The publisher’s number of the entry.' }),
      by: Type.String({ description: 'Who clears it.' }),
      reason: Type.String(),
      until: Type.String({ format: 'date', description: 'First day on which it holds no longer.' }),
    },
    { additionalProperties: false },
  ),
  ClearedMatches: Type.Object({
    clearedMatches: Type.Array(
      Type.Object({
        id: Type.String(),
        list: Type.String(),
        entry: Type.String(),
        name: Type.String({ description: 'The filed name.' }),
        by: Type.String(),
        reason: Type.String(),
        at: Type.String({ format: 'date-time' }),
        until: Type.String({ format: 'date' }),
      }),
    ),
  }),
} as const
