/** What filers read back, as JSON: their own receipts, status and findings, and nothing of anyone else. */
import { Type } from '@sinclair/typebox'
import { DIRECTIVE_KINDS } from '../../domain/decision.ts'
import { component } from './component.ts'
import { MomentSchema } from './decision-schema.ts'

export const STATUS_WORDS = [
  'released',
  'documents-requested',
  'held',
  'refused',
  'received',
] as const

/** Where the parcel of a filing stands, as its filer may know. */
const NoticeSchema = Type.Object(
  {
    reference: Type.String({ description: 'Your reference.' }),
    version: Type.Integer({ minimum: 1, description: 'Your version that counts.' }),
    consignment: Type.String({ description: 'The parcel by the first number you gave for it.' }),
    revision: Type.Integer({ minimum: 1, description: 'Grows with each decision.' }),
    decidedAt: MomentSchema,
    status: Type.Unsafe<string>({
      type: 'string',
      enum: [...STATUS_WORDS],
      description:
        'For carriers, posts and brokers, who have the parcel in hand or answer for its entry. ' +
        'Everyone else reads received.',
    }),
    directives: Type.Array(Type.Unsafe<string>({ type: 'string', enum: [...DIRECTIVE_KINDS] }), {
      description: 'What to do with the parcel; empty for who does not have it in hand.',
    }),
    findings: Type.Array(component('Finding'), { description: 'What to mend in your own data.' }),
  },
  { description: 'Where a parcel stands, as its filer may know.' },
)

/** One message of a filer's feed. */
const DispositionSchema = Type.Object(
  {
    cursor: Type.Integer({ minimum: 1, description: 'Grows; never given twice.' }),
    kind: Type.Literal('disposition'),
    createdAt: MomentSchema,
    body: component('Notice'),
  },
  { description: 'A message of your feed.' },
)

/** A page of the feed. */
const FeedSchema = Type.Object({
  messages: Type.Array(component('Disposition')),
  next: Type.Integer({ minimum: 0, description: 'Send it as `after` the next time.' }),
})

/** A filer's statements under one reference. */
const StatementsSchema = Type.Object({
  receipts: Type.Array(
    Type.Object({
      reference: Type.String(),
      version: Type.Integer({ minimum: 1 }),
      kind: Type.Literal('accepted'),
      hash: Type.String({ description: 'SHA-256 (hex) of what you stated, in RFC 8785 form.' }),
      receivedAt: MomentSchema,
    }),
    { description: 'The 100 highest versions, in the order accepted.' },
  ),
  status: Type.Optional(component('Notice')),
})

const Count = Type.Integer({ minimum: 0 })
const Share = Type.Number({ minimum: 0, maximum: 1 })

/** A filer's data quality by day. */
const QualitySchema = Type.Object({
  days: Type.Array(
    Type.Object({
      day: Type.String({ format: 'date', description: 'UTC day of receipt.' }),
      filings: Count,
      cleanFilings: Type.Integer({ minimum: 0, description: 'Filings without any finding.' }),
      quality: Type.Number({
        minimum: 0,
        maximum: 1,
        description: 'Mean over the filings: 1 is without fault.',
      }),
      findings: Type.Record(Type.String(), Count, { description: 'Findings by rule.' }),
      filingsWith: Type.Record(Type.String(), Count, {
        description: 'Filings with at least one finding of the rule.',
      }),
      parts: Type.Record(Type.String(), Type.Object({ filings: Count, quality: Share }), {
        description: 'By part of the filing: how many state it, and how well.',
      }),
    }),
    { description: 'Oldest first; days without filings are left out.' },
  ),
})

/** Everything that filers read and that has a name in the OpenAPI document. */
export const NOTICE_COMPONENTS = {
  Notice: NoticeSchema,
  Disposition: DispositionSchema,
  Feed: FeedSchema,
  Statements: StatementsSchema,
  Quality: QualitySchema,
} as const
