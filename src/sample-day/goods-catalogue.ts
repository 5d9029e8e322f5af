/** The goods catalogue: all honest kinds, and which of them a country's traders send. */
import { type Weighted, weighted } from '../lib/random.ts'
import { APPAREL } from './catalogue/goods-apparel.ts'
import { ELECTRONICS } from './catalogue/goods-electronics.ts'
import { HOME } from './catalogue/goods-home.ts'
import { LEISURE } from './catalogue/goods-leisure.ts'
import { LOOK_ALIKES } from './catalogue/goods-look-alikes.ts'
import { type GoodsKind, readGoods } from './read-goods.ts'

/** Every honest kind of goods. */
export const GOODS: readonly GoodsKind[] = [
  APPAREL,
  ELECTRONICS,
  HOME,
  LEISURE,
  LOOK_ALIKES,
].flatMap(readGoods)

const LEAST_KINDS = 5
/** What shops anywhere resell, whoever made it. */
const RESOLD = new Set([
  'book',
  'vinyl-record',
  'cotton-tshirt',
  'fashion-necklace',
  'earrings',
  'trading-cards',
  'action-figure',
  'sunglasses',
  'camera-lens',
  'sneakers-textile',
  'hoodie',
  'poster',
  'ceramic-mug',
  'candle',
  'knit-hat',
])

/** The kinds that traders of the country send: what is made there, else what shops resell. */
export function kindsOf(country: string): Weighted<GoodsKind> {
  const made = GOODS.filter((kind) => kind.makers.includes(country))
  const resold = GOODS.filter((kind) => RESOLD.has(kind.id) && !made.includes(kind))
  const kinds = made.length >= LEAST_KINDS ? made : [...made, ...resold]
  return weighted(kinds, (kind) => kind.weight)
}
