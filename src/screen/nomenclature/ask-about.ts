/**
 * What to ask the filer: a question is asked when the candidates differ in what it asks for and the
 * text does not say it. The most telling question comes first.
 */
import type { Candidate } from './candidate.ts'
import { readGoodsText } from './goods-terms.ts'

/** A question to the filer. */
export type Question = {
  readonly about: 'goods' | 'material' | 'knit' | 'wearer' | 'state' | 'power' | 'part'
  readonly text: string
  /** The subheadings that the answer parts. */
  readonly parts: readonly string[]
}

type Facet = {
  readonly about: Question['about']
  readonly text: string
  /** Words, each group one answer. */
  readonly answers: readonly string[]
}

const FACETS: readonly Facet[] = [
  {
    about: 'material',
    text: 'What is it made of (cotton, polyester, leather, plastic, wood, steel, glass …)?',
    answers: [
      'cotton',
      'polyester synthetic nylon man made acrylic',
      'wool cashmere',
      'silk',
      'leather',
      'plastic silicone polyethylene',
      'rubber',
      'wood wooden bamboo',
      'iron steel stainless',
      'aluminum aluminium',
      'copper',
      'glass',
      'ceramic porcelain',
      'paper paperboard',
      'gold silver platinum precious',
      'textile canvas',
    ],
  },
  {
    about: 'knit',
    text: 'Is the fabric knitted (T-shirt, jersey) or woven (shirt, denim)?',
    answers: ['knitted crocheted knit', 'woven denim'],
  },
  {
    about: 'wearer',
    text: 'For whom is it: men or boys, women or girls, babies?',
    answers: ['men boy man', 'women girl woman lady', 'baby infant'],
  },
  {
    about: 'state',
    text: 'Is it fresh, frozen, dried, roasted or otherwise prepared?',
    answers: ['fresh chilled', 'frozen', 'dried', 'roasted', 'prepared preserved cooked'],
  },
  {
    about: 'power',
    text: 'Does it work by electricity, and has it a battery in it?',
    answers: ['electric electrical electronic battery rechargeable', 'mechanical manual hand'],
  },
  {
    about: 'part',
    text: 'Is it the whole article, or a part or accessory of one; of which?',
    answers: ['part accessory', 'complete whole'],
  },
]

const QUESTIONS_MAX = 3

/** The questions whose answers would part the candidates. */
export function askAbout(
  candidates: readonly Candidate[],
  said: ReadonlySet<string>,
  isTelling: boolean,
): readonly Question[] {
  const parts = candidates.map(({ code }) => code)
  const what: Question = {
    about: 'goods',
    text: 'What is it, what is it made of, and what is it for?',
    parts,
  }
  const best = candidates[0]
  const rivals = candidates.filter(({ score }) => score >= 0.6 * (best?.score ?? 0))
  if (!isTelling || rivals.length === 0) return [what]
  if (new Set(rivals.map(({ code }) => code)).size < 2) return []
  return FACETS.flatMap((facet) => questionOf(facet, rivals, said)).slice(0, QUESTIONS_MAX)
}

function questionOf(
  { about, text, answers }: Facet,
  rivals: readonly Candidate[],
  said: ReadonlySet<string>,
): readonly Question[] {
  const groups = answers.map((words) => words.split(' '))
  if (groups.flat().some((word) => said.has(word))) return []
  const told = rivals.map((rival) => {
    const terms = new Set(readGoodsText(rival.text).terms)
    return groups.map((words) => words.some((word) => terms.has(word))).join()
  })
  if (new Set(told).size < 2) return []
  return [{ about, text, parts: rivals.map(({ code }) => code) }]
}
