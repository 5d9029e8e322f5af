/** Runs a program and gathers what it says. A program that ends with an error is a value, not a fault. */
import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'

/** What a program said and how it ended. `code` is undefined when a signal ended it. */
export type ProgramOutcome = {
  readonly code: number | undefined
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program of `node_modules/.bin` (or of the machine) in `root`. */
export async function runProgram(
  root: string,
  program: string,
  args: readonly string[],
): Promise<ProgramOutcome> {
  const path = [join(root, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter)
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, PATH: path, NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const { promise, resolve, reject } = Promise.withResolvers<number | null>()
  child.once('error', reject)
  child.once('close', resolve)
  const code = await promise
  return { code: code ?? undefined, stdout, stderr }
}
