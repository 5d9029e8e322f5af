/** The OpenAPI 3.1 document, made from the routes themselves. */
import { PUBLISHED_SCHEMAS } from '../intake/published-schema.ts'
import { CLEARING_COMPONENTS } from './contract/clearing-schema.ts'
import { ConsignmentSchema } from './contract/consignment-schema.ts'
import { DECISION_COMPONENTS } from './contract/decision-schema.ts'
import { NOTICE_COMPONENTS } from './contract/notice-schema.ts'
import { ProblemSchema, RefusalSchema } from './contract/problem-schema.ts'
import { ReceiptSchema } from './contract/receipt-schema.ts'
import { SYSTEM_COMPONENTS } from './contract/system-schema.ts'
import type { Parameters } from './parameter.ts'
import { PROBLEM_MEDIA_TYPE, problemText, RETRY_AFTER_SECONDS } from './problem.ts'
import { PROBLEM_NAMES, PROBLEMS, type ProblemName } from './problem-table.ts'
import type { Answer, Audience, Operation, Route } from './route.ts'

type Json = Readonly<Record<string, unknown>>

/** What every route of an audience may answer, whatever it does. */
const PROBLEMS_OF: Readonly<Record<Audience, readonly ProblemName[]>> = {
  filers: ['no-key', 'fault', 'busy'],
  officers: ['no-key', 'not-allowed', 'fault', 'busy'],
  machine: ['not-allowed', 'fault', 'busy'],
  everyone: ['fault', 'busy'],
}

const SECURITY: Readonly<Record<Audience, readonly Json[]>> = {
  filers: [{ filerKey: [] }],
  officers: [{ officerToken: [] }, { officerCookie: [] }],
  machine: [],
  everyone: [],
}

/** The problems a route may answer with, by the table's order. */
export function problemsOf({ audience, operation }: Route): readonly ProblemName[] {
  const { path, query, problems } = operation
  const hasParameters = Object.keys(path).length + Object.keys(query).length > 0
  const names = new Set<ProblemName>([
    ...PROBLEMS_OF[audience],
    ...problems,
    ...(hasParameters ? (['bad-request'] as const) : []),
    ...(Object.keys(path).length > 0 ? (['address-too-long'] as const) : []),
  ])
  return PROBLEM_NAMES.filter((name) => names.has(name))
}

/** The OpenAPI document of `routes`, plain JSON. */
export function openApi(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const { address, method } = route.operation
    const path = address.replaceAll(/:(\w+)/gu, '{$1}')
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(route) }
  }
  const document: Json = {
    openapi: '3.1.0',
    info: ABOUT,
    tags: TAGS,
    servers: [{ url: '/', description: 'This server.' }],
    paths,
    components: {
      schemas: componentSchemas(),
      responses: Object.fromEntries(PROBLEM_NAMES.map((name) => [name, problemAnswer(name)])),
      securitySchemes: SECURITY_SCHEMES,
    },
  }
  // What the schema library adds for itself are symbols, which JSON leaves out.
  return JSON.parse(JSON.stringify(document)) as Json
}

const ABOUT = {
  title: 'Tidewaiter',
  version: '1',
  summary: 'Advance data about parcels in, one defensible decision for each parcel out.',
  description:
    'Filers lodge filings and events, and read receipts, dispositions and their data quality. ' +
    'Officers on the server’s own machine read consignments and decisions. Everything that is ' +
    'refused is a problem (RFC 9457) whose type has a page that explains it.',
} as const

const TAGS = [
  { name: 'filers', description: 'For carriers, posts, brokers, marketplaces and sellers.' },
  { name: 'officers', description: 'For officers, on the server’s own machine.' },
  { name: 'machine', description: 'For programs on the server’s own machine.' },
  { name: 'everyone', description: 'Needs no key.' },
] as const

const SECURITY_SCHEMES = {
  filerKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'A filer’s key, made with `tidewaiter keys create`.',
  },
  officerToken: {
    type: 'http',
    scheme: 'bearer',
    description: 'The officers’ token, printed when the server starts.',
  },
  officerCookie: {
    type: 'apiKey',
    in: 'cookie',
    name: 'tidewaiter_officer',
    description: 'The same token, as the first page keeps it in a browser.',
  },
} as const

