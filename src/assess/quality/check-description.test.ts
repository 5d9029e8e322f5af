import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { VagueDescriptions } from '../../domain/quality-settings.ts'
import { checkQuality, compileQuality } from './check-quality.ts'
import { rulesOf, rulesOfDescription, US } from './us-settings.fixture.ts'

const VAGUE = [
  'gift',
  'GIFT',
  'Gifts!',
  ' gift ',
  'ｇｉｆｔ',
  '2 gifts',
  '2pcs new gift items',
  'a new gift for her, gift',
  'gift, accessories',
  'Parts / accessories',
  'parts and gifts',
  'auto parts',
  'phone accessories',
  'shoes',
  'blanket',
  'household goods',
  'daily necessities set',
  'electronic components',
  'plastic products',
  'chemicals',
  '礼品',
  '一批礼品',
  '礼物，配件',
  '日用品',
  '电子产品',
  'Regalo',
  'ropa',
  'pièces détachées',
  'Cadeaux',
  'Zubehör',
  'Geschenk',
  'Ersatzteile',
]

for (const description of VAGUE) {
  test(`vague: ${JSON.stringify(description)}`, () => {
    const [rule] = rulesOfDescription(description)
    assert.ok(
      rule === 'quality.description.vague' || rule === 'quality.description.unspecific',
      String(rule),
    )
  })
}

const OTHERS = [
  ['as per invoice', 'quality.description.unspecific'],
  ['cotton shirts and other items', 'quality.description.unspecific'],
  ['all kinds of tools', 'quality.description.unspecific'],
  ['cotton shirts, said to contain', 'quality.description.disclaimer'],
  ['LED lamp, no commercial value', 'quality.description.disclaimer'],
  ['LED灯 无商业价值', 'quality.description.disclaimer'],
  ['1 box', 'quality.description.packaging'],
  ['包裹', 'quality.description.packaging'],
  ['N/A', 'quality.description.placeholder'],
  ['unknown', 'quality.description.placeholder'],
  ['test', 'quality.description.placeholder'],
  ['12345', 'quality.description.digits'],
  ['--', 'quality.description.digits'],
  ['8517.62', 'quality.description.digits'],
  ['ab', 'quality.description.short'],
  ['KX-200', 'quality.description.code-only'],
  ['A12345 B77', 'quality.description.code-only'],
  ['asdfgh', 'quality.description.gibberish'],
  ['qwertyuiop', 'quality.description.gibberish'],
  ['hdfjkrtz', 'quality.description.gibberish'],
  ['kettle www.example.com/kettle', 'quality.description.link'],
  ['xxxx', 'quality.text.repeated-character'],
  ['steel kettle '.repeat(100), 'quality.description.too-long'],
] as const

for (const [description, rule] of OTHERS) {
  test(`${rule}: ${JSON.stringify(description.slice(0, 40))}`, () => {
    assert.deepEqual(rulesOfDescription(description), [rule])
  })
}

