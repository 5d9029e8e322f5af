/** When each kill strikes and what it takes down. All of it comes from the seed. */
import { chance, createRandom, fraction, intWithin, type Random } from '../../src/lib/random.ts'

/** What a kill takes down. */
export type KillTarget =
  /** The server; the database lives on. */
  | 'server'
  /** The server and every process of the database, as when the machine dies. */
  | 'machine'
  /** One process of the database, which makes PostgreSQL drop all sessions; the server soon after. */
  | 'backend'

/** One kill. */
export type Kill = { readonly target: KillTarget } & (
  | {
      readonly during: 'load'
      /** Struck after this share of the round’s statements has its receipt … */
      readonly afterShare: number
      /** … and this long after that, milliseconds. */
      readonly delayMs: number
    }
  | {
      /** Struck while the server starts, this long after its process began. */
      readonly during: 'start'
      readonly delayMs: number
    }
)

const START_SHARE = 0.2
const MACHINE_SHARE = 0.35
const BACKEND_SHARE = 0.15

/** `times` kills; the first is under load, since a database must be there to be recovered. */
export function planKills(seed: number, times: number): readonly Kill[] {
  const random = createRandom(seed).split('kills')
  return Array.from({ length: times }, (_, place): Kill => {
    const one = random.split(place)
    const isDuringStart = place > 0 && chance(one, START_SHARE)
    const target = drawTarget(one)
    if (isDuringStart) {
      const delayMs = intWithin(one, [20, 4_000])
      return { during: 'start', target: target === 'backend' ? 'machine' : target, delayMs }
    }
    return { during: 'load', target, afterShare: fraction(one), delayMs: intWithin(one, [0, 150]) }
  })
}

function drawTarget(random: Random): KillTarget {
  const drawn = fraction(random)
  if (drawn < MACHINE_SHARE) return 'machine'
  return drawn < MACHINE_SHARE + BACKEND_SHARE ? 'backend' : 'server'
}

/** A kill in words. */
export function describeKill(kill: Kill): string {
  const when =
    kill.during === 'start'
      ? `${kill.delayMs} ms into the start`
      : `${kill.delayMs} ms after ${Math.round(kill.afterShare * 100)} % of the load`
  return `${kill.target}, ${when}`
}
