/** Runs the server: opens the record, loads the pack, serves, and plays a sample day into an empty record. */
import { type Config, readConfig } from './config.ts'
import { describeProblem } from './packs/pack-problem.ts'
import { openPack } from './pipeline/open-pack.ts'
import { playSampleDay } from './play-sample-day.ts'
import { type Serving, serve } from './serve.ts'
import { StorageOutage } from './storage/storage-outage.ts'

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

function end(line: string): never {
  say(`tidewaiter: ${line}`)
  process.exit(1)
}

async function start(config: Config): Promise<Serving> {
  say(`Loading pack ${config.pack} …`)
  const opened = await openPack(config)
  if (!opened.ok) {
    for (const problem of opened.refusal) say(describeProblem(problem))
    end(`pack ${config.pack} cannot be used; the lines above say where and how to mend it.`)
  }
  say('Starting the database …')
  try {
    return await serve({ config, compiled: opened.value.compiled, log: say })
  } catch (error) {
    if (error instanceof StorageOutage) end(error.message)
    const { code } = error as NodeJS.ErrnoException
    const place = `port ${config.port} of ${config.host}`
    if (code === 'EADDRINUSE')
      end(`${place} is taken; stop what listens there, or set TIDEWAITER_PORT.`)
    if (code === 'EACCES')
      end(`${place} may not be used by this account; set TIDEWAITER_PORT to 1024 or more.`)
    if (code === 'EADDRNOTAVAIL')
      end(`${config.host} is no address of this machine; set TIDEWAITER_HOST.`)
    throw error
  }
}

/** Serves until SIGINT or SIGTERM. What keeps it from starting is one line on standard error. */
export async function runServer(): Promise<void> {
  const config = readConfig(process.env)
  if (!config.ok) end(config.refusal)
  const serving = await start(config.value)
  let isClosing = false
  const stop = () => {
    if (isClosing) return
    isClosing = true
    say('Stopping …')
    void serving.close().then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  void serving.record.lost.then((outage) => {
    if (!isClosing) end(outage.message)
  })
  const { port, sampleParcels } = config.value
  const shown = serving.address.replace('127.0.0.1', 'localhost')
  say(`Serving at ${shown} (API documentation: ${shown}/docs)`)
  say(`Officers: http://localhost:${port}/?token=${serving.officerToken}`)
  if (sampleParcels > 0) {
    await playSampleDay(serving, { pack: config.value.pack, parcels: sampleParcels, say })
  }
  say('Ready. Stop with Ctrl+C.')
}
