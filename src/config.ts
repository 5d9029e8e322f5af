/**
 * The server's settings, from environment variables; each has a default that works on one machine.
 */
import { randomBytes } from 'node:crypto'
import { ok, type Result, refuse } from './lib/result.ts'
import { storageFolderFrom } from './storage/postgres/storage-folder.ts'

/** All settings of one server, checked: numbers lie in their ranges, secrets are long enough. */
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
  /** Streams of records read at once, and connections open at once. */
  readonly streamsMax: number
  readonly connectionsMax: number
  /** Secret of the random draw; made and kept in the data folder when absent. */
  readonly drawSecret: string | undefined
  /** The environment, for what adapters read themselves (DATABASE_URL). */
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** A setting as it stands in the documentation. */
export type Setting = {
  /** What holds when it is unset, in words or as a value. */
  readonly fallback: string
  readonly about: string
  /** For a whole number: the least and the most. */
  readonly range?: { readonly fallback: number; readonly from: number; readonly to: number }
}

/** Every environment variable that Tidewaiter reads. */
export const SETTINGS = {
  TIDEWAITER_HOST: {
    fallback: '127.0.0.1',
    about:
      'Address to listen on; `0.0.0.0` is every network of the machine. Officers’ pages answer the machine itself only, whatever this is.',
  },
  TIDEWAITER_PORT: number({ fallback: 8_080, from: 0, to: 65_535 }, 'Port; 0 takes a free one.'),
  TIDEWAITER_DATA_DIR: {
    fallback: '/var/lib/tidewaiter as root, else .tidewaiter in the current folder',
    about:
      'Folder of the embedded database, the draw secret and the officers’ token. As root the database runs under an account of its own, which must be able to enter every folder above.',
  },
  DATABASE_URL: {
    fallback: 'the embedded database',
    about:
      'A PostgreSQL of your own, version 15 or newer, as `postgresql://user:password@host:5432/database`.',
  },
  TIDEWAITER_DRAW_SECRET: {
    fallback: 'made once and kept in the data folder',
    about:
      'Secret of the random draw, 32 characters or more. Servers over one DATABASE_URL must all have the same.',
  },
  TIDEWAITER_PACK: {
    fallback: 'example',
    about: 'The jurisdiction pack that decides: an id, or a folder.',
  },
  TIDEWAITER_RISK: {
    fallback: 'the pack’s own',
    about: 'A risk folder (rules, terms, policy) to use in place of the pack’s own.',
  },
  TIDEWAITER_SAMPLE: number(
    { fallback: 2_000, from: 0, to: 10_000_000 },
    'Parcels of the generated day that is played into an empty record; 0 plays none.',
  ),
  TIDEWAITER_BATCH: number(
    { fallback: 1_000, from: 1, to: 10_000 },
    'The most submissions decided in one transaction.',
  ),
  TIDEWAITER_QUEUE: number(
    { fallback: 5_000, from: 1, to: 1_000_000 },
    'Submissions that may wait for decision; beyond it new requests are answered with 503.',
  ),
  TIDEWAITER_STREAMS: number(
    { fallback: 16, from: 1, to: 1_000 },
    'Bodies of NDJSON or CSV read at once; each may hold some 30 MB. One filer gets at most three quarters of them.',
  ),
  TIDEWAITER_CONNECTIONS: number(
    { fallback: 1_000, from: 1, to: 100_000 },
    'Connections open at once; further ones are closed at once.',
  ),
} as const satisfies Readonly<Record<string, Setting>>

function number(range: NonNullable<Setting['range']>, about: string) {
  return { range, fallback: String(range.fallback), about } as const
}

type Environment = Readonly<Record<string, string | undefined>>
type SettingName = keyof typeof SETTINGS
type NumberName = {
  [K in SettingName]: (typeof SETTINGS)[K] extends { readonly range: object } ? K : never
}[SettingName]

/** The shortest draw secret that is taken. */
export const SECRET_LENGTH_MIN = 32

/**
 * Reads the settings; a value that cannot be used is refused with the variable's name and the mend.
 */
export function readConfig(environment: Environment): Result<Config, string> {
  const unknown = Object.keys(environment).find(
    (name) => name.startsWith('TIDEWAITER_') && !isKnown(name),
  )
  if (unknown !== undefined) {
    const names = Object.keys(SETTINGS).join(', ')
    return refuse(`${unknown} is no setting; unset it. The settings are ${names}.`)
  }
  const numbers = readNumbers(environment)
  if (!numbers.ok) return numbers
  const drawSecret = text(environment, 'TIDEWAITER_DRAW_SECRET')
  if (drawSecret !== undefined && drawSecret.length < SECRET_LENGTH_MIN) {
    return refuse(
      `TIDEWAITER_DRAW_SECRET has ${drawSecret.length} characters; give it ${SECRET_LENGTH_MIN} or more, or unset it.`,
    )
  }
  return ok({
    host: text(environment, 'TIDEWAITER_HOST') ?? SETTINGS.TIDEWAITER_HOST.fallback,
    dataFolder: storageFolderFrom(environment),
    pack: text(environment, 'TIDEWAITER_PACK') ?? SETTINGS.TIDEWAITER_PACK.fallback,
    riskFolder: text(environment, 'TIDEWAITER_RISK'),
    drawSecret,
    environment,
    port: numbers.value.TIDEWAITER_PORT,
    sampleParcels: numbers.value.TIDEWAITER_SAMPLE,
    batchMax: numbers.value.TIDEWAITER_BATCH,
    queueMax: numbers.value.TIDEWAITER_QUEUE,
    streamsMax: numbers.value.TIDEWAITER_STREAMS,
    connectionsMax: numbers.value.TIDEWAITER_CONNECTIONS,
  })
}

/** A new secret: 32 random bytes in hex. */
export function newSecret(): string {
  return randomBytes(32).toString('hex')
}

/** Variables of test runs are no settings, and not refused. */
function isKnown(name: string): boolean {
  return Object.hasOwn(SETTINGS, name) || name.startsWith('TIDEWAITER_TEST_')
}

function text(environment: Environment, name: SettingName): string | undefined {
  const value = environment[name]?.trim() ?? ''
  return value.length > 0 ? value : undefined
}

function readNumbers(
  environment: Environment,
): Result<Readonly<Record<NumberName, number>>, string> {
  const read: Record<string, number> = {}
  for (const [name, setting] of Object.entries<Setting>(SETTINGS)) {
    const { range } = setting
    if (range === undefined) continue
    const value = environment[name]?.trim() ?? ''
    const whole = value === '' ? range.fallback : Number(value)
    if (!Number.isInteger(whole) || whole < range.from || whole > range.to) {
      return refuse(
        `${name} is "${value}"; write a whole number from ${range.from} to ${range.to}, or unset it.`,
      )
    }
    read[name] = whole
  }
  return ok(read as Readonly<Record<NumberName, number>>)
}
