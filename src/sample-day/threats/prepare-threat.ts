/** Which topics are planted, how often, and by whom each is prepared. */
import type { Topic } from '../../domain/topic.ts'
import type { Threat, ThreatWish } from './threat.ts'
import { plantConflict, plantLate, plantMissing } from './threats-of-filing.ts'
import { plantGoods } from './threats-of-goods.ts'
import { plantActivity, plantAddress, plantParty, plantSplit } from './threats-of-parties.ts'
import {
  plantMismatch,
  plantRoute,
  plantUndervalued,
  plantVague,
  plantWeightValue,
} from './threats-of-values.ts'

/** A topic that filings can show. A model and an operation leave no trace in them. */
export type PlantedTopic = Exclude<Topic, 'model' | 'operation'>

/** How often each topic is planted against the others, once each has come. */
export const TOPIC_WEIGHTS: Readonly<Record<PlantedTopic, number>> = {
  party: 4,
  address: 3,
  ipr: 12,
  narcotic: 7,
  precursor: 4,
  'drug-equipment': 3,
  weapon: 3,
  firearm: 4,
  explosive: 2,
  'dangerous-goods': 4,
  currency: 2,
  'cultural-property': 1,
  health: 6,
  'product-safety': 5,
  wildlife: 2,
  agriculture: 5,
  tobacco: 5,
  'document-fraud': 3,
  'forced-labour': 3,
  vague: 4,
  undervalued: 9,
  'weight-value': 4,
  'commodity-mismatch': 5,
  'split-shipment': 1,
  'data-conflict': 6,
  'missing-data': 4,
  'late-data': 4,
  route: 3,
  activity: 0.7,
}

/** Topics that show only in several parcels together, and in how many. */
export const GROUP_SIZES: Readonly<Partial<Record<PlantedTopic, readonly [number, number]>>> = {
  'split-shipment': [3, 6],
  activity: [8, 14],
}

const goodsOf =
  (topic: PlantedTopic) =>
  (wish: ThreatWish): Threat =>
    plantGoods(topic, wish)

const PREPARE: Readonly<Record<PlantedTopic, (wish: ThreatWish) => Threat>> = {
  party: plantParty,
  address: plantAddress,
  ipr: goodsOf('ipr'),
  narcotic: goodsOf('narcotic'),
  precursor: goodsOf('precursor'),
  'drug-equipment': goodsOf('drug-equipment'),
  weapon: goodsOf('weapon'),
  firearm: goodsOf('firearm'),
  explosive: goodsOf('explosive'),
  'dangerous-goods': goodsOf('dangerous-goods'),
  currency: goodsOf('currency'),
  'cultural-property': goodsOf('cultural-property'),
  health: goodsOf('health'),
  'product-safety': goodsOf('product-safety'),
  wildlife: goodsOf('wildlife'),
  agriculture: goodsOf('agriculture'),
  tobacco: goodsOf('tobacco'),
  'document-fraud': goodsOf('document-fraud'),
  'forced-labour': goodsOf('forced-labour'),
  vague: plantVague,
  undervalued: plantUndervalued,
  'weight-value': plantWeightValue,
  'commodity-mismatch': plantMismatch,
  'split-shipment': plantSplit,
  'data-conflict': plantConflict,
  'missing-data': plantMissing,
  'late-data': plantLate,
  route: plantRoute,
  activity: plantActivity,
}

/** Prepares a threat of that topic for one parcel. */
export function prepareThreat(topic: PlantedTopic, wish: ThreatWish): Threat {
  return PREPARE[topic](wish)
}
