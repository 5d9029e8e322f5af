/**
 * Rules of the kinds a national pack has, each twice: as a CEL condition, and as the JavaScript a
 * programmer would write by hand for the same three truths. The hand-written ones are the floor.
 */

/** 0 no, 1 yes, 2 unknown. */
export type Truth = 0 | 1 | 2

/** The goods item that the bench's rules read. */
export type BenchItem = {
  readonly description?: string | undefined
  readonly originCountry?: string | undefined
  readonly hs2?: string | undefined
  readonly hs4?: string | undefined
  readonly quantity?: number | undefined
  readonly netWeightGrams?: number | undefined
  readonly valueMinor?: number | undefined
  readonly unitValueMinor?: number | undefined
  readonly brand?: string | undefined
}

type BenchParty = {
  readonly name?: string | undefined
  readonly country?: string | undefined
  readonly city?: string | undefined
  readonly address?: string | undefined
  readonly postcode?: string | undefined
}

/** The facts that the bench's rules read. */
export type BenchFacts = {
  readonly channel?: string | undefined
  readonly exportCountry?: string | undefined
  readonly isGift?: boolean | undefined
  readonly grossWeightGrams?: number | undefined
  readonly totalValueMinor?: number | undefined
  readonly itemCount?: number | undefined
  readonly postalItem?: string | undefined
  readonly consignor?: BenchParty | undefined
  readonly consignee?: BenchParty | undefined
  readonly origins?: readonly string[] | undefined
  readonly goods?: readonly BenchItem[] | undefined
}

/** What makes one rule of a template: words, countries, chapters and thresholds. */
export type Draw = {
  readonly words: readonly string[]
  readonly countries: readonly string[]
  readonly chapters: readonly string[]
  readonly headings: readonly string[]
  readonly low: number
  readonly high: number
}

/** A kind of rule. `byHand` gives the same truth as `condition` for every parcel. */
export type Template = {
  readonly scope: 'consignment' | 'goodsItem'
  readonly condition: (draw: Draw) => string
  readonly byHand: (draw: Draw) => (facts: BenchFacts, item: BenchItem) => Truth
}

const list = (texts: readonly string[]): string => JSON.stringify(texts)
const word = (draw: Draw, i: number): string => draw.words[i] ?? ''
const quoted = (draw: Draw, i: number): string => JSON.stringify(word(draw, i))

function isIn(value: string | undefined, texts: readonly string[]): Truth {
  if (value === undefined) return 2
  return texts.includes(value) ? 1 : 0
}

function and(left: Truth, right: Truth): Truth {
  if (left === 0 || right === 0) return 0
  return left === 1 && right === 1 ? 1 : 2
}

