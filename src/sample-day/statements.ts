/**
 * What each filer says of a parcel: the same parcel seen from the carrier, the post, the market
 * and the broker. Each knows other numbers and other elements, and writes in its own hand.
 */
import type { ConsignmentStatement, GoodsStatement, Party } from '../domain/filing.ts'
import { chance, pick, type Random } from '../lib/random.ts'
import {
  addPersonal,
  type Blemish,
  mangleCode,
  misspell,
  roundWeight,
  vagueWords,
} from './blemishes.ts'
import { writeInstant } from './clock.ts'
import type { Land, Marketplace } from './network.ts'
import { type Hand, type Profile, shape, type WrittenParties, writeStanding } from './profiles.ts'
import type { Line, Shipment } from './shipment.ts'

/** Who speaks, and how carefully. Blemishes it makes are added to `blemishes`. */
export type Voice = {
  readonly random: Random
  readonly hand: Hand
  /** Share of elements it gets right. */
  readonly care: number
  readonly land: Land
  readonly blemishes: Set<Blemish>
  /** How standing parties were written before. */
  readonly written: WrittenParties
}

/** An express or cargo carrier's manifest line. */
export function carrierStatement(shipment: Shipment, voice: Voice): ConsignmentStatement {
  const { load } = shipment
  const grams = shipment.grossGrams
  const step = load.channel === 'cargo' ? 100 : pick(voice.random, [1, 10, 10, 50])
  if (step > 10) voice.blemishes.add('weight-rounded')
  return {
    ...identifiers(shipment),
    ...(shipment.isSoldByOrder || chance(voice.random, 0.3)
      ? { orderReference: shipment.orderReference }
      : {}),
    ...shipment.load.stated,
    exportCountry: load.origin.country,
    consignor: party(shipment.consignor, voice, shipment.seller.hand),
    consignee: party(shipment.consignee, voice),
    packageCount: shipment.packages,
    grossWeightGrams: roundWeight(grams, step),
    goodsItems: shipment.lines.map((line) => ({
      ...goods(line, shipment, voice),
      ...codePart(line, shipment, voice, { share: 0.55, digits: 6 }),
      ...(chance(voice.random, 0.85) ? { originCountry: line.originCountry } : {}),
      quantity: line.quantity,
      unit: line.unit,
      value: line.value,
    })),
    ...(load.mode === 'air' ? { securityScreening: { method: 'XRY', status: 'SPX' } } : {}),
    ...(shipment.seller.isKnownConsignor ? { isKnownConsignor: true } : {}),
  }
}

/** An air carrier's data before loading: few elements, no value, the master often not yet known. */
export function preloadingStatement(shipment: Shipment, voice: Voice): ConsignmentStatement {
  const { load, numbers } = shipment
  return {
    ...(numbers.house === undefined ? {} : { houseReference: numbers.house }),
    ...(load.master !== undefined && chance(voice.random, 0.5)
      ? { masterReference: load.master }
      : {}),
    channel: load.channel,
    transportMode: load.mode,
    ...(load.stated.carrier === undefined ? {} : { carrier: load.stated.carrier }),
    arrival: { place: load.port.place },
    exportCountry: load.origin.country,
    consignor: party(shipment.consignor, voice, shipment.seller.hand),
    consignee: party(shipment.consignee, voice),
    packageCount: shipment.packages,
    grossWeightGrams: roundWeight(shipment.grossGrams, 10),
    goodsItems: shipment.lines.map((line) => ({
      ...goods(line, shipment, voice),
      ...codePart(line, shipment, voice, { share: 0.25, digits: 6 }),
    })),
    ...(shipment.seller.isKnownConsignor ? { isKnownConsignor: true } : {}),
  }
}

