/** Problems as JSON (RFC 9457), and which of them a route answers with. */
import { Type } from '@sinclair/typebox'
import { RefusalSchema } from './receipt-schema.ts'

/** A problem document. */
export const ProblemSchema = Type.Object({
  type: Type.String({ description: 'Address of the page that explains it.' }),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  errors: Type.Optional(Type.Array(RefusalSchema)),
  incident: Type.Optional(Type.String({ description: 'Tell an operator this id.' })),
})

const STATUS = {
  'bad-request': 400,
  'no-key': 401,
  'not-allowed': 403,
  'not-found': 404,
  'version-clash': 409,
  'body-too-large': 413,
  'media-type': 415,
  'not-understood': 422,
  busy: 503,
} as const

/** The answers of a route that may send these problems. */
export function problemAnswers(...names: readonly (keyof typeof STATUS)[]) {
  return Object.fromEntries(
    names.map((name) => [STATUS[name], { description: `See /problems/${name}`, ...ProblemSchema }]),
  )
}
