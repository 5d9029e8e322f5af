/** A consignment as joined, with who stated what, as JSON for officers. */
import { Type } from '@sinclair/typebox'
import { component } from './component.ts'
import { LaneSchema, MomentSchema } from './decision-schema.ts'

const Kept = {
  sequence: Type.Integer({ description: 'Order of acceptance over the whole record.' }),
  hash: Type.String({ description: 'SHA-256 (hex) of what was stated.' }),
}

/** A consignment, its sources and what became of it. */
export const ConsignmentSchema = Type.Object(
  {
    id: Type.String({ description: 'The internal id.' }),
    name: Type.String({ description: 'The name officers use; it never changes.' }),
    revision: Type.Integer({ minimum: 1 }),
    lane: Type.Union([LaneSchema, Type.Null()]),
    supersededBy: Type.Union([Type.String(), Type.Null()], {
      description: 'The older consignment it was found to be the same as.',
    }),
    namesakes: Type.Array(Type.String(), {
      description: 'Ids of other consignments of the same name.',
    }),
    statement: Type.Unsafe<unknown>({
      type: 'object',
      description: 'The elements as joined, in the form of a filing’s `consignment`.',
    }),
    goodsItems: Type.Array(Type.Unsafe<unknown>({ type: 'object' })),
    provenance: Type.Record(Type.String(), Type.Integer({ minimum: 0 }), {
      description:
        'Pointer of an element → place in `filings` of the filing it comes from. An element ' +
        'without an entry comes from where its nearest ancestor does.',
    }),
    conflicts: Type.Array(
      Type.Object({
        element: Type.String(),
        sides: Type.Array(
          Type.Object({
            source: Type.String(),
            filer: Type.String(),
            role: Type.String(),
            path: Type.String(),
            value: Type.String(),
          }),
        ),
      }),
      { description: 'What filers state differently, side by side.' },
    ),
    filings: Type.Array(Type.Object({ ...Kept, filing: component('Filing') })),
    events: Type.Array(Type.Object({ ...Kept, event: component('Event') })),
    firstLodgedAt: Type.Optional(Type.String({ description: 'When the first filing was lodged.' })),
    whereabouts: Type.Object({
      last: Type.Optional(component('Event')),
      place: Type.Optional(Type.String()),
      departedAt: Type.Optional(MomentSchema),
      arrivedAt: Type.Optional(MomentSchema),
      arrivedPlace: Type.Optional(Type.String()),
      canBeStopped: Type.Boolean(),
      isDelivered: Type.Boolean(),
      receptacle: Type.Optional(Type.String()),
    }),
    isCancelled: Type.Boolean({ description: 'Every filing about it was cancelled.' }),
    isWithoutFiling: Type.Boolean({ description: 'It is known from events only.' }),
  },
  { description: 'A parcel as all its filers together state it, each element with its source.' },
)
