/** Fills an officer's text with the filed values it names, such as `{item.description}`. */
import type { Facts } from '../domain/fact.ts'
import type { ConsignmentStatement } from '../domain/filing.ts'
import { factAt } from './fact-at.ts'
import { factPointers, filedText } from './fact-pointers.ts'

const PLACEHOLDER = /\{([A-Za-z][A-Za-z0-9.]*)\}/g
const SHOWN_MAX = 120

/** Where a text’s placeholders take their values from; `item` is the place of its goods item. */
export type TextSource = {
  readonly statement: ConsignmentStatement
  readonly item: number
  readonly facts: Facts
}

/** The text with its placeholders filled; a value nobody filed reads `unknown`. */
export function fillText(text: string, source: TextSource): string {
  return text.includes('{')
    ? text.replaceAll(PLACEHOLDER, (_, path: string) => shown(path, source))
    : text
}

function shown(path: string, { statement, item, facts }: TextSource): string {
  const filed = factPointers(path, item)
    .map((pointer) => filedText(statement, pointer))
    .find((value) => value !== undefined)
  const value = filed ?? derived(facts, path) ?? 'unknown'
  return value.length > SHOWN_MAX ? `${value.slice(0, SHOWN_MAX)}…` : value
}

function derived(facts: Facts, path: string): string | undefined {
  const value = factAt(facts, path)
  return typeof value === 'number' || typeof value === 'string' ? String(value) : undefined
}
