/** Opens a pack for use: loaded from its folder, checked, and every condition compiled. */
import { join } from 'node:path'
import { type CompiledPack, compilePack } from '../assess/compile-pack.ts'
import { ok, type Result, refuse } from '../lib/result.ts'
import { loadPack } from '../packs/load-pack.ts'
import { type PackProblem, type Positions, placeIssues } from '../packs/pack-problem.ts'

/** A pack ready to decide; `positions` finds the file and line of each of its entries. */
export type OpenedPack = { readonly compiled: CompiledPack; readonly positions: Positions }

/** Where a pack is: a folder's path, or the id of one that ships with the product. */
export type PackPlace = { readonly pack: string; readonly riskFolder?: string | undefined }

/** Folder of the packs that ship with the product. */
export const PACKS_FOLDER = join(import.meta.dirname, '../../packs')

/** The folder of a pack named by id (letters, digits, hyphens) or by path. */
export function packFolder(pack: string): string {
  return /^[a-z0-9-]+$/.test(pack) ? join(PACKS_FOLDER, pack) : pack
}

/** Loads and compiles a pack, or tells of each problem with its file, line and mend. */
export async function openPack({
  pack,
  riskFolder,
}: PackPlace): Promise<Result<OpenedPack, readonly PackProblem[]>> {
  const folder = packFolder(pack)
  const loaded = await loadPack(folder, riskFolder === undefined ? {} : { riskFolder })
  if (!loaded.ok) return loaded
  const { positions } = loaded.value
  const compiled = compilePack(loaded.value.pack)
  if (compiled.ok) return ok({ compiled: compiled.value, positions })
  const issues = compiled.refusal.map(({ path, text, mend }) => ({
    path,
    rule: 'compile' as const,
    text,
    mend,
  }))
  return refuse(placeIssues(issues, { positions, file: join(folder, 'pack.yaml') }))
}
