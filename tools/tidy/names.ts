/** Rules on names: of files (kebab-case, after what they export) and of what is exported. */
import { roomOf } from '../rooms.ts'
import { isTestCode, isTypeScript, lineOf, type TreeFile } from '../tree.ts'
import { exportedOf } from './exported.ts'
import type { Rule } from './rule.ts'

const EMPTY_WORDS = new Set(
  'data info object manager helper util utils common processor service controller flag'
    .split(' ')
    .flatMap((word) => [word, `${word}s`]),
)

/** Terms of the trade that contain such a word: the S10 service indicator, the data-conflict topic. */
const TERMS = /\bdata (?:quality|conflict|element)|\bs10 service/gu

const STEM_LETTERS = 4

/** Words that say nothing about the thing may not name it. */
export const emptyWord: Rule = {
  name: 'empty-word',
  reads: (path) => isTypeScript(path) && !path.endsWith('.test.ts'),
  check: (file) => [
    ...emptyWordsOf(stemOf(file.path)).map((word) => ({
      text: `The file's name says "${word}", which says nothing; name it after the thing.`,
    })),
    ...exportedOf(file).flatMap(({ name, statement }) =>
      emptyWordsOf(name).map((word) => ({
        line: lineOf(statement),
        text: `\`${name}\` says "${word}", which says nothing; name the thing itself.`,
      })),
    ),
  ],
}

/** A path shows which room one enters and what stands in it. */
export const fileName: Rule = {
  name: 'file-name',
  reads: isTypeScript,
  check: (file) => {
    const stem = stemOf(file.path)
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(stem)) {
      return [{ text: 'Name the file in kebab-case.' }]
    }
    if (stem === 'index') return [{ text: 'No barrels: import the file that holds the thing.' }]
    if (isTestCode(file.path) || isNamedAfterContents(file, stem)) return []
    return [
      { text: 'Name the file after what it exports (or say its name in the opening comment).' },
    ]
  },
}

/** Each file of the product stands in a room with walls. */
export const room: Rule = {
  name: 'room',
  reads: (path) => path.startsWith('src/') && isTypeScript(path),
  check: (file) =>
    roomOf(file.path) === undefined
      ? [{ text: 'This folder is no room: move the file, or add the room to tools/rooms.ts.' }]
      : [],
}

/** Each word of the name is found again, by its stem, in an exported name or in the opening comment. */
function isNamedAfterContents(file: TreeFile, name: string): boolean {
  const exported = exportedOf(file)
  if (exported.length === 0) return true // An entry point: a program is named after what it does.
  const comment = /^\/\*\*[^]*?\*\//u.exec(file.text ?? '')?.[0] ?? ''
  const named = exported.map((it) => it.name).join(' ')
  const said = `${comment} ${named}`.toLowerCase().replaceAll(/[_\s]/gu, '')
  return name.split('-').every((word) => said.includes(word.slice(0, STEM_LETTERS)))
}

function stemOf(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/(?:\.(?:test|fixture|contract))?\.\w+$/u, '')
}

function emptyWordsOf(name: string): readonly string[] {
  const spaced = name.replaceAll(/[-_]/gu, ' ').replaceAll(/([a-z0-9])([A-Z])/gu, '$1 $2')
  const words = spaced.toLowerCase().replaceAll(TERMS, '').split(' ')
  const empty = words.filter((word) => EMPTY_WORDS.has(word))
  // A bare "item" may be a parcel (postal item) or a line of goods: say which.
  return words.length === 1 && /^items?$/u.test(words[0] ?? '') ? [...empty, 'item'] : empty
}
