/**
 * Reads a chunk of text (what stands between two blanks or hard separators) into words as they are
 * and as they look. Offsets are UTF-16 units in the chunk; work is linear in its length.
 */
import { lookOf } from './letter-looks.ts'

/** How the letters of a word are dressed so that it looks like another. */
export type Dress = 'none' | 'accents' | 'fancy' | 'wide' | 'mixed-scripts' | 'other-script'

/** A run of letters and digits, or of a script without spaces between words. */
export type Word = {
  /** Small letters without accents. */
  readonly text: string
  /** The Latin word it looks like; the same as `text` in plain Latin. */
  readonly latin: string
  readonly from: number
  readonly to: number
  readonly dress: Dress
  readonly isUnspaced: boolean
  /** For each UTF-16 unit of `text`, where it stands in the chunk; only for unspaced scripts. */
  readonly places?: readonly number[]
}

/** Letters with signs between or in place of them: `N*ke`, `G.u.c.c.i`, `D!or`. */
export type Masked = {
  /** Leet signs as letters, separators left out, `*` for a letter that is hidden. */
  readonly text: string
  readonly from: number
  readonly to: number
  readonly trick: 'signs' | 'separators' | 'gap'
  /** How many separators were left out: a name of two words may have one. */
  readonly separators: number
}

/** A chunk as read. */
export type Chunk = { readonly words: readonly Word[]; readonly masked: Masked | undefined }

