/** The server's settings, from environment variables; each has a default that works on one machine. */
import { randomBytes } from 'node:crypto'
import { ok, type Result, refuse } from './lib/result.ts'
import { storageFolderFrom } from './storage/postgres/storage-folder.ts'

export type Config = {
  /** Address and port the server listens on. Officers' endpoints answer loopback only. */
  readonly host: string
  readonly port: number
  /** Folder of the embedded database, the draw secret and the officers' token. */
  readonly dataFolder: string
  /** Pack that decides: an id or a folder. */
  readonly pack: string
  /** A risk folder to use in place of the pack's own. */
  readonly riskFolder: string | undefined
  /** Parcels of the sample day played into an empty record; 0 plays none. */
  readonly sampleParcels: number
  /** Submissions a batch, and how many may wait. */
  readonly batchMax: number
  readonly queueMax: number
  /** Secret of the random draw; made and kept in the data folder when absent. */
  readonly drawSecret: string | undefined
  /** The environment, for what adapters read themselves (DATABASE_URL). */
  readonly environment: Readonly<Record<string, string | undefined>>
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the settings; a value that cannot be used is refused with the variable's name and the mend. */
export function readConfig(environment: Environment): Result<Config, string> {
  const numbers = {
    port: whole(environment, 'TIDEWAITER_PORT', { fallback: 8080, from: 0, to: 65_535 }),
    sampleParcels: whole(environment, 'TIDEWAITER_SAMPLE', {
      fallback: 2_000,
      from: 0,
      to: 10_000_000,
    }),
    batchMax: whole(environment, 'TIDEWAITER_BATCH', { fallback: 1_000, from: 1, to: 10_000 }),
    queueMax: whole(environment, 'TIDEWAITER_QUEUE', { fallback: 5_000, from: 1, to: 1_000_000 }),
  }
  for (const read of Object.values(numbers)) if (!read.ok) return read
  const value = (read: Result<number, string>) => (read.ok ? read.value : 0)
  return ok({
    host: text(environment, 'TIDEWAITER_HOST') ?? '127.0.0.1',
    port: value(numbers.port),
    dataFolder: storageFolderFrom(environment),
    pack: text(environment, 'TIDEWAITER_PACK') ?? 'example',
    riskFolder: text(environment, 'TIDEWAITER_RISK'),
    sampleParcels: value(numbers.sampleParcels),
    batchMax: value(numbers.batchMax),
    queueMax: value(numbers.queueMax),
    drawSecret: text(environment, 'TIDEWAITER_DRAW_SECRET'),
    environment,
  })
}

/** A new secret: 32 random bytes in hex. */
export function newSecret(): string {
  return randomBytes(32).toString('hex')
}

function text(environment: Environment, name: string): string | undefined {
  const value = environment[name]?.trim() ?? ''
  return value.length > 0 ? value : undefined
}

type Range = { readonly fallback: number; readonly from: number; readonly to: number }

function whole(environment: Environment, name: string, range: Range): Result<number, string> {
  const value = text(environment, name)
  if (value === undefined) return ok(range.fallback)
  const number = Number(value)
  if (Number.isInteger(number) && number >= range.from && number <= range.to) return ok(number)
  return refuse(
    `${name} is "${value}"; write a whole number from ${range.from} to ${range.to}, or unset it.`,
  )
}
