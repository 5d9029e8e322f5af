/**
 * Listed-looking parties and addresses of the sample day. All are invented; none is on a real list.
 * Screening needs a list to find them: `plantedPartiesCsv` gives one in the columns of `names-csv`.
 */

/** An invented listed party. `latin` spellings first; `native` is the name in its own script. */
export type PlantedParty = {
  readonly id: string
  readonly name: string
  readonly type: 'Person' | 'Organization'
  readonly country: string
  readonly native?: string
  readonly aliases: readonly string[]
  readonly city: string
  readonly street: string
}

type Row = readonly [
  string,
  string,
  'Person' | 'Organization',
  string,
  string,
  string,
  string,
  string,
]

const party = (row: Row): PlantedParty => ({
  id: row[0],
  name: row[1],
  type: row[2],
  country: row[3],
  ...(row[4].length > 0 ? { native: row[4] } : {}),
  aliases: row[5].split('; '),
  city: row[6],
  street: row[7],
})

/** Senders that a planted threat may use. */
export const PLANTED_PARTIES: readonly PlantedParty[] = [
  party([
    'SD-001',
    'Zhou Kunyuan',
    'Person',
    'CN',
    '周坤垣',
    'Chou Kun-yuan; Kunyuan Zhou',
    'Wuhan',
    'Unit 4-1102, No. 77 Wenhua Road',
  ]),
  party([
    'SD-002',
    'Hubei Qianlan Fine Chemical Co., Ltd.',
    'Organization',
    'CN',
    '湖北黔岚精细化工有限公司',
    'Qianlan Chem; Hubei Qian Lan Chemical',
    'Wuhan',
    'Room 905, Building 2, No. 310 Keji Road',
  ]),
  party([
    'SD-003',
    'Shijiazhuang Orivane Biotech Co., Ltd.',
    'Organization',
    'CN',
    '石家庄奥瑞凡生物科技有限公司',
    'Orivane Bio; Orivane Biotechnology',
    'Shijiazhuang',
    'Room 1608, Building 5, No. 128 Huancheng East Road',
  ]),
  party([
    'SD-004',
    'Shenzhen Talvex Microelectronics Co., Ltd.',
    'Organization',
    'CN',
    '深圳市塔维克斯微电子有限公司',
    'Talvex Micro; Talvex (HK) Limited',
    'Shenzhen',
    'Room 2203, Building 8, No. 16 Keji Road',
  ]),
  party([
    'SD-005',
    'Tarvos Kelmenti Textile Mill',
    'Organization',
    'CN',
    '塔沃斯克尔门提纺织厂',
    'Kelmenti Cotton Mill; Tarvos Textile',
    'Urumqi',
    'No. 9 Gongye Avenue',
  ]),
  party([
    'SD-006',
    'Lau Wing-tsz Bernard',
    'Person',
    'HK',
    '劉穎梓',
    'Bernard Lau Wing Tsz; Liu Yingzi',
    'Kowloon',
    '412 Nathan Road',
  ]),
  party([
    'SD-007',
    'Silver Heron Maritime Trading Limited',
    'Organization',
    'HK',
    '銀鷺海運貿易有限公司',
    'Silver Heron Trading; Yinlu Maritime',
    'Wan Chai',
    '88 Lockhart Road',
  ]),
  party([
    'SD-008',
    'Gennady Arkadievich Volmarov',
    'Person',
    'RU',
    'Геннадий Аркадьевич Волмаров',
    'Volmarov G.A.; Hennadiy Volmarov',
    'Moscow',
    '14 ulitsa Pionerskaia',
  ]),
  party([
    'SD-009',
    'OOO Sevtekhpribor-Lada',
    'Organization',
    'RU',
    'ООО «Севтехприбор-Лада»',
    'Sevtekhpribor Lada LLC; STP Lada',
    'Saint Petersburg',
    '31 naberezhnaia Tamanskaia',
  ]),
  party([
    'SD-010',
    'Oleksiy Vernydubenko',
    'Person',
    'UA',
    'Олексій Вернидубенко',
    'Aleksei Vernidubenko; O. Vernydubenko',
    'Odesa',
    '6 ploshcha Vicheva',
  ]),
  party([
    'SD-011',
    'Rashid Temirkan Al Qasrani',
    'Person',
    'AE',
    'رشيد تميركان القصراني',
    'Rasheed Al-Kasrani; R. T. Qasrani',
    'Dubai',
    'Office 1204, Naif Road',
  ]),
  party([
    'SD-012',
    'Al Qasrani General Trading FZE',
    'Organization',
    'AE',
    '',
    'Qasrani Trading; AQGT FZE',
    'Sharjah',
    'Office 77, Al Wahda Street',
  ]),
  party([
    'SD-013',
    'Ferhat Dursunkaya Baltacıoğlu',
    'Person',
    'TR',
    '',
    'Ferhat Baltacioglu; F. D. Baltacioglu',
    'İstanbul',
    'Bayır Sokak 41',
  ]),
  party([
    'SD-014',
    'Marmaris Yıldırkan Savunma Ltd. Şti.',
    'Organization',
    'TR',
    '',
    'Yildirkan Defence; Yildirkan Savunma',
    'İzmir',
    'Kerimoğlu Sokak 7',
  ]),
  party([
    'SD-015',
    'Jacinto Obregón Talamera',
    'Person',
    'MX',
    '',
    'El Talamera; J. O. Talamera',
    'Culiacán',
    'Av. Reina 118',
  ]),
  party([
    'SD-016',
    'Químicos Talamera del Pacífico S.A. de C.V.',
    'Organization',
    'MX',
    '',
    'Quimicos Talamera; QTP SA',
    'Culiacán',
    'Calz. Coruña 902',
  ]),
  party([
    'SD-017',
    'Edilson Moncarra Piedralba',
    'Person',
    'CO',
    '',
    'Edilson Piedralba; Don Monca',
    'Medellín',
    'Carrera 43A 55',
  ]),
  party([
    'SD-018',
    'Devraj Holkarsinh Patwari',
    'Person',
    'IN',
    '',
    'Dev Raj Patwari; D. H. Patwari',
    'Mumbai',
    '27 Naik Circle',
  ]),
  party([
    'SD-019',
    'Patwari Lifecare Exports Pvt. Ltd.',
    'Organization',
    'IN',
    '',
    'Patwari Life Care; PLE Exports',
    'Mumbai',
    '102 Gill Crossroad',
  ]),
  party([
    'SD-020',
    'Nguyễn Hoàng Thạch Kiên',
    'Person',
    'VN',
    '',
    'Nguyen Hoang Thach Kien; Thach Kien',
    'Hồ Chí Minh',
    '18 Đường Lê Lợi',
  ]),
  party([
    'SD-021',
    'Wouter van der Haesenbroek',
    'Person',
    'NL',
    '',
    'W. Haesenbroek; Wout Haesenbroeck',
    'Rotterdam',
    'Vosdijk 60',
  ]),
  party([
    'SD-022',
    'Karsten Ulfbrandt',
    'Person',
    'DE',
    '',
    'K. Ulfbrand; Carsten Ulfbrandt',
    'Hamburg',
    'Weidfeldstr. 12',
  ]),
  party([
    'SD-023',
    'Zygmunt Porębczański',
    'Person',
    'PL',
    '',
    'Zygmunt Porebczanski; Z. Porembczanski',
    'Łódź',
    'os. Kucharczyk 3',
  ]),
  party([
    'SD-024',
    'Yamakado Denshi K.K.',
    'Organization',
    'JP',
    '株式会社山門電子',
    'Yamakado Electronics; Sanmon Denshi',
    'Osaka',
    '3-12-4',
  ]),
]

