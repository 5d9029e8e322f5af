/**
 * A threat to be planted in one parcel: what it needs of the load, how it changes the parcel, and
 * how it changes what is filed. Its reason goes to the ground truth alone.
 */
import type { Topic } from '../../domain/topic.ts'
import type { Random } from '../../lib/random.ts'
import type { Sent } from '../filings.ts'
import type { Channel } from '../loads.ts'
import type { Market } from '../market.ts'
import type { Disguise } from '../read-planted.ts'
import type { Shipment } from '../shipment.ts'

/** A threat made ready for one parcel. */
export type Threat = {
  /** The planted topic first; others that a good officer would name too. */
  readonly topics: readonly Topic[]
  readonly disguise: Disguise
  readonly because: string
  /** Parcels that are one threat only together. */
  readonly group?: string
  /** Country of dispatch and channel that the parcel must have. */
  readonly country?: string
  readonly channel?: Channel
  /** Too heavy for a letter or packet. */
  readonly isHeavy?: boolean
  readonly shape: (shipment: Shipment) => Shipment
  readonly retell: (sent: readonly Sent[], shipment: Shipment) => readonly Sent[]
}

/** Place of a parcel in a group of parcels that belong together. */
export type Member = { readonly group: number; readonly place: number; readonly size: number }

/** What preparing a threat needs. `shared` is the same stream for all members of a group. */
export type ThreatWish = {
  readonly random: Random
  readonly market: Market
  readonly day: string
  readonly member: Member | undefined
  readonly shared: Random
}

/** Nothing changes in what is filed. */
export const tellAsItIs = (sent: readonly Sent[]): readonly Sent[] => sent
/** Nothing changes in the parcel. */
export const leaveAsItIs = (shipment: Shipment): Shipment => shipment
