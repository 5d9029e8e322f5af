/** A decision as officers see it, as JSON. How a parcel was selected is not part of what they see. */
import { Type } from '@sinclair/typebox'
import { CAUSES, DIRECTIVE_KINDS, LANES, SECURITY_OUTCOMES } from '../../domain/decision.ts'
import { TOPICS } from '../../domain/topic.ts'
import { component } from './component.ts'

/** One of a closed list of words. */
function word(words: readonly string[], description: string) {
  return Type.Unsafe<string>({ type: 'string', enum: [...words], description })
}

/** A moment in UTC. */
export const MomentSchema = Type.String({
  format: 'date-time',
  examples: ['2026-10-05T08:12:00.000Z'],
})

/** A lane, by its word. */
export const LaneSchema = word(LANES, 'What happens to the parcel, mildest to strictest.')

/** What a filer should mend. */
const FindingSchema = Type.Object(
  {
    pointer: Type.String({ description: 'Place in the filing, an RFC 6901 JSON Pointer.' }),
    rule: Type.String({ description: 'Stable word for the rule of data quality.' }),
    text: Type.String({ description: 'What is wrong there.' }),
    mend: Type.String({ description: 'What to write instead.' }),
    source: Type.Optional(
      Type.String({ description: 'Reference of the filing; absent when all together lack it.' }),
    ),
    filer: Type.Optional(Type.String({ description: 'Who filed that; for officers only.' })),
  },
  { description: 'What a filer should mend in its own data.' },
)

const EvidenceSchema = Type.Object({
  path: Type.String({ description: 'Place in the filing.' }),
  value: Type.String({ description: 'What is stated there.' }),
  source: Type.String({ description: 'Reference of the filing that states it.' }),
  list: Type.Optional(Type.String({ description: 'The list that was matched.' })),
  entry: Type.Optional(Type.String({ description: 'The entry of that list.' })),
  listed: Type.Optional(Type.String({ description: 'What the entry says, such as its address.' })),
  score: Type.Optional(Type.Number({ description: 'How well it matches, 0 to 1.' })),
})

/** What speaks for stopping a parcel. */
const IndicatorSchema = Type.Object(
  {
    id: Type.String({ description: 'The rule of the pack.' }),
    topic: word(TOPICS, 'What it is about.'),
    weight: Type.Integer({ description: 'What it adds to the score.' }),
    ground: Type.String({ description: 'The legal ground, an id of the pack.' }),
    text: Type.String({ description: 'The indicator in words, for officers.' }),
    evidence: Type.Array(EvidenceSchema),
  },
  { description: 'What speaks for stopping the parcel, with the values it rests on.' },
)

/** One decision. */
const DecisionSchema = Type.Object(
  {
    consignment: Type.String({ description: 'The name officers use; it never changes.' }),
    consignmentId: Type.String({ description: 'The internal id.' }),
    revision: Type.Integer({ minimum: 1, description: 'Counts changes of the decision’s input.' }),
    cause: word(CAUSES, 'Which change made this revision.'),
    decidedAt: MomentSchema,
    security: Type.Object(
      { outcome: word(SECURITY_OUTCOMES, 'Outcome of the assessment before loading.') },
      { description: 'Before loading: its own clock and audience.' },
    ),
    lane: LaneSchema,
    directives: Type.Array(
      Type.Object({
        kind: word(DIRECTIVE_KINDS, 'What is to be done.'),
        text: Type.String({ description: 'The same in words.' }),
      }),
    ),
    score: Type.Integer({ description: 'The indicators’ weights together, within the caps.' }),
    pathway: Type.String({ description: 'Pack, regime and pathway of the governing day.' }),
    indicators: Type.Array(component('Indicator')),
    findings: Type.Array(component('Finding')),
    unknowns: Type.Array(
      Type.Object({
        fact: Type.String({ description: 'The fact that could not be had.' }),
        reason: Type.String({ description: 'Why not.' }),
      }),
    ),
    reasons: Type.Array(
      Type.Object({
        by: Type.String({ description: 'A rule, or a part of the policy.' }),
        lane: LaneSchema,
        text: Type.String(),
      }),
      { description: 'The way to the lane, step by step.' },
    ),
    pack: Type.String({ description: 'Pack and version that decided.' }),
    packHash: Type.String({ description: 'SHA-256 of the pack’s content.' }),
    lists: Type.Record(Type.String(), Type.String(), {
      description: 'Lists that were looked at, and their versions.',
    }),
    model: Type.Union([Type.String(), Type.Null()], { description: 'The model, if one scored.' }),
  },
  { description: 'One decision about one revision of a consignment, as officers see it.' },
)

const TraceSchema = Type.Object(
  {
    text: Type.String({ description: 'This part of the condition, as written.' }),
    span: Type.Object({ start: Type.Integer(), end: Type.Integer() }),
    outcome: Type.Object({
      kind: word(['known', 'unknown'], 'Whether this part has a value.'),
      value: Type.Optional(Type.Unknown({ description: 'The value it gave.' })),
      missing: Type.Optional(Type.Array(Type.String(), { description: 'Facts that lacked.' })),
      errors: Type.Optional(Type.Array(Type.Unknown(), { description: 'What failed.' })),
    }),
    round: Type.Optional(Type.String({ description: 'The element a macro looked at.' })),
    parts: Type.Array(component('Trace')),
  },
  { description: 'A part of a condition and what it gave.' },
)

const RuleTraceSchema = Type.Object(
  {
    id: Type.String({ description: 'The rule.' }),
    topic: word(TOPICS, 'What it is about.'),
    purpose: Type.String({ description: 'The purpose for which it looks at the data.' }),
    condition: Type.String({ description: 'Its condition, CEL.' }),
    truth: word(['yes', 'no', 'unknown'], 'Whether it held.'),
    weight: Type.Integer({ description: 'What it adds when it holds.' }),
    traces: Type.Array(
      Type.Object({
        item: Type.Optional(Type.Integer({ description: 'Place of the goods item, from 0.' })),
        trace: component('Trace'),
      }),
    ),
  },
  { description: 'Why a rule fired, did not, or could not be known.' },
)

/** The newest decisions, or all about one consignment. */
const DecisionsSchema = Type.Object({
  decisions: Type.Array(component('Decision')),
  trace: Type.Optional(
    Type.Array(component('RuleTrace'), { description: 'Of the newest decision, when asked for.' }),
  ),
})

/** Everything about decisions that has a name in the OpenAPI document. */
export const DECISION_COMPONENTS = {
  Finding: FindingSchema,
  Indicator: IndicatorSchema,
  Decision: DecisionSchema,
  Trace: TraceSchema,
  RuleTrace: RuleTraceSchema,
  Decisions: DecisionsSchema,
} as const