/** A post's item data, as the sender's form gave it. */
export function postStatement(shipment: Shipment, voice: Voice): ConsignmentStatement {
  const { load, numbers } = shipment
  return {
    ...(numbers.postalItem === undefined ? {} : { postalItem: numbers.postalItem }),
    ...(load.receptacle !== undefined && chance(voice.random, 0.7)
      ? { receptacle: load.receptacle }
      : {}),
    channel: 'mail',
    transportMode: 'air',
    ...(load.mailClass === undefined ? {} : { mailClass: load.mailClass }),
    carrier: { code: voice.land.post.code, name: voice.land.post.name },
    arrival: { place: load.port.place, estimatedAt: writeInstant(load.estimatedAt) },
    exportCountry: load.origin.country,
    consignor: party(shipment.consignor, voice, shipment.seller.hand),
    consignee: party(shipment.consignee, voice),
    packageCount: shipment.packages,
    grossWeightGrams: shipment.grossGrams,
    isGift: shipment.isGift,
    ...(shipment.isReturn ? { isReturn: true } : {}),
    goodsItems: shipment.lines.map((line) => ({
      ...goods(line, shipment, voice),
      ...codePart(line, shipment, voice, { share: 0.7, digits: 6 }),
      ...(chance(voice.random, 0.7) ? { originCountry: line.originCountry } : {}),
      quantity: line.quantity,
      netWeightGrams: line.netGrams,
      value: line.value,
    })),
  }
}

/** A marketplace's order: titles, listed prices, seller and buyer, no weights. */
export function marketStatement(
  shipment: Shipment,
  market: Marketplace,
  voice: Voice,
): ConsignmentStatement {
  const { load, numbers, seller } = shipment
  const receiver = party(shipment.consignee, voice)
  return {
    ...(numbers.tracking === undefined || shipment.isSoldByOrder
      ? {}
      : { trackingNumber: numbers.tracking }),
    ...(numbers.postalItem === undefined ? {} : { postalItem: numbers.postalItem }),
    orderReference: shipment.orderReference,
    channel: load.channel,
    ...carrierPart(shipment, voice.land),
    exportCountry: load.origin.country,
    consignee: receiver,
    seller: party(seller.profile, voice),
    buyer: receiver.name === undefined ? {} : { name: receiver.name },
    marketplace: {
      name: market.name,
      sellerAccount: seller.account,
      listingUrl: `https://${market.site}/item/${listingNumber(shipment)}`,
    },
    goodsItems: shipment.lines.map((line) => ({
      description: line.description,
      listingTitle: line.title,
      ...codePart(line, shipment, voice, { share: 0.3, digits: 6 }),
      ...(chance(voice.random, 0.5) ? { originCountry: line.originCountry } : {}),
      quantity: line.quantity,
      unit: line.unit,
      ...(line.brand === undefined ? {} : { brand: line.brand }),
      listedPrice: line.listed,
      imageHashes: [imageHash(line.title, seller.account)],
    })),
  }
}

/** A broker's entry or postal worksheet: full codes, origin, value, importer and bond. */
export function brokerStatement(shipment: Shipment, voice: Voice): ConsignmentStatement {
  const { load, broker, clearance, numbers } = shipment
  if (broker === undefined || clearance === undefined) throw new Error('a broker files an entry')
  const isWorksheet = clearance.authority === 'postal-worksheet'
  const isFree = clearance.type === '86' || clearance.type === 'LV'
  return {
    ...(numbers.house === undefined ? {} : { houseReference: numbers.house }),
    ...(load.master === undefined ? {} : { masterReference: load.master }),
    ...(numbers.postalItem === undefined ? {} : { postalItem: numbers.postalItem }),
    ...shipment.load.stated,
    ...(load.channel === 'mail' ? carrierPart(shipment, voice.land) : {}),
    entry: {
      ...(isWorksheet ? {} : { type: clearance.type, number: numbers.entryOf(broker.code) }),
      ...(isFree ? {} : { importerOfRecord: broker.importer, bondReference: broker.bond }),
      filerCode: broker.code,
    },
    exportCountry: load.origin.country,
    consignor: party(shipment.consignor, voice, 'ascii'),
    consignee: party(shipment.consignee, voice),
    ...(isFree ? {} : { importer: { name: shape(broker.name, voice.hand) } }),
    packageCount: shipment.packages,
    grossWeightGrams: roundWeight(shipment.grossGrams, 10),
    goodsItems: shipment.lines.map((line) => ({
      ...goods(line, shipment, voice),
      ...codePart(line, shipment, voice, {
        share: 1,
        digits: voice.land.country === 'US' ? 10 : 8,
      }),
      originCountry: line.originCountry,
      quantity: line.quantity,
      unit: line.unit,
      netWeightGrams: line.netGrams,
      value: line.value,
    })),
  }
}

