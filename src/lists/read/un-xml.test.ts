/** The UN's XML: what it says, and that nothing in it can make the reader fetch or swell. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hear } from '../reading.fixture.ts'

const PERSON = `<INDIVIDUAL><DATAID>6907995</DATAID><FIRST_NAME>GASTON</FIRST_NAME>
<SECOND_NAME>IYAMUREMYE &amp; SONS</SECOND_NAME><THIRD_NAME/><UN_LIST_TYPE>DRC</UN_LIST_TYPE>
<REFERENCE_NUMBER>CDi.003</REFERENCE_NUMBER><LISTED_ON>2010-12-01</LISTED_ON>
<NAME_ORIGINAL_SCRIPT>غاستون</NAME_ORIGINAL_SCRIPT>
<NATIONALITY><VALUE>Democratic Republic of the Congo</VALUE></NATIONALITY>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Rumuli</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Victor <![CDATA[Rumuri]]></ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ADDRESS><CITY>Goma</CITY><COUNTRY>Rwanda</COUNTRY></INDIVIDUAL_ADDRESS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1947</FROM_YEAR><TO_YEAR>1948</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
</INDIVIDUAL>`

function list(records: string): string {
  return `<?xml version='1.0' encoding='utf-8'?>\n<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09.554Z"><INDIVIDUALS>${records}</INDIVIDUALS></CONSOLIDATED_LIST>`
}

test('a record gives its names by quality, its days, countries and reference', async () => {
  const { facts, entries } = await hear('un-xml', `\ufeff${list(PERSON)}`)
  assert.deepEqual(facts, { ok: true, value: { asOf: '2026-02-27' } })
  assert.deepEqual(entries, [
    {
      id: '6907995',
      kind: 'person',
      names: [
        { text: 'GASTON IYAMUREMYE & SONS', quality: 'primary' },
        { text: 'غاستون', quality: 'alias' },
        { text: 'Victor Rumuri', quality: 'alias' },
        { text: 'Rumuli', quality: 'weak' },
      ],
      countries: ['CD', 'RW'],
      birthDates: ['1947', '1948'],
      addresses: [{ text: 'Goma, Rwanda', city: 'Goma', country: 'RW' }],
      identifiers: [{ scheme: 'un-reference', value: 'CDi.003' }],
      programmes: ['DRC'],
      from: '2010-12-01',
    },
  ])
})

test('a record without a number or a name is refused with its line, and the rest stands', async () => {
  const { entries, refusals } = await hear(
    'un-xml',
    list(
      `<ENTITY><FIRST_NAME>X</FIRST_NAME></ENTITY>\n<ENTITY><DATAID>1</DATAID></ENTITY>\n${PERSON}`,
    ),
  )
  assert.equal(entries.length, 1)
  assert.deepEqual(
    refusals.map(({ line, refusal }) => [line, refusal.rule]),
    [
      [2, 'id'],
      [3, 'name'],
    ],
  )
})

test('a record larger than any is refused alone', async () => {
  const { entries, refusals } = await hear(
    'un-xml',
    list(`<ENTITY><DATAID>1</DATAID>${'<A/>'.repeat(6_000)}</ENTITY>${PERSON}`),
    10_000,
  )
  assert.equal(entries.length, 1)
  assert.deepEqual(
    refusals.map(({ refusal }) => refusal.rule),
    ['size'],
  )
})

const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`
const OUTSIDE = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>`

const REFUSED = [
  ['a bomb of entities', list(PERSON).replace('?>', `?>${LAUGHS}`), 'doctype'],
  ['an entity from elsewhere', list(PERSON).replace('?>', `?>${OUTSIDE}`), 'doctype'],
  ['an entity nobody declared', list(PERSON.replace('&amp;', '&e;')), 'xml'],
  ['a file cut off', list(PERSON).slice(0, -40), 'xml'],
  ['another document', '<html><body/></html>', 'header'],
  ['a table', 'a,b,c\n1,2,3\n', 'xml'],
  ['elements without end', '<a>'.repeat(200), 'depth'],
  [
    'bytes that are no UTF-8',
    Buffer.concat([Buffer.from('<a>'), Buffer.from([0xff, 0xfe])]),
    'utf8',
  ],
] as const

for (const [what, text, rule] of REFUSED) {
  test(`${what} is refused as a whole`, async () => {
    const { facts } = await hear('un-xml', text)
    assert.ok(!facts.ok)
    assert.equal(facts.refusal.rule, rule)
  })
}
