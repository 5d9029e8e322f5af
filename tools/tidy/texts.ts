/** Rules on any text: no line too wide, no place of one machine, no registry, no big file. */
import type { TreeFile } from '../tree.ts'
import type { Breach, Rule } from './rule.ts'

const COLUMNS_MAX = 100
const SIZE_BYTES_MAX = 1024 * 1024

const MACHINE_PATH =
  /(?<![\w.~-])(?:\/(?:work|root)\/|\/(?:home|Users)\/[a-z]|[A-Z]:\\(?:Users|Windows)\b)/u
const REGISTRY_HOST =
  /\b(?:registry\.(?:npmjs|yarnpkg|npmmirror)\.\w+|(?:artifactory|nexus|verdaccio|npm-proxy)\.[\w-]+\.\w+)/u

/** Biome wraps code; this holds comments to the same width. A long string or address may stand out. */
export const lineWidth = textRule({
  name: 'line-width',
  reads: (path) => /\.(?:ts|js|cjs)$/u.test(path),
  breaks: (line) => line.length > COLUMNS_MAX && !/['"`]|https?:|\/[^/]{20,}\/[a-z]*/u.test(line),
  text: `Wrap the line at ${COLUMNS_MAX} columns.`,
})

/** A path of somebody's machine means nothing on another. */
export const machinePath = textRule({
  name: 'machine-path',
  reads: () => true,
  breaks: (line) => MACHINE_PATH.test(line),
  text: 'Leave out paths of one machine.',
})

/** Which registry packages come from is each machine's own setting. */
export const registryHost = textRule({
  name: 'registry-host',
  reads: () => true,
  breaks: (line) => REGISTRY_HOST.test(line),
  text: 'Leave out the registry; npm is told elsewhere where packages come from.',
})

/** Generated and copied files do not belong in the history. */
export const fileSize: Rule = {
  name: 'file-size',
  reads: () => true,
  check: (file) =>
    file.sizeBytes > SIZE_BYTES_MAX
      ? [{ text: `The file has ${file.sizeBytes} bytes; at most ${SIZE_BYTES_MAX} are allowed.` }]
      : [],
}

function textRule(rule: {
  readonly name: string
  readonly text: string
  readonly reads: (path: string) => boolean
  readonly breaks: (line: string) => boolean
}): Rule {
  return {
    name: rule.name,
    reads: rule.reads,
    check: (file) => breachesOf(file, rule.breaks).map(({ line }) => ({ line, text: rule.text })),
  }
}

function breachesOf(
  file: TreeFile,
  breaks: (line: string) => boolean,
): readonly Required<Omit<Breach, 'text'>>[] {
  const lines = (file.text ?? '').split('\n')
  return lines.flatMap((line, index) => (breaks(line) ? [{ line: index + 1 }] : []))
}
