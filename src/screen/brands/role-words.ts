/**
 * Role words: those that tell what a brand's name does in a line (goods that fit it, a person, a
 * second-hand article), in the languages parcels are described in, folded as texts are.
 */
import { phraseWords } from './phrase.ts'

/** What a word does beside a brand; a word may do several things. */
export const ROLE = {
  /** Leads up to what the goods fit: "case for", "fits". */
  fits: 1,
  /** Stands after `fits` where it speaks of people: "shoes for men". */
  people: 2,
  /** Goods that are made for another maker's article. */
  accessory: 4,
  /** A given name or title: the next word may be a family name. */
  given: 8,
  /** Second hand, or not the article itself: its price says nothing. */
  cheap: 16,
  /** Says, after the name, that the goods only fit. */
  fitting: 32,
  /** Takes the name back: "not", "no". */
  denies: 64,
  /** A title: the next word is a person's name, whatever else it is. */
  title: 128,
} as const

const WORDS: readonly (readonly [role: number, words: string])[] = [
  [
    ROLE.fits,
    'for fit fits fitting suits suitable compatible replacement replaces works para pour fur für voor dla для под per passend kompatibel compatibile compatibles reemplazo repuesto recambio ersatz remplacement substituicao uyumlu untuk cho utk 适用 适用于 適用 適用於 兼容 适配 用于 対応 互換 호환 용 متوافق لـ के_लिए',
  ],
  [
    ROLE.people,
    'men man mens women woman womens ladies lady girl girls boy boys kid kids baby child children adult adults unisex him her home sale gift daily office school travel sports running outdoor indoor mujer mujeres hombre hombres ninos ninas nino nina bebe femme femmes homme hommes enfant damen herren kinder mulher homem женщин мужчин детей girlfriend boyfriend mom dad lovers fans',
  ],
  [
    ROLE.accessory,
    'case cases cover covers strap straps band bands watchband protector film holder mount stand skin sleeve bumper decal filter filters brush roller attachment nozzle bracket shell grip funda fundas carcasa correa protector coque etui hulle schutzfolie armband capa capinha pelicula pulseira чехол стекло ремешок غطاء جراب 手机壳 保护壳 保护套 表带 贴膜 钢化膜 滤芯 支架 配件 casing softcase hardcase tempered glass antigores screenguard spare parts part',
  ],
  [
    ROLE.given,
    'maria john james mary robert michael william david richard thomas charles george paul mark anna peter henry harrison jose juan carlos luis antonio giovanni giuseppe marco luca andrea francesco alessandro roberto jean pierre jacques marie sophie emma julia lisa sarah laura elena martin stefan klaus hans daniel alex frank betty gerald glenn jack coco enzo family reunion birthday biography yearbook wedding baptism johnson',
  ],
  [
    ROLE.cheap,
    'used secondhand preowned vintage sample tester empty keychain keyring sticker stickers decal poster book books magazine catalog catalogue postcard card bookmark miniature mini scale model diecast dinky toy laces lace insole insoles usado occasion gebraucht 二手 贴纸 钥匙扣 海报 模型 书',
  ],
  [
    ROLE.fitting,
    'compatible compatibles kompatibel compatibile replacement aftermarket thirdparty generic uyumlu 兼容 适用 호환 互換 対応 專用 专用',
  ],
  [ROLE.title, 'mr mrs ms miss dr prof sir senor sra herr frau madame monsieur'],
  [ROLE.denies, 'not no non without unbranded nobrand sin sans ohne nicht без 非 无'],
]

/** Role words, folded, with the mask of what they do. */
export const ROLE_WORDS: ReadonlyMap<string, number> = roleWords()

function roleWords(): ReadonlyMap<string, number> {
  const roles = new Map<string, number>()
  for (const [role, words] of WORDS) {
    for (const written of words.split(' ')) {
      const word = phraseWords(written.replaceAll('_', ' ')).join('')
      if (word.length > 0) roles.set(word, (roles.get(word) ?? 0) | role)
    }
  }
  return roles
}
