/** The US pack's terms in all their languages: what each list finds, and the twin that it leaves alone. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { TERM_LANGUAGES } from '../../domain/term-language.ts'
import { present } from '../../lib/assert.ts'
import { cpuMillis } from '../../lib/cpu-time.fixture.ts'
import { loadPack } from '../../packs/load-pack.ts'
import { compileTerms, type TermIndex } from './term-index.ts'

const FOLDER = join(import.meta.dirname, '../../../packs/us')

let index: TermIndex | undefined
let languages = new Map<string, number>()
before(async () => {
  const loaded = await loadPack(FOLDER)
  assert.ok(loaded.ok, 'the US pack loads')
  const { termLists } = loaded.value.pack
  index = compileTerms(termLists)
  languages = new Map(
    TERM_LANGUAGES.map((language) => [
      language,
      termLists.filter(({ terms }) => !Array.isArray(terms) && terms[language] !== undefined)
        .length,
    ]),
  )
})

type Lines = { readonly finds: readonly string[]; readonly silent: readonly string[] }

const LINES: Readonly<Record<string, Lines>> = {
  'narcotic-opioids': {
    finds: [
      'Fentanyl HCl 5g',
      '乙醯芬太尼',
      'morfina ampollas',
      'poudre d’héroïne',
      'Heroinpulver',
      'ópio bruto',
      'ампулы морфина',
      'أقراص الترامادول',
      'अफीम 1 kg',
      'ham afyonu',
      'U-47700 powder',
      'ＦＥＮＴＡＮＹＬ',
    ],
    silent: ['comic heroine figure', 'a hero in a cape', 'poppy dress', 'heroïne de roman'],
  },
  'narcotic-nitazenes': {
    finds: ['N-desethyl etonitazene', 'methylenedinitazene', 'isotonitazeno', '依托尼秦'],
    silent: ['nitrazine paper', 'nitinol wire'],
  },
  'narcotic-slang': {
    finds: ['special k 2 grams', 'pure china white, uncut', 'fent powder', 'शुद्ध स्मैक', 'شبو'],
    silent: [
      'Special K cereal 500 g, breakfast powder',
      'China White porcelain tea cup',
      'china white nail powder pigment',
      'Molly dress, pure cotton',
      'resident of a house',
    ],
  },
  'narcotic-cas': {
    finds: ['437-38-7', 'CAS 990 73 8', 'cas no 71368804', '７１３６８−８０−４'],
    silent: ['437-38-6', 'phone 1-437-38-7-22', 'box 990 x 73 x 8'],
  },
  'narcotic-cannabinoids': {
    finds: ['maconha prensada', 'गांजा', 'esrarlı', 'HAXIXE', 'cannabisblüten', 'ماريجوانا'],
    silent: ['hemp rope', 'weed trimmer line', 'kite kiel'],
  },
  'precursor-fentanyl': {
    finds: ['1-Boc-4-piperidone', '4-Piperidon', 'пиперидона', 'पाइपरिडोन', '4-piperidona'],
    silent: ['piperine pepper extract', 'piperonyl'],
  },
  'precursor-stimulant': {
    finds: ['PMK ethyl glycidate', 'efedrina', 'оil of sassafras, sassafrasöl', 'एफेड्रिन'],
    silent: ['safety helmet, bmx', 'saffron threads'],
  },
  'drug-equipment-presses': {
    finds: ['TDP 0', 'p i l l p r e s s', 'Tablettenpressen', '單衝壓片機', 'hap basma makinesi'],
    silent: ['flower press', 'tablet pc stand, press button', 'coach screw 5 x 50'],
  },
  'firearm-suppressors': {
    finds: ['tabanca susturucusu', 'silencieux pour armes', 'Waffenschalldämpfer'],
    silent: ['silencieux d’échappement moto', 'Auspuffschalldämpfer'],
  },
  'firearm-ammunition': {
    finds: ['munição 9mm', 'боевых патронов', 'Pistolenmunition', '实弹'],
    silent: ['glue gun sticks', 'nail gun nails', 'bullet journal', 'cartridge filter'],
  },
  'weapon-switchblades': {
    finds: ['navajas automáticas', 'Springmesser', 'sustalı bıçaklar', 'مطواة أوتوماتيكية'],
    silent: ['switchblade comb', 'spring roll knife'],
  },
  'explosive-named': {
    finds: ['взрывчатки', 'dinamita', 'Sprengstoffe', '炸藥', 'ديناميت', 'डेटोनेटर'],
    silent: ['bath bomb', 'Nitro coffee'],
  },
  'tobacco-vapes': {
    finds: ['電子煙', 'cigarros eletrônicos', 'электронные сигареты', 'elektronik sigarası'],
    silent: ['电子 烟灰缸', 'vapour barrier sheet'],
  },
  'health-prescription': {
    finds: ['semaglutida 1 mg', 'Инсулины', 'أوزمبك', 'एंटीबायोटिक'],
    silent: ['insulated bottle', 'plant hormone meter'],
  },
  'wildlife-ivory': {
    finds: ['marfim', 'fildişleri', 'бивней мамонта', '犀角', 'हाथी दांत'],
    silent: ['ivory white dress', '大象 牙刷', 'Elfenbeinküste Trikot'],
  },
  'agriculture-meat': {
    finds: ['Rostbratwurst', 'colección de embutidos', 'колбасы', 'sucuklar', 'लोहा सॉसेज'],
    silent: ['Wurstschneider', 'sausage dog plush', 'bacon print'],
  },
  'currency-imitations': {
    finds: ['notas falsas', 'sahte paralar', 'नकली नोट', 'фальшивыми деньгами'],
    silent: ['bank note counter'],
  },
  'documents-identity': {
    finds: ['假護照', 'pasaportes falsos', 'поддельного паспорта', 'جواز سفر مزور'],
    silent: ['passport cover', 'funda para pasaporte'],
  },
  'hazmat-loose-lithium': {
    finds: ['Lithiumakkus', 'литиевых батарей', 'lityum piller', 'लिथियम बैटरी'],
    silent: ['without battery', 'nickel plated screw'],
  },
  'cultural-antiquities': {
    finds: ['قطع أثرية قطعة أثرية', 'tarihi eserler', 'archäologische funde'],
    silent: ['art print of a vase'],
  },
}

for (const [list, { finds, silent }] of Object.entries(LINES)) {
  for (const text of finds) {
    test(`${list} finds ${text}`, () => {
      assert.notEqual(present(index, 'an index').searchOf(list)?.(text), undefined)
    })
  }
  for (const text of silent) {
    test(`${list} leaves alone: ${text}`, () => {
      assert.equal(present(index, 'an index').searchOf(list)?.(text), undefined)
    })
  }
}

test('every language of goods texts has terms in at least 30 lists', () => {
  for (const language of ['es', 'fr', 'de', 'pt', 'ru', 'ar', 'hi', 'tr', 'zh']) {
    assert.ok((languages.get(language) ?? 0) >= 30, `${language}: ${languages.get(language) ?? 0}`)
  }
})

test('the index of the whole pack is built in time, and a description costs microseconds', async () => {
  const loaded = await loadPack(FOLDER)
  assert.ok(loaded.ok)
  const { termLists } = loaded.value.pack
  assert.ok((await cpuMillis(() => compileTerms(termLists))) < 4_000)
  const find = present(index, 'an index').searchOf('narcotic-opioids')
  const texts = Array.from(
    { length: 5_000 },
    (_, nth) => `LED night light lamp with remote control, 16 colours, No. ${nth}`,
  )
  // Far above the 5 µs of a quiet machine, far below what a search term by term would cost.
  assert.ok((await cpuMillis(() => texts.map((text) => find?.(text)))) < 500)
})
