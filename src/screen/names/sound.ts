/**
 * How a word in Latin letters sounds, whoever romanised it: `Mohammed` and `Muhammad`, `Yuri` and
 * `Iouri`, `-ov` and `-off` come close. Three keys from fine to coarse; same word, same keys.
 */

/** Keys of a word. */
export type Sound = {
  /** One sign a sound: small letters, and `C` (ch), `X` (sh), `Z` (zh). */
  readonly fine: string
  /** The same with sounds merged that romanisations confuse. */
  readonly coarse: string
  /** Consonants alone, as abjads write them; a vowel at the head is `a`. */
  readonly skeleton: string
}

/** The sound of `text`, which is `[a-z]+`. */
export function soundOf(text: string): Sound {
  const fine = fineOf(text)
  return { fine, coarse: coarseOf(fine), skeleton: skeletonOf(fine) }
}

const VOWELS = 'aeiou'

function isVowel(char: string | undefined): boolean {
  return char !== undefined && VOWELS.includes(char)
}

/** What is read at a place: the signs it gives, and how many letters it takes. */
type Reading = readonly [string, number]

function fineOf(text: string): string {
  let fine = ''
  for (let at = 0; at < text.length; ) {
    const [signs, taken] = readAt(text, at)
    at += taken
    // A sound is heard once however often it is written.
    if (signs.length === 1 && fine.endsWith(signs)) continue
    fine += signs
  }
  return fine
}

function readAt(text: string, at: number): Reading {
  const char = text[at] ?? ''
  const vowels = VOWEL_RULES[char]
  if (vowels !== undefined) return readVowel(text, at, vowels)
  const rules = CONSONANT_RULES[char]
  if (rules !== undefined) {
    for (const [letters, signs] of rules) {
      if (letters === undefined || text.startsWith(letters, at))
        return [signs, letters?.length ?? 1]
    }
  }
  const own = OWN_RULES[char]
  return own === undefined ? [char, 1] : own(text, at)
}

/** Letters whose sound depends on what stands before them. */
const OWN_RULES: Readonly<Record<string, (text: string, at: number) => Reading>> = {
  y: readY,
  j: readJ,
  c: readC,
  t: readT,
  x: (_, at) => [at === 0 ? 'X' : 'ks', 1],
  h: (text, at) => [at === text.length - 1 && isVowel(text[at - 1]) ? '' : 'h', 1],
}

/** Longest first; without letters: in every other place. */
type Rules = readonly (readonly [string | undefined, string])[]

const CONSONANT_RULES: Readonly<Record<string, Rules>> = {
  d: [
    ['dzh', 'j'],
    ['dsch', 'j'],
    ['dj', 'j'],
    ['dh', 'd'],
    [undefined, 'd'],
  ],
  g: [
    ['gh', 'g'],
    [undefined, 'g'],
  ],
  k: [
    ['kh', 'h'],
    [undefined, 'k'],
  ],
  p: [
    ['ph', 'f'],
    [undefined, 'p'],
  ],
  q: [
    ['que', 'ke'],
    ['qui', 'ki'],
    [undefined, 'k'],
  ],
  s: [
    ['schtsch', 'X'],
    ['shch', 'X'],
    ['sch', 'X'],
    ['sh', 'X'],
    ['sz', 'X'],
    [undefined, 's'],
  ],
  z: [
    ['zh', 'Z'],
    [undefined, 'z'],
  ],
}

/**
 * Pairs of vowels that are one sound; those in the second text only before a consonant or the
 * end.
 */
