/**
 * Who may come in: streams take turns, documents share a budget of bytes, and when the queue for
 * decisions is full nobody is let in. What is refused here was not read, so memory stays flat.
 */
import type { ServerLimits } from './server-limits.ts'

/** The right to read one stream of records; give it back once. */
export type Turn = { readonly end: () => void }

/** A share of the bytes that documents may hold; give it back once. */
export type ByteShare = {
  /** Takes `bytes` more; false when the budget is spent, or the filer's part of it. */
  readonly take: (bytes: number) => boolean
  readonly end: () => void
}

/** The door of one server. */
export type Admission = {
  /** Whether the queue for decisions can take no more. */
  readonly isFull: () => boolean
  /** A turn for a stream of `filer`; undefined when there is none in time. */
  readonly takeTurn: (filer: string) => Promise<Turn | undefined>
  /** A share for one document of `filer`. */
  readonly openShare: (filer: string) => ByteShare
  /** A turn for a gzip document to swell; it comes once those before have ended theirs. */
  readonly takeSwelling: () => Promise<Turn>
}

type Waiting = { readonly filer: string; readonly settle: (turn: Turn | undefined) => void }

/** Opens the door. `depth` gives the submissions waiting for decision or under way. */
export function openAdmission(limits: ServerLimits, depth: () => number): Admission {
  return {
    isFull: () => depth() >= limits.queueMax,
    takeTurn: openTurns(limits),
    openShare: openShares(limits.documentBytesMax),
    takeSwelling: openSwelling(limits.swellingMax),
  }
}

function openTurns(limits: ServerLimits): Admission['takeTurn'] {
  const { streamsMax, streamsWaitingMax, turnMs } = limits
  // One filer leaves room for others, but for a server of a single stream.
  const perFilerMax = Math.max(1, streamsMax - Math.ceil(streamsMax / 4))
  const running = new Map<string, number>()
  const waiting: Waiting[] = []
  let total = 0

  const mayRun = (filer: string) => total < streamsMax && (running.get(filer) ?? 0) < perFilerMax

  function begin(filer: string): Turn {
    total += 1
    running.set(filer, (running.get(filer) ?? 0) + 1)
    let isOver = false
    return {
      end: () => {
        if (isOver) return
        isOver = true
        total -= 1
        const left = (running.get(filer) ?? 1) - 1
        if (left === 0) running.delete(filer)
        else running.set(filer, left)
        const place = waiting.findIndex((other) => mayRun(other.filer))
        const next = place < 0 ? undefined : waiting.splice(place, 1)[0]
        next?.settle(begin(next.filer))
      },
    }
  }

  return (filer) => {
    if (mayRun(filer)) return Promise.resolve(begin(filer))
    if (waiting.length >= streamsWaitingMax) return Promise.resolve(undefined)
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(entry), 1)
        resolve(undefined)
      }, turnMs)
      const entry: Waiting = {
        filer,
        settle: (turn) => {
          clearTimeout(timer)
          resolve(turn)
        },
      }
      waiting.push(entry)
    })
  }
}

function openShares(bytesMax: number): Admission['openShare'] {
  const perFilerMax = bytesMax - Math.floor(bytesMax / 4)
  const held = new Map<string, number>()
  let total = 0

  function add(filer: string, bytes: number): void {
    const now = (held.get(filer) ?? 0) + bytes
    total += bytes
    if (now === 0) held.delete(filer)
    else held.set(filer, now)
  }

  return (filer) => {
    let own = 0
    return {
      take: (bytes) => {
        const isRoom = total + bytes <= bytesMax && (held.get(filer) ?? 0) + bytes <= perFilerMax
        if (!isRoom) return false
        add(filer, bytes)
        own += bytes
        return true
      },
      end: () => {
        add(filer, -own)
        own = 0
      },
    }
  }
}

/** Who waits here was taken in: its bytes are within the budget, which bounds the queue. */
function openSwelling(max: number): Admission['takeSwelling'] {
  const waiting: (() => void)[] = []
  let free = max
  const turn = (): Turn => {
    let isOver = false
    return {
      end: () => {
        if (isOver) return
        isOver = true
        const next = waiting.shift()
        if (next === undefined) free += 1
        else next()
      },
    }
  }
  return async () => {
    if (free > 0) free -= 1
    else {
      await new Promise<void>((resolve) => {
        waiting.push(resolve)
      })
    }
    return turn()
  }
}
