#!/usr/bin/env node
/** The `tidewaiter` command: runs `src/cli/main.ts` on the project's own Node. */
import { start } from '../tools/bootstrap.js'

await start('src/cli/main.ts', process.argv.slice(2))
