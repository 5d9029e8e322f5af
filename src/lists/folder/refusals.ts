/** What was refused in a folder of lists: files that could not be used, activations not allowed. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { shortHash } from '../../lib/hash.ts'
import { writeOnce } from './write-once.ts'

/** One refusal. `what` is the list, or the kind of file. */
export type RefusedAct = {
  readonly refused: 'import' | 'activate'
  readonly what: string
  readonly by: string
  readonly at: string
  readonly rule: string
  readonly text: string
}

/** No list's folder can have this name. */
const FOLDER = 'refused.acts'

/** Keeps a refusal. */
export async function recordRefusal(folder: string, refused: RefusedAct): Promise<void> {
  const line = JSON.stringify(refused)
  await writeOnce(join(folder, FOLDER), `${shortHash([line], 32)}.json`, [line])
}

/** All refusals, the oldest first. One that cannot be read is left out: it stands for nothing. */
export async function readRefusals(folder: string): Promise<readonly RefusedAct[]> {
  const own = join(folder, FOLDER)
  const names = (await readdir(own).catch(() => [])).filter((name) => name.endsWith('.json'))
  const refusals: RefusedAct[] = []
  for (const name of names) {
    try {
      refusals.push(JSON.parse(await readFile(join(own, name), 'utf8')) as RefusedAct)
    } catch {
      // Half copied by hand; the file stays for whoever looks after the folder.
    }
  }
  return refusals.toSorted((one, other) => (one.at < other.at ? -1 : 1))
}
