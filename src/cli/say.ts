/** What commands tell people: one line at a time, on standard error. */
import { SingleBar } from 'cli-progress'
import { EXIT } from './exit-codes.ts'
import type { Progress } from './wiring.ts'

/** Tells a line. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Tells what is wrong with the call and sets the exit code for it. */
export function fail(command: string, text: string): void {
  say(`tidewaiter ${command}: ${text}`)
  process.exitCode = EXIT.usage
}

/** A progress bar on a terminal; elsewhere silence, so that logs stay readable. */
export function progressBar(unit: string): { readonly show: Progress; stop(): void } {
  if (!process.stderr.isTTY) return { show: () => undefined, stop: () => undefined }
  const bar = new SingleBar({
    format: `{bar} {percentage}% {value}/{total} ${unit}, {eta_formatted} left`,
    stream: process.stderr,
  })
  let isStarted = false
  return {
    show: ({ done, total }) => {
      if (!isStarted) bar.start(total, 0)
      isStarted = true
      bar.update(done)
    },
    stop: () => bar.stop(),
  }
}
