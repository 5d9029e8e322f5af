/**
 * What of the CEL conformance suite the dialect leaves out, and why. The one table: the test
 * demands that every vector passes or is named here, and docs/rules/cel-dialect.md says the same.
 */

/** Files and sections of the suite that are left out whole, with the reason. */
export const LEFT_OUT_WHOLE: Readonly<Record<string, string>> = {
  bindings_ext: 'cel.bind: a second way to name a part; the rule set shares equal calls by itself',
  block_ext: 'cel.block: made by optimisers, not written by people',
  dynamic: 'protobuf wrapper and JSON values: facts are plain values of one type',
  encoders_ext: 'base64: no fact is bytes',
  enums: 'protobuf enums: facts spell codes as text',
  macros2: 'macros with two variables: positions of goods items carry no meaning',
  math_ext: 'math.*: no rule has needed it; thresholds compare directly',
  namespace: 'namespaces: the catalogue is one space of names',
  optionals: 'optional values: unknown is the third truth already',
  proto2: 'protobuf messages: facts are plain structures',
  proto2_ext: 'protobuf extensions: facts are plain structures',
  proto3: 'protobuf messages: facts are plain structures',
  wrappers: 'protobuf wrapper types: facts are plain values of one type',
  'comparisons/eq_wrapper': 'protobuf wrapper types: facts are plain values of one type',
  'conversions/bytes': 'bytes: no fact is bytes',
  'conversions/dyn': 'dyn: every part has one type, found before the rule runs',
  'conversions/type': 'type(): every part has one type, found before the rule runs',
  'conversions/uint': 'uint: facts are never negative where that matters; int serves',
  'fields/quoted_map_fields': 'fields in backticks: catalogue names are plain identifiers',
  'integer_math/uint64_math': 'uint: facts are never negative where that matters; int serves',
  'parse/bytes_literals': 'bytes: no fact is bytes',
  'parse/comments': 'its vector is a message literal; comments themselves are read',
  'parse/receiver_function_names': 'no methods named like reserved words: none is needed',
  'parse/struct_field_names': 'message literals: facts are plain structures',
  'parse/whitespace': 'its vectors are message literals; white space itself is skipped',
  'plumbing/check_inputs': 'its vector skips the type check; no rule runs unchecked',
  'string/bytes_concat': 'bytes: no fact is bytes',
  'string_ext/format': 'format: a condition gives yes or no, and builds no sentences',
  'string_ext/format_errors': 'format: a condition gives yes or no, and builds no sentences',
  'string_ext/quote': 'quote: a condition gives yes or no, and builds no sentences',
  'type_deductions/field_access': 'protobuf messages: facts are plain structures',
  'type_deductions/legacy_nullable_types': 'null: a fact is known or unknown',
  'type_deductions/type_parameters': 'dyn: every part has one type, found before the rule runs',
  'type_deductions/wrappers': 'protobuf wrapper types: facts are plain values of one type',
}

/** A reason to leave out single vectors of sections that are kept. */
export type LeftOutReason = {
  readonly what: string
  readonly why: string
  /** True for vectors that the reason explains; `said` is what the dialect answered. */
  readonly explains: (vector: VectorText) => boolean
}

/** What of a vector tells why it is left out. */
export type VectorText = {
  readonly expr: string
  readonly said: string
  readonly isUnchecked: boolean
}

const NANOS = /\.\d{4,9}Z|\dns|\dus/

/** Tried in this order; the first that explains a vector names it. */
export const LEFT_OUT_REASONS: readonly LeftOutReason[] = [
  {
    what: 'message literals',
    why: 'facts are plain structures, not protobuf messages',
    explains: ({ expr }) => /[A-Za-z]\s*(\/\/ @\s*)?\{/.test(expr),
  },
  {
    what: 'whole numbers beyond 2^53',
    why: 'facts are JavaScript numbers; beyond 2^53 they would silently round, so it is an error',
    explains: ({ expr, said }) =>
      /beyond 2\^53/.test(said) ||
      /922337203685477|-?9007199254740993|e18|9223372036854/.test(expr),
  },
  {
    what: 'uint',
    why: 'facts are never negative where that matters; int serves',
    explains: ({ expr }) => /\b[0-9][0-9a-fA-Fx]*[uU]\b|uint\(/.test(expr),
  },
  {
    what: 'bytes',
    why: 'no fact is bytes',
    explains: ({ expr }) => /\b[bB][rR]?['"]|bytes\(/.test(expr),
  },
  {
    what: 'null',
    why: 'a fact is known or unknown, and `isMissing` asks which',
    explains: ({ expr }) => /\bnull\b/.test(expr),
  },
  {
    what: 'dyn, type() and lists or maps of mixed types',
    why: 'every part has one type, found before the rule runs; a mistake is refused, not unknown',
    explains: ({ expr, said }) =>
      /\b(dyn|type)\(/.test(expr) ||
      /A list of .* cannot hold|The keys of a map|two sides of|in a nothing/.test(said) ||
      /cannot compare|There is no in for|is not defined/.test(said),
  },
  {
    what: 'programs that skip the type check',
    why: 'no rule runs unchecked: what the check refuses can never fail while parcels wait',
    explains: ({ isUnchecked, said }) =>
      isUnchecked && /cel\.(type|unknown-name|unknown-function|unknown-fact)/.test(said),
  },
  {
    what: 'named time zones',
    why: 'tables of zones change between machines and years, and a decision must replay',
    explains: ({ expr }) => /'(Australia|US|America|Asia|Europe)\//.test(expr),
  },
  {
    what: 'parts of a second finer than a millisecond',
    why: 'timestamps and durations are whole milliseconds',
    explains: ({ expr, said }) => NANOS.test(expr) || said.startsWith('321 was due'),
  },
  {
    what: 'doubles that begin with a point',
    why: 'the parser does not read them; `0.99` says the same',
    explains: ({ expr }) => /(^|[^\w.])\.\d/.test(expr),
  },
  {
    what: 'maps and messages as variables, names with points, optionals',
    why: 'the catalogue is one space of plain names; its facts are values, lists and structures',
    explains: ({ expr, said }) =>
      /variables of a type left out/.test(said) || /optional\.|^a\.b\.c$|^x\.y$/.test(expr),
  },
]
