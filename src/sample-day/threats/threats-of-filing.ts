/** Threats of filing: filers that contradict each other, elements left out, data after arrival. */
import type { ConsignmentStatement, Filing, GoodsStatement } from '../../domain/filing.ts'
import { chance, intWithin, pick } from '../../lib/random.ts'
import { HOUR, writeInstant } from '../clock.ts'
import type { Sent } from '../filings.ts'
import { MARKETPLACES } from '../network.ts'
import { makeProfile } from '../profiles.ts'
import { amount, type Must, minorOf, type Shipment, soldOn } from '../shipment.ts'
import { leaveAsItIs, type Threat, type ThreatWish } from './threat.ts'
import { plantGoods } from './threats-of-goods.ts'

/**
 * The market sold one thing, the papers tell of another; or to another; or from another country.
 */
export function plantConflict(wish: ThreatWish): Threat {
  const { random, market } = wish
  const kind = pick(random, ['goods', 'goods', 'receiver', 'origin'] as const)
  const shared = {
    topics: ['data-conflict'],
    disguise: 'coded',
    country: 'CN',
    channel: 'express',
  } as const
  switch (kind) {
    case 'goods': {
      const usd = intWithin(random, [6, 14])
      return {
        ...shared,
        because: `the market sold a watch, the carrier tells of a phone case of ${usd} USD`,
        shape: (shipment) => soldAs(random, shipment),
        retell: (sent) => retellPapers(sent, (stated) => asPhoneCase(stated, usd)),
      }
    }
    case 'receiver': {
      const other = makeProfile(random, market.people, {
        country: market.land.country,
        kind: 'person',
      })
      return {
        ...shared,
        because: 'the market sold to one person, the carrier delivers to another elsewhere',
        shape: (shipment) => soldOnMarket(random, shipment),
        retell: (sent) =>
          retellPapers(sent, (stated) => ({
            ...stated,
            consignee: { name: other.name.latin, address: other.address },
          })),
      }
    }
    case 'origin':
      return {
        ...shared,
        because: 'the market says made in China, the papers say made in Vietnam',
        shape: (shipment) => soldOnMarket(random, shipment),
        retell: (sent) =>
          sent.map((one) =>
            restate(one, (stated, filing) =>
              withOrigin(stated, filing.filerRole === 'marketplace' ? 'CN' : 'VN'),
            ),
          ),
      }
  }
}

function soldOnMarket(random: ThreatWish['random'], shipment: Shipment): Shipment {
  const market = shipment.seller.marketplace ?? pick(random, MARKETPLACES)
  return { ...soldOn(shipment, market), must: new Set<Must>(['plain', 'market']) }
}

function soldAs(random: ThreatWish['random'], shipment: Shipment): Shipment {
  const sold = soldOnMarket(random, shipment)
  const usd = intWithin(random, [380, 620])
  const price = amount(minorOf(usd, 'USD'), 'USD')
  return {
    ...sold,
    lines: [
      {
        description: 'wrist watch, automatic, steel',
        title: pick(random, [
          'Rolex Datejust 41 Automatic Watch, New with Box',
          'Omega Seamaster Diver 300 Automatic',
          'TAG Heuer Carrera Chronograph Watch',
        ]),
        code: '910221',
        originCountry: 'CN',
        quantity: 1,
        unit: 'PCE',
        netGrams: intWithin(random, [130, 190]),
        usd,
        value: price,
        listed: price,
      },
    ],
    grossGrams: intWithin(random, [190, 320]),
    packages: 1,
  }
}

/** The papers' story: each keeps the elements it would have given of the true goods. */
function asPhoneCase(stated: ConsignmentStatement, usd: number): ConsignmentStatement {
  const [line] = stated.goodsItems ?? []
  if (line === undefined) return stated
  const { commodityCode } = line
  const story: GoodsStatement = {
    ...line,
    description: line.description === line.description?.toUpperCase() ? 'PHONE CASE' : 'phone case',
    ...(commodityCode === undefined
      ? {}
      : { commodityCode: '3926909989'.slice(0, commodityCode.length) }),
    ...(line.value === undefined ? {} : { value: amount(usd * 100, 'USD') }),
  }
  return { ...stated, goodsItems: [story] }
}

