/**
 * The operators and functions of the rule language that are strict in their arguments, one row for
 * each overload. The generator and the tracer run the same `run`, so they cannot drift apart.
 */
import {
  BOOL,
  type CelType,
  DOUBLE,
  DURATION,
  INT,
  NOTHING,
  STRING,
  STRINGS,
  TIMESTAMP,
} from './cel-type.ts'
import * as numbers from './number-functions.ts'
import * as texts from './text-functions.ts'
import * as times from './time-functions.ts'
import type { Constant, Operation } from './typed-tree.ts'

/** How an operation is written: `a + b`, `f(a, b)`, `a.f(b)`, or either of the last two. */
export type Style = 'operator' | 'function' | 'method' | 'both'

/** An operation and how it is written. */
export type StandardOperation = Operation & { readonly style: Style }

const LIST: CelType = { kind: 'list', of: NOTHING }
const MAP: CelType = { kind: 'map', key: NOTHING, value: NOTHING }

type Row = Pick<Operation, 'params' | 'result' | 'run'> &
  Partial<Pick<Operation, 'failure' | 'inline' | 'cost'>>

function row(style: Style, name: string, spec: Row): StandardOperation {
  return { style, name, failure: undefined, cost: 4, ...spec }
}

const OVERFLOW = 'the whole number does not fit within 2^53'
const OUT_OF_TIME = 'the timestamp or duration is out of range'
const OUTSIDE = 'the position is outside the text'
const TOO_LONG = 'the text it would build is too long'

function arithmetic(name: string, type: CelType, spec: Omit<Row, 'params' | 'result'>) {
  return row('operator', name, { params: [type, type], result: type, cost: 1, ...spec })
}

const OPERATORS: readonly StandardOperation[] = [
  arithmetic('+', INT, { run: numbers.addInt, failure: OVERFLOW }),
  arithmetic('-', INT, { run: numbers.subtractInt, failure: OVERFLOW }),
  arithmetic('*', INT, { run: numbers.multiplyInt, failure: OVERFLOW }),
  arithmetic('/', INT, { run: numbers.divideInt, failure: 'division by zero' }),
  arithmetic('%', INT, { run: numbers.remainderInt, failure: 'division by zero' }),
  arithmetic('+', DOUBLE, {
    run: (a: number, b: number) => a + b,
    inline: ([a, b]) => `${a} + ${b}`,
  }),
  arithmetic('-', DOUBLE, {
    run: (a: number, b: number) => a - b,
    inline: ([a, b]) => `${a} - ${b}`,
  }),
  arithmetic('*', DOUBLE, {
    run: (a: number, b: number) => a * b,
    inline: ([a, b]) => `${a} * ${b}`,
  }),
  arithmetic('/', DOUBLE, {
    run: (a: number, b: number) => a / b,
    inline: ([a, b]) => `${a} / ${b}`,
  }),
  arithmetic('+', STRING, { run: texts.concatenate, failure: TOO_LONG }),
  arithmetic('+', DURATION, { run: times.addDurations, failure: OUT_OF_TIME }),
  arithmetic('-', DURATION, { run: times.between, failure: OUT_OF_TIME }),
  row('operator', '-', {
    params: [INT],
    result: INT,
    run: numbers.negateInt,
    failure: OVERFLOW,
    cost: 1,
  }),
  row('operator', '-', { params: [DOUBLE], result: DOUBLE, run: (a: number) => -a, cost: 1 }),
  row('operator', '+', {
    params: [TIMESTAMP, DURATION],
    result: TIMESTAMP,
    run: times.addDuration,
    failure: OUT_OF_TIME,
    cost: 1,
  }),
  row('operator', '+', {
    params: [DURATION, TIMESTAMP],
    result: TIMESTAMP,
    run: (length: number, at: number) => times.addDuration(at, length),
    failure: OUT_OF_TIME,
    cost: 1,
  }),
  row('operator', '-', {
    params: [TIMESTAMP, DURATION],
    result: TIMESTAMP,
    run: times.subtractDuration,
    failure: OUT_OF_TIME,
    cost: 1,
  }),
  row('operator', '-', {
    params: [TIMESTAMP, TIMESTAMP],
    result: DURATION,
    run: times.between,
    failure: OUT_OF_TIME,
    cost: 1,
  }),
]

function test(
  name: string,
  run: (text: string, part: string) => boolean,
  inline: (text: string, part: string) => string,
): StandardOperation {
  return row('method', name, {
    params: [STRING, STRING],
    result: BOOL,
    run,
    inline: ([text = '', part = '']) => inline(text, part),
    cost: name === 'contains' ? 6 : 2,
  })
}

/** `native`, asked only when one letter of a literal `part` is in its place: most texts stop there. */
function afterLetter(text: string, part: string, atEnd: boolean): string {
  const native = `${text}.${atEnd ? 'endsWith' : 'startsWith'}(${part})`
  const literal: unknown = part.startsWith('"') ? JSON.parse(part) : ''
  if (typeof literal !== 'string' || literal.length === 0) return native
  const unit = literal.charCodeAt(atEnd ? literal.length - 1 : 0)
  return `${text}.charCodeAt(${atEnd ? `${text}.length-1` : 0})===${unit}&&${native}`
}

