/** Country codes as customs and posts write them: ISO 3166-1 alpha-2, and what people write instead. */

const ISO_3166 = `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM
BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM
DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW
GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA
LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ
NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR
TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`

/** Kosovo's user-assigned code, used by the EU, the IMF and posts although ISO has none. */
const IN_USE = 'XK'

const COUNTRIES: ReadonlySet<string> = new Set([...ISO_3166.split(/\s/), IN_USE])

/** What people write, in capitals, and the code that is meant. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ['UK', 'GB'],
  ['EL', 'GR'],
  ['EN', 'GB'],
  ['USA', 'US'],
  ['U.S.A.', 'US'],
  ['UNITED STATES', 'US'],
  ['UNITED STATES OF AMERICA', 'US'],
  ['AMERICA', 'US'],
  ['GBR', 'GB'],
  ['UNITED KINGDOM', 'GB'],
  ['GREAT BRITAIN', 'GB'],
  ['ENGLAND', 'GB'],
  ['CHN', 'CN'],
  ['PRC', 'CN'],
  ['CHINA', 'CN'],
  ['MAINLAND CHINA', 'CN'],
  ['中国', 'CN'],
  ['中國', 'CN'],
  ['HKG', 'HK'],
  ['HONG KONG', 'HK'],
  ['HONGKONG', 'HK'],
  ['香港', 'HK'],
  ['MACAU', 'MO'],
  ['TWN', 'TW'],
  ['TAIWAN', 'TW'],
  ['台湾', 'TW'],
  ['JPN', 'JP'],
  ['JAPAN', 'JP'],
  ['日本', 'JP'],
  ['KOR', 'KR'],
  ['KOREA', 'KR'],
  ['SOUTH KOREA', 'KR'],
  ['VNM', 'VN'],
  ['VIETNAM', 'VN'],
  ['IND', 'IN'],
  ['INDIA', 'IN'],
  ['THA', 'TH'],
  ['THAILAND', 'TH'],
  ['TUR', 'TR'],
  ['TURKEY', 'TR'],
  ['DEU', 'DE'],
  ['GERMANY', 'DE'],
  ['DEUTSCHLAND', 'DE'],
  ['FRA', 'FR'],
  ['FRANCE', 'FR'],
  ['ITA', 'IT'],
  ['ITALY', 'IT'],
  ['ESP', 'ES'],
  ['SPAIN', 'ES'],
  ['NLD', 'NL'],
  ['NETHERLANDS', 'NL'],
  ['HOLLAND', 'NL'],
  ['CAN', 'CA'],
  ['CANADA', 'CA'],
  ['MEX', 'MX'],
  ['MEXICO', 'MX'],
  ['AUS', 'AU'],
  ['AUSTRALIA', 'AU'],
  ['BRA', 'BR'],
  ['BRAZIL', 'BR'],
  ['CHE', 'CH'],
  ['SWITZERLAND', 'CH'],
  ['SGP', 'SG'],
  ['SINGAPORE', 'SG'],
])

/** Whether `code` is a country of ISO 3166-1 alpha-2, in capitals, or a user-assigned code in wide use. */
export function isCountryCode(code: string): boolean {
  return COUNTRIES.has(code)
}

/** The code that a wrong one most likely means: `UK` → `GB`, `cn` → `CN`, `China` → `CN`. */
export function findMeantCountry(written: string): string | undefined {
  const capitals = written.trim().toUpperCase()
  return MEANT.get(capitals) ?? (COUNTRIES.has(capitals) ? capitals : undefined)
}
