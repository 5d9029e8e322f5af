/** The receipt of a record, as JSON. */
import { Type } from '@sinclair/typebox'
import { component } from './component.ts'

export const RECEIPT_KINDS = ['accepted', 'replayed', 'clashed', 'refused'] as const

/** What a filer gets back for each record. */
export const ReceiptSchema = Type.Object(
  {
    line: Type.Optional(
      Type.Integer({
        minimum: 1,
        description: 'Line of the input on which the record begins; absent for one document.',
      }),
    ),
    reference: Type.Optional(
      Type.String({ description: 'Your reference; absent where it could not be read.' }),
    ),
    version: Type.Optional(Type.Integer({ minimum: 1 })),
    kind: Type.Unsafe<(typeof RECEIPT_KINDS)[number]>({
      type: 'string',
      enum: [...RECEIPT_KINDS],
      description:
        'accepted: new, on disk and decided. replayed: the same was accepted before. clashed: ' +
        'another statement stands under this key, and stays. refused: nothing was kept.',
    }),
    ignored: Type.Optional(
      Type.Array(Type.String(), {
        description: 'Pointers of fields that were kept but not understood.',
      }),
    ),
    errors: Type.Optional(
      Type.Array(component('Refusal'), { description: 'Why it clashed or was refused.' }),
    ),
  },
  { description: 'What became of one record.' },
)
