/** The receipt of a record, as JSON. */
import { Type } from '@sinclair/typebox'

/** A reason, with the place in the submission (RFC 6901). */
export const RefusalSchema = Type.Object({
  pointer: Type.String({ description: 'RFC 6901 pointer into the submission.' }),
  rule: Type.String({ description: 'Stable word for the rule.' }),
  text: Type.String({ description: 'What is wrong and what to write instead.' }),
})

/** What a filer gets back for each record. */
export const ReceiptSchema = Type.Object({
  line: Type.Optional(
    Type.Integer({ description: 'Line of the input, from 1; absent for one document.' }),
  ),
  reference: Type.Optional(Type.String()),
  version: Type.Optional(Type.Integer()),
  kind: Type.Unsafe<'accepted' | 'replayed' | 'clashed' | 'refused'>({
    type: 'string',
    enum: ['accepted', 'replayed', 'clashed', 'refused'],
  }),
  consignmentId: Type.Optional(Type.String({ description: 'The parcel it was joined to.' })),
  ignored: Type.Optional(
    Type.Array(Type.String(), {
      description: 'Pointers of fields that were kept but not understood.',
    }),
  ),
  errors: Type.Optional(Type.Array(RefusalSchema)),
})
