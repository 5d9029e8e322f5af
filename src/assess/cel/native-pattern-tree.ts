/**
 * Reads a pattern of RE2 into a tree that can be made native, where it is of the plain ASCII part:
 * literals, classes, groups, choices, counts, `^ $ \b`, and a leading `(?i)`. Anything else gives
 * undefined, also what RE2 itself would refuse.
 */

/** UTF-16 units that one place of a pattern takes. */
export type UnitSet = ReadonlySet<number>

/** A pattern. `most` is undefined for a repetition without bound. */
export type PatternNode =
  | { readonly kind: 'set'; readonly units: UnitSet }
  | { readonly kind: 'assertion'; readonly text: '^' | '$' | '\\b' }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | {
      readonly kind: 'repeat'
      readonly of: PatternNode
      readonly least: number
      readonly most: number | undefined
    }

type Reader = { readonly text: string; readonly isFolded: boolean; at: number }

const COUNT_MAX = 100

/** The tree of `source`, or undefined when it is outside the part that is read. */
export function parsePattern(source: string): PatternNode | undefined {
  const isFolded = source.startsWith('(?i)')
  const reader: Reader = { text: source, isFolded, at: isFolded ? 4 : 0 }
  const node = readChoice(reader)
  return node !== undefined && reader.at === source.length ? node : undefined
}

function peek({ text, at }: Reader): string {
  return text.charAt(at)
}

function take(reader: Reader, text: string): boolean {
  if (!reader.text.startsWith(text, reader.at)) return false
  reader.at += text.length
  return true
}

function readChoice(reader: Reader): PatternNode | undefined {
  const options: PatternNode[] = []
  do {
    const option = readSequence(reader)
    if (option === undefined) return undefined
    options.push(option)
  } while (take(reader, '|'))
  const [only] = options
  return options.length === 1 ? only : { kind: 'choice', options }
}

function readSequence(reader: Reader): PatternNode | undefined {
  const parts: PatternNode[] = []
  while (reader.at < reader.text.length && peek(reader) !== '|' && peek(reader) !== ')') {
    const atom = readAtom(reader)
    const part = atom === undefined ? undefined : readCount(reader, atom)
    if (part === undefined) return undefined
    parts.push(part)
  }
  const [only] = parts
  return parts.length === 1 ? only : { kind: 'sequence', parts }
}

function readAtom(reader: Reader): PatternNode | undefined {
  if (take(reader, '^')) return { kind: 'assertion', text: '^' }
  if (take(reader, '$')) return { kind: 'assertion', text: '$' }
  if (take(reader, '\\b')) return { kind: 'assertion', text: '\\b' }
  if (take(reader, '(?:')) return readGroup(reader)
  if (peek(reader) === '(' && !reader.text.startsWith('(?', reader.at)) {
    reader.at += 1
    return readGroup(reader)
  }
  if (take(reader, '[')) return readClass(reader)
  const units = readUnits(reader)
  return units === undefined ? undefined : set(reader, units)
}

function readGroup(reader: Reader): PatternNode | undefined {
  const inner = readChoice(reader)
  return inner !== undefined && take(reader, ')') ? inner : undefined
}

function set({ isFolded }: Reader, units: Iterable<number>): PatternNode {
  const given = [...units]
  const all = new Set(isFolded ? given.flatMap((unit) => [unit, ...foldsOf(unit)]) : given)
  return { kind: 'set', units: all }
}

/** The other letters that a letter equals without case: Unicode folds two more into ASCII. */
function foldsOf(unit: number): readonly number[] {
  const letter = String.fromCharCode(unit)
  if (!/[A-Za-z]/.test(letter)) return []
  const lower = letter.toLowerCase()
  const both = [lower, lower.toUpperCase()].map((text) => text.charCodeAt(0))
  if (lower === 's') return [...both, 0x017f]
  return lower === 'k' ? [...both, 0x212a] : both
}

