/** The closed list of rules by which intake refuses. Programs of filers may rely on these words. */

/** Each rule and what breaks it. */
export const REFUSAL_RULES = {
  // The text as a whole.
  json: 'The text is no JSON (RFC 8259).',
  utf8: 'The bytes are no UTF-8.',
  size: 'The line, the row or the document is too long.',
  depth: 'Values are nested too deep.',
  'duplicate-key': 'One object, or the header of a CSV file, names a field twice.',
  'lone-surrogate': 'A text holds half of a UTF-16 surrogate pair, which is no character.',
  nul: 'A text holds a NUL character.',
  'file-type': 'The file is of another kind, such as a zip archive or an Excel workbook.',
  'cut-off': 'The input broke off before its end.',
  // Fields.
  kind: '`kind` is neither `filing` nor `event`.',
  required: 'A field that must be there is absent, null or blank.',
  type: 'A value is of the wrong JSON type.',
  enum: 'A word is none of those allowed.',
  pattern: 'A text has a character it may not have.',
  instant: 'A text is no RFC 3339 date and time with its offset, of the years 1990 to 2100.',
  length: 'A text is too long or too short.',
  range: 'A number is too small or too large.',
  'too-many': 'A list has too many entries, or a document too many values.',
  identifier: 'The consignment has no identifier, so nothing could be joined to it.',
  filer: 'The filer is not the one who sent it.',
  // Money.
  decimal: 'An amount is no plain decimal number.',
  negative: 'An amount is negative.',
  precision: 'An amount has more decimals than its currency.',
  overflow: 'An amount is too large to be counted exactly.',
  currency: 'A currency is no ISO 4217 code.',
  // CSV.
  header: 'The header lacks a column.',
  quote: 'A double quote is in the wrong place or never closed.',
  cells: 'A row has more or fewer cells than the header.',
  cell: 'A cell cannot be read as what its column holds, or contradicts another row of its filing.',
  // Not for what the record says.
  clash: 'Another statement stands under this filer, reference and version, and stays.',
  outage: 'The record could not be kept now, for something we need is out; send it again.',
  fault: 'Something broke on our side, and the record was not accepted; send it again later.',
} as const satisfies Readonly<Record<string, string>>

/** A rule by its name. */
export type RefusalRule = keyof typeof REFUSAL_RULES
