import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConsignmentStatement } from '../../domain/filing.ts'
import { checkQuality } from './check-quality.ts'
import { findPersonal, privatePartiesOf } from './personal-text.ts'
import { US } from './us-settings.fixture.ts'

const FOUND = [
  ['kettle for anna.smith@example.com', 'email'],
  ['kettle, anna＠example.co.uk', 'email'],
  ['kettle, 联系 wang@例子.中国', 'email'],
  ['call +86 138 0013 8000 before delivery', 'phone'],
  ['kettle tel: 0755-23456789', 'phone'],
  ['kettle whatsapp +1 937 224 1234', 'phone'],
  ['kettle (937) 224-1234', 'phone'],
  ['kettle 937-224-1234', 'phone'],
  ['水壶 手机号：13800138000', 'phone'],
  ['kettle, 4127 Maple Ave, Dayton', 'address'],
  ['kettle 12 North Main Street Apt 4', 'address'],
  ['kettle PO Box 4512', 'address'],
  ['水壶 深圳市南山区科技路12号', 'address'],
  ['paid with 4111 1111 1111 1111', 'card'],
  ['paid with 378282246310005', 'card'],
  ['passport no. G12345678', 'document'],
  ['SSN 123-45-6789', 'document'],
  ['身份证 11010519491231002X', 'document'],
  ['CPF 529.982.247-25', 'document'],
  ['IBAN DE89 3704 0044 0532 0130 00', 'document'],
] as const

for (const [text, kind] of FOUND) {
  test(`${kind}: ${text}`, () => {
    assert.equal(findPersonal(text, [])?.rule, `quality.personal.${kind}`)
  })
}

const INNOCENT = [
  'kettle @ 20 W',
  'resistor 10k +-5%, 1000 pcs',
  'A4 paper +80g',
  'phone 15 14 13 12 11 case',
  'phone: 15 14 13 12 11 case',
  'cell 18650 3000mAh 3.7V',
  'cell 18650-3000',
  'serial no 4111111111111112',
  'EAN 4006381333931',
  'ISBN 978-0-310-43570-9',
  'HTS 8517620090',
  'order 20261005081200',
  'part 555-100-2000x',
  'part no 123-45-6789',
  'size 110105194912310021',
  'number 11010519491231002Y',
  'CPF 529.982.247-26',
  'DE89 3704 0044 0532 0130 01',
  'passport holder, leather',
  'passport cover 2024 collection',
  'set of 5 Street Fighter figures',
  '2024 new street, style hoodie',
  '100 Grand Prix posters',
  'road bike 28 inch, 21 speed',
  'box 12 pcs',
  'iPhone15 14 12 11 13 Pro Max 14 15Plus',
  'CAS 7732-18-5 water',
  '120-240-3600 mm steel rod',
]

for (const text of INNOCENT) {
  test(`innocent: ${text}`, () => {
    assert.equal(findPersonal(text, []), undefined)
  })
}

const PARCEL: ConsignmentStatement = {
  consignor: { name: 'Lucky Star Trading' },
  consignee: {
    name: 'José Pérez',
    address: { lines: ['12 Calle Mayor'], country: 'MX' },
    phone: '+52 55 1234 5678',
  },
  buyer: { name: '王小明' },
}
const PARTIES = privatePartiesOf(PARCEL)

const OWN = [
  ['reloj para Jose Perez', 'name', 'consignee'],
  ['reloj PARA JOSÉ PÉREZ', 'name', 'consignee'],
  ['手表 王小明收', 'name', 'buyer'],
  ['reloj, 12 calle mayor', 'address', 'consignee'],
  ['reloj 55 1234 5678', 'phone', 'consignee'],
] as const

for (const [text, kind, role] of OWN) {
  test(`the parcel’s own ${kind}: ${text}`, () => {
    assert.deepEqual(findPersonal(text, PARTIES), { rule: `quality.personal.${kind}`, role })
  })
}

test('half a name, another order of letters, and the firm that sends are no personal data', () => {
  for (const text of ['José radio', 'joseperezoso', 'lucky star trading cards', '小明']) {
    assert.equal(findPersonal(text, PARTIES), undefined, text)
  }
})

test('a name of one word or of two ideographs is too common to look for', () => {
  const parties = privatePartiesOf({ consignee: { name: 'Rose' }, buyer: { name: '王冠' } })
  assert.equal(findPersonal('Rose 王冠 necklace', parties), undefined)
})

test('a finding does not repeat the personal data', () => {
  const findings = checkQuality(US, {
    statement: {
      ...PARCEL,
      goodsItems: [
        { description: 'reloj para José Pérez' },
        { description: 'x@example.com watch' },
      ],
    },
  })
  assert.equal(findings.length, 2)
  const words = JSON.stringify(findings)
  assert.ok(!words.includes('Pérez') && !words.includes('x@example'))
  assert.match(words, /name of the consignee/)
})