/** What honest filers write: none of it is vague, and none of it personal. */
const BENIGN = [
  'smart watch, aluminium, bluetooth',
  'gift box, cardboard, empty, printed',
  'gift wrapping paper, 50 sheets',
  'accessories, paper gift box',
  'phone accessories: silicone case',
  'silicone phone case for iPhone 15 14 13 12 11 Pro Max',
  'phone 11 12 13 14 15 tempered glass',
  'spark plugs',
  'brake pads, ceramic, for cars',
  '100% polyester blanket',
  'capacitors, 470 uF 25 V, 100 pcs',
  'pasta',
  'canned tuna',
  'corn tortillas',
  'kitchen utensils, stainless steel',
  'bedding sets, cotton, 200x220 cm',
  'hydraulic press, 20 t',
  'PVC pipes, 25 mm',
  'steel beams',
  'ceramic tiles 30x30',
  'T-shirt, women, cotton, size M',
  'running shoes, men, size 42',
  'leather belt, brown, 110 cm',
  'USB-C charger 20W with cable 1 m',
  'bluetooth earphones TWS-5300',
  'LED strip light 5050 RGB 5m 300 LEDs',
  'battery 18650 3.7V 3000mAh rechargeable, 4 pcs',
  'mobile power bank 20000mAh',
  'hair clip, plastic, 12 pieces',
  'jigsaw puzzle, 1000 pieces',
  'plush bear 35cm',
  'fishing reel 5000 series',
  'wedding dress, lace, size 10',
  'bible, English, hardcover, ISBN 9780310435709',
  'pen refill 0.5mm black, EAN 4006381333931',
  'bearing 6204-2RS 20x47x14',
  'printer ink HP 680, 682, 670, 720, 750, 500, 115, 315',
  'spare part: door hinge, steel',
  'replacement screen for laptop 15.6 inch, part no. 5D10K81085',
  'green tea, 250 g',
  'face cream 50ml',
  'vitamin C tablets 500mg x 100',
  'garden hose 15m',
  'camping stove, gas',
  'car floor mats, rubber, 4 pcs',
  'chess set, wooden',
  'watch strap, leather 22mm',
  'oil paint, 12 tubes x 12 ml',
  'sewing machine needles 90/14',
  'street wear hoodie 2024 New Street Dance, cotton',
  'Hotel slippers, 10 pairs',
  'postage stamps, used, 1950-1990',
  'camiseta de algodón, hombre, talla L',
  'taza de cerámica 350 ml',
  'bouilloire électrique 1,7 L inox',
  'Kaffeemühle, elektrisch, 150 W',
  '不锈钢保温杯 500毫升',
  '蓝牙耳机 型号 TWS-5300',
  '女士棉质T恤 L码',
  'футболка хлопковая, мужская, размер L',
  'فنجان قهوة سيراميك',
  'ステンレスボトル 500ml',
  '무선 이어폰 블루투스 5.3',
  'เสื้อยืดผ้าฝ้าย ผู้ชาย ไซส์ L',
  'citric acid, food grade, CAS 77-92-9, 1 kg',
  'adapter 110-240V 50/60Hz 2.5A',
]

for (const description of BENIGN) {
  test(`benign: ${description}`, () => {
    assert.deepEqual(rulesOfDescription(description), [])
  })
}

const TABLE: VagueDescriptions = {
  about: 'Rows for this test.',
  owner: 'tests',
  reviewBy: '2030-01-01',
  sources: { s: { cite: 'none', mark: 'N' } },
  fillers: [],
  effects: [],
  groups: [
    {
      id: 'mail-only',
      kind: 'isolated',
      rule: 'vague',
      fields: ['description'],
      channels: ['mail'],
      authorities: ['acas'],
      from: '2024-11-12',
      to: '2026-01-01',
      source: 's',
      mend: 'Say more.',
      terms: { en: ['thing'] },
    },
  ],
}

const ROWS = [
  ['mail', 'acas', '2024-11-12', 1],
  ['mail', 'acas', '2025-12-31', 1],
  ['mail', 'acas', '2024-11-11', 0],
  ['mail', 'acas', '2026-01-01', 0],
  ['express', 'acas', '2025-01-01', 0],
  ['mail', 'manifest', '2025-01-01', 0],
  [undefined, 'acas', '2025-01-01', 0],
  ['mail', undefined, '2025-01-01', 0],
  ['mail', 'acas', undefined, 0],
] as const

for (const [channel, authority, day, expected] of ROWS) {
  test(`a dated group: ${String(channel)}, ${String(authority)}, ${String(day)}`, () => {
    const quality = compileQuality({ vagueDescriptions: TABLE, texts: {} })
    const statement = {
      goodsItems: [{ description: 'things' }],
      ...(channel === undefined ? {} : { channel }),
    }
    const findings = checkQuality(quality, { statement, authority, day })
    assert.equal(findings.length, expected)
    if (expected === 1) assert.equal(findings[0]?.mend, 'Say more.')
  })
}

test('words are told with what the filer wrote and the mend of its group', () => {
  const [finding] = checkQuality(US, {
    statement: { goodsItems: [{ description: 'steel pan' }, { description: 'Spare Parts' }] },
  })
  assert.deepEqual(finding, {
    pointer: '/consignment/goodsItems/1/description',
    rule: 'quality.description.vague',
    text: '"Spare Parts" does not say what the goods are.',
    mend: 'Say which part, of what: "brake pads for cars", "spark plug", "laptop hinge, steel".',
  })
})

test('blank and absent descriptions are unknown, not vague', () => {
  assert.deepEqual(rulesOf({ goodsItems: [{ description: '   ' }, {}] }), [])
})
