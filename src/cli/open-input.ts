/** Opens the files a command is given; `-` is standard input. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { ok, type Result, refuse } from '../lib/result.ts'
import { whyUnusable } from './why-unusable.ts'

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
    return refuse(whyUnusable(file, error, 'read'))
  }
}
