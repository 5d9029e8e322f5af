/**
 * Files that are written once and never again: whole or not at all, on the disk before they are
 * told of, and never over one that is there.
 */
import { randomBytes } from 'node:crypto'
import { link, mkdir, open, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/** Names of files that are being written begin so; one left behind by a crash is of no account. */
export const UNFINISHED = '.new-'

/** Texts are gathered to this size before they are written. */
const PIECE_LENGTH = 256 * 1024

/**
 * Writes `lines`, each with a line end, as `name` in `folder`, which is made where it is missing.
 * Gives false, and leaves all as it was, where there is a file of this name already.
 */
export async function writeOnce(
  folder: string,
  name: string,
  lines: Iterable<string>,
): Promise<boolean> {
  await mkdir(folder, { recursive: true })
  const unfinished = join(folder, `${UNFINISHED}${randomBytes(8).toString('hex')}`)
  const handle = await open(unfinished, 'wx', 0o444)
  try {
    try {
      let piece = ''
      for (const line of lines) {
        piece += `${line}\n`
        if (piece.length < PIECE_LENGTH) continue
        await handle.appendFile(piece)
        piece = ''
      }
      await handle.appendFile(piece)
      await handle.sync()
    } finally {
      await handle.close()
    }
    if (!(await isLinked(unfinished, join(folder, name)))) return false
  } finally {
    await unlink(unfinished)
  }
  await syncFolder(folder)
  return true
}

/** A link, unlike a renaming, fails where the new name is taken. */
async function isLinked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** A new name is on the disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
