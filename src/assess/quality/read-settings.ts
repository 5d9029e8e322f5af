/** Reads a pack's quality files into settings. Shapes are checked; what a pack leaves out stays out. */
import { Value } from '@sinclair/typebox/value'
import type { Pack } from '../../domain/pack.ts'
import { QUALITY_FILES, type QualitySettings } from '../../domain/quality-settings.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { ok, type Result, refuse } from '../../lib/result.ts'

const PROBLEMS_MAX = 50

/**
 * The quality settings of a pack. Refuses files that are not of the shape in `quality-settings.ts`
 * and files that no check reads; pointers begin with the file's name.
 */
export function readQualitySettings(
  pack: Pick<Pack, 'quality' | 'texts'>,
): Result<QualitySettings, readonly Refusal[]> {
  const problems = Object.entries(pack.quality).flatMap(([file, content]) =>
    problemsOf(file, content),
  )
  if (problems.length > 0) return refuse(problems.slice(0, PROBLEMS_MAX))
  const { quality, texts } = pack
  return ok({
    // The shapes were just checked.
    vagueDescriptions: quality['vague-descriptions'] as QualitySettings['vagueDescriptions'],
    postcodeRegions: quality['postcode-regions'] as QualitySettings['postcodeRegions'],
    limits: quality['limits'] as QualitySettings['limits'],
    texts,
  })
}

function problemsOf(file: string, content: unknown): readonly Refusal[] {
  if (!isKnownFile(file)) {
    const known = Object.keys(QUALITY_FILES).join(', ')
    const text = `No check reads quality/${file}.yaml; the known files are ${known}.`
    return [{ pointer: `/${file}`, rule: 'unknown-file', text }]
  }
  if (Value.Check(QUALITY_FILES[file], content)) return []
  return Array.from(Value.Errors(QUALITY_FILES[file], content))
    .slice(0, PROBLEMS_MAX)
    .map((error) => ({
      pointer: `/${file}${error.path}`,
      rule: 'shape',
      text: `quality/${file}.yaml, ${error.path}: ${error.message}.`,
    }))
}

function isKnownFile(file: string): file is keyof typeof QUALITY_FILES {
  return Object.hasOwn(QUALITY_FILES, file)
}