const TEXTS: readonly StandardOperation[] = [
  test(
    'contains',
    (text, part) => text.includes(part),
    (text, part) => `${text}.includes(${part})`,
  ),
  test(
    'startsWith',
    (text, part) => text.startsWith(part),
    (text, part) => afterLetter(text, part, false),
  ),
  test(
    'endsWith',
    (text, part) => text.endsWith(part),
    (text, part) => afterLetter(text, part, true),
  ),
  row('method', 'lowerAscii', { params: [STRING], result: STRING, run: texts.lowerAscii, cost: 8 }),
  row('method', 'upperAscii', { params: [STRING], result: STRING, run: texts.upperAscii, cost: 8 }),
  row('method', 'trim', { params: [STRING], result: STRING, run: texts.trimText, cost: 8 }),
  row('method', 'charAt', {
    params: [STRING, INT],
    result: STRING,
    run: texts.charAt,
    failure: OUTSIDE,
  }),
  ...[
    [STRING, STRING],
    [STRING, STRING, INT],
  ].flatMap((params) => [
    row('method', 'indexOf', { params, result: INT, run: texts.indexOf, failure: OUTSIDE }),
    row('method', 'lastIndexOf', { params, result: INT, run: texts.lastIndexOf, failure: OUTSIDE }),
    row('method', 'split', {
      params,
      result: STRINGS,
      run: texts.splitText,
      failure: 'the text falls into too many parts',
      cost: 20,
    }),
  ]),
  ...[
    [STRING, INT],
    [STRING, INT, INT],
  ].map((params) =>
    row('method', 'substring', { params, result: STRING, run: texts.substring, failure: OUTSIDE }),
  ),
  ...[
    [STRING, STRING, STRING],
    [STRING, STRING, STRING, INT],
  ].map((params) =>
    row('method', 'replace', {
      params,
      result: STRING,
      run: texts.replaceText,
      failure: TOO_LONG,
      cost: 20,
    }),
  ),
  ...[[STRINGS], [STRINGS, STRING]].map((params) =>
    row('method', 'join', { params, result: STRING, run: texts.joinTexts, failure: TOO_LONG }),
  ),
  row('both', 'size', { params: [STRING], result: INT, run: texts.sizeOfText, cost: 6 }),
  row('both', 'size', {
    params: [LIST],
    result: INT,
    run: (list: readonly unknown[]) => list.length,
    inline: ([list]) => `${list}.length`,
  }),
  row('both', 'size', {
    params: [MAP],
    result: INT,
    run: (map: ReadonlyMap<Constant, unknown>) => map.size,
  }),
]

function conversion(
  to: CelType & { readonly kind: string },
  from: CelType,
  spec: Omit<Row, 'params' | 'result'>,
): StandardOperation {
  return row('function', to.kind, { params: [from], result: to, ...spec })
}

const same = { run: (value: Constant) => value, inline: ([value]: readonly string[]) => `${value}` }

const CONVERSIONS: readonly StandardOperation[] = [
  conversion(INT, INT, same),
  conversion(INT, DOUBLE, { run: numbers.doubleToInt, failure: OVERFLOW }),
  conversion(INT, STRING, { run: numbers.textToInt, failure: 'the text is not a whole number' }),
  conversion(INT, TIMESTAMP, { run: times.secondsOf }),
  conversion(DOUBLE, DOUBLE, same),
  conversion(DOUBLE, INT, same),
  conversion(DOUBLE, STRING, { run: numbers.textToDouble, failure: 'the text is not a number' }),
  conversion(STRING, STRING, same),
  conversion(STRING, INT, { run: String }),
  conversion(STRING, DOUBLE, { run: numbers.doubleToText }),
  conversion(STRING, BOOL, { run: String }),
  conversion(STRING, TIMESTAMP, { run: times.timestampToText }),
  conversion(STRING, DURATION, { run: times.durationToText }),
  conversion(BOOL, BOOL, same),
  conversion(BOOL, STRING, { run: numbers.textToBool, failure: 'the text is not true or false' }),
  conversion(TIMESTAMP, TIMESTAMP, same),
  conversion(TIMESTAMP, INT, { run: times.timestampOfSeconds, failure: OUT_OF_TIME }),
  conversion(TIMESTAMP, STRING, {
    run: times.parseTimestamp,
    failure: 'the text is not an RFC 3339 timestamp',
    cost: 20,
  }),
  conversion(DURATION, DURATION, same),
  conversion(DURATION, STRING, {
    run: times.parseDuration,
    failure: 'the text is not a duration in whole milliseconds',
    cost: 20,
  }),
]

const PARTS: readonly StandardOperation[] = [
  ...Object.entries(times.TIMESTAMP_PARTS).flatMap(([name, part]) => [
    row('method', name, {
      params: [TIMESTAMP],
      result: INT,
      run: (at: number) => part(new Date(at)),
      cost: 8,
    }),
    row('method', name, {
      params: [TIMESTAMP, STRING],
      result: INT,
      run: (at: number, zone: string) => times.timestampPart(part, at, zone),
      failure: 'the zone is neither UTC nor an offset such as -08:00',
      cost: 8,
    }),
  ]),
  ...Object.entries(times.DURATION_PARTS).map(([name, part]) =>
    row('method', name, { params: [DURATION], result: INT, run: part }),
  ),
]

/** Every standard operation, by name; the checker takes the first that fits. */
export const STANDARD_OPERATIONS: ReadonlyMap<string, readonly StandardOperation[]> = Map.groupBy(
  [...OPERATORS, ...TEXTS, ...CONVERSIONS, ...PARTS],
  (operation) => operation.name,
)
