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

/** Prepares a threat of that topic for one parcel. */
export function prepareThreat(topic: PlantedTopic, wish: ThreatWish): Threat {
  switch (topic) {
    case 'party':
      return plantParty(wish)
    case 'address':
      return plantAddress(wish)
    case 'vague':
      return plantVague(wish)
    case 'undervalued':
      return plantUndervalued(wish)
    case 'weight-value':
      return plantWeightValue(wish)
    case 'commodity-mismatch':
      return plantMismatch(wish)
    case 'split-shipment':
      return plantSplit(wish)
    case 'data-conflict':
      return plantConflict(wish)
    case 'missing-data':
      return plantMissing(wish)
    case 'late-data':
      return plantLate(wish)
    case 'route':
      return plantRoute(wish)
    case 'activity':
      return plantActivity(wish)
    default:
      return plantGoods(topic, wish)
  }
}
