import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readWords, WORD_LENGTH_MAX, WORDS_MAX } from './read-words.ts'

const READ: readonly (readonly [string, string])[] = [
  ['Владимир Путин', 'vladimir putin'],
  ['Рutin', 'putin'],
  ['РОРЕ Vladimir', 'pope vladimir'],
  ['Cкворцов', 'skvortsov'],
  ['习近平', 'xi jin ping'],
  ['習近平', 'xi jin ping'],
  ['曾志伟', 'zeng zhi wei'],
  ['深圳市科技有限公司', 'shenzhen shi technology limited'],
  ['中航路12号A座', 'zhong hang lu 12 hao a zuo'],
  ['김정은', 'kim jeong eun'],
  ['山田太郎', 'yamada taro'],
  ['シャープ', 'shapu'],
  ['عبدالرحمن', 'abd al rahman'],
  ['هدایت الله', 'hdayt allah'],
  ['ولادیمیر', 'wladymyr'],
  ['สมชาย', 'smchay'],
  ['Nguyễn Văn Đức', 'nguyen van duc'],
  ['Şükrü Işık', 'sukru isik'],
  ['Μπάμπης', 'bampis'],
  ['ＦＵＬＬ　ｗｉｄｔｈ', 'full width'],
  ['Z̸͓a̶l', 'zal'],
  ['V\u200bla\u00addimir', 'vladimir'],
  ["O'Brien", 'obrien'],
  ['h4mas', 'hamas'],
  ['Unit61', 'unit 61'],
  ['7TH of Tir', '7 of tir'],
  ['0012', '12'],
  ['!?—', ''],
]

for (const [text, words] of READ) {
  test(`${text} is read as ${JSON.stringify(words)}`, () => {
    assert.equal(
      readWords(text)
        .map((word) => word.text)
        .join(' '),
      words,
    )
  })
}

test('a lost letter and brackets are told', () => {
  const [lost, aside] = readWords('Fa?ur (TGG)')
  assert.deepEqual([lost?.text, lost?.hasLostLetter, lost?.isAside], ['faur', true, false])
  assert.deepEqual([aside?.text, aside?.isAside], ['tgg', true])
})

test('any text gives few short words of small letters and digits, and the same each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const words = readWords(text)
      assert.ok(words.length <= WORDS_MAX)
      for (const word of words) {
        assert.match(word.text, /^[a-z0-9]+$/u)
        assert.ok(word.text.length <= WORD_LENGTH_MAX)
      }
      assert.deepEqual(readWords(text), words)
    }),
  )
})
