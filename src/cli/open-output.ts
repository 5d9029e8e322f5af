/** Opens the file a command writes to, before any work is done for it. */
import { createWriteStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Writable } from 'node:stream'
import { ok, type Result, refuse } from '../lib/result.ts'
import { whyUnusable } from './why-unusable.ts'

/** A stream into `file`, made anew with the folders above it; or one sentence that says why not. */
export async function openOutput(file: string): Promise<Result<Writable, string>> {
  try {
    await mkdir(dirname(file), { recursive: true })
    const handle = await open(file, 'w')
    return ok(createWriteStream(file, { fd: handle }))
  } catch (error) {
    return refuse(whyUnusable(file, error, 'written'))
  }
}
