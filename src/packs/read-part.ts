/** Reads one file of a pack as its schema's type, with the places of its values. */
import type { Static, TSchema } from '@sinclair/typebox'
import { ok, type Result, refuse } from '../lib/result.ts'
import { checkShape } from './check-shape.ts'
import type { PackProblem, Positions } from './pack-problem.ts'
import { readYaml } from './read-yaml.ts'

/** A file's values and where each stands in it. */
export type Part<S extends TSchema> = {
  readonly value: Static<S>
  readonly positions: Positions
}

/** Reads `path`; a file that is not there is a refusal like any other. */
export async function readPart<S extends TSchema>(
  path: string,
  schema: S,
): Promise<Result<Part<S>, readonly PackProblem[]>> {
  const read = await readIfThere(path)
  if (!read.ok) return read
  const checked = checkShape(read.value, schema)
  return checked.ok ? ok({ value: checked.value, positions: read.value.positions }) : checked
}

async function readIfThere(path: string) {
  try {
    return await readYaml(path)
  } catch (fault) {
    if (!isAbsence(fault)) throw fault
    const text = 'This file is missing.'
    const mend = 'Write it; packs/README.md says what belongs in it.'
    return refuse([{ file: path, line: 1, column: 1, rule: 'file', text, mend } as const])
  }
}

/** Whether the disk says that nothing, or no file, is at the path. */
export function isAbsence(fault: unknown): boolean {
  const code: unknown = fault instanceof Error && 'code' in fault ? fault.code : undefined
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR'
}