function identifiers(shipment: Shipment): ConsignmentStatement {
  const { load, numbers } = shipment
  return {
    ...(numbers.house === undefined ? {} : { houseReference: numbers.house }),
    ...(load.master === undefined ? {} : { masterReference: load.master }),
    ...(numbers.tracking === undefined ? {} : { trackingNumber: numbers.tracking }),
  }
}

/** The scope that gives a number its meaning: the carrier, or the post for mail. */
function carrierPart(shipment: Shipment, land: Land): ConsignmentStatement {
  const { code, name } = shipment.load.carrier ?? land.post
  return { carrier: { code, name } }
}

function goods(line: Line, shipment: Shipment, voice: Voice): GoodsStatement {
  return { description: describe(line, shipment, voice) }
}

function describe(line: Line, shipment: Shipment, voice: Voice): string {
  const { blemishes } = voice
  if (shipment.must.has('plain')) return shape(line.description, voice.hand)
  const writesChinese = shipment.seller.hand === 'native' && voice.hand === 'latin'
  if (line.paper !== undefined) {
    blemishes.add('vague-words')
    return shape(line.paper, voice.hand)
  }
  if (writesChinese && line.chinese !== undefined && shipment.seller.origin.country === 'CN') {
    blemishes.add('own-script')
    return line.chinese
  }
  const text = slip(line.description, shipment.consignee, voice)
  return shape(text, voice.hand)
}

const SLIPS = ['typing', 'typing', 'typing', 'typing', 'cut', 'cut', 'personal', 'vague'] as const

/** Careless filers now and then mistype, cut, or add what does not belong. */
function slip(description: string, receiver: Profile, voice: Voice): string {
  const { random, blemishes } = voice
  if (chance(random, 1 - (1 - voice.care) / 2)) return description
  switch (pick(random, SLIPS)) {
    case 'typing':
      blemishes.add('typing-error')
      return misspell(random, description)
    case 'vague':
      blemishes.add('vague-words')
      return vagueWords(random, false)
    case 'personal':
      blemishes.add('personal-data')
      return addPersonal(random, description, {
        name: receiver.name.latin,
        phone: receiver.phone,
      })
    case 'cut':
      if (description.length > 22) blemishes.add('cut-description')
      return description.slice(0, 22)
  }
}

function codePart(
  line: Line,
  shipment: Shipment,
  voice: Voice,
  wish: { readonly share: number; readonly digits: number },
): GoodsStatement {
  const { random, blemishes } = voice
  const isSure = shipment.must.has('codes')
  if (!isSure && !chance(random, wish.share)) return {}
  const code = line.code.slice(0, wish.digits).padEnd(wish.digits === 8 ? 8 : 6, '0')
  if (wish.digits === 6 && !isSure && chance(random, (1 - voice.care) / 4)) {
    blemishes.add('code-length')
    return { commodityCode: mangleCode(random, code) }
  }
  return { commodityCode: wish.digits === 8 ? `${line.code.slice(0, 6)}00` : code }
}

/** The party in the filer's hand, or in its own where the filer passes papers on unread. */
function party(profile: Profile, voice: Voice, own?: Hand): Party {
  const { random, blemishes } = voice
  const isUnread = own === 'native' && voice.hand === 'latin'
  if (isUnread) blemishes.add('own-script')
  const written = writeStanding(voice.written, profile, isUnread ? own : voice.hand)
  const { address } = written
  if (address?.postcode === undefined || chance(random, 1 - (1 - voice.care) / 6)) return written
  blemishes.add('no-postcode')
  const { postcode: _left, ...rest } = address
  return { ...written, address: rest }
}

function listingNumber(shipment: Shipment): string {
  const digits = imageHash(shipment.lines[0]?.title ?? '', shipment.seller.account)
  return String(Number.parseInt(digits.slice(0, 10), 16))
}

/** A stand-in for a picture's hash: the same offer has the same picture (FNV-1a, twice). */
function imageHash(title: string, account: string): string {
  const text = `${account}/${title}`
  let low = 0x811c9dc5
  let high = 0x01000193
  for (let at = 0; at < text.length; at += 1) {
    low = Math.imul(low ^ text.charCodeAt(at), 0x01000193)
    high = Math.imul(high ^ low, 0x85ebca6b)
  }
  return (low >>> 0).toString(16).padStart(8, '0') + (high >>> 0).toString(16).padStart(8, '0')
}