function componentSchemas(): Json {
  return {
    Filing: withoutHead(PUBLISHED_SCHEMAS.filing),
    Event: withoutHead(PUBLISHED_SCHEMAS.event),
    Receipt: ReceiptSchema,
    Refusal: RefusalSchema,
    Problem: ProblemSchema,
    ...NOTICE_COMPONENTS,
    ...DECISION_COMPONENTS,
    Consignment: ConsignmentSchema,
    ...CLEARING_COMPONENTS,
    ...SYSTEM_COMPONENTS,
  }
}

/** A published schema as a part of another document: its own id would move the references in it. */
function withoutHead(schema: unknown): Json {
  const { $id: _id, $schema: _schema, ...rest } = schema as Json
  return rest
}

function operationOf(route: Route): Json {
  const { id, summary, about, path, query, body, answers } = route.operation
  return {
    operationId: id,
    tags: [route.audience],
    summary,
    ...(about === undefined ? {} : { description: about }),
    security: SECURITY[route.audience],
    parameters: [...parametersOf(path, 'path'), ...parametersOf(query, 'query')],
    ...(body === undefined ? {} : { requestBody: { required: true, ...answerOf(body) } }),
    responses: { ...answersOf(answers), ...problemAnswers(problemsOf(route)) },
  }
}

function parametersOf(parameters: Parameters, place: 'path' | 'query'): readonly Json[] {
  return Object.entries(parameters).map(([name, { about, schema, example }]) => ({
    name,
    in: place,
    required: place === 'path',
    description: about,
    schema,
    ...(example === undefined ? {} : { example }),
  }))
}

function answersOf(answers: Operation['answers']): Json {
  return Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => [status, answerOf(answer)]),
  )
}

function answerOf({ about, contents }: Answer): Json {
  const content = contents.map(({ mediaType, schema, examples }) => {
    const named = Object.entries(examples ?? {}).map(([name, value]) => [name, { value }] as const)
    const shown = named.length === 0 ? {} : { examples: Object.fromEntries(named) }
    return [mediaType, { schema, ...shown }] as const
  })
  return { description: about, content: Object.fromEntries(content) }
}

function problemAnswers(names: readonly ProblemName[]): Json {
  return Object.fromEntries(
    names.map((name) => [PROBLEMS[name].status, { $ref: `#/components/responses/${name}` }]),
  )
}

const RETRY_AFTER = {
  'Retry-After': {
    description: 'Seconds after which to try again.',
    schema: { type: 'integer', minimum: 1 },
    example: RETRY_AFTER_SECONDS,
  },
} as const

function problemAnswer(name: ProblemName): Json {
  const example: unknown = JSON.parse(problemText(name, { detail: DETAILS[name] }))
  return {
    description: `${PROBLEMS[name].title}: see /problems/${name}.`,
    ...(name === 'busy' ? { headers: RETRY_AFTER } : {}),
    content: {
      [PROBLEM_MEDIA_TYPE]: { schema: { $ref: '#/components/schemas/Problem' }, example },
    },
  }
}

/** What each problem may say. */
const DETAILS: Readonly<Record<ProblemName, string>> = {
  'bad-request': 'limit is a whole number from 1 to 1000.',
  'no-key': 'This key is not known, or was revoked; ask the administration for one.',
  'not-allowed':
    'This address answers the server’s own machine only, asked as localhost or 127.0.0.1.',
  'not-found': 'You have filed nothing under "F-2026-0009".',
  'wrong-method': '/v1/filings takes POST.',
  'too-slow': 'The document was not whole after 60 s. Send it again.',
  'version-clash': 'Another statement stands under this filer, reference and version, and stays.',
  'body-too-large': 'One document has at most 16777216 bytes. Send many as NDJSON.',
  'address-too-long': 'A part of the address has more than 200 characters.',
  'media-type':
    '"text/plain" is not read here. Send application/json, application/x-ndjson or text/csv.',
  'not-understood': 'Nothing was kept. Mend what the errors name and send it again.',
  'headers-too-large': 'The headers have more than 16 KiB.',
  fault: 'It was not accepted. Send it again later.',
  busy: 'More is waiting for decision than may wait. Nothing of this request was read.',
}
