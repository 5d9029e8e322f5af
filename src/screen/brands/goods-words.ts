/**
 * Words of goods by international class (Nice Agreement), in the languages of parcels, folded as
 * texts are. A name that is also an ordinary word counts only beside goods of its classes.
 */
import { phraseWords } from './phrase.ts'

/** The classes that parcels hold goods of; each has a bit in a mask. */
const CLASS_WORDS: readonly (readonly [niceClass: number, words: string])[] = [
  [
    3,
    'perfume parfum perfumes fragrance cologne lipstick makeup cosmetic cosmetics mascara foundation skincare cream creme serum lotion shampoo conditioner soap detergent pods laundry eyeshadow palette blush concealer moisturizer toner deodorant aftershave edp edt toothpaste eyeliner polish perfume labial maquillaje jabon champu rouge creme savon parfüm lippenstift seife creme perfume batom духи помада крем шампунь عطر 香水 口红 口紅 化妆品 面霜 精华 洗发水 護膚 护肤 粉底',
  ],
  [5, 'supplement vitamins vitamin tablets capsules pills diaper diapers nappies 维生素 尿不湿'],
  [4, 'oil lubricant motor engine grease gasoline fuel candle candles aceite huile motoröl'],
  [
    7,
    'blender mixer washer dishwasher grinder vacuum cleaner compressor generator drill mower engine sewing',
  ],
  [8, 'razor shaver knife knives clipper trimmer scissors tool tools tableware screwdriver'],
  [
    9,
    'phone smartphone iphone mobile cellphone tablet laptop notebook computer headphone headphones earphone earphones earbuds earbud headset charger cable usb adapter powerbank camera speaker watch smartwatch sunglasses sunglass glasses eyewear frames goggles helmet memory ssd sd card console controller monitor keyboard mouse router tv television gps drone battery printer software airpods ipad macbook telefono celular audifonos auriculares lentes gafas anteojos cargador lunettes ecouteurs chargeur telephone handy kopfhorer sonnenbrille ladegerat fone oculos carregador телефон наушники очки зарядка هاتف نظارة سماعة 手机 手機 耳机 耳機 充电器 眼镜 墨镜 太阳镜 音箱 相机 电脑 平板 充电宝',
  ],
  [10, 'mask thermometer massager stethoscope'],
  [
    11,
    'lamp light lights fridge refrigerator heater hairdryer dryer flashlight kettle fan airwrap',
  ],
  [
    12,
    'car auto truck motorcycle motorbike bicycle bike wheel wheels rim rims tire tyre brake bumper vehicle scooter suv sedan engine airbag hubcap emblem coche carro moto voiture fahrrad автомобиль 汽车 摩托车 自行车 轮毂 车标',
  ],
  [
    14,
    'watch watches wristwatch chronograph automatic quartz jewelry jewellery necklace necklaces bracelet bracelets bangle ring rings earring earrings pendant brooch charm charms keychain keyring cufflinks reloj relojes collar pulsera anillo aretes pendientes montre montres bague collier uhr uhren armband halskette kette ohrringe relogio colar anel brincos часы браслет кольцо серьги колье ساعة سوار خاتم قلادة 手表 手錶 腕表 腕錶 项链 項鏈 手链 手鍊 戒指 耳环 耳環 耳钉 手镯 吊坠 胸针',
  ],
  [15, 'guitar piano violin amplifier bass guitarra guitare'],
  [16, 'pen pens notebook stickers sticker poster book pencil stationery paper bolígrafo 钢笔'],
  [
    18,
    'bag bags handbag handbags purse purses wallet wallets backpack backpacks tote clutch crossbody satchel luggage suitcase duffle duffel cardholder briefcase messenger umbrella keepall speedy neverfull pochette bolso bolsos bolsa bolsas cartera carteras mochila mochilas billetera sac sacs portefeuille tasche handtasche rucksack geldborse carteira borsa zaino сумка сумки кошелек рюкзак портмоне حقيبة محفظة 包 包包 手提包 钱包 錢包 背包 双肩包 斜挎包 单肩包 卡包 皮夹 行李箱 手袋',
  ],
  [20, 'chair sofa pillow cushion mirror furniture mattress'],
  [
    21,
    'mug cup bottle tumbler cookware pan pot plate bowl toothbrush glassware thermos vaso taza botella 杯 水杯 保温杯',
  ],
  [24, 'blanket towel towels bedding sheet duvet quilt curtain manta toalla 毯 毛巾 被'],
  [
    25,
    'shirt shirts tshirt tshirts tee tees jersey jerseys hoodie hoodies sweater sweatshirt sweatpants jacket jackets coat coats pants trousers jeans shorts dress dresses skirt suit socks sock underwear boxer boxers briefs bra bikini swimsuit shoe shoes sneaker sneakers trainers boots boot sandals clog clogs slides slippers heels loafers cap caps hat hats beanie scarf belt belts gloves tracksuit leggings polo pajamas uniform vest parka running clothing apparel zapatos zapatillas zapato tenis camisa camiseta playera sudadera chaqueta abrigo pantalon pantalones vestido calcetines gorra cinturon chaussures baskets chemise pull veste manteau pantalon robe chaussettes casquette ceinture schuhe schuh hemd jacke mantel hose kleid socken mutze gurtel sapatos tenis camisa jaqueta calca vestido bone cinto кроссовки обувь футболка куртка платье шапка ремень носки حذاء أحذية قميص سترة فستان حزام 鞋 鞋子 运动鞋 球鞋 跑鞋 板鞋 拖鞋 靴 衣服 卫衣 T恤 外套 夹克 裤 牛仔裤 裙 袜 帽 帽子 腰带 皮带 围巾 羽绒服 内裤',
  ],
  [26, 'patch patches button buttons buckle zipper badge label labels wig'],
  [
    28,
    'toy toys doll dolls figure figures puzzle plush blocks bricks game games console ball golf club clubs racket skateboard fishing minifigures cards juguete juguetes muneca peluche jouet jouets poupee spielzeug puppe brinquedo boneca игрушка кукла لعبة 玩具 玩偶 公仔 积木 手办 球拍',
  ],
  [29, 'milk cheese snack snacks'],
  [30, 'coffee chocolate candy tea sauce capsules kaffee cafe chocolat 咖啡 巧克力'],
  [32, 'beer water juice soda drink'],
  [33, 'wine whisky whiskey vodka rum gin tequila liquor champagne 酒'],
  [
    34,
    'cigarette cigarettes tobacco vape lighter cigar cigars pod disposable mechero briquet 打火机 烟',
  ],
]

const BIT: ReadonlyMap<number, number> = new Map(
  CLASS_WORDS.map(([niceClass], place) => [niceClass, 2 ** place]),
)

/** The mask of classes, for those that parcels hold goods of. */
export function classMask(classes: readonly number[]): number {
  return classes.reduce((mask, niceClass) => mask | (BIT.get(niceClass) ?? 0), 0)
}

/** Goods words, folded, with the mask of the classes they belong to. */
export const GOODS_WORDS: ReadonlyMap<string, number> = goodsWords()

function goodsWords(): ReadonlyMap<string, number> {
  const masks = new Map<string, number>()
  for (const [niceClass, words] of CLASS_WORDS) {
    const mask = classMask([niceClass])
    for (const written of words.split(' ')) {
      const word = phraseWords(written).join('')
      if (word.length > 0) masks.set(word, (masks.get(word) ?? 0) | mask)
    }
  }
  return masks
}
