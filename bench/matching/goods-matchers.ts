/**
 * What the US pack makes of a text about goods: each line in an otherwise ordinary parcel, assessed
 * as `tidewaiter assess` does. Beside it the floor: the pack's terms as plain words.
 */
import type { Decision } from '../../src/domain/decision.ts'
import type { TermList } from '../../src/domain/pack.ts'
import { readTerms } from '../../src/domain/term.ts'
import type { ParsedRecord } from '../../src/intake/read-record.ts'
import { readRecords } from '../../src/intake/read-records.ts'
import { assert } from '../../src/lib/assert.ts'
import { fold } from '../../src/lib/fold.ts'
import { assessAll } from '../../src/pipeline/assess-all.ts'
import { openPack } from '../../src/pipeline/open-pack.ts'
import { openMemoryStore } from '../../src/storage/memory/memory-store.ts'
import type { GoodsMatcher } from './judge.ts'
import { GOODS_TOPICS } from './labelled-sets.ts'

/** Nobody would stop this: what it alerts to is the parcel's doing, not the text's. */
const NEUTRAL = 'blue cotton bath towel, 70 x 140 cm'

/** The US pack, both ways. Topics are those of indicators. Throws when the pack does not load. */
export async function goodsMatchers(
  texts: readonly string[],
): Promise<{ readonly matcher: GoodsMatcher; readonly floor: GoodsMatcher }> {
  const opened = await openPack({ pack: 'us' })
  assert(opened.ok, 'the US pack opens')
  const { compiled } = opened.value
  const all = [NEUTRAL, ...texts]
  const { decisions } = await assessAll(await recordsOf(all), {
    compiled,
    store: openMemoryStore(),
    at: undefined,
  })
  assert(decisions.length === all.length, 'every text gets a decision')
  const found = new Map(all.map((text, i) => [text, goodsTopicsOf(decisions[i])]))
  assert(found.get(NEUTRAL)?.length === 0, 'the parcel around the texts is ordinary')
  return {
    matcher: (text) => found.get(text) ?? [],
    floor: plainTerms(compiled.pack.termLists),
  }
}

/** So many parcels of one run set off other topics too, such as activity. */
function goodsTopicsOf(decision: Decision | undefined): readonly string[] {
  const topics = decision?.indicators.map(({ topic }) => topic) ?? []
  return topics.filter((topic) => GOODS_TOPICS.some((name) => name === topic))
}

/** Terms of any list as plain words, without contexts, inflection or disguises. */
function plainTerms(lists: readonly TermList[]): GoodsMatcher {
  const terms = lists.flatMap((list) =>
    readTerms(list)
      .filter(({ strength }) => strength === 'strong')
      .map(({ words }) => ({ topic: list.topic, words: ` ${fold(words)} ` })),
  )
  return (text) => {
    const searched = ` ${fold(text)} `
    return terms.filter(({ words }) => searched.includes(words)).map(({ topic }) => topic)
  }
}

async function recordsOf(texts: readonly string[]): Promise<readonly ParsedRecord[]> {
  const lines = texts.map((text, i) => `${JSON.stringify(filingOf(text, i))}\n`).join('')
  const records: ParsedRecord[] = []
  for await (const batch of readRecords(inOnePiece(lines), { format: 'auto', defaults: {} })) {
    records.push(...batch.filter((record) => record.kind === 'parsed'))
  }
  return records
}

async function* inOnePiece(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

/** A parcel with nothing odd about it but perhaps its text. */
function filingOf(text: string, number: number) {
  const house = `BENCH${String(number).padStart(6, '0')}`
  return {
    kind: 'filing',
    reference: house,
    version: 1,
    function: 'original',
    filer: 'bench-broker',
    filerRole: 'broker',
    authority: 'entry',
    lodgedAt: '2026-10-05T08:00:00Z',
    consignment: {
      houseReference: house,
      channel: 'express',
      transportMode: 'air',
      exportCountry: 'CN',
      arrival: { place: 'USJFK', estimatedAt: '2026-10-06T03:00:00Z' },
      consignor: party(`Lanling Housewares ${number} Co Ltd`, 'CN', ['Suqian', '223800']),
      consignee: party(`Jordan Miller${number}`, 'US', ['Dayton', '45402']),
      packageCount: 1,
      grossWeightGrams: 420,
      goodsItems: [
        {
          description: text,
          originCountry: 'CN',
          quantity: 1,
          unit: 'PCE',
          netWeightGrams: 350,
          value: { amount: '24.00', currency: 'USD' },
        },
      ],
    },
  }
}

function party(name: string, country: string, [city, postcode]: readonly [string, string]) {
  const street = `${name.length + 12} Orchard Road`
  return { name, address: { lines: [street], city, postcode, country } }
}
