/** The quality settings of the US pack as it ships, for tests. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { QualitySettings } from '../../domain/quality-settings.ts'
import { readQualitySettings } from './read-settings.ts'

const FOLDER = new URL('../../../packs/us/quality/', import.meta.url)
const FILES = ['vague-descriptions', 'postcode-regions', 'limits'] as const

/** One file of the pack's `quality/` folder as plain values. */
export function readQualityFile(name: (typeof FILES)[number]): unknown {
  return parse(readFileSync(new URL(`${name}.yaml`, FOLDER), 'utf8'))
}

/** The settings; throws when a file has not its shape. */
export function usSettings(): QualitySettings {
  const quality = Object.fromEntries(FILES.map((name) => [name, readQualityFile(name)]))
  const read = readQualitySettings({ quality, texts: {} })
  if (!read.ok) throw new Error(read.refusal.map((problem) => problem.text).join('\n'))
  return read.value
}
