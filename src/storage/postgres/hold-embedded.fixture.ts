/** A process that owns an embedded PostgreSQL, for tests that kill it. Says when it is ready, or why not. */

import { openPool } from './connect.ts'
import { startEmbedded } from './embedded.ts'

const [dataFolder = '', statement] = process.argv.slice(2)

try {
  const database = await startEmbedded({ dataFolder, log: () => undefined })
  process.once('SIGTERM', () => {
    void database.stop().then(() => process.exit(0))
  })
  if (statement !== undefined) {
    const { connection } = database
    const pool = openPool({ connection, applicationName: 'tidewaiter', log: () => undefined })
    await pool.query(statement)
    // Work under way that must not be committed after this process is gone.
    const client = await pool.connect()
    await client.query('begin')
    await client.query(statement)
    client.query('select pg_sleep(600)').catch(() => undefined)
  }
  process.send?.({ kind: 'ready', message: '' })
  setInterval(() => undefined, 60_000)
} catch (error) {
  process.send?.({
    kind: 'failed',
    message: error instanceof Error ? error.message : String(error),
  })
  process.disconnect()
}
