/**
 * Reads a nomenclature into subheadings: each code of six digits with the words of the lines above
 * it and below it, and its national lines. Words that a line excludes are not its own.
 */
import type { NomenclatureRow } from '../../domain/nomenclature.ts'

/** A line of more than six digits. */
export type NationalLine = { readonly code: string; readonly text: string }

/** A code of six digits. */
export type Subheading = {
  readonly code: string
  /** Its own words and those between it and its heading. */
  readonly own: string
  readonly heading: string
  readonly chapter: string
  readonly national: readonly NationalLine[]
}

/** Mutable while the book is read. */
type OpenSubheading = {
  code: string
  own: string
  heading: string
  chapter: string
  national: NationalLine[]
}

/** What follows says what the line is not. */
const EXCLUDED =
  /\b(?:other than|except|excluding|not including|does not include|n\.?e\.?s\.?o\.?i|nesoi)\b.*$/iu

/** Chapters of special provisions and national statistics classify no goods. */
const SPECIAL = /^(?:98|99|77)/u

/** Reads the rows, in the order of the book. */
export function readBook(rows: readonly NomenclatureRow[]): readonly Subheading[] {
  const found = new Map<string, OpenSubheading>()
  const headings = new Map<string, string>()
  const chapters = new Map<string, string>()
  const path: { readonly level: number; readonly code?: string; readonly text: string }[] = []
  for (const { code, level, text } of rows) {
    while ((path.at(-1)?.level ?? -1) >= level) path.pop()
    path.push({ level, ...(code !== undefined && { code }), text })
    if (code === undefined || SPECIAL.test(code)) continue
    if (code.length === 2) chapters.set(code, text)
    else if (code.length === 4) headings.set(code, text)
    else if (code.length >= 6) add(found, code, path)
  }
  return [...found.values()].map((open) => ({
    ...open,
    heading: headings.get(open.code.slice(0, 4)) ?? '',
    chapter: chapters.get(open.code.slice(0, 2)) ?? '',
  }))
}

type PathLine = { readonly code?: string; readonly text: string }

function add(found: Map<string, OpenSubheading>, code: string, path: readonly PathLine[]): void {
  const six = code.slice(0, 6)
  const below = path.filter((line) => line.code === undefined || line.code.length > 4)
  const words = below.map(({ text }) => text).join(' ')
  const open = found.get(six)
  if (open === undefined) {
    const national = code.length > 6 ? [{ code, text: words }] : []
    found.set(six, { code: six, own: words, heading: '', chapter: '', national })
  } else if (code.length > 6) open.national.push({ code, text: words })
  else open.own = words
}

/** The words of a line, without those it excludes. */
export function includedWords(text: string): string {
  return text
    .split(/[;:]/u)
    .map((part) => part.replace(EXCLUDED, ''))
    .join(' ')
}
