/**
 * A whole server for tests: real routes over real HTTP, on a database of its own. Each answer that
 * `call` gives was checked against the OpenAPI document, and against nothing being in it that the
 * document does not name.
 */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import type { CompiledPack } from '../assess/compile-pack.ts'
import type { ListVersion } from '../domain/list.ts'
import { contentHash } from '../lib/hash.ts'
import type { ListFolder } from '../lists/list-folder.ts'
import { type Batcher, openBatcher } from '../pipeline/batcher.ts'
import { compiledPacks } from '../pipeline/compiled-packs.ts'
import { openPack } from '../pipeline/open-pack.ts'
import { drainWork } from '../pipeline/process-batch.ts'
import { openScreening } from '../pipeline/screening.ts'
import { openMemoryStore } from '../storage/memory/memory-store.ts'
import { openPostgresAudit } from '../storage/postgres/postgres-audit.ts'
import { openPostgresClearedMatches } from '../storage/postgres/postgres-cleared-matches.ts'
import { openPostgresKeys } from '../storage/postgres/postgres-keys.ts'
import { openPostgresListActs } from '../storage/postgres/postgres-list-acts.ts'
import { openPostgresPackShelf } from '../storage/postgres/postgres-pack-shelf.ts'
import { openPostgresReader } from '../storage/postgres/postgres-reader.ts'
import { openPostgresScreenedLists } from '../storage/postgres/postgres-screened-lists.ts'
import { openPostgresScreenedPack } from '../storage/postgres/postgres-screened-pack.ts'
import { openPostgresStore } from '../storage/postgres/postgres-store.ts'
import { createTestDatabase } from '../storage/postgres/test-cluster.fixture.ts'
import type { StorageOutage } from '../storage/storage-outage.ts'
import type { Store } from '../storage/store.ts'
import type { ApiPorts } from './api-ports.ts'
import { buildServer } from './build-server.ts'
import { filingOf } from './filing.fixture.ts'
import { type Metrics, openMetrics } from './metrics.ts'
import { SERVER_LIMITS, type ServerLimits } from './server-limits.ts'

/** The officers' token of test servers. */
export const TOKEN = 'a'.repeat(64)

/** JSON as tests look into it: whatever is there. */
export type Json = ReturnType<typeof JSON.parse>

/** How a test server differs from the usual one. */
export type TestApiOptions = {
  readonly limits?: Partial<ServerLimits>
  readonly pack?: 'example' | 'us'
  /** Another pool than the test database's own, such as one through a wire that can be cut. */
  readonly openPool?: (pool: pg.Pool) => pg.Pool
  readonly wrapStore?: (store: Store) => Store
  /** Lists that parties are screened against. */
  readonly lists?: readonly ListVersion[]
}

/** A running test server. */
export type TestApi = {
  readonly app: FastifyInstance
  readonly url: string
  readonly port: number
  readonly pool: pg.Pool
  readonly compiled: CompiledPack
  readonly batcher: Batcher
  readonly metrics: Metrics
  readonly faults: readonly unknown[]
  readonly outages: readonly StorageOutage[]
  /** Moves the server's clock on, milliseconds. */
  readonly passTime: (ms: number) => void
  /** Puts other lists in use; the server sees them in its next round. */
  readonly useLists: (versions: readonly ListVersion[]) => void
  /** A round of screening, and of all that it owes; gives the parcels decided again. */
  readonly round: () => Promise<readonly string[]>
  readonly createKey: (filer: string) => Promise<{ readonly id: string; readonly key: string }>
  readonly revokeKey: (id: string) => Promise<boolean>
  /** Asks as nobody, as a filer by key, or as an officer with the token. */
  readonly call: (method: string, path: string, asking?: Asking) => Promise<Answered>
  readonly close: () => Promise<void>
}

/** How a request is made: by whom, with which headers and body. */
export type Asking = {
  readonly key?: string
  readonly headers?: Readonly<Record<string, string>>
  /** An object is sent as JSON. */
  readonly body?: string | Buffer | object
  readonly type?: string
}

