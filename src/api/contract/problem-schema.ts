/** Problems and refusals as JSON: RFC 9457, with the reasons and their places. */
import { Type } from '@sinclair/typebox'
import { component } from './component.ts'

/** One reason, with the place in the submission. */
export const RefusalSchema = Type.Object(
  {
    pointer: Type.String({ description: 'Place in the submission, an RFC 6901 JSON Pointer.' }),
    rule: Type.String({ description: 'Stable word for the rule that was broken.' }),
    text: Type.String({ description: 'What is wrong, where, and what to write instead.' }),
  },
  { description: 'A reason why something was not taken.' },
)

/** A problem document. */
export const ProblemSchema = Type.Object(
  {
    type: Type.String({ description: 'Address of the page that explains the problem.' }),
    title: Type.String({ description: 'The problem in a few words, the same each time.' }),
    status: Type.Integer({ description: 'The HTTP status.' }),
    detail: Type.String({ description: 'What is wrong this time, and the mend.' }),
    errors: Type.Optional(
      Type.Array(component('Refusal'), { description: 'The reasons, at most 50.' }),
    ),
    incident: Type.Optional(
      Type.String({ description: 'For operators: the id under which their log tells more.' }),
    ),
  },
  { description: 'A problem (RFC 9457, application/problem+json).' },
)
