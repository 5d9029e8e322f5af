import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCurrency } from '../domain/money.ts'
import { importMarks } from './import-marks.ts'
import { readWellKnownMarks } from './read-well-known-marks.ts'

async function imported(text: string) {
  const currency: string = 'USD'
  assert.ok(isCurrency(currency))
  async function* bytes() {
    yield Buffer.from(text)
  }
  return await importMarks(bytes(), { source: 'a test', sureness: 'N', currency })
}

test('reads the columns of a recordation table, by any of their names', async () => {
  const file = await imported(
    'Recordation Number,Title,International Class,Owner Name,Expiration Date,Licensees\n' +
      'TMK 19-00123,GUCCI,"18, 25",Guccio Gucci S.p.A.,05/31/2031,Honest LLC; Other Inc\n',
  )
  assert.ok(file.ok)
  const [mark] = file.value.marks
  assert.equal(mark?.number, 'TMK 19-00123')
  assert.equal(mark.name, 'GUCCI')
  assert.deepEqual(mark.classes, [18, 25])
  assert.equal(mark.expiresOn, '2031-05-31')
  assert.deepEqual(mark.licensed, ['Honest LLC', 'Other Inc'])
  assert.equal(mark.word, 'coined')
})

test('refuses rows with their line and why, and imports the others', async () => {
  const file = await imported(
    'number,mark,classes,floors,expires,word\n' +
      '1,Good,25,25:30.00,2031-05-31,\n' +
      '2,Bad class,99,,,\n' +
      '3,Bad floor,25,25=30,,\n' +
      '4,Bad day,25,,2031-02-30,\n' +
      '5,Bad word,25,,,brandish\n' +
      '6,***,25,,,\n' +
      ',No number,25,,,\n' +
      '1,Twice,25,,,\n',
  )
  assert.ok(file.ok)
  assert.deepEqual(
    file.value.marks.map(({ name, floors }) => ({ name, floors })),
    [{ name: 'Good', floors: [{ niceClass: 25, minor: 3000 }] }],
  )
  assert.deepEqual(
    file.value.refused.map(({ line, refusal }) => [line, refusal.rule]),
    [
      [3, 'classes'],
      [4, 'floors'],
      [5, 'expires'],
      [6, 'word'],
      [7, 'mark'],
      [8, 'number'],
      [9, 'twice'],
    ],
  )
})

test('a table of something else is refused as a whole', async () => {
  const file = await imported('a,b\n1,2\n')
  assert.ok(!file.ok)
  assert.equal(file.refusal.rule, 'header')
})

test('the marks the product brings are whole, and say that none is verified', async () => {
  const { marks, ordinaryWords } = await readWellKnownMarks()
  assert.ok(marks.length >= 500)
  assert.ok(ordinaryWords.length > 1_000)
  assert.ok(marks.every(({ sureness, classes }) => sureness === 'U' && classes.length > 0))
})