/** The templates, each standing for a family of rules. */
export const TEMPLATES: readonly Template[] = [
  {
    scope: 'goodsItem',
    condition: (d) =>
      `item.description.lowerAscii().contains(${quoted(d, 0)}) && item.hs2 in ${list(d.chapters)}`,
    byHand: (d) => (_, item) => {
      const chapter = isIn(item.hs2, d.chapters)
      if (chapter === 0) return 0
      if (item.description === undefined) return 2
      return item.description.toLowerCase().includes(word(d, 0)) ? chapter : 0
    },
  },
  {
    scope: 'goodsItem',
    condition: (d) =>
      `(item.description.lowerAscii().contains(${quoted(d, 0)}) || item.description.lowerAscii().contains(${quoted(d, 1)}))` +
      ` && item.originCountry in ${list(d.countries)} && item.unitValueMinor < ${d.low}`,
    byHand: (d) => (_, item) => {
      const origin = isIn(item.originCountry, d.countries)
      if (origin === 0) return 0
      const value = item.unitValueMinor
      if (value !== undefined && value >= d.low) return 0
      if (item.description === undefined) return 2
      const text = item.description.toLowerCase()
      if (!text.includes(word(d, 0)) && !text.includes(word(d, 1))) return 0
      return value === undefined ? 2 : origin
    },
  },
  {
    scope: 'goodsItem',
    condition: (d) =>
      `item.hs4 in ${list(d.headings)} && channel == "mail" && grossWeightGrams >= ${d.low}`,
    byHand: (d) => (facts, item) => {
      const heading = isIn(item.hs4, d.headings)
      if (heading === 0) return 0
      if (facts.channel !== undefined && facts.channel !== 'mail') return 0
      const weight = facts.grossWeightGrams
      if (weight !== undefined && weight < d.low) return 0
      return facts.channel === undefined || weight === undefined ? 2 : heading
    },
  },
  {
    scope: 'goodsItem',
    condition: (d) =>
      `item.unitValueMinor > ${d.low} && item.unitValueMinor <= ${d.high} && item.quantity >= 20.0 && exportCountry in ${list(d.countries)}`,
    byHand: (d) => (facts, item) => {
      const value = item.unitValueMinor
      if (value !== undefined && (value <= d.low || value > d.high)) return 0
      if (item.quantity !== undefined && item.quantity < 20) return 0
      const country = isIn(facts.exportCountry, d.countries)
      if (country === 0) return 0
      return value === undefined || item.quantity === undefined ? 2 : country
    },
  },
  {
    scope: 'goodsItem',
    condition: (d) =>
      `item.hs2 in ${list(d.chapters)} && item.quantity > 0.0 && double(item.netWeightGrams) > item.quantity * ${d.low}.0`,
    byHand: (d) => (_, item) => {
      const chapter = isIn(item.hs2, d.chapters)
      if (chapter === 0) return 0
      const { quantity, netWeightGrams } = item
      if (quantity === undefined) return 2
      if (quantity <= 0) return 0
      if (netWeightGrams === undefined) return 2
      return netWeightGrams > quantity * d.low ? chapter : 0
    },
  },
  {
    scope: 'goodsItem',
    condition: (d) =>
      `item.originCountry == ${JSON.stringify(d.countries[0])} && !(item.hs2 in ${list(d.chapters)}) && item.valueMinor > ${d.high}`,
    byHand: (d) => (_, item) => {
      const { originCountry, valueMinor } = item
      if (originCountry !== undefined && originCountry !== d.countries[0]) return 0
      if (valueMinor !== undefined && valueMinor <= d.high) return 0
      if (item.hs2 !== undefined && d.chapters.includes(item.hs2)) return 0
      const isKnown =
        originCountry !== undefined && valueMinor !== undefined && item.hs2 !== undefined
      return isKnown ? 1 : 2
    },
  },
  {
    scope: 'goodsItem',
    condition: (d) =>
      `item.brand.lowerAscii() == ${quoted(d, 2)} && item.unitValueMinor < ${d.low} && exportCountry in ${list(d.countries)}`,
    byHand: (d) => (facts, item) => {
      const brand = item.brand
      if (brand !== undefined && brand.toLowerCase() !== word(d, 2)) return 0
      const value = item.unitValueMinor
      if (value !== undefined && value >= d.low) return 0
      const country = isIn(facts.exportCountry, d.countries)
      if (country === 0) return 0
      return brand === undefined || value === undefined ? 2 : country
    },
  },
  {
    scope: 'goodsItem',
    condition: (d) =>
      `item.hs4.startsWith(${JSON.stringify(d.chapters[0])}) && item.description.size() < 12 && item.quantity * 2.0 > ${d.low}.0`,
    byHand: (d) => (_, item) => {
      const { hs4, description, quantity } = item
      if (hs4 !== undefined && !hs4.startsWith(d.chapters[0] ?? '')) return 0
      if (quantity !== undefined && quantity * 2 <= d.low) return 0
      if (description !== undefined && description.length >= 12) return 0
      return hs4 === undefined || quantity === undefined || description === undefined ? 2 : 1
    },
  },
  {
    scope: 'goodsItem',
    condition: (d) =>
      `item.description.matches(${JSON.stringify(`\\b(${word(d, 0)}|${word(d, 1)})s?\\b`)}) && item.originCountry == ${JSON.stringify(d.countries[0])}` +
      ` && item.netWeightGrams > ${d.low}`,
    byHand: (d) => {
      const pattern = new RegExp(`\\b(${word(d, 0)}|${word(d, 1)})s?\\b`)
      return (_, item) => {
        const { originCountry, netWeightGrams, description } = item
        if (originCountry !== undefined && originCountry !== d.countries[0]) return 0
        if (netWeightGrams !== undefined && netWeightGrams <= d.low) return 0
        if (description !== undefined && !pattern.test(description)) return 0
        const isUnknown =
          originCountry === undefined || netWeightGrams === undefined || description === undefined
        return isUnknown ? 2 : 1
      }
    },
  },
  {
    scope: 'goodsItem',
    condition: (d) =>
      `item.valueMinor / ${d.low} > ${d.high / 100} && (item.hs2 == ${JSON.stringify(d.chapters[0])} || item.hs2 == ${JSON.stringify(d.chapters[1])})`,
    byHand: (d) => (_, item) => {
      const { valueMinor, hs2 } = item
      if (valueMinor !== undefined && Math.trunc(valueMinor / d.low) <= d.high / 100) return 0
      if (hs2 !== undefined && hs2 !== d.chapters[0] && hs2 !== d.chapters[1]) return 0
      return valueMinor === undefined || hs2 === undefined ? 2 : 1
    },
  },
  {
    scope: 'consignment',
    condition: (d) =>
      `consignor.country in ${list(d.countries)} && totalValueMinor > ${d.low} && totalValueMinor <= ${d.high} && channel == "express"`,
    byHand: (d) => (facts) => {
      const country = isIn(facts.consignor?.country, d.countries)
      if (country === 0) return 0
      const total = facts.totalValueMinor
      if (total !== undefined && (total <= d.low || total > d.high)) return 0
      if (facts.channel !== undefined && facts.channel !== 'express') return 0
      return total === undefined || facts.channel === undefined ? 2 : country
    },
  },
  {
    scope: 'consignment',
    condition: (d) =>
      `isGift && totalValueMinor > ${d.high} && consignor.name.lowerAscii().contains(${quoted(d, 3)})`,
    byHand: (d) => (facts) => {
      if (facts.isGift === false) return 0
      const total = facts.totalValueMinor
      if (total !== undefined && total <= d.high) return 0
      const name = facts.consignor?.name
      if (name === undefined) return 2
      if (!name.toLowerCase().includes(word(d, 3))) return 0
      return facts.isGift === undefined || total === undefined ? 2 : 1
    },
  },
  {
    scope: 'consignment',
    condition: (d) =>
      `consignee.city.lowerAscii() in ["san diego", "laredo", "el paso", "nogales", "calexico", ${quoted(d, 3)}] && grossWeightGrams > ${d.high}`,
    byHand: (d) => {
      const cities = new Set(['san diego', 'laredo', 'el paso', 'nogales', 'calexico', word(d, 3)])
      return (facts) => {
        const weight = facts.grossWeightGrams
        if (weight !== undefined && weight <= d.high) return 0
        const city = facts.consignee?.city
        if (city === undefined) return 2
        if (!cities.has(city.toLowerCase())) return 0
        return weight === undefined ? 2 : 1
      }
    },
  },
  {
    scope: 'consignment',
    condition: (d) =>
      `origins.exists(o, o in ${list(d.countries)}) && !(exportCountry in ${list(d.countries)}) && itemCount > 1`,
    byHand: (d) => (facts) => {
      const count = facts.itemCount
      if (count !== undefined && count <= 1) return 0
      const country = isIn(facts.exportCountry, d.countries)
      if (country === 1) return 0
      if (facts.origins === undefined) return 2
      if (!facts.origins.some((origin) => d.countries.includes(origin))) return 0
      return and(count === undefined ? 2 : 1, country === 0 ? 1 : 2)
    },
  },
  {
    scope: 'consignment',
    condition: (d) =>
      `postalItem.endsWith(${JSON.stringify(d.countries[0])}) && consignor.country != ${JSON.stringify(d.countries[0])}` +
      ` && consignee.postcode.startsWith(${JSON.stringify(String(d.low % 10))})`,
    byHand: (d) => (facts) => {
      const { postalItem } = facts
      if (postalItem !== undefined && !postalItem.endsWith(d.countries[0] ?? '')) return 0
      const country = facts.consignor?.country
      if (country !== undefined && country === d.countries[0]) return 0
      const postcode = facts.consignee?.postcode
      if (postcode !== undefined && !postcode.startsWith(String(d.low % 10))) return 0
      const isUnknown = postalItem === undefined || country === undefined || postcode === undefined
      return isUnknown ? 2 : 1
    },
  },
]
