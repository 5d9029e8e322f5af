/** Where the project lies: the folder above `tools/`. */
import { dirname } from 'node:path'

/** The project's root folder. */
export const projectRoot = dirname(import.meta.dirname)