const VOWEL_RULES: Readonly<Record<string, { readonly always: Rules; readonly closed: Rules }>> = {
  a: {
    always: [
      ['aa', 'a'],
      ['ae', 'e'],
    ],
    closed: [
      ['ai', 'i'],
      ['ay', 'i'],
      ['aj', 'i'],
      ['au', 'u'],
      ['aw', 'u'],
    ],
  },
  e: {
    always: [
      ['ee', 'i'],
      ['eou', 'u'],
      ['eo', 'u'],
      ['eu', 'u'],
    ],
    closed: [
      ['ei', 'i'],
      ['ey', 'i'],
      ['ej', 'i'],
      ['ea', 'i'],
    ],
  },
  i: {
    always: [
      ['ie', 'i'],
      ['ii', 'i'],
    ],
    closed: [
      ['iy', 'i'],
      ['ij', 'i'],
    ],
  },
  o: {
    always: [
      ['oo', 'u'],
      ['ou', 'u'],
      ['oe', 'u'],
    ],
    closed: [
      ['oy', 'oi'],
      ['oj', 'oi'],
    ],
  },
  u: {
    always: [
      ['uu', 'u'],
      ['ue', 'u'],
    ],
    closed: [
      ['uy', 'ui'],
      ['uj', 'ui'],
    ],
  },
}

function readVowel(
  text: string,
  at: number,
  { always, closed }: { readonly always: Rules; readonly closed: Rules },
): Reading {
  for (const [letters = '', signs] of always) {
    if (text.startsWith(letters, at)) return [signs, letters.length]
  }
  for (const [letters = '', signs] of closed) {
    const next = text[at + letters.length]
    if (text.startsWith(letters, at) && !isVowel(next) && next !== 'y') {
      // `Andrea`, `Korea`: two vowels at the end.
      if (letters === 'ea' && next === undefined) continue
      return [signs, letters.length]
    }
  }
  return [text[at] ?? '', 1]
}

function readY(text: string, at: number): Reading {
  if (at === 0 && text.length > 1) return ['y', 1]
  if (!isVowel(text[at + 1])) return ['i', 1]
  const before = text[at - 1]
  if (before === 'i') return ['', 1]
  return [isVowel(before) ? 'y' : 'i', 1]
}

/** After these letters `j` softens: `Tatjana`, `Ljubov`. */
const SOFTENED = 'tlrvpbm'

function readJ(text: string, at: number): Reading {
  const before = text[at - 1]
  if (before !== undefined && SOFTENED.includes(before) && isVowel(text[at + 1])) return ['i', 1]
  // `Marija`, not `Hijazi`.
  if (before === 'i' && at === text.length - 2 && isVowel(text[at + 1])) return ['', 1]
  if (at === text.length - 1 && isVowel(before)) return ['i', 1]
  return ['j', 1]
}

function readC(text: string, at: number): Reading {
  const next = text[at + 1]
  if (next === 'h' || next === 'z') return ['C', 2]
  if (next === 'k') return ['k', 2]
  if (next === 'e' || next === 'i' || next === 'y') return ['s', 1]
  const isLast = at === text.length - 1
  // South Slavic and Hungarian `-vic`, `-vics`.
  if (text[at - 1] === 'i' && (isLast || (next === 's' && at === text.length - 2))) {
    return ['C', isLast ? 1 : 2]
  }
  return ['k', 1]
}

function readT(text: string, at: number): Reading {
  if (text.startsWith('tsch', at)) return ['C', 4]
  if (text.startsWith('tch', at)) return ['C', 3]
  const next = text[at + 1]
  if (next === 'h') return ['t', 2]
  if ((next === 'j' || next === 'x') && at === text.length - 2) return ['C', 2]
  if (text.startsWith('tsj', at) && at === text.length - 3) return ['C', 3]
  if (next === 's' || next === 'z') return ['s', 2]
  return ['t', 1]
}

const COARSE: Readonly<Record<string, string>> = {
  f: 'v',
  e: 'i',
  o: 'u',
  w: 'v',
  X: 's',
  z: 's',
  Z: 'j',
  y: 'j',
}

function coarseOf(fine: string): string {
  let coarse = ''
  for (const sign of fine) {
    const merged = COARSE[sign] ?? sign
    if (!coarse.endsWith(merged)) coarse += merged
  }
  // A silent `e`: `Rahmane`, `Noureddine`.
  return fine.length > 4 && /[^aeiou]e$/.test(fine) ? coarse.slice(0, -1) : coarse
}

const SKELETON: Readonly<Record<string, string>> = {
  p: 'b',
  f: 'v',
  g: 'k',
  w: 'v',
  j: 'k',
  z: 'd',
  Z: 'k',
  X: 'x',
}

