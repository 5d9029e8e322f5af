#!/usr/bin/env node
// Runs the command line under the Node that the package brings, whatever Node the system has.
import { bootstrap } from '../tools/bootstrap.js'

bootstrap('src/cli/main.ts', process.argv.slice(2))
