/**
 * Countries as publishers of lists name them, in English, and their ISO 3166-1 alpha-2 codes. What
 * is not known here stays unknown: a guessed country would speak for or against a party.
 */
import { findMeantCountry } from '../domain/identifiers/country-code.ts'
import { fold } from '../lib/fold.ts'

/** Code, then its names: ISO 3166-1 short names, and those of OFAC, the UN, the UK and CBP. */
const NAMES = `
AE|United Arab Emirates|UAE
AF|Afghanistan|Islamic Republic of Afghanistan
AG|Antigua and Barbuda
AL|Albania
AM|Armenia
AO|Angola
AR|Argentina
AT|Austria
AW|Aruba
AZ|Azerbaijan
BA|Bosnia and Herzegovina|Bosnia
BB|Barbados
BD|Bangladesh
BE|Belgium
BF|Burkina Faso
BG|Bulgaria
BH|Bahrain
BI|Burundi
BJ|Benin
BM|Bermuda
BN|Brunei|Brunei Darussalam
BO|Bolivia|Bolivia (Plurinational State of)
BS|Bahamas|The Bahamas|Bahamas, The
BT|Bhutan
BW|Botswana
BY|Belarus
BZ|Belize
CD|Democratic Republic of the Congo|Congo, Democratic Republic of the|Congo (Democratic Republic)
CD|Congo - Kinshasa|Congo, The Democratic Republic of the|DRC|Zaire
CF|Central African Republic
CG|Congo|Republic of the Congo|Congo, Republic of the|Congo - Brazzaville
CI|Côte d'Ivoire|Cote d Ivoire|Ivory Coast
CL|Chile
CM|Cameroon
CN|People's Republic of China|China, People's Republic of|P.R. China|PR China
CO|Colombia
CR|Costa Rica
CU|Cuba
CV|Cape Verde|Cabo Verde
CY|Cyprus
CZ|Czech Republic|Czechia
DJ|Djibouti
DK|Denmark
DM|Dominica
DO|Dominican Republic
DZ|Algeria
EC|Ecuador
EE|Estonia
EG|Egypt
ER|Eritrea
ET|Ethiopia
FI|Finland
FJ|Fiji
FM|Micronesia|Micronesia, Federated States of
GA|Gabon
GB|United Kingdom of Great Britain and Northern Ireland|Scotland|Wales|Northern Ireland
GD|Grenada
GE|Georgia
GG|Guernsey
GH|Ghana
GI|Gibraltar
GM|Gambia|The Gambia|Gambia, The
GN|Guinea
GQ|Equatorial Guinea
GR|Greece
GT|Guatemala
GW|Guinea-Bissau|Guinea Bissau
GY|Guyana
HK|Hong Kong SAR|Hong Kong, China|Hong Kong SAR China|China (Hong Kong)
HN|Honduras
HR|Croatia
HT|Haiti
HU|Hungary
ID|Indonesia
IE|Ireland|Republic of Ireland
IL|Israel
IM|Isle of Man|Man, Isle of
IQ|Iraq
IR|Iran|Iran (Islamic Republic of)|Iran, Islamic Republic of|Islamic Republic of Iran
IS|Iceland
JE|Jersey
JM|Jamaica
JO|Jordan
KE|Kenya
KG|Kyrgyzstan|Kyrgyz Republic
KH|Cambodia
KI|Kiribati
KM|Comoros
KN|Saint Kitts and Nevis|St Kitts and Nevis
KP|North Korea|Korea, North|Democratic People's Republic of Korea|DPRK
KP|Korea, Democratic People's Republic of|Korea (Democratic People's Republic of)
KR|Korea, South|Republic of Korea|Korea, Republic of|Korea (Republic of)
KW|Kuwait
KY|Cayman Islands
KZ|Kazakhstan
LA|Laos|Lao People's Democratic Republic
LB|Lebanon
LC|Saint Lucia
LI|Liechtenstein
LK|Sri Lanka
LR|Liberia
LS|Lesotho
LT|Lithuania
LU|Luxembourg
LV|Latvia
LY|Libya|State of Libya|Libyan Arab Jamahiriya
MA|Morocco
MC|Monaco
MD|Moldova|Republic of Moldova|Moldova, Republic of
ME|Montenegro
MG|Madagascar
MH|Marshall Islands
MK|North Macedonia|North Macedonia, The Republic of|Macedonia
ML|Mali
MM|Burma|Myanmar|Myanmar (Burma)
MN|Mongolia
MO|Macao|Macau SAR|Macao SAR
MR|Mauritania
MT|Malta
MU|Mauritius
MV|Maldives
MW|Malawi
MY|Malaysia
MZ|Mozambique
NA|Namibia
NE|Niger
NG|Nigeria
NI|Nicaragua
NO|Norway
NP|Nepal
NZ|New Zealand
OM|Oman
PA|Panama
PE|Peru
PG|Papua New Guinea
PH|Philippines
PK|Pakistan
PL|Poland
PS|Palestinian|Palestine|State of Palestine|Palestinian Territories|Occupied Palestinian Territories
PS|Gaza|West Bank|Gaza Strip|North Gaza|Northern Gaza
PT|Portugal
PW|Palau
PY|Paraguay
QA|Qatar
RO|Romania
RS|Serbia
RU|Russia|Russian Federation
RW|Rwanda
SA|Saudi Arabia|Kingdom of Saudi Arabia
SB|Solomon Islands
SC|Seychelles
SD|Sudan
SE|Sweden
SI|Slovenia
SK|Slovakia
SL|Sierra Leone
SM|San Marino
SN|Senegal
SO|Somalia
SR|Suriname
SS|South Sudan
ST|Sao Tome and Principe
SV|El Salvador
SY|Syria|Syrian Arab Republic
SZ|Eswatini|Swaziland
TD|Chad
TG|Togo
TJ|Tajikistan
TL|Timor-Leste|East Timor
TM|Turkmenistan
TN|Tunisia
TO|Tonga
TR|Türkiye|Turkiye
TT|Trinidad and Tobago
TV|Tuvalu
TW|Taiwan, Province of China
TZ|Tanzania|United Republic of Tanzania|Tanzania, United Republic of
UA|Ukraine|Crimea
UG|Uganda
UY|Uruguay
UZ|Uzbekistan
VA|Holy See|Vatican City
VC|Saint Vincent and the Grenadines|St Vincent and the Grenadines
VE|Venezuela|Venezuela (Bolivarian Republic of)|Venezuela, Bolivarian Republic of
VG|British Virgin Islands|Virgin Islands, British
VI|US Virgin Islands|Virgin Islands, US
VN|Viet Nam
VU|Vanuatu
WS|Samoa
XK|Kosovo
YE|Yemen
ZA|South Africa
ZM|Zambia
ZW|Zimbabwe
`

