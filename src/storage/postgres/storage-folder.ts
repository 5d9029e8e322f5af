/** Where Tidewaiter keeps what it stores on this machine. */

import { resolve } from 'node:path'

/** Where the data of root lives: other accounts cannot reach root's own folders. */
const rootFolder = '/var/lib/tidewaiter'

/**
 * The absolute data folder: TIDEWAITER_DATA_DIR, else `/var/lib/tidewaiter` for root and
 * `.tidewaiter` in the current folder for everyone else.
 */
export function storageFolderFrom(
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const chosen = environment['TIDEWAITER_DATA_DIR']?.trim() ?? ''
  if (chosen.length > 0) return resolve(chosen)
  return process.getuid?.() === 0 ? rootFolder : resolve('.tidewaiter')
}
