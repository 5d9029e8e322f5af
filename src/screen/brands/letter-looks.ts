/**
 * Letter looks: which Latin letter a sign passes for. A word of another script stays what it is:
 * its signs pass for Latin ones only where readers of this table ask so.
 */

/** How a sign stands in a word. */
export type Look = {
  /** Small letter or digit without accent; empty for a mark or a sign that is not seen. */
  readonly plain: string
  /** The Latin letter or digit it passes for; the same as `plain` for Latin signs. */
  readonly latin: string
  readonly kind:
    | 'latin'
    | 'digit'
    | 'accented'
    | 'fancy'
    | 'wide'
    | 'lookalike'
    | 'other'
    | 'unspaced'
    | 'hidden'
    | 'sign'
}

/** Signs that pass for Latin letters, as pairs: the sign, then the letter. */
const LOOKALIKES: ReadonlyMap<string, string> = pairs(
  'аaвbсcеeнhһhіiїiјjкkмmоoрpѕsтtуyүyхxԁdԛqԝwпnгrзeьbԍgӏl' +
    'αaβbεeηnιiκkμuνvοoρpτtυuχxγyωwσoϲcϳj' +
    'օoսuոnհhցgյjոnտsզqԼlᏟcᏀgᎬeᏞlᎷmᏢpᎡrᏒrᎢtᏙvᏔwᏃzᎪaᎠdᏚsᎻhᎥi',
)

/** Small capitals, letters with strokes and enclosed letters: Latin in fancy dress. */
const FANCY: ReadonlyMap<string, string> = pairs(
  'ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢzɑaɡgıiłløođdħhŧtƈcɠgʋvɐaǝeıi',
)

/** Signs that leet writing puts for letters. */
const LEET: ReadonlyMap<string, string> = pairs('@a$s€e£l¥y!i|i+t¢c©c®r§s∆a')

const HIDDEN = /^[\p{Mn}\p{Me}\p{Cf}\p{Variation_Selector}]$/u
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Hangul}ー]$/u
const LETTER = /^[\p{L}\p{M}]+$/u
const DIGIT = /^\p{Nd}$/u
const ASCII_WORD = /^[a-z0-9]+$/

/** Code points are few in practice; a hostile text cannot grow the table past this. */
const REMEMBERED_MAX = 20_000
const remembered = new Map<string, Look>()

/** The look of one code point. */
export function lookOf(sign: string): Look {
  const before = remembered.get(sign)
  if (before !== undefined) return before
  const look = readLook(sign)
  if (remembered.size < REMEMBERED_MAX) remembered.set(sign, look)
  return look
}

function readLook(sign: string): Look {
  if (HIDDEN.test(sign)) return { plain: '', latin: '', kind: 'hidden' }
  const leet = LEET.get(sign)
  if (leet !== undefined) return { plain: '', latin: leet, kind: 'sign' }
  const small = sign.toLowerCase()
  const fancy = FANCY.get(small) ?? regionalLetter(sign)
  if (fancy !== undefined) return { plain: fancy, latin: fancy, kind: 'fancy' }
  const bare = small
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  const isCompatible = small.normalize('NFKC') !== small.normalize('NFC')
  if (ASCII_WORD.test(bare)) {
    if (DIGIT.test(sign)) return { plain: bare, latin: bare, kind: 'digit' }
    if (/^[\uff01-\uff5e]$/u.test(sign)) return { plain: bare, latin: bare, kind: 'wide' }
    if (bare === small) return { plain: bare, latin: bare, kind: 'latin' }
    return { plain: bare, latin: bare, kind: isCompatible ? 'fancy' : 'accented' }
  }
  const lookalike = LOOKALIKES.get(small) ?? LOOKALIKES.get(sign) ?? LOOKALIKES.get(bare)
  if (lookalike !== undefined) return { plain: bare, latin: lookalike, kind: 'lookalike' }
  if (UNSPACED.test(sign)) return { plain: bare, latin: '', kind: 'unspaced' }
  if (LETTER.test(sign)) return { plain: bare, latin: '', kind: 'other' }
  return { plain: '', latin: '', kind: 'sign' }
}

/** Flags are made of these: they stand for letters as soon as nobody draws a flag of them. */
function regionalLetter(sign: string): string | undefined {
  const code = (sign.codePointAt(0) ?? 0) - 0x1f1e6
  return code >= 0 && code < 26 ? String.fromCodePoint(97 + code) : undefined
}

function pairs(text: string): ReadonlyMap<string, string> {
  const signs = Array.from(text)
  return new Map(
    signs.flatMap((sign, at) => {
      const letter = signs[at + 1]
      return at % 2 === 0 && letter !== undefined ? [[sign, letter] as const] : []
    }),
  )
}
