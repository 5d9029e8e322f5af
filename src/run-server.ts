/** Runs the server: opens the record, loads the pack, serves, and plays a sample day into an empty record. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { type Config, readConfig } from './config.ts'
import { UnusableList } from './lists/list-folder.ts'
import { describeProblem } from './packs/pack-problem.ts'
import { openPack } from './pipeline/open-pack.ts'
import { playSampleDay } from './play-sample-day.ts'
import { type Serving, serve } from './serve.ts'
import { StorageOutage } from './storage/storage-outage.ts'

/** Exit codes: bad settings or a bad pack, and something outside that is out. */
const EXIT = { usage: 2, outage: 3 } as const
/** How long requests under way may take to finish when the server is stopped, milliseconds. */
const FINISH_MS = 30_000

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

function end(code: number, line: string): never {
  say(`tidewaiter: ${line}`)
  process.exit(code)
}

/**
 * Serves until SIGINT, SIGTERM or the end of its terminal. What keeps it from starting is one line
 * on standard error.
 */
export async function runServer(environment: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(environment)
  if (!config.ok) end(EXIT.usage, config.refusal)
  const stopping = stopWhenAsked()
  const serving = await start(config.value)
  const isStopping = () => stopping.aborted
  stopping.addEventListener('abort', () => void close(serving))
  if (isStopping()) return await close(serving)
  void serving.record.lost.then((outage) => {
    if (!isStopping()) end(EXIT.outage, outage.message)
  })
  greet(serving, config.value)
  const { pack, sampleParcels } = config.value
  if (sampleParcels > 0) {
    await playSampleDay(serving, { pack, parcels: sampleParcels, say, signal: stopping })
  }
  if (!isStopping()) say('Ready. Stop with Ctrl+C.')
}

/** Aborted when the server is told to stop, from the first moment on: a database may be starting. */
function stopWhenAsked(): AbortSignal {
  const stopping = new AbortController()
  const stop = (signal: NodeJS.Signals) => {
    if (!stopping.signal.aborted) {
      say('Stopping: what is under way finishes first …')
      stopping.abort()
    } else if (signal !== 'SIGHUP') {
      end(EXIT.outage, `stopped at once by a second ${signal}.`)
    }
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  // Only a terminal that closes means this; under nohup there is none, and a hangup is no order.
  if (process.stderr.isTTY) process.on('SIGHUP', stop)
  process.stderr.on('error', () => undefined) // What finishes outlives the terminal it tells.
  return stopping.signal
}

async function start(config: Config): Promise<Serving> {
  await demandPort(config)
  say(`Loading pack ${config.pack} …`)
  const opened = await openPack(config)
  if (!opened.ok) {
    for (const problem of opened.refusal) say(describeProblem(problem))
    end(EXIT.usage, `pack ${config.pack} cannot be used; the lines above say where and why.`)
  }
  say(
    config.environment['DATABASE_URL'] === undefined
      ? 'Starting the database …'
      : 'Opening the database that DATABASE_URL names …',
  )
  try {
    return await serve({ config, compiled: opened.value.compiled, log: say })
  } catch (error) {
    if (error instanceof StorageOutage) end(EXIT.outage, error.message)
    if (error instanceof UnusableList) end(EXIT.usage, error.message)
    endUnlistened(error, config)
  }
}

/** Fails early, before a database is started, when the port cannot be had. */
async function demandPort(config: Config): Promise<void> {
  const probe = createServer()
  try {
    probe.listen({ host: config.host, port: config.port })
    await once(probe, 'listening')
    probe.close()
    await once(probe, 'close')
  } catch (error) {
    endUnlistened(error, config)
  }
}

function endUnlistened(error: unknown, { host, port }: Config): never {
  const { code } = error as NodeJS.ErrnoException
  const place = `port ${port} of ${host}`
  switch (code) {
    case 'EADDRINUSE':
      return end(EXIT.outage, `${place} is taken; stop what listens there, or set TIDEWAITER_PORT.`)
    case 'EACCES':
      return end(
        EXIT.usage,
        `${place} may not be used by this account; set TIDEWAITER_PORT to 1024 or more.`,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return end(EXIT.usage, `${host} is no address of this machine; set TIDEWAITER_HOST.`)
    case undefined:
    default:
      throw error
  }
}

function greet({ port, officerToken }: Serving, config: Config): void {
  const isLocal = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(config.host)
  const address = `http://${isLocal ? 'localhost' : config.host}:${port}`
  say(`Serving at ${address} (API documentation: ${address}/docs)`)
  say(`Officers: http://localhost:${port}/?token=${officerToken}`)
  const isShared = (config.environment['DATABASE_URL']?.trim() ?? '') !== ''
  if (isShared && config.drawSecret === undefined) {
    say(
      `The secret of the random draw is kept in ${config.dataFolder}; ` +
        'other servers on this database need the same: set TIDEWAITER_DRAW_SECRET for all of them.',
    )
  }
}

async function close(serving: Serving): Promise<void> {
  setTimeout(() => {
    end(EXIT.outage, `requests were still under way after ${FINISH_MS / 1_000} s; stopped.`)
  }, FINISH_MS).unref()
  try {
    await serving.close()
  } catch (error) {
    end(EXIT.outage, `stopping failed: ${error instanceof Error ? error.message : String(error)}`)
  }
  process.exit(0)
}
