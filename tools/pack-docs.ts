/**
 * The pages of the documentation that are made from the packs. Run as a program it writes them; its
 * test says when they are stale.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ELEMENTS } from '../src/domain/element.ts'
import { loadPack } from '../src/packs/load-pack.ts'
import { describeProblem } from '../src/packs/pack-problem.ts'
import { unverifiedPage } from './list-unverified.ts'
import { projectRoot } from './project-root.ts'

/** A page and the text it should have. */
export type MadePage = { readonly path: string; readonly text: string }

/** Packs of real countries: their law must say what nobody has verified. */
const PACKS = ['us'] as const

/** All pages as they should be. Throws when a pack does not load. */
export async function packDocs(root: string): Promise<readonly MadePage[]> {
  const pages: MadePage[] = [{ path: 'docs/packs/elements.md', text: elementsPage() }]
  for (const id of PACKS) {
    const loaded = await loadPack(join(root, 'packs', id))
    if (!loaded.ok) throw new Error(loaded.refusal.map(describeProblem).join('\n'))
    const text = unverifiedPage(loaded.value.pack)
    pages.push({ path: `docs/packs/${id}-unverified.md`, text })
  }
  return pages
}

/** The elements a pathway may ask for. */
function elementsPage(): string {
  const rows = [...ELEMENTS].map(([name, { about }]) => `| \`${name}\` | ${about} |`)
  return [
    '# Elements a pathway may ask for',
    '',
    'Names are paths in the statement of a filing. An element of goods must be on every line. This page',
    'is made from the code by `node tools/pack-docs.ts`.',
    '',
    '| element | what it is |',
    '|---|---|',
    ...rows,
    '',
  ].join('\n')
}

if (import.meta.main) {
  for (const { path, text } of await packDocs(projectRoot)) {
    mkdirSync(dirname(join(projectRoot, path)), { recursive: true })
    writeFileSync(join(projectRoot, path), text)
    console.log(path)
  }
}