const ASCII = /^[\0-\x7f]*$/
const ASCII_WORDS = /[a-z0-9]+(?:['`][a-z0-9]+)*/g
/** Signs that part no word: `Levi's` is `levis`. */
const APOSTROPHES = new Set("'’`´ʼ")
/** Signs that hide a letter. */
const GAPS = new Set('*#?•●○◦×✱＊')
const LEET_SIGNS = new Set('@$€£¥!|+¢©®§∆')
const MASK = /[*#?@$|!+._~^•●○✱'’`´\-–—·€£¥¢©®§]/u
/** A longer chunk is no word: an address, a key, or text of a script without spaces. */
const MASKED_LENGTH_MAX = 40

/** Reads a chunk. */
export function readChunk(chunk: string): Chunk {
  const words = ASCII.test(chunk) ? asciiWords(chunk) : anyWords(chunk)
  const isMaskable = chunk.length <= MASKED_LENGTH_MAX && chunk.length >= 3 && MASK.test(chunk)
  return { words, masked: isMaskable ? readMasked(chunk) : undefined }
}

function asciiWords(chunk: string): readonly Word[] {
  const words: Word[] = []
  for (const match of chunk.toLowerCase().matchAll(ASCII_WORDS)) {
    const run = match[0]
    const text = /['`]/.test(run) ? run.replace(/['`]/g, '') : run
    const from = match.index
    words.push({
      text,
      latin: text,
      from,
      to: from + run.length,
      dress: 'none',
      isUnspaced: false,
    })
  }
  return words
}

type Counts = {
  latin: number
  accented: number
  fancy: number
  wide: number
  lookalike: number
  other: number
}

type OpenWord = {
  text: string
  latin: string
  from: number
  to: number
  isUnspaced: boolean
  places: number[]
  counts: Counts
}

function anyWords(chunk: string): readonly Word[] {
  const words: Word[] = []
  let open: OpenWord | undefined
  let at = 0
  function close(): void {
    if (open !== undefined && open.text.length > 0) words.push(closedWord(open))
    open = undefined
  }
  for (const sign of chunk) {
    const look = lookOf(sign)
    const next = at + sign.length
    const isApostrophe = APOSTROPHES.has(sign)
    if (look.kind === 'sign' && !isApostrophe) close()
    else if (look.kind === 'hidden' || isApostrophe) {
      if (open !== undefined) open.to = next
    } else {
      const isUnspaced = look.kind === 'unspaced'
      if (open?.isUnspaced === !isUnspaced) close()
      open ??= openWord(at, isUnspaced)
      for (let unit = 0; unit < look.plain.length; unit += 1) open.places.push(at)
      open.text += look.plain
      open.latin += look.latin
      open.to = next
      count(open, look.kind)
    }
    at = next
  }
  close()
  return words
}

function openWord(from: number, isUnspaced: boolean): OpenWord {
  const counts = { latin: 0, accented: 0, fancy: 0, wide: 0, lookalike: 0, other: 0 }
  return { text: '', latin: '', from, to: from, isUnspaced, places: [], counts }
}

function count({ counts }: OpenWord, kind: ReturnType<typeof lookOf>['kind']): void {
  if (kind === 'latin' || kind === 'digit') counts.latin += 1
  else if (kind === 'accented') counts.accented += 1
  else if (kind === 'fancy') counts.fancy += 1
  else if (kind === 'wide') counts.wide += 1
  else if (kind === 'lookalike') counts.lookalike += 1
  else counts.other += 1
}

function closedWord(open: OpenWord): Word {
  const { text, from, to, isUnspaced } = open
  const dress = dressOf(open)
  const latin = dress === 'none' || isUnspaced ? text : open.latin
  return { text, latin, from, to, dress, isUnspaced, ...(isUnspaced && { places: open.places }) }
}

function dressOf({ counts, isUnspaced }: OpenWord): Dress {
  if (isUnspaced || counts.other > 0) return 'none'
  if (counts.lookalike > 0) {
    const latin = counts.latin + counts.accented + counts.fancy + counts.wide
    return latin > 0 ? 'mixed-scripts' : 'other-script'
  }
  if (counts.fancy > 0) return 'fancy'
  if (counts.wide > 0) return 'wide'
  return counts.accented > 0 ? 'accents' : 'none'
}

/** Undefined when no sign stands inside the letters, or when nothing but an apostrophe does. */
function readMasked(chunk: string): Masked | undefined {
  const open: OpenMask = {
    text: '',
    from: -1,
    to: 0,
    waiting: '',
    gaps: 0,
    leets: 0,
    separators: 0,
  }
  let at = 0
  for (const sign of chunk) {
    const look = lookOf(sign)
    if (look.kind === 'unspaced' || look.kind === 'other') return undefined
    if (look.kind === 'sign') open.waiting += sign
    else if (look.latin.length > 0) addLetter(open, look.latin, { at, to: at + sign.length })
    at += sign.length
  }
  return open.from < 0 ? undefined : closeMask(open)
}

type OpenMask = {
  text: string
  from: number
  to: number
  /** Signs since the last letter. */
  waiting: string
  gaps: number
  leets: number
  separators: number
}

/** Adds to `mask`, which is made for it, a letter and the signs before it. */
function addLetter(
  mask: OpenMask,
  letter: string,
  { at, to }: { readonly at: number; readonly to: number },
): void {
  const isFirst = mask.from < 0
  const read = isFirst ? edgeSigns(mask.waiting, '@$€£¢©§∆') : innerSigns(mask.waiting)
  const counts = {
    gaps: mask.gaps + read.gaps,
    leets: mask.leets + read.leets,
    separators: mask.separators + read.separators,
  }
  const from = isFirst ? at - read.length : mask.from
  Object.assign(mask, { ...counts, text: mask.text + read.text + letter, waiting: '', from, to })
}

function closeMask({ text, from, to, waiting, gaps, leets, separators }: OpenMask) {
  const tail = edgeSigns(waiting, '@$€£¢©§∆!|')
  const hasTail = tail.text.length > 0 && waiting.length === tail.length
  if (gaps + leets + separators === 0 && !hasTail) return undefined
  const trick: Masked['trick'] = gaps > 0 ? 'gap' : leets > 0 || hasTail ? 'signs' : 'separators'
  if (!hasTail) return { text, from, to, trick, separators }
  return { text: text + tail.text, from, to: to + tail.length, trick, separators }
}

type Signs = {
  readonly text: string
  readonly length: number
  readonly gaps: number
  readonly leets: number
  readonly separators: number
}

function innerSigns(signs: string): Signs {
  let text = ''
  let [gaps, leets, separators] = [0, 0, 0]
  for (const sign of signs) {
    if (GAPS.has(sign)) {
      text += '*'
      gaps += 1
    } else if (LEET_SIGNS.has(sign)) {
      text += lookOf(sign).latin
      leets += 1
    } else if (!APOSTROPHES.has(sign)) separators += 1
  }
  return { text, length: signs.length, gaps, leets, separators }
}

/** At the edge of a word only signs that stand for a letter count: `@didas`, `prad@`, `$tussy`. */
function edgeSigns(signs: string, telling: string): Signs {
  const last = Array.from(signs).at(-1)
  const none = { text: '', length: 0, gaps: 0, leets: 0, separators: 0 }
  if (last === undefined || !telling.includes(last)) return none
  return { text: lookOf(last).latin, length: last.length, gaps: 0, leets: 1, separators: 0 }
}