const CODES: ReadonlyMap<string, string> = new Map(
  NAMES.trim()
    .split('\n')
    .flatMap((line) => {
      const [code = '', ...names] = line.split('|')
      return names.map((name) => [fold(name), code] as const)
    }),
)

/** Lists repeat the same hundred spellings; more different ones than this are not remembered. */
const REMEMBERED_MAX = 10_000
const remembered = new Map<string, string | undefined>()

/** The code that a name, a code or a word such as `Region: Gaza` means; undefined where it is not known. */
export function countryOf(written: string): string | undefined {
  if (remembered.has(written)) return remembered.get(written)
  const name = fold(written.replace(/^\s*region:/iu, ''))
  const code = CODES.get(name) ?? findMeantCountry(written)
  if (remembered.size < REMEMBERED_MAX) remembered.set(written, code)
  return code
}

const HONG_KONG = /\bhong\s?kong\b|\bkowloon\b|\bnew territories\b|香港|九龍|九龙/iu
const MACAU = /\bmacau\b|\bmacao\b|澳門|澳门/iu

/**
 * The country an address lies in: publishers code parties in Hong Kong and Macau as China, while
 * the text of the address says where they are.
 */
export function countryOfAddress(text: string, coded: string | undefined): string | undefined {
  if (coded !== undefined && coded !== 'CN') return coded
  if (HONG_KONG.test(text)) return 'HK'
  if (MACAU.test(text)) return 'MO'
  return coded
}