/** What came back. */
export type Answered = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body as JSON; undefined for other bodies. */
  readonly json: Json
  /** The lines of an NDJSON body. */
  readonly lines: readonly Json[]
}

const packs = new Map<string, Promise<CompiledPack>>()

async function compiledPack(id: string): Promise<CompiledPack> {
  const opened = await openPack({ pack: id })
  assert.ok(opened.ok, `pack ${id} loads`)
  return opened.value.compiled
}

/** Asserts that the server takes a good filing of `swiftwing` at this moment. */
export async function assertServing(api: TestApi, key: string): Promise<void> {
  const body = filingOf('swiftwing', `good-${randomBytes(6).toString('hex')}`)
  const { status } = await api.call('POST', '/v1/filings', { key, body })
  assert.equal(status, 202)
}

function versionsOf(current: () => readonly ListVersion[]): ListFolder {
  const known: ListVersion[] = []
  return {
    listActs: () => Promise.resolve([]),
    listActive: () => {
      known.push(...current())
      return Promise.resolve(current().map(({ head }) => head))
    },
    read: ({ list, hash }) =>
      Promise.resolve(known.find(({ head }) => head.list === list && head.hash === hash)),
  }
}

/** Starts a server. */
export async function startApi(options: TestApiOptions = {}): Promise<TestApi> {
  const database = await createTestDatabase()
  const pool = options.openPool?.(database.pool) ?? database.pool
  const id = options.pack ?? 'example'
  const loading = packs.get(id) ?? compiledPack(id)
  packs.set(id, loading)
  const compiled = await loading
  let passed = 0
  const now = () => new Date(Date.now() + passed).toISOString()
  const keys = openPostgresKeys(pool, now)
  const shelf = openPostgresPackShelf(pool, now)
  await shelf.keep(compiled.pack)
  const faults: unknown[] = []
  const outages: StorageOutage[] = []
  const onFault = (error: unknown) => `incident-${faults.push(error)}`
  const limits = { ...SERVER_LIMITS, ...options.limits }
  const store = openPostgresStore(pool, now)
  const reader = openPostgresReader(pool, now)
  const clearedMatches = openPostgresClearedMatches(pool, now)
  let lists = options.lists ?? []
  const screening = await openScreening({
    store,
    reader,
    compiled,
    clearedMatches,
    versions: versionsOf(() => lists),
    screenedLists: openPostgresScreenedLists(pool, now),
    screenedPack: openPostgresScreenedPack(pool, now),
    listActs: openPostgresListActs(pool),
    audit: openPostgresAudit(pool, now),
    shelf,
    now,
    log: () => undefined,
  })
  const settings = () => ({
    compiled,
    ...screening.current(),
    drawSecret: 'test-draw-secret',
    now,
  })
  const batcher = openBatcher({
    store: options.wrapStore?.(store) ?? store,
    settings,
    batchMax: 1_000,
    waitMs: 1,
    queueMax: limits.queueMax,
    onFault,
  })
  const ports: ApiPorts = {
    batcher,
    reader,
    clearedMatches,
    onCleared: screening.refreshCleared,
    screening: screening.current,
    screeningState: screening.state,
    keys,
    compiled: () => compiled,
    packs: compiledPacks(() => compiled, shelf),
    metrics: openMetrics(),
    officerToken: TOKEN,
    now,
    openMemoryStore,
    notReady: async () => {
      await reader.countWork()
      return batcher.depth() >= limits.queueMax ? 'The queue is full.' : undefined
    },
    onFault,
    onOutage: (outage) => void outages.push(outage),
    limits,
  }
  const app = await buildServer(ports)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const check = await documentCheck(url)
  return {
    app,
    url,
    port,
    pool: database.pool,
    compiled,
    batcher,
    metrics: ports.metrics,
    faults,
    outages,
    passTime: (ms) => {
      passed += ms
    },
    useLists: (versions) => {
      lists = versions
    },
    round: async () => {
      await screening.round(new AbortController().signal)
      return (await drainWork(store, settings())).map(({ consignment }) => consignment)
    },
    createKey: async (filer) => {
      const keyId = `k${randomBytes(6).toString('hex')}`
      const key = `tw_${keyId}_${randomBytes(24).toString('base64url')}`
      await keys.add({ id: keyId, filer, digest: contentHash(key) })
      return { id: keyId, key }
    },
    revokeKey: (keyId) => keys.revoke(keyId),
    call: async (method, path, asking = {}) => {
      const answered = await ask(`${url}${path}`, method, asking)
      check(method, path, answered)
      return answered
    },
    close: async () => {
      await app.close()
      await batcher.close()
      if (pool !== database.pool) await pool.end()
      await database.drop()
    },
  }
}