function withOrigin(stated: ConsignmentStatement, originCountry: string): ConsignmentStatement {
  return {
    ...stated,
    goodsItems: (stated.goodsItems ?? []).map((line) => ({ ...line, originCountry })),
  }
}

/** Elements left out that every filer must give. */
export function plantMissing(wish: ThreatWish): Threat {
  const { random } = wish
  const kind = pick(random, ['receiver', 'sender', 'description', 'numbers'] as const)
  const because = {
    receiver: 'nobody says to whom it goes',
    sender: 'nobody says who sends it',
    description: 'nobody says what it is',
    numbers: 'neither weight nor value is given',
  }[kind]
  return {
    topics: ['missing-data'],
    disguise: 'open',
    because,
    shape: (shipment) => {
      const { clearance: _no, broker: _nobody, ...rest } = shipment
      return soldOn(rest, undefined)
    },
    retell: (sent) => sent.map((one) => restate(one, (stated) => leaveOut(stated, kind))),
  }
}

function leaveOut(
  stated: ConsignmentStatement,
  kind: 'receiver' | 'sender' | 'description' | 'numbers',
): ConsignmentStatement {
  switch (kind) {
    case 'receiver':
      return { ...stated, consignee: { name: '', address: { lines: [], city: '' } } }
    case 'sender': {
      const { consignor: _none, ...rest } = stated
      return rest
    }
    case 'description':
      return {
        ...stated,
        goodsItems: (stated.goodsItems ?? []).map((line) => ({ ...line, description: ' ' })),
      }
    case 'numbers': {
      const { grossWeightGrams: _grams, packageCount: _count, ...rest } = stated
      return {
        ...rest,
        goodsItems: (stated.goodsItems ?? []).map((line) => {
          const { value: _value, netWeightGrams: _net, ...left } = line
          return left
        }),
      }
    }
  }
}

/** All data after arrival; half of these parcels are late because of what is in them. */
export function plantLate(wish: ThreatWish): Threat {
  const { random } = wish
  const hidden = chance(random, 0.5) ? plantGoods('precursor', wish) : undefined
  const hours = intWithin(random, [3, 14])
  const because = `all data came ${hours} hours after arrival`
  return {
    topics: hidden === undefined ? ['late-data'] : ['late-data', ...hidden.topics],
    disguise: hidden?.disguise ?? 'open',
    because: hidden === undefined ? because : `${because}; ${hidden.because}`,
    ...(hidden?.country === undefined ? {} : { country: hidden.country }),
    channel: chance(random, 0.7) ? 'mail' : 'express',
    isHeavy: hidden?.isHeavy ?? false,
    shape: (shipment) => {
      const { must, ...shaped } = (hidden?.shape ?? leaveAsItIs)(shipment)
      return { ...shaped, must: new Set<Must>([...must, 'scanned']) }
    },
    retell: (sent, shipment) => {
      // Data before loading cannot come after arrival: such a parcel has none.
      const came = sent.filter(({ submission }) => !isPreloading(submission))
      return came.map((one) => delay(one, shipment.load.arrivedAt + hours * HOUR))
    },
  }
}

function isPreloading(submission: Sent['submission']): boolean {
  return submission.kind === 'filing' && submission.authority === 'acas'
}

/** The filing as lodged at that instant or later, in the order in which they would have come. */
function delay(sent: Sent, notBefore: number): Sent {
  const { submission } = sent
  if (submission.kind !== 'filing' || sent.sentAt >= notBefore) return sent
  const at = notBefore + (submission.version - 1) * 40 * 60_000
  return { submission: { ...submission, lodgedAt: writeInstant(at) }, sentAt: at }
}

/** Changes what the carrier, the post and the broker say; the market keeps its own. */
function retellPapers(
  sent: readonly Sent[],
  change: (stated: ConsignmentStatement) => ConsignmentStatement,
): readonly Sent[] {
  return sent.map((one) =>
    restate(one, (stated, filing) =>
      filing.filerRole === 'marketplace' ? stated : change(stated),
    ),
  )
}

function restate(
  sent: Sent,
  change: (stated: ConsignmentStatement, filing: Filing) => ConsignmentStatement,
): Sent {
  const { submission } = sent
  if (submission.kind !== 'filing') return sent
  const consignment = change(submission.consignment, submission)
  return { ...sent, submission: { ...submission, consignment } }
}