function skeletonOf(fine: string): string {
  let skeleton = ''
  for (let at = 0; at < fine.length; at += 1) {
    const sign = fine[at] ?? ''
    if (isVowel(sign)) {
      if (at === 0) skeleton = 'a'
      continue
    }
    // Inside a word these letters write long vowels in abjads.
    if (at > 0 && (sign === 'w' || sign === 'y')) continue
    const merged = SKELETON[sign] ?? sign
    if (!skeleton.endsWith(merged)) skeleton += merged
  }
  return skeleton
}

/** Hundredths of a sound that it costs to take one sign for another. */
const COST_WHOLE = 100
const COSTS = new Uint8Array(128 * 128).fill(COST_WHOLE)
const MISSING = new Uint8Array(128).fill(COST_WHOLE)

/** Pairs taken for each other easily, and how much that costs. */
const NEAR: readonly (readonly [number, string])[] = [
  [0, 'wv'],
  [10, 'wu wo'],
  [15, 'ei'],
  [20, 'ou yj Zj fv yi'],
  [30, 'ae Zz Xs CX'],
  [40, 'zs Cs Cj Ck kg gh kh jg ua dz'],
  [50, 'bp dt ao ai oe eu td sk jC bv fw fp'],
  [70, 'lr mn iu io'],
]

for (const [cost, pairs] of NEAR) {
  for (const pair of pairs.split(' ')) {
    const [one, other] = [pair.charCodeAt(0), pair.charCodeAt(1)]
    COSTS[one * 128 + other] = cost
    COSTS[other * 128 + one] = cost
  }
}
for (let code = 0; code < 128; code += 1) COSTS[code * 128 + code] = 0
for (const vowel of VOWELS) MISSING[vowel.charCodeAt(0)] = 50
MISSING['e'.charCodeAt(0)] = 40
MISSING['h'.charCodeAt(0)] = 40
MISSING['y'.charCodeAt(0)] = 40

const ROW = new Int32Array(64)

/** What a vowel costs that a script without vowels does not write. */
const UNWRITTEN = new Uint8Array(128).fill(COST_WHOLE)
for (const vowel of VOWELS) UNWRITTEN[vowel.charCodeAt(0)] = 12

/** How far the fine key of a vowelless word is from that of one with vowels, in whole sounds. */
export function vowellessDistance(vowelless: string, whole: string): number {
  return distance(vowelless, whole, UNWRITTEN)
}

/** How far two fine keys are apart, in whole sounds: 0 for the same, 1 for a consonant changed. */
export function soundDistance(one: string, other: string): number {
  return distance(one, other, MISSING)
}

/** `added` is what signs cost that stand in `other` only. */
function distance(one: string, other: string, added: Uint8Array): number {
  const width = Math.min(other.length, ROW.length - 1)
  ROW[0] = 0
  for (let j = 1; j <= width; j += 1) ROW[j] = (ROW[j - 1] ?? 0) + costAt(added, other, j - 1)
  for (let i = 1; i <= one.length; i += 1) {
    let diagonal = atLeastZero(ROW[0])
    const base = one.charCodeAt(i - 1) * 128
    const gone = costAt(MISSING, one, i - 1)
    ROW[0] = diagonal + gone
    for (let j = 1; j <= width; j += 1) {
      const above = ROW[j] ?? 0
      const swap = diagonal + (COSTS[base + other.charCodeAt(j - 1)] ?? COST_WHOLE)
      ROW[j] = Math.min(swap, above + gone, (ROW[j - 1] ?? 0) + costAt(added, other, j - 1))
      diagonal = above
    }
  }
  return (ROW[width] ?? 0) / COST_WHOLE
}

/** Places of a typed array inside its bounds hold numbers, which its type cannot say. */
function atLeastZero(cell: number | undefined): number {
  return cell ?? 0
}

function costAt(costs: Uint8Array, text: string, at: number): number {
  return costs[text.charCodeAt(at)] ?? COST_WHOLE
}
