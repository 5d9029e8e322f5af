/** Told to stop while it starts, the server still leaves nothing running. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { findPostmaster } from './storage/postgres/postmaster.ts'

test('Ctrl-C while the database starts ends it too', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'tidewaiter-stopped-'))
  chmodSync(folder, 0o755) // As root the database has an account of its own, which must get in.
  t.after(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  const dataFolder = join(folder, 'data')
  const { DATABASE_URL: _, ...environment } = process.env
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { ...environment, TIDEWAITER_DATA_DIR: dataFolder, TIDEWAITER_PORT: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let told = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    const before = told
    told += text
    const isStarting = told.includes('Starting the database')
    if (isStarting && !before.includes('Starting the database')) child.kill('SIGINT')
  })
  const [code] = (await once(child, 'close')) as [number | null]
  assert.equal(code, 0, told)
  assert.match(told, /Stopping/u)
  assert.doesNotMatch(told, /Serving at|Playing/u)
  assert.equal(findPostmaster(join(dataFolder, 'postgres/data')), undefined)
})
