/** Whatever bytes come, readers give entries and refusals, and never throw. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { PARTY_KINDS } from './kinds.ts'
import { type Heard, hear } from './reading.fixture.ts'

/** Pieces that honest files are made of, put together in dishonest ways. */
const PIECES = [
  '36,"A",-0- ,"SDGT] [X",-0- ,"DOB 1 Jan 1970; a.k.a. \'x\'."\n',
  'ent_num,sdn_name\n',
  'source,entity_number,name,addresses,alt_names\n',
  'name,effective_date,expiration_date,standard_order\n',
  'unique_id,name_type,name_6\n',
  'unique_id,subject_type\n',
  'entity,country,effective_date\n',
  'id,name,aliases\n',
  '{"id":"1","schema":"Person","properties":{"name":["x"]}}\n',
  '{"id":"1","schema":"Person","properties":{"name":{"a":[1,null]}}}\n',
  '<CONSOLIDATED_LIST><ENTITY><DATAID>1</DATAID>',
  '<FIRST_NAME>x</FIRST_NAME></ENTITY>',
  '</CONSOLIDATED_LIST>',
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\n',
  '\r\n',
  '\u001a',
  '\0',
  '\ufeff',
  '&lol;',
  '<!DOCTYPE a [',
  ']]>',
  '\ud800',
]

const text = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary' })), {
  maxLength: 30,
})

/** Of a file refused as a whole nothing stands, wherever reading it ended. */
function stands(heard: Heard): Heard | 'nothing' {
  return heard.facts.ok ? heard : 'nothing'
}

for (const kind of Object.keys(PARTY_KINDS)) {
  test(`${kind} takes any bytes`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(40), async (bytes, size) => {
        assert.deepEqual(
          stands(await hear(kind, bytes, size + 1)),
          stands(await hear(kind, bytes, 1_000)),
        )
      }),
      { numRuns: 60 },
    )
  })

  test(`${kind} takes any mixture of what files are made of, however it is cut`, async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.nat(40), async (pieces, size) => {
        const whole = await hear(kind, pieces.join(''), 100_000)
        const cut = await hear(kind, pieces.join(''), size + 1)
        assert.deepEqual(stands(cut), stands(whole))
        for (const { id, names } of whole.entries) assert.ok(id.length > 0 && Array.isArray(names))
      }),
      { numRuns: 60 },
    )
  })
}