const PERL: Readonly<Record<string, string>> = {
  d: '0123456789',
  w: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz',
  s: '\t\n\f\r ',
}

const SYNTAX = '.*+?()[]{}|^$\\'

/** The units of one literal or escape outside a class. */
function readUnits(reader: Reader): readonly number[] | undefined {
  const letter = peek(reader)
  if (letter === '\\') return readEscape(reader)
  if (SYNTAX.includes(letter) || !isPlain(letter)) return undefined
  reader.at += 1
  return [letter.charCodeAt(0)]
}

function isPlain(letter: string): boolean {
  return /^[\x20-\x7e]$/.test(letter)
}

function readEscape(reader: Reader): readonly number[] | undefined {
  const letter = reader.text.charAt(reader.at + 1)
  reader.at += 2
  const perl = Object.hasOwn(PERL, letter) ? PERL[letter] : undefined
  if (perl !== undefined) return Array.from(perl, (unit) => unit.charCodeAt(0))
  return /^[!-/:-@[-`{-~]$/.test(letter) ? [letter.charCodeAt(0)] : undefined
}

/** A class after its `[`. Negated classes reach beyond ASCII and are not read. */
function readClass(reader: Reader): PatternNode | undefined {
  const units = new Set<number>()
  for (let isFirst = true; ; isFirst = false) {
    const letter = peek(reader)
    if (letter === ']' && !isFirst) break
    if (letter === '' || letter === '[' || (isFirst && (letter === '^' || letter === ']'))) {
      return undefined
    }
    const part = readClassPart(reader)
    if (part === undefined) return undefined
    for (const unit of part) units.add(unit)
  }
  reader.at += 1
  return set(reader, units)
}

/** One unit, one escape, or one range such as `a-f`, whose ends are single units in order. */
function readClassPart(reader: Reader): readonly number[] | undefined {
  const from = readClassUnits(reader)
  const isRange = peek(reader) === '-' && reader.text.charAt(reader.at + 1) !== ']'
  if (from === undefined || !isRange) return from
  reader.at += 1
  const low = onlyOf(from)
  const high = onlyOf(readClassUnits(reader))
  if (low === undefined || high === undefined || low > high) return undefined
  return Array.from({ length: high - low + 1 }, (_, i) => low + i)
}

function onlyOf(units: readonly number[] | undefined): number | undefined {
  return units?.length === 1 ? units[0] : undefined
}

function readClassUnits(reader: Reader): readonly number[] | undefined {
  const letter = peek(reader)
  if (letter === '\\') return readEscape(reader)
  if (!isPlain(letter)) return undefined
  reader.at += 1
  return [letter.charCodeAt(0)]
}

/** `atom` with the count that follows it, if one does. Lazy and doubled counts are not read. */
function readCount(reader: Reader, atom: PatternNode): PatternNode | undefined {
  const bounds = readBounds(reader)
  if (bounds === undefined) return undefined
  if (bounds === 'none') return atom
  const next = peek(reader)
  if (atom.kind === 'assertion' || (next !== '' && '?*+{'.includes(next))) return undefined
  return { kind: 'repeat', of: atom, ...bounds }
}

type Bounds = { readonly least: number; readonly most: number | undefined }

function readBounds(reader: Reader): Bounds | 'none' | undefined {
  if (take(reader, '?')) return { least: 0, most: 1 }
  if (take(reader, '*')) return { least: 0, most: undefined }
  if (take(reader, '+')) return { least: 1, most: undefined }
  if (peek(reader) !== '{') return 'none'
  const found = /^\{(\d{1,3})(,?)(\d{0,3})\}/.exec(reader.text.slice(reader.at))
  if (found === null) return undefined
  reader.at += found[0].length
  const least = Number(found[1])
  const upper = found[3] === '' ? undefined : Number(found[3])
  const most = found[2] === '' ? least : upper
  if (least > COUNT_MAX || (most !== undefined && (most > COUNT_MAX || most < least))) {
    return undefined
  }
  return { least, most }
}
