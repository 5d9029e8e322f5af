/** Opens the files a command is given; `-` is standard input. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { ok, type Result, refuse } from '../lib/result.ts'

/** A stream of bytes, or one sentence that says why the file cannot be read. */
export async function openInput(file: string): Promise<Result<AsyncIterable<Uint8Array>, string>> {
  if (file === '-') return ok(process.stdin)
  try {
    const handle = await open(file)
    const about = await handle.stat()
    if (about.isDirectory()) {
      await handle.close()
      return refuse(`${file} is a folder; name the files in it.`)
    }
    return ok(createReadStream(file, { fd: handle }))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return refuse(`${file} does not exist.`)
    if (code === 'EACCES') return refuse(`${file} may not be read by this account.`)
    return refuse(`${file} cannot be opened (${code ?? 'unknown error'}).`)
  }
}