/** A party at the destination that is listed: a denied person, a known receiver of precursors. */
export const PLANTED_RECEIVERS: readonly PlantedParty[] = [
  party([
    'SD-101',
    'Harlan Quillfeather Odom',
    'Person',
    '*',
    '',
    'H. Q. Odom; Harlan Odom',
    '',
    '',
  ]),
  party([
    'SD-102',
    'Bexhollow Tactical Supply LLC',
    'Organization',
    '*',
    '',
    'Bexhollow Supply; Bex Hollow Tactical',
    '',
    '',
  ]),
  party([
    'SD-103',
    'Ignatius Trevanion Stroud',
    'Person',
    '*',
    '',
    'I. T. Stroud; Ignacio Stroud',
    '',
    '',
  ]),
]

/** Honest parties whose names sound like a listed one: what screening must not stop for ever. */
export const NEAR_NAMES: Readonly<Record<string, readonly string[]>> = {
  CN: [
    'Zhou Kun',
    'Kunyu Zhou',
    'Hubei Qianlang Garment Co., Ltd.',
    'Shenzhen Talve Toys Co., Ltd.',
  ],
  HK: ['Bernard Lau', 'Silver Heron Jewellery Limited'],
  DE: ['Karsten Ulbrandt', 'Carsten Ulbrich'],
  NL: ['Wouter van der Haas', 'W. Haesenbos'],
  MX: ['Jacinto Obregón', 'Jacinto Talavera'],
  TR: ['Ferhat Dursun', 'Ferhat Baltacı'],
  IN: ['Dev Raj Patel', 'Patwari Textiles Pvt. Ltd.'],
  US: ['Harlan Odum', 'Harlan Oden Jr', 'Ignatius Stroudsburg', 'Bex Hollow Candles LLC'],
  XA: ['Harlan Odum', 'Ignatius Strand', 'Bexhollow Candles AS'],
}

