/** The oddities of each publisher's files, as they are in the real ones. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { present } from '../../lib/assert.ts'
import { hear } from '../reading.fixture.ts'

async function only(kind: string, text: string) {
  const heard = await hear(kind, text)
  assert.ok(heard.facts.ok, JSON.stringify(heard.facts))
  assert.deepEqual(heard.refusals, [])
  assert.equal(heard.entries.length, 1)
  return { ...heard, entry: present(heard.entries[0], 'entry') }
}

const NONE = '-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- '

test('ofac: -0- says nothing, A] [B is two programmes, an absent type is an entity', async () => {
  const { entry } = await only(
    'ofac-sdn',
    `9647,"ACME TRADING",-0- ,"SDGT] [NS-PLC",${NONE},"Tax ID No. 7702070139 (Russia)."\r\n\u001a`,
  )
  assert.deepEqual(entry, {
    id: '9647',
    kind: 'company',
    names: [{ text: 'ACME TRADING', quality: 'primary' }],
    countries: [],
    birthDates: [],
    addresses: [],
    identifiers: [{ scheme: 'tax-id', value: '7702070139' }],
    programmes: ['SDGT', 'NS-PLC'],
    remarks: 'Tax ID No. 7702070139 (Russia).',
  })
})

test('ofac: aliases only in the remarks are weak; birth dates, countries and numbers are read there', async () => {
  const remarks =
    "DOB 1945; alt. DOB 25 Jan 1946; POB Gaza; nationality Palestinian; alt. citizen Iran; a.k.a. 'ZAHAR, Mahmoud'; " +
    "f.k.a. 'SAND SWAN'; Passport 1617889 (Lebanon) expires 05 Sep 2016; Vessel Registration Identification IMO 7406784; " +
    "Linked To: a.k.a. HAMAS; DOB 1950 to 1951; a.k.a. 'O'NEIL'."
  const { entry } = await only(
    'ofac-cons-prim',
    `9647,"ZAHHAR, Mahmoud Khaled","individual","NS-PLC",${NONE},"${remarks}"\n`,
  )
  assert.equal(entry.kind, 'person')
  assert.deepEqual(entry.names, [
    { text: 'ZAHHAR, Mahmoud Khaled', quality: 'primary' },
    { text: 'ZAHAR, Mahmoud', quality: 'weak' },
    { text: 'SAND SWAN', quality: 'weak' },
    { text: "O'NEIL", quality: 'weak' },
  ])
  assert.deepEqual(entry.birthDates, ['1945', '1946-01-25', '1950', '1951'])
  assert.deepEqual(entry.countries, ['PS', 'IR'])
  assert.deepEqual(entry.identifiers, [
    { scheme: 'passport', value: '1617889' },
    { scheme: 'imo', value: '7406784' },
  ])
})

test('ofac: rows of aliases and addresses stand alone; a row without a number is refused', async () => {
  const alias = await only('ofac-alt', '36,12,"aka","AERO-CARIBBEAN",-0- \n')
  assert.deepEqual(alias.entry.names, [{ text: 'AERO-CARIBBEAN', quality: 'alias' }])
  const address = await only(
    'ofac-add',
    '173,129,"Ibex House, The Minories","London EC3N 1DY","United Kingdom",-0- \n',
  )
  assert.deepEqual(address.entry.addresses, [
    {
      text: 'Ibex House, The Minories, London EC3N 1DY, United Kingdom',
      city: 'London EC3N 1DY',
      country: 'GB',
    },
  ])
  assert.deepEqual(address.entry.names, [])
  const heard = await hear(
    'ofac-alt',
    '36,12,"aka","A",-0- \nx,12,"aka","B",-0- \n7,1,"aka",-0- ,-0- \n',
  )
  assert.deepEqual(
    heard.refusals.map(({ line, refusal }) => [line, refusal.pointer, refusal.rule]),
    [
      [2, '/ent_num', 'id'],
      [3, '/alt_name', 'name'],
    ],
  )
})

const CSL =
  '_id,source,entity_number,type,programs,name,alt_names,addresses,federal_register_notice,start_date,end_date,' +
  'license_requirement,license_policy,remarks,citizenships,nationalities,dates_of_birth,ids\n'

test('csl: rows go to the list of their source, lost letters stay, Hong Kong is not China', async () => {
  const { entry, lists } = await only(
    'csl',
    `${CSL}x,Entity List (EL) - Bureau of Industry and Security,,,,"Husayn Fa?ur (a.k.a. Hussein Faour)","Faour; and Ahmad Fa?ur",` +
      '"Unit 5, Kowloon, Hong Kong, CN; and 1 Baisha Rd., Xian, CN",84 FR 1,2018-08-01,,All items,Denial,,,,,\n',
  )
  assert.deepEqual(lists, ['bis-el'])
  assert.match(entry.id, /^el-[0-9a-f]{12}$/u)
  assert.deepEqual(
    entry.names.map(({ text }) => text),
    ['Husayn Fa?ur', 'Hussein Faour', 'Faour', 'Ahmad Fa?ur'],
  )
  assert.deepEqual(
    entry.addresses.map(({ text, country }) => [text, country]),
    [
      ['Unit 5, Kowloon, Hong Kong, CN', 'HK'],
      ['1 Baisha Rd., Xian, CN', 'CN'],
    ],
  )
  assert.deepEqual(entry.countries, ['HK', 'CN'])
  assert.deepEqual(entry.programmes, ['84 FR 1'])
  assert.equal(entry.from, '2018-08-01')
  assert.match(entry.remarks ?? '', /Licence requirement: All items; Licence policy: Denial/u)
})

test('csl: OFAC rows keep their number; an unknown source gets a list of its own; none is refused', async () => {
  const heard = await hear(
    'csl',
    `${CSL}1,Capta List (CAP) - Treasury,15268,Entity,CAP,KUNLUN,,TR,,,,,,,,,,"SWIFT/BIC, CKLBCNBJ"\n` +
      '2,Some New List (NEW) - State,,,,X,,,,,,,,,,,,\n3,No code here,,,,Y,,,,,,,,,,,,\n',
  )
  assert.deepEqual(heard.lists, ['ofac-cons', 'csl-new'])
  assert.equal(heard.entries[0]?.id, '15268')
  assert.deepEqual(heard.entries[0].identifiers, [{ scheme: 'bic', value: 'CKLBCNBJ' }])
  assert.deepEqual(heard.entries[0].countries, ['TR'])
  assert.deepEqual(
    heard.refusals.map(({ line, refusal }) => [line, refusal.rule]),
    [[4, 'source']],
  )
})

const DPL =
  '"Name"\t"Street_Address"\t"City"\t"State"\t"Country"\t"Postal_Code"\t"Effective_Date"\t"Expiration_Date"\t' +
  '"Standard_Order"\t"Last_Update"\t"Action"\t"FR_Citation"\n'

test('bis-dpl: an order is in force through its last day; the same order in the CSL is the same entry', async () => {
  const { entry } = await only(
    'bis-dpl',
    `${DPL}" ABDULAMIR MAHDI"\t"20 HUNTINGWOOD DRIVE"\t"SCARBOROUGH"\t""\t"CA"\t"M1W1A2"\t"10/03/2003"\t"10/03/2023"\t"N"\t""\t"X"\t"68 F.R. 57406"\n`,
  )
  assert.deepEqual([entry.from, entry.to], ['2003-10-03', '2023-10-04'])
  assert.deepEqual(entry.countries, ['CA'])
  const listed = await only(
    'csl',
    `${CSL}x,Denied Persons List (DPL) - BIS,,,,Abdulamir Mahdi,,"20 HUNTINGWOOD DRIVE, CA",,2003-10-03,2023-10-03,,,,,,,\n`,
  )
  assert.equal(listed.entry.id, entry.id)
  assert.equal(listed.entry.to, entry.to)
})

test('bis-dpl: a day that is none is told, and the order stands without it', async () => {
  const { entry, notes } = await only(
    'bis-dpl',
    `${DPL}"A"\t""\t""\t""\t""\t""\t"13/45/2003"\t""\t"Y"\t""\t""\t""\n`,
  )
  assert.deepEqual([entry.from, entry.to], [undefined, undefined])
  assert.deepEqual(notes, [{ rule: 'date', text: 'effective_date is no day: 13/45/2003' }])
})

const UK =
  'Last Updated,Unique ID,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,Alias strength,Name non-latin script'

test('uk: the published file says its day before the header; weak and other scripts are known', async () => {
  const heard = await hear(
    'uk-names',
    `Report Date: 23-Sep-2026\r\n${UK},Designation Type,Regime Name,D.O.B,Nationality(/ies),Address Line 1,Address Country,IMO number,Date Designated\r\n` +
      '01/02/2026,RUS0001,PETROV,Ivan,,,,,Primary Name,,Петров Иван,Individual,Russia,dd/mm/1960,Russia,1 Main St,Cyprus,,01/03/2022\r\n' +
      '01/02/2026,RUS0001,VANYA,,,,,,Alias,Low Quality a.k.a,,Individual,Russia,,,,,,\r\n' +
      '01/02/2026,RUS0004,OCEAN STAR,,,,,,Primary Name,,,Ship,Russia,,,,,IMO 1234567,\r\n',
  )
  assert.deepEqual(heard.facts, { ok: true, value: { asOf: '2026-09-23' } })
  const [first, second, ship] = heard.entries
  assert.deepEqual(first?.names, [
    { text: 'Ivan PETROV', quality: 'primary' },
    { text: 'Петров Иван', quality: 'alias' },
  ])
  assert.deepEqual([first.kind, first.from, first.birthDates], ['person', '2022-03-01', ['1960']])
  assert.deepEqual(first.countries, ['RU', 'CY'])
  assert.deepEqual(second?.names, [{ text: 'VANYA', quality: 'weak' }])
  assert.equal(ship?.kind, 'vessel')
  assert.deepEqual(ship.identifiers, [{ scheme: 'imo', value: '1234567' }])
})

test('cbp-wro: a/k/a inside names, vessels, companies joined by and', async () => {
  const heard = await hear(
    'cbp-wro',
    'entity,country,industry,effective_date,type\n' +
      '"Yunnan Machinery, a/k/a Golden Horse (JinMa) Diesel Factory, a/k/a Yunnan 1st Prison",China,Cars,1991-11-14,WRO\n' +
      'Fishing Vessel: Da Wang 1,China,Fish,2020-08-18,WRO\n' +
      '"All products harvested by fishing vessels Hua Li 8, Da Wang, or Zhe Pu Yu",China,Fish,2020-08-18,WRO\n' +
      '"Yili Zhuowan Garment Manufacturing Co., Ltd. and Baoding LYSZD Trade Co., Ltd.",China,Apparel,2020-09-03,WRO\n',
  )
  const names = heard.entries.map((entry) => entry.names.map(({ text }) => text))
  assert.deepEqual(names, [
    ['Yunnan Machinery', 'Golden Horse (JinMa) Diesel Factory', 'Yunnan 1st Prison'],
    ['Da Wang 1'],
    [
      'All products harvested by fishing vessels Hua Li 8, Da Wang, or Zhe Pu Yu',
      'Hua Li 8',
      'Da Wang',
      'Zhe Pu Yu',
    ],
    [
      'Yili Zhuowan Garment Manufacturing Co., Ltd. and Baoding LYSZD Trade Co., Ltd.',
      'Yili Zhuowan Garment Manufacturing Co., Ltd.',
      'Baoding LYSZD Trade Co., Ltd.',
    ],
  ])
  assert.deepEqual(
    heard.entries.map(({ kind }) => kind),
    ['unknown', 'vessel', 'unknown', 'unknown'],
  )
})

test('names-csv: several values by semicolons, days of force, unknown countries told', async () => {
  const { entry, notes } = await only(
    'names-csv',
    'id,name,type,country,aliases,addresses,birthDates,to\n' +
      'A1,Ａcme Ltd,Company,China; Atlantis,ACME; Acme;ACME,1 Main St; 2 Side St,1970,2027-01-01\n',
  )
  assert.deepEqual(
    entry.names.map(({ text }) => text),
    ['Ａcme Ltd', 'ACME', 'Acme'],
  )
  assert.deepEqual(
    entry.addresses.map(({ text, country }) => [text, country]),
    [
      ['1 Main St', 'CN'],
      ['2 Side St', 'CN'],
    ],
  )
  assert.deepEqual([entry.kind, entry.countries, entry.birthDates], ['company', ['CN'], ['1970']])
  assert.equal(entry.to, '2027-01-01')
  assert.deepEqual(notes, [{ rule: 'country', text: 'no known country: Atlantis' }])
})

test('ftm: parties, sanctions before or after them, addresses referred to or nested', async () => {
  const lines = [
    {
      id: 's1',
      schema: 'Sanction',
      properties: { entity: ['p1'], program: ['RUS'], startDate: ['2022-03-01'] },
    },
    {
      id: 'p1',
      schema: 'Person',
      caption: 'Ivan Petrov',
      properties: {
        name: ['Петров Иван', 'Ivan Petrov'],
        weakAlias: ['Vanya'],
        nationality: ['ru'],
        birthDate: ['1960-05'],
        addressEntity: ['a1'],
        passportNumber: ['12'],
      },
    },
    { id: 'a1', schema: 'Address', properties: { full: ['1 Main St, Limassol'], country: ['cy'] } },
    { id: 'o1', schema: 'Ownership', properties: { owner: ['p1'] } },
    { id: 'x', schema: 'Person', properties: {} },
  ]
  const heard = await hear(
    'ftm',
    `${lines.map((line) => JSON.stringify(line)).join('\n')}\nnot json\n[]\n`,
  )
  const [sanction, person, dwelling] = heard.entries
  assert.deepEqual(
    [sanction?.id, sanction?.programmes, sanction?.from],
    ['p1', ['RUS'], '2022-03-01'],
  )
  assert.deepEqual(person?.names, [
    { text: 'Ivan Petrov', quality: 'primary' },
    { text: 'Петров Иван', quality: 'alias' },
    { text: 'Vanya', quality: 'weak' },
  ])
  assert.deepEqual([person.countries, person.birthDates], [['RU'], ['1960-05']])
  assert.deepEqual(dwelling?.addresses, [{ text: '1 Main St, Limassol', country: 'CY' }])
  assert.deepEqual(
    heard.refusals.map(({ line, refusal }) => [line, refusal.rule]),
    [
      [5, 'name'],
      [6, 'json'],
      [7, 'id'],
    ],
  )
})
