/**
 * Words of company names that say little: trades, sorts of firms, regions. One form for each
 * meaning
 * over spellings, abbreviations and languages. Our own selection.
 */
import { rowsOf, wordsOf } from './words-of.ts'

/** The first word of a row is the form; the others are read as it. */
const SAME_WORD = rowsOf(`
  international intl int internasional internacional internationale internazionale mezhdunarodny
  trading thuongmai trade trades trd trdg torgovy torgovaya torgovlya ticaret tijara tejarat
  + tijarat handel handels
  import imports imp importing importacao importacion
  export exports exp exporting exportacao exportacion
  technology tech technologies technological technical tec teknoloji tekhnologii tekhnologiya
  + tecnologia technologie
  company co
  industry industries industrial ind industria industrie industriale sanayi sanat promyshlennost
  + promyshlenny
  manufacturing mfg manufacture manufacturer manufacturers manufactory
  electronic electronics elec electr elektronik elektronika electronica
  electric electrical
  engineering eng engrg engg engineers muhendislik
  equipment eqpt equip equipments
  machinery machine machines mach makine
  group grp gruppa gruppe grup groupe gruppo grupo
  holding holdings holdco kholding
  enterprise enterprises ent
  service services svc svcs servis servicios
  logistics logistic logistik logistika lojistik
  shipping shpg shipping ship ships denizcilik
  transport transportation transports trans transportes nakliyat
  development dev devt developments
  investment investments invest inv inversiones investissement
  management mgmt mgt
  general gen
  center centre ctr tsentr centro merkez markaz
  institute inst institut instituto
  university univ universitet universidad universite
  research rsch
  scientific science sciences
  department dept
  factory fty zavod fabrika fabrik works
  bureau byuro biuro
  bank banco banque banka
  commercial commerce comercial commerciale comercio komercheski
  biological biotech biotechnology bio
  chemical chemicals chem chemistry kimya khimicheskiy
  petroleum petrol
  materials material matl
  products product prods produits productos
  production proizvodstvo
  building bldg
  construction constructions constr cons insaat stroitelnaya stroy
  supply supplies
  solution solutions
  system systems sys sistem sistemy
  communication communications comm comms
  telecommunication telecommunications telecom telekom
  agency agencia agence
  association assoc assn asociacion
  foundation fdn fondation fundacion fond vakfi
  brothers bros
  national natl nacional nationale
  government govt gov
  organization organisation org
  exchange exch
  garment garments clothing apparel
  textile textiles tekstil
  cosmetic cosmetics
  pharmaceutical pharmaceuticals pharma pharm
  medical med
  energy enerji energia energetika
  mining min madencilik
  metal metals
  steel
  marine maritime
  aviation air aero
  automobile auto automotive avto otomotiv
  information info
  network networks
  software soft
  digital
  computer computers
  home house
  food foods gida
  and und et y ve wa
  of de du des del
  the la le el los las les
  for
  new
  number no nr nom
`)

/** A word → the one form of its meaning. */
export const ONE_FORM: ReadonlyMap<string, string> = new Map(
  SAME_WORD.flatMap(([form = '', ...others]) => others.map((other) => [other, form] as const)),
)

/** Towns, regions and countries that firms bear in their names. */
export const PLACE_WORDS: ReadonlySet<string> = new Set(
  wordsOf(`
    shenzhen guangzhou dongguan yiwu shanghai beijing ningbo hangzhou xiamen foshan zhejiang
    guangdong jiangsu fujian shandong hebei henan sichuan tianjin qingdao dalian wuhan chengdu
    chongqing nanjing suzhou hefei changsha zhengzhou xian shenyang harbin jinan quanzhou wenzhou
    zhongshan zhuhai huizhou jinhua taizhou wuxi hunan hubei yunnan guangxi xinjiang liaoning
    dubai tehran iran iranian moscow russia russian ukraine minsk belarus istanbul turkey turkish
    damascus syria syrian beirut lebanon baghdad iraq kabul afghanistan karachi lahore pakistan
    india indian mumbai delhi singapore malaysia korea korean pyongyang seoul japan tokyo vietnam
    thailand mexico colombia panama cuba venezuela london york germany france italy spain qatar
    kuwait saudi oman yemen egypt libya sudan somalia nigeria kenya emirates uae sharjah
    petersburg saint sankt ural sibir siberia
    karaj isfahan shiraz tabriz mashhad cairo tripoli damascus aleppo homs latakia hanoi saigon
    jakarta bangkok manila mumbai chennai kolkata lagos nairobi kazan omsk perm tomsk tula samara
    anhui jiangxi guizhou hainan gansu shaanxi shanxi jilin heilongjiang qinghai ningxia tibet
    macau taiwan taipei kaohsiung jiangmen shantou zibo weifang yantai nantong changzhou
  `),
)

/** Words that tell hardly one firm from another. */
export const GENERIC_WORDS: ReadonlySet<string> = new Set([
  ...PLACE_WORDS,
  ...SAME_WORD.map(([form = '']) => form),
  ...wordsOf(`
    global world worldwide universal united overseas foreign joint first best super top great good
    star golden gold sun king royal lucky happy dragon sky city town east west north south eastern
    western northern southern central asia asian africa african europe european america american
    pacific atlantic middle gulf arab arabian islamic china chinese hong kong hongkong hk prc
    republic state federal province district municipal public private special limited sale sales
    shop store market mart mall online ecommerce electronic business partner partners associates
    office branch division unit plant base project design fashion jewelry shoes bags toys gifts
    furniture hardware tools plastic plastics rubber paper glass wood leather battery lighting led
    power water oil gas fuel agriculture agricultural farm consulting consultancy marketing media
    advertising travel tourism hotel restaurant express courier cargo freight forwarding warehouse
    storage customs broker agent agents security defense defence military army navy force forces
    academy school college hospital clinic health care beauty sports sport game games music film
    art culture education training capital finance financial insurance credit fund trust estate
    real property properties resources resource environmental environment innovation creative smart
    intelligent advanced modern precision high low red blue green black white
    electromechanical instrument instruments optical laser semiconductor photoelectric
    devices device components component parts spare accessories appliances appliance craft crafts
    shi sheng qu xian gongsi youxian keji maoyi dianzi shiye jinchukou
  `),
])