/**
 * Addresses to which seized parcels went before, by country: street line, town, region, postcode.
 */
export const PLANTED_ADDRESSES: Readonly<Record<string, readonly PlantedAddress[]>> = {
  US: [
    {
      id: 'SA-01',
      lines: ['8841 Copperline Rd', 'Ste 109'],
      city: 'Reno',
      region: 'NV',
      postcode: '89502',
    },
    {
      id: 'SA-02',
      lines: ['2207 Old Quarry Pike', 'Unit 14'],
      city: 'Wilmington',
      region: 'DE',
      postcode: '19801',
    },
    {
      id: 'SA-03',
      lines: ['519 Tamarind Loop'],
      city: 'Kansas City',
      region: 'MO',
      postcode: '64130',
    },
  ],
  XA: [
    { id: 'SA-11', lines: ['77 Salt Quay'], city: 'Port Arven', region: 'Arven', postcode: '2044' },
    {
      id: 'SA-12',
      lines: ['160 Tollgate Road'],
      city: 'Norhem',
      region: 'Norhem',
      postcode: '3077',
    },
  ],
}

/** An invented address that a targeting unit would know. */
export type PlantedAddress = {
  readonly id: string
  readonly lines: readonly string[]
  readonly city: string
  readonly region: string
  readonly postcode: string
}

/** The planted parties as a list of kind `names-csv`: `id,name,type,country,aliases,addresses`. */
export function plantedPartiesCsv(): string {
  const rows = [...PLANTED_PARTIES, ...PLANTED_RECEIVERS].map((one) => {
    const aliases = one.native === undefined ? one.aliases : [one.native, ...one.aliases]
    const country = one.country === '*' ? '' : one.country
    const address = one.street.length > 0 ? `${one.street}, ${one.city}, ${country}` : ''
    return [one.id, one.name, one.type, country, aliases.join(';'), address].map(quote).join(',')
  })
  return `${['id,name,type,country,aliases,addresses', ...rows].join('\n')}\n`
}

function quote(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
