/** How PostgreSQL's values become JavaScript's. No value is rounded or moved by a time zone in silence. */

import pg from 'pg'

const { builtins } = pg.types
const int8ArrayOid = 1016
const dateArrayOid = 1182
const textArrayOid = 1009

type Parse = (text: string) => unknown

/** `int8` is a number; one beyond 2^53 is a fault, since all ours are counts and minor units. */
function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} is beyond 2^53`)
  return value
}

/** A timestamp without zone is read as UTC, not in the zone of this machine. */
function parseTimestamp(text: string): unknown {
  return parserOf(builtins.TIMESTAMPTZ)(`${text}+00`)
}

/** The driver parses these arrays though its list of type names leaves them out. */
const parserOf = pg.types.getTypeParser as (oid: number, format?: 'text' | 'binary') => Parse
const textArray = parserOf(textArrayOid)

/** An array of PostgreSQL may have several dimensions. */
type Nested<T> = readonly (T | null | Nested<T>)[]

function parseInt8Array(text: string): Nested<number> {
  const parse = (values: Nested<string>): Nested<number> =>
    values.map((value) => {
      if (value === null) return null
      return typeof value === 'string' ? parseInt8(value) : parse(value)
    })
  return parse(textArray(text) as Nested<string>)
}

const ours = new Map<number, Parse>([
  [builtins.INT8, parseInt8],
  [int8ArrayOid, parseInt8Array],
  // A day is a day: `2026-06-24`, no instant.
  [builtins.DATE, String],
  [dateArrayOid, textArray],
  [builtins.TIMESTAMP, parseTimestamp],
])

/**
 * The parsers of our connections: `int8` number (safe or fault), `numeric` string, `date` string,
 * `timestamp` and `timestamptz` Date, `json` parsed; select `column::text` for the stored bytes.
 */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    const own = format === 'binary' ? undefined : ours.get(oid)
    return own ?? parserOf(oid, format)
  }) as pg.CustomTypesConfig['getTypeParser'],
}
