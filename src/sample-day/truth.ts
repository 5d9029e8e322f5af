/** The ground truth of a sample day: what was planted where, kept apart from what is filed. */
import type { Topic } from '../domain/topic.ts'
import type { Blemish } from './blemishes.ts'
import type { Disguise } from './read-planted.ts'

/** What is true of one parcel. One line a parcel, honest or not. */
export type Truth = {
  /**
   * First present of house reference, postal item, tracking number, order in the founding filing.
   */
  readonly consignment: string
  /** Every number it goes by in any filing. */
  readonly identifiers: readonly string[]
  readonly honest: boolean
  /** Planted topics, the main one first; empty when honest. */
  readonly threats: readonly Topic[]
  readonly plantedBecause?: string
  readonly disguise?: Disguise
  /** Parcels that were split from one, when the threat is splitting. */
  readonly splitGroup?: string
  /** Parcels of one burst, when the threat is activity. */
  readonly activityGroup?: string
  /** Honest goods whose words sound like a threat. */
  readonly lookAlike?: boolean
  /** What is untidy about its filings without harm meant. */
  readonly blemishes: readonly Blemish[]
}
