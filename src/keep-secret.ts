/**
 * Secrets kept in the data folder, readable by their owner only. A secret that is there is never
 * replaced.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newSecret, SECRET_LENGTH_MIN } from './config.ts'
import { StorageOutage } from './storage/storage-outage.ts'

/** File of the secret of the random draw, in the data folder and in a backup. */
export const DRAW_SECRET_FILE = 'draw-secret'

/** The secret in the file `name` of `folder`; made when there is no such file. */
export async function keepSecret(folder: string, name: string): Promise<string> {
  const file = join(folder, name)
  const kept = await readSecret(file)
  if (kept !== undefined) return kept
  try {
    await mkdir(folder, { recursive: true })
    // Not over a file that another process made in this moment.
    const made = newSecret()
    await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx' })
    return made
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return keepSecret(folder, name)
    throw new StorageOutage({
      reason: 'folder-unusable',
      text: `The data folder ${folder} cannot be written.`,
      mend: 'Give this account the right to write there, or name another with TIDEWAITER_DATA_DIR.',
    })
  }
}

/** The secret in `file`, or undefined when there is no such file. */
async function readSecret(file: string): Promise<string | undefined> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw new StorageOutage({
      reason: 'folder-unusable',
      text: `${file} cannot be read (${code ?? 'unknown error'}).`,
      mend: 'Give this account the right to read it.',
    })
  }
  const secret = text.trim()
  if (secret.length >= SECRET_LENGTH_MIN) return secret
  throw new StorageOutage({
    reason: 'folder-unusable',
    text: `${file} holds no secret of ${SECRET_LENGTH_MIN} characters or more.`,
    mend: 'Put it back from a backup, or delete it to have another made.',
  })
}
