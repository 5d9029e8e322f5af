/** Writes a name as people write names they heard or copied in haste: the same draw, the same result. */
import { intBelow, pick, type Random, shuffled } from '../src/lib/random.ts'

/** Ways in which a name is altered. */
export const ALTERATIONS = ['typo', 'order', 'dropped', 'transliteration'] as const

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** Spellings that romanisations take for each other. */
const SPELLINGS: readonly (readonly [string, string])[] = [
  ['ou', 'u'],
  ['u', 'ou'],
  ['kh', 'h'],
  ['ph', 'f'],
  ['f', 'ph'],
  ['q', 'k'],
  ['ee', 'i'],
  ['oo', 'u'],
  ['iy', 'y'],
  ['iy', 'i'],
  ['ey', 'ei'],
  ['ei', 'ey'],
  ['ay', 'ai'],
  ['ai', 'ay'],
  ['ya', 'ia'],
  ['ia', 'iya'],
  ['yu', 'iu'],
  ['zh', 'j'],
  ['dj', 'j'],
  ['j', 'dj'],
  ['ts', 'tz'],
  ['ov', 'off'],
  ['ev', 'eff'],
  ['v', 'w'],
  ['w', 'v'],
  ['ks', 'x'],
  ['x', 'ks'],
  ['aa', 'a'],
  ['ss', 's'],
  ['mm', 'm'],
  ['ll', 'l'],
  ['dh', 'd'],
  ['gh', 'g'],
  ['sh', 'ch'],
  ['ck', 'k'],
  ['mohammed', 'muhammad'],
  ['mohamed', 'muhammad'],
  ['muhammad', 'mohamed'],
  ['hussein', 'husayn'],
  ['hussain', 'hossein'],
  ['ahmed', 'ahmad'],
  ['ahmad', 'ahmed'],
  ['abdul', 'abdel'],
  ['abd al-', 'abdul '],
  ['abd al ', 'abdul '],
  ['al-', 'el-'],
  ['omar', 'umar'],
  ['osama', 'usama'],
  ['yusuf', 'youssef'],
  ['aleksandr', 'alexander'],
  ['sergey', 'sergei'],
  ['yuri', 'iouri'],
  ['dmitry', 'dimitri'],
]

/** The name with one or two alterations, and which; undefined where none fits it. */
export function alterName(
  { name, isPerson }: { readonly name: string; readonly isPerson: boolean },
  random: Random,
): { readonly text: string; readonly how: readonly string[] } | undefined {
  const wanted = 1 + intBelow(random, 2)
  // Only people have names in the middle; a firm without one of its words is another firm.
  const kinds = shuffled(random, ALTERATIONS).filter((kind) => isPerson || kind !== 'dropped')
  const how: string[] = []
  let text = name
  for (const kind of kinds) {
    if (how.length === wanted) break
    const altered = ALTER[kind](text, random)
    if (altered === undefined || altered === text) continue
    text = altered
    how.push(kind)
  }
  return how.length === 0 ? undefined : { text, how }
}

type Alter = (name: string, random: Random) => string | undefined

const ALTER: Readonly<Record<(typeof ALTERATIONS)[number], Alter>> = {
  typo,
  order,
  dropped,
  transliteration,
}

function typo(name: string, random: Random): string | undefined {
  const places = [...name.matchAll(/\p{L}{4,}/gu)]
  if (places.length === 0) return undefined
  const place = pick(random, places)
  const word = place[0]
  const at = 1 + intBelow(random, word.length - 2)
  const letter = pick(random, Array.from(LETTERS))
  const before = word.slice(0, at)
  const variants = [
    `${before}${word.slice(at + 1)}`,
    `${before}${letter}${word.slice(at)}`,
    `${before}${letter}${word.slice(at + 1)}`,
    `${before}${word[at + 1] ?? ''}${word[at] ?? ''}${word.slice(at + 2)}`,
  ]
  const written = pick(random, variants)
  return name.slice(0, place.index) + written + name.slice(place.index + word.length)
}

function order(name: string): string | undefined {
  const comma = name.indexOf(', ')
  if (comma > 0) return `${name.slice(comma + 2)} ${name.slice(0, comma)}`
  const words = name.split(' ')
  if (words.length < 2 || words.length > 5) return undefined
  return [...words.slice(1), words[0] ?? ''].join(' ')
}

/** Drops a word between the first and the last. */
function dropped(name: string, random: Random): string | undefined {
  const words = name.split(' ')
  const isInverted = name.includes(', ')
  const given = name.slice(name.indexOf(', ') + 2).split(' ')
  if ((isInverted ? given.length + 1 : words.length) < 3 || words.length > 6) return undefined
  const at = isInverted ? words.length - 1 : 1 + intBelow(random, words.length - 2)
  return words.filter((_, place) => place !== at).join(' ')
}

function transliteration(name: string, random: Random): string | undefined {
  const small = name.toLowerCase()
  const fitting = SPELLINGS.filter(([from]) => small.includes(from))
  if (fitting.length === 0) return undefined
  const chosen = pick(random, fitting)
  const at = small.indexOf(chosen[0])
  return small.slice(0, at) + chosen[1] + small.slice(at + chosen[0].length)
}