async function ask(url: string, method: string, asking: Asking): Promise<Answered> {
  const { key, headers, body, type } = asking
  const isPlain = typeof body === 'string' || Buffer.isBuffer(body) || body === undefined
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': type ?? 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isPlain ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const media = response.headers.get('content-type') ?? ''
  const isLines = media.startsWith('application/x-ndjson')
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: /json/.test(media) && !isLines ? JSON.parse(text) : undefined,
    lines: isLines ? text.split('\n').flatMap((line) => (line === '' ? [] : JSON.parse(line))) : [],
  }
}

type Check = (method: string, path: string, answered: Answered) => void

/** Checks answers of documented addresses against the server's own OpenAPI document. */
async function documentCheck(url: string): Promise<Check> {
  const document: Json = await (await fetch(`${url}/openapi.json`)).json()
  const ajv = new Ajv2020({ strict: false, formats: { 'date-time': true, date: true } })
  ajv.addSchema({ $id: 'api', ...closed(document) })
  const compiled = new Map<string, ValidateFunction>()
  const validate = (pointer: string, value: unknown, what: string) => {
    const known = compiled.get(pointer) ?? ajv.compile({ $ref: `api#${pointer}` })
    compiled.set(pointer, known)
    assert.ok(
      known(value),
      `${what}: ${JSON.stringify(known.errors)} in ${JSON.stringify(value).slice(0, 500)}`,
    )
  }
  return (method, path, { status, headers, json, lines }) => {
    const [address = ''] = path.split('?')
    const template = Object.keys(document.paths).find((one) =>
      new RegExp(`^${one.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(address),
    )
    const operation = document.paths[template ?? '']?.[method.toLowerCase()]
    if (operation === undefined) return
    const what = `${method} ${path} → ${status}`
    const answer = operation.responses[status]
    assert.ok(answer !== undefined, `${what} is documented`)
    const place =
      answer.$ref?.slice(1) ??
      `/paths/${segment(template)}/${method.toLowerCase()}/responses/${status}`
    const contents = (answer.$ref === undefined ? answer : at(document, place)).content
    const media = (headers.get('content-type') ?? '').split(';')[0] ?? ''
    assert.ok(Object.hasOwn(contents, media), `${what} is documented as ${media}`)
    for (const line of lines) validate('/components/schemas/Receipt', line, what)
    if (json !== undefined) validate(`${place}/content/${segment(media)}/schema`, json, what)
  }
}

function segment(text = ''): string {
  return encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'))
}

function at(document: Json, pointer: string): Json {
  return pointer
    .split('/')
    .slice(1)
    .reduce((value, name) => value[decodeURIComponent(name).replaceAll('~1', '/')], document)
}

/** The same schemas, but what they do not name may not be there. */
function closed(value: Json): Json {
  if (Array.isArray(value)) return value.map(closed)
  if (typeof value !== 'object' || value === null) return value
  const inner = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, closed(one)]))
  const isOpen = inner['type'] === 'object' && inner['properties'] !== undefined
  return isOpen && inner['additionalProperties'] === undefined
    ? { ...inner, additionalProperties: false }
    : inner
}
