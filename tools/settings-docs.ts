/**
 * Writes the table of settings in docs/operating/settings.md from src/config.ts: `npm run docs`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SETTINGS } from '../src/config.ts'
import { projectRoot } from './project-root.ts'

/** The page with the table. */
const SETTINGS_PAGE = join(projectRoot, 'docs/operating/settings.md')

/** The page as it must stand. */
export function settingsPage(): string {
  const rows = Object.entries(SETTINGS).map(
    ([name, { fallback, about }]) => `| \`${name}\` | ${fallback} | ${about} |`,
  )
  return [
    '# Settings',
    '',
    'Environment variables of the server and of the commands that open the record. A value that cannot',
    'be used ends the start with one line that names the variable and the mend.',
    '',
    '| variable | unset | what it does |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

if (process.argv.includes('--write')) writeFileSync(SETTINGS_PAGE, settingsPage())

/** The page as it stands. */
export function settingsPageNow(): string {
  return readFileSync(SETTINGS_PAGE, 'utf8')
}
