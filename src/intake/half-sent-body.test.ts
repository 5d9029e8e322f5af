/** A body that a real client stops sending: what came whole is read, and the server lives on. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { brief, exampleFiling, readAll } from './filing.fixture.ts'
import type { ReadRecord } from './read-record.ts'

const LINES = [1, 2, 3].map((number) => `${JSON.stringify(exampleFiling(number))}\n`)

/** What a server reads of a request of which a client sends only `sent`, and then hangs up. */
async function readHalf(sent: Buffer, lengthSaid: number): Promise<readonly ReadRecord[]> {
  const read = Promise.withResolvers<readonly ReadRecord[]>()
  const server = createServer((request: IncomingMessage) => {
    readAll(request, { format: 'ndjson' }).then(read.resolve, read.reject)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const client = connect(port, '127.0.0.1')
  client.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${lengthSaid}\r\n\r\n`)
  client.write(sent, () => client.end())
  const records = await read.promise
  client.destroy()
  server.close()
  await once(server, 'close')
  return records
}

test('plain: the lines that came whole are read, the rest is told', async () => {
  const body = Buffer.from(LINES.join(''))
  const records = await readHalf(body.subarray(0, -100), body.length)
  assert.deepEqual(records.map(brief), ['1 F-2026-1', '2 F-2026-2', '3 ! cut-off@'])
})

test('cut between two lines: it is still told that something is missing', async () => {
  const body = Buffer.from(LINES.join(''))
  const records = await readHalf(Buffer.from(LINES[0] ?? ''), body.length)
  assert.deepEqual(records.map(brief), ['1 F-2026-1', '2 ! cut-off@'])
})

test('gzip: what could be inflated is read, the rest is told', async () => {
  const body = gzipSync(LINES.join(''))
  const records = await readHalf(body.subarray(0, -8), body.length)
  assert.deepEqual(records.map(brief), ['1 F-2026-1', '2 F-2026-2', '3 F-2026-3', '4 ! cut-off@'])
})
