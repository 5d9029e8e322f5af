/**
 * Finds the first thing wrong in a JSON text and says where. Slow beside `JSON.parse`, so it is
 * asked only about text that is bad or looks bad; it accepts exactly what strict JSON accepts.
 */
import { below } from './json-pointer.ts'

/** How much a JSON text may hold; lengths in UTF-16 units (bytes where bytes are read). */
export type JsonLimits = {
  readonly lengthMax: number
  readonly stringLengthMax: number
  readonly depthMax: number
  /** Scalars, lists and objects together. */
  readonly valuesMax: number
}

/** Why a text is refused: an RFC 6901 pointer, the broken rule, and a sentence with the mend. */
export type JsonProblem = {
  readonly pointer: string
  readonly rule:
    | 'json'
    | 'duplicate-key'
    | 'lone-surrogate'
    | 'nul'
    | 'range'
    | 'length'
    | 'depth'
    | 'too-many'
    | 'size'
    | 'utf8'
  readonly text: string
}

/** A cursor over the text; `problem` is set once and ends the reading. */
type Reading = {
  readonly text: string
  readonly limits: JsonLimits
  at: number
  problem: JsonProblem | undefined
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
const WORD = /true|false|null/y
const SPACE = /[ \t\n\r]*/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const QUOTE = 0x22
const BACKSLASH = 0x5c
const FIRST_PLAIN_CHARACTER = 0x20

/** The first problem of `text`, or `undefined` when it is sound strict JSON. */
export function findJsonProblem(text: string, limits: JsonLimits): JsonProblem | undefined {
  const reading: Reading = { text, limits, at: 0, problem: undefined }
  skipSpace(reading)
  if (reading.at === text.length) {
    return { pointer: '', rule: 'json', text: 'There is nothing here; send a JSON document.' }
  }
  readValue(reading, '', 0)
  if (reading.problem !== undefined) return reading.problem
  skipSpace(reading)
  if (reading.at < text.length) {
    stop(reading, '', 'json', `${place(reading)}: the document has ended, yet more text follows.`)
  }
  return reading.problem
}

function readValue(reading: Reading, pointer: string, depth: number): void {
  const first = reading.text[reading.at]
  if (first === '{' || first === '[') {
    if (depth >= reading.limits.depthMax) {
      const text = `Values are nested more than ${reading.limits.depthMax} deep; flatten them.`
      stop(reading, pointer, 'depth', text)
      return
    }
    return first === '{'
      ? readMembers(reading, pointer, depth)
      : readElements(reading, pointer, depth)
  }
  if (first === '"') {
    readString(reading, pointer)
    return
  }
  const number = take(reading, NUMBER)
  if (number !== undefined) return checkNumber(reading, pointer, number)
  if (take(reading, WORD) === undefined) {
    stop(reading, pointer, 'json', `${place(reading)}: a value is expected${seen(reading)}.`)
  }
}

function readMembers(reading: Reading, pointer: string, depth: number): void {
  const keys = new Set<string>()
  reading.at += 1
  skipSpace(reading)
  if (takeMark(reading, '}')) return
  do {
    skipSpace(reading)
    if (reading.text[reading.at] !== '"') {
      const text = `${place(reading)}: a name in double quotes is expected${seen(reading)}.`
      return stop(reading, pointer, 'json', text)
    }
    const key = readString(reading, pointer)
    if (key === undefined) return
    const inner = below(pointer, key)
    if (keys.has(key)) {
      const text = `${JSON.stringify(key)} stands twice in one object; keep one of them.`
      return stop(reading, inner, 'duplicate-key', text)
    }
    keys.add(key)
    skipSpace(reading)
    if (!takeMark(reading, ':')) {
      const text = `${place(reading)}: a colon is expected after the name${seen(reading)}.`
      return stop(reading, inner, 'json', text)
    }
    skipSpace(reading)
    readValue(reading, inner, depth + 1)
    if (reading.problem !== undefined) return
    skipSpace(reading)
  } while (takeMark(reading, ','))
  if (!takeMark(reading, '}')) {
    stop(reading, pointer, 'json', `${place(reading)}: "," or "}" is expected${seen(reading)}.`)
  }
}

function readElements(reading: Reading, pointer: string, depth: number): void {
  reading.at += 1
  skipSpace(reading)
  if (takeMark(reading, ']')) return
  let index = 0
  do {
    skipSpace(reading)
    readValue(reading, below(pointer, index), depth + 1)
    if (reading.problem !== undefined) return
    skipSpace(reading)
    index += 1
  } while (takeMark(reading, ','))
  if (!takeMark(reading, ']')) {
    stop(reading, pointer, 'json', `${place(reading)}: "," or "]" is expected${seen(reading)}.`)
  }
}

/** Reads a string at the cursor; `undefined` after a problem. */
function readString(reading: Reading, pointer: string): string | undefined {
  const start = reading.at
  reading.at += 1
  skipBody(reading)
  if (!takeMark(reading, '"')) {
    stop(reading, pointer, 'json', `${place(reading)}: ${brokenString(reading)}.`)
    return undefined
  }
  const token = reading.text.slice(start, reading.at)
  const value: unknown = token.includes('\\') ? JSON.parse(token) : token.slice(1, -1)
  if (typeof value !== 'string') throw new Error('a string token did not give a string')
  const { stringLengthMax } = reading.limits
  if (value.length > stringLengthMax) {
    const text = `A text has ${value.length} characters; ${stringLengthMax} is the most.`
    stop(reading, pointer, 'length', text)
  } else if (!value.isWellFormed()) {
    const text = 'The text holds half of a surrogate pair; write the whole character.'
    stop(reading, pointer, 'lone-surrogate', text)
  } else if (value.includes('\0')) {
    stop(reading, pointer, 'nul', 'The text holds a NUL character; take it out.')
  }
  return reading.problem === undefined ? value : undefined
}

/** Moves the cursor over what a string may hold: plain characters and well-formed escapes. */
function skipBody(reading: Reading): void {
  for (;;) {
    const code = reading.text.charCodeAt(reading.at)
    if (code === BACKSLASH) {
      if (take(reading, ESCAPE) === undefined) return
    } else if (code >= FIRST_PLAIN_CHARACTER && code !== QUOTE) reading.at += 1
    // Past the end the code is NaN, which is no plain character either.
    else return
  }
}

function brokenString(reading: Reading): string {
  const next = reading.text[reading.at]
  if (next === undefined) return 'the text ends inside a string; the end seems cut off'
  if (next === '\\') return 'a backslash here starts no JSON escape; write \\\\ for a backslash'
  return 'a control character stands inside a string; write it as an escape such as \\n'
}

function checkNumber(reading: Reading, pointer: string, token: string): void {
  if (Math.abs(Number(token)) <= Number.MAX_SAFE_INTEGER) return
  const shown = token.length > 40 ? `${token.slice(0, 40)}…` : token
  const text = `${shown} is beyond 2^53 - 1, where numbers lose digits; write a smaller number.`
  stop(reading, pointer, 'range', text)
}

function stop(reading: Reading, pointer: string, rule: JsonProblem['rule'], text: string): void {
  reading.problem = { pointer, rule, text }
}

function skipSpace(reading: Reading): void {
  SPACE.lastIndex = reading.at
  SPACE.exec(reading.text)
  reading.at = SPACE.lastIndex
}

function take(reading: Reading, pattern: RegExp): string | undefined {
  pattern.lastIndex = reading.at
  const token = pattern.exec(reading.text)?.[0]
  if (token !== undefined) reading.at += token.length
  return token
}

function takeMark(reading: Reading, mark: string): boolean {
  if (reading.text[reading.at] !== mark) return false
  reading.at += 1
  return true
}

/** Where the cursor is, counted from 1; the line only where there is more than one. */
function place(reading: Reading): string {
  const before = reading.text.slice(0, reading.at)
  const column = `column ${reading.at - before.lastIndexOf('\n')}`
  if (!reading.text.includes('\n')) return `C${column.slice(1)}`
  return `Line ${before.split('\n').length}, ${column}`
}

function seen(reading: Reading): string {
  const next = reading.text.codePointAt(reading.at)
  if (next === undefined) return ', but the text ends; the end seems cut off'
  return `, not ${JSON.stringify(String.fromCodePoint(next))}`
}
