import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findTextFault } from './text-fault.ts'

const FAULTY = [
  ['Husayn Fa?ur', 'lost-characters'],
  ['???', 'lost-characters'],
  ['?? ??', 'lost-characters'],
  ['Caf\ufffd', 'lost-characters'],
  ['half \ud800 pair', 'lost-characters'],
  ['cafÃ© cup', 'mojibake'],
  ['itâ€™s a cup', 'mojibake'],
  ['ä¸­å›½', 'mojibake'],
  ['Ð§Ð°Ð¹Ð½Ð¸Ðº', 'mojibake'],
  ['Â®', 'mojibake'],
  ['toy ðŸŽ', 'mojibake'],
  ['tea\u0007pot', 'control-characters'],
  ['xxx', 'repeated-character'],
  ['0000', 'repeated-character'],
  ['- - -', 'repeated-character'],
  ['。。。。', 'repeated-character'],
] as const

for (const [text, rule] of FAULTY) {
  test(`${JSON.stringify(text)}: ${rule}`, () => {
    assert.equal(findTextFault(text), `quality.text.${rule}`)
  })
}

const HONEST = [
  '',
  'ok',
  '   ',
  'aa',
  'Why? Because.',
  'CAFÉ® TRÈS™',
  'São Paulo',
  'MAÇÃ',
  'Ñandú 5°',
  'Größe 10',
  'naïve café',
  'Ångström',
  'Đặng Văn Ánh',
  'Москва',
  '中国',
  '🎁 mug',
  'two\nlines\tand tab',
  'Nº 5',
]

for (const text of HONEST) {
  test(`${JSON.stringify(text)} is honest`, () => {
    assert.equal(findTextFault(text), undefined)
  })
}

test('words of other scripts misread as Windows-1252 are found', () => {
  const misread = (text: string) =>
    new TextDecoder('windows-1252').decode(new TextEncoder().encode(text))
  const words = ['чайник', '茶壶', '急須', 'เสื้อ', 'أحمد', 'café', 'Größe', 'Łódź', 'Việt Nam', '🎁']
  for (const word of words)
    assert.equal(findTextFault(misread(word)), 'quality.text.mojibake', word)
})

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      findTextFault(text)
    }),
  )
})
