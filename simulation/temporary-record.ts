/** Where simulations keep their records: in folders of their own, gone afterwards. */
import { dropAbandonedFolders, makeScratchFolder } from '../src/storage/postgres/scratch-folder.ts'

const USE = 'simulation'

/** A folder for one record; what killed runs left is removed first. */
export function makeTemporaryFolder(): string {
  dropAbandonedFolders(USE)
  return makeScratchFolder(USE)
}
