/**
 * Toys, sport, beauty, health and food goods of the sample day, in the layout that
 * `read-goods.ts` explains.
 */
export const LEISURE = `
building-bricks 9503000090 8-70 250-1500 CN 9
  building blocks, plastic toy; construction toy set 500 pcs
  Building Blocks Set 568 Pieces | 积木
plush-toy 9503000090 6-40 150-700 CN,VN 9
  stuffed toy, polyester; plush toy bear
  Plush Stuffed Animal 16 inch | 毛绒玩具
doll 9503000090 8-60 200-700 CN,JP 5
  doll with clothes, plastic; toy figure PVC
  Fashion Doll Playset | 玩偶
puzzle 9503000090 6-35 300-900 CN,DE 4
  jigsaw puzzle 1000 pieces; wooden puzzle
  1000 Piece Jigsaw Puzzle | 拼图
rc-car 9503000090 14-80 400-1500 CN 5
  remote controlled car, toy; RC truck 1:16
  RC Off Road Monster Truck 1:16 | 遥控车
slime 9503000090 4-18 150-500 CN 3
  slime toy set; modelling toy kit
  Fluffy Slime Kit for Kids | 史莱姆
action-figure 9503000090 10-90 200-800 JP,CN 6
  collectible figure, PVC; anime figure
  Anime Collectible Figure 20cm | 手办
playing-cards 9504400000 4-30 90-250 CN,DE,US 3
  playing cards; card deck plastic coated
  Waterproof Playing Cards | 扑克牌
trading-cards 9504400000 8-140 30-250 JP,KR,US 6
  trading card game booster; collectible cards in sleeve
  Trading Card Game Booster Box, Japanese | 集换式卡牌
board-game 9504906000 12-60 500-1800 DE,CN,PL 3
  board game; dice and game pieces
  Family Strategy Board Game | 桌游
fishing-lure 9507907000 4-35 40-350 CN,JP 5
  fishing lures; artificial bait set, plastic
  Fishing Lures Kit 20pcs | 路亚饵
fishing-reel 9507306000 15-120 250-500 CN,JP 3
  fishing reel, aluminium spool
  Spinning Fishing Reel 5.2:1 | 渔轮
fishing-rod 9507100040 15-140 250-900 CN,KR 2
  fishing rod, carbon fibre, telescopic
  Telescopic Fishing Rod Carbon Fiber | 鱼竿
yoga-mat 9506910030 10-45 800-1800 CN,TW 4
  exercise mat, TPE; fitness resistance bands; gym equipment
  Non Slip Yoga Mat 6mm | 瑜伽垫
resistance-bands 9506910030 6-35 150-900 CN 5
  resistance bands, latex; exercise bands set
  Resistance Bands Set 11 Piece | 弹力带
golf-balls 9506320000 10-50 550-700 TW,KR,CN 2
  golf balls, 12 pcs
  Golf Balls 12 Pack | 高尔夫球
golf-club-cover 9506390080 8-45 120-400 CN 2
  golf club head cover; golf accessories
  Golf Driver Headcover Leather | 球杆套
tennis-racket 9506512000 25-180 350-600 CN,TW 1
  tennis racket, graphite
  Tennis Racquet Graphite 27 inch | 网球拍
badminton 9506594040 8-70 150-500 CN,TW 2
  badminton rackets; shuttlecock set
  Badminton Racket Set of 2 | 羽毛球拍
football-ball 9506624080 8-45 350-550 PK,CN,TH 3
  football, size 5, inflatable; basketball, rubber
  Soccer Ball Size 5 Hand Stitched | 足球
swim-goggles 9004900010 5-30 60-150 CN,TW 3
  swimming goggles, anti-fog; safety glasses
  Swim Goggles Anti Fog UV | 泳镜
reading-glasses 9004900090 5-28 40-120 CN 4
  reading glasses, blue light; spectacles, corrective
  Blue Light Reading Glasses 3 Pack | 老花镜
camping-tent 6306221000 30-140 1800-4500 CN,VN 2
  camping tent, polyester; tent of synthetic fibres
  2 Person Backpacking Tent | 帐篷
sleeping-bag 9404308000 20-90 900-2200 CN,VN 2
  sleeping bag, polyester filling
  Sleeping Bag 3 Season | 睡袋
hammock 6307909891 12-45 350-800 CN 2
  camping hammock, nylon
  Camping Hammock with Tree Straps | 吊床
guitar-strings 9209948000 5-35 30-120 US,CN,DE 3
  guitar strings; guitar picks and capo
  Acoustic Guitar Strings Phosphor Bronze | 吉他弦
ukulele 9202906000 25-120 600-1100 CN,ID 1
  ukulele, wood; string instrument
  Concert Ukulele Beginner Kit 23 inch | 尤克里里
harmonica 9205904080 10-60 90-250 CN,JP,DE 1
  harmonica, 10 holes; wind instrument
  Blues Harmonica Key of C | 口琴
lipstick 3304100000 4-30 20-90 CN,KR,FR,IT 7
  lipstick; lip gloss set
  Matte Liquid Lipstick Set | 口红
eye-makeup 3304200000 5-35 30-200 CN,KR 6
  eye shadow palette; mascara; false eyelash glue
  Eyeshadow Palette 18 Colors | 眼影
nail-polish 3304300000 3-28 30-250 CN,KR 6
  nail polish gel; manicure preparation
  Gel Nail Polish Kit 6 Colors | 指甲油
face-cream 3304995000 8-60 60-300 KR,JP,FR,CN 12
  face cream; skin care serum 30 ml; sunscreen lotion; facial sheet masks
  Snail Mucin Essence 100ml | 面霜
shampoo 3305100000 7-40 300-900 KR,JP,FR 3
  shampoo 500 ml; hair shampoo bar
  Anti Hair Loss Shampoo 500ml | 洗发水
perfume 3303003000 18-140 150-450 FR,AE,IT,ES 5
  eau de parfum 100 ml; perfume spray; toilet water
  Eau de Parfum Spray 100ml | 香水
essential-oil 3301295150 6-40 60-250 FR,IN,CN 4
  essential oil, lavender 10 ml; essential oils set
  Essential Oils Set 6 x 10ml | 精油
toothpaste 3306100000 5-22 120-350 JP,KR,TH 2
  toothpaste, herbal
  Whitening Toothpaste 150g | 牙膏
soap 3401115000 4-25 120-500 TR,FR,TH,KR 4
  toilet soap bar, olive oil; handmade soap
  Olive Oil Soap Bar 4 Pack | 香皂
false-eyelashes 6704190000 4-22 20-80 CN,ID,VN 7
  false eyelashes, synthetic; lash extension trays
  Lash Clusters DIY Extension Kit | 假睫毛
makeup-brush 9603306000 4-30 60-300 CN 5
  cosmetic brushes; make-up brush set
  Makeup Brush Set 14pcs | 化妆刷
toothbrush-manual 9603210000 3-15 60-200 CN,JP 3
  toothbrushes, bamboo, 8 pcs
  Bamboo Toothbrushes 8 Pack | 牙刷
razor 8212100000 5-40 80-250 CN,DE,IN 3
  safety razor, non-electric; razor
  Double Edge Safety Razor | 剃须刀
massage-gun 9019102050 25-110 500-1100 CN 4
  massage gun, percussion; massage apparatus, electric
  Deep Tissue Massage Gun | 筋膜枪
knee-brace 9021100090 8-40 120-400 CN,TW 4
  knee support brace; orthopaedic appliance
  Knee Brace with Side Stabilizers | 护膝
blood-pressure-monitor 9018199530 15-70 300-600 CN,JP 2
  blood pressure monitor, upper arm; pulse oximeter
  Blood Pressure Monitor Upper Arm | 血压计
contact-lens-case 3926909989 2-12 20-80 CN,KR 3
  contact lens case, plastic; travel case of plastic
  Contact Lens Travel Case | 隐形眼镜盒
first-aid-bandage 3005105000 4-22 60-350 CN,DE,KR 3
  adhesive bandages; wound dressing plasters
  Hydrocolloid Pimple Patches 72ct | 创可贴
vitamin 2106909998 12-60 120-500 CN,JP,DE,KR 5
  food supplement, vitamin D3 capsules; collagen powder; herbal food supplement
  Collagen Peptides Powder 300g | 保健品
green-tea 0902109050 6-50 100-600 CN,JP 4
  green tea, loose leaf, 100 g; matcha powder
  Ceremonial Matcha Powder 100g | 绿茶
black-tea 0902300050 6-40 120-600 GB,IN,TR,CN 3
  black tea, packed 250 g; tea bags
  Earl Grey Loose Leaf Tea 250g | 红茶
roast-coffee 0901210065 9-45 250-1000 IT,CO,VN,ID 3
  roasted coffee beans, 500 g
  Single Origin Coffee Beans 500g | 咖啡豆
chocolate 1806909090 6-45 150-900 DE,CH,JP,GB,TR 4
  chocolate assortment; chocolate bars
  Assorted Chocolate Gift Box | 巧克力
candy 1704907800 4-30 150-900 JP,CN,MX,TR 4
  sugar confectionery; gummy candy; Turkish delight
  Japanese Candy Variety Box | 糖果
biscuits 1905310049 5-30 200-900 GB,JP,DE 3
  sweet biscuits; butter cookies in tin
  Shortbread Cookies Gift Tin | 饼干
instant-noodles 1902300060 7-35 500-1600 KR,JP,VN 3
  instant noodles, 5 packs; ramen
  Spicy Ramen Noodles 5 Pack | 方便面
spices 0910996000 5-30 80-500 IN,TR,TH 3
  spice mix; curry powder; dried herbs seasoning
  Garam Masala Spice Blend | 香料
olive-oil 1509209090 12-60 700-1500 IT,ES,TR 1
  olive oil, extra virgin, 500 ml
  Extra Virgin Olive Oil 500ml | 橄榄油
honey 0409000065 9-45 350-900 TR,FR,PL 1
  natural honey, jar 450 g
  Raw Mountain Honey 450g | 蜂蜜
camera-lens 9002119000 60-600 250-900 JP,DE,CN 2
  camera lens 50 mm; objective lens, used
  50mm f/1.8 Prime Lens, Used | 相机镜头
tripod 9620007000 12-90 500-1600 CN 3
  tripod, aluminium; phone tripod; selfie stick
  Camera Tripod 64 inch | 三脚架
telescope 9005804040 30-160 900-3000 CN 1
  monocular telescope; astronomical telescope
  Monocular Telescope 12x50 | 望远镜
binoculars 9005100080 20-160 400-900 CN,JP 1
  binoculars 10x42
  Binoculars 10x42 Waterproof | 双筒望远镜
`
