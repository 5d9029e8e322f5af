/** Holds Latin spellings to the forms that filers write. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldAccents, isAscii, romaniseCyrillic, romaniseHangul } from './romanise.ts'

test('Cyrillic, Hangul and accents in plain Latin', () => {
  assert.equal(romaniseCyrillic('Щербаков Юрій'), 'Shcherbakov Iurii')
  assert.equal(romaniseCyrillic('Школьная наб.'), 'Shkolnaia nab.')
  assert.equal(romaniseHangul('김민지'), 'Gimminji')
  assert.equal(romaniseHangul('가거리2길'), 'Gageori2gil')
  assert.equal(
    foldAccents('Nguyễn Đức, Łódź, İstanbul, Straße, Ødegård'),
    'Nguyen Duc, Lodz, Istanbul, Strasse, Odegard',
  )
  assert.equal(foldAccents('plain'), 'plain')
  assert.ok(isAscii('plain') && !isAscii('é'))
})
