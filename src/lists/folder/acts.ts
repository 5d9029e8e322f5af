/**
 * Who put which version of a list in use: acts that are never changed, numbered in their order. A
 * version is proposed by one person and put in use by another.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Refusal } from '../../domain/refusal.ts'
import { fold } from '../../lib/fold.ts'
import { ok, type Result, refuse } from '../../lib/result.ts'
import { writeOnce } from './write-once.ts'

/** One act. */
export type Act = {
  readonly act: 'propose' | 'activate'
  readonly version: number
  /** The hash of the version, so that the act speaks of its content. */
  readonly hash: string
  readonly by: string
  readonly at: string
  readonly reason: string
  /** In the first proposal of a list: the version that was in use until then without any act. */
  readonly inUseBefore?: number
}

/** How far the acts of a list have come. */
export type Standing = {
  readonly activated: Act | undefined
  /** A proposal that waits for a second person. */
  readonly proposed: Act | undefined
  /** What was in use when the first act came. */
  readonly inUseBefore: number | undefined
  readonly count: number
}

const FOLDER = 'acts'
const NAME = /^\d{6}\.json$/u

/** All acts of a list, oldest first; a refusal names an act that cannot be read. */
export async function readActs(listFolder: string): Promise<Result<readonly Act[], Refusal>> {
  const folder = join(listFolder, FOLDER)
  const names = await readdir(folder).catch(() => [])
  const acts: Act[] = []
  for (const name of names.filter((each) => NAME.test(each)).toSorted()) {
    const act = await readAct(join(folder, name))
    if (act === undefined) {
      const text = `${join(folder, name)} is no record of an act; put it back from a copy.`
      return refuse({ pointer: '', rule: 'act', text })
    }
    acts.push(act)
  }
  return ok(acts)
}

async function readAct(file: string): Promise<Act | undefined> {
  try {
    const act = JSON.parse(await readFile(file, 'utf8')) as Partial<Act>
    const isAct = Number.isInteger(act.version) && typeof act.by === 'string'
    return isAct && (act.act === 'propose' || act.act === 'activate') ? (act as Act) : undefined
  } catch {
    return undefined
  }
}

/** What the acts come to. A proposal is open until an activation, or another proposal, follows it. */
export function standingOf(acts: readonly Act[]): Standing {
  const last = acts.at(-1)
  return {
    activated: acts.findLast(({ act }) => act === 'activate'),
    proposed: last?.act === 'propose' ? last : undefined,
    inUseBefore: acts[0]?.inUseBefore,
    count: acts.length,
  }
}

/** Adds an act after `count` others; false where another came first. */
export function recordAct(listFolder: string, count: number, act: Act): Promise<boolean> {
  const name = `${String(count + 1).padStart(6, '0')}.json`
  return writeOnce(join(listFolder, FOLDER), name, [JSON.stringify(act)])
}

/** Whether two names are those of one person, whatever their case, accents and spaces. */
export function isSamePerson(names: { readonly one: string; readonly other: string }): boolean {
  return fold(names.one) === fold(names.other)
}
