/** Planted goods about rights, safety, nature and labour; `read-planted.ts` explains the layout. */
export const PLANTED_TRADE = `
ipr open CN,HK 910211 20-60 120-260
  Rolex style watch, super clone, 1:1 | Rolex Submariner Super Clone 1:1
  a counterfeit watch that says so
ipr open CN 6404119080 25-70 800-1200
  Nike Air Jordan shoes, mirror quality | 莆田 Jordan 1 Retro AAA Quality
  counterfeit shoes
ipr open TR 6109100012 8-25 150-260
  Lacoste polo shirts, replica
  counterfeit shirts
ipr coded CN,HK 4202228980 20-70 500-900
  LV style shoulder bag, no logo on box | L0uis Vuit0n Neverful Monogram Bag
  a brand written with digits
ipr coded CN 7117199000 8-30 15-60
  love bracelet, screw design, titanium | C*rtier Love Bracelet with Box
  a brand hidden behind a star
ipr coded CN 9004100000 6-20 30-90
  R.B. sunglasses with case | R-B Aviator Sunglasses Logo on Request
  a brand by its letters
ipr coded CN 8518302000 15-40 40-90
  TWS earphones pro 2, original box | Air Pods Pro 2 OEM Sealed
  counterfeit earphones
ipr coded CN 6109100012 8-22 130-240
  designer inspired T-shirt | G U C C I Inspired Tee Dupe
  a brand written with spaces
ipr coded CN 9503000090 10-35 300-900
  building blocks, compatible with all brands | LEG0 Star Wars 75192 compatible 复刻
  copied sets
ipr coded CN 3304995000 6-20 40-120
  skin cream, brand sample size | Este Lauder Advanced Night Repair Sample
  counterfeit cosmetics
ipr hidden CN 3923109000 5-20 2500-6500
  sticker storage bag
  counterfeit belts and handbags as storage bags
ipr hidden HK 3926909989 4-15 100-220
  phone case
  a counterfeit watch as a phone case
ipr hidden CN 7326908688 6-20 60-260
  metal accessories
  brand logos and tags to be sewn on elsewhere
ipr hidden CN 5807101500 5-18 100-500
  woven labels
  counterfeit labels shipped apart from the goods
product-safety open CN 9503000090 10-35 300-900
  magnetic balls, 5 mm, 216 pcs | Magnetic Balls 216pcs Desk Toy
  loose high-powered magnets
product-safety open CN 9404909670 25-60 900-2200
  infant sleep positioner | Newborn Inclined Sleeper Positioner
  a banned infant sleep product
product-safety coded CN 9404901090 20-70 900-2600
  crib bumper pads, cotton | Braided Crib Bumper 3m
  a banned crib bumper
product-safety coded CN 8711600090 90-260 6500-12000
  self balancing scooter, no mark | Hoverboard 6.5 inch No UL
  a hoverboard without certificate
product-safety coded CN 6208220000 8-28 180-380
  girls clothing and pyjamas | Girls Nightgown Pajamas Loose Fit
  children's sleepwear that fails flammability
product-safety coded CN 9503000090 20-60 1200-3500
  baby walker, foldable
  a walker without the required stop
product-safety hidden CN 7117199000 3-12 20-90
  kids bracelet set
  children's jewellery with cadmium
product-safety coded CN 8516100080 10-30 300-700
  water heater rod, 2000 W, no plug guard | Immersion Heater 2000W Bucket
  an uncertified electric heater
wildlife open TH,ID 9601100000 40-260 60-600
  carved elephant ivory pendant
  worked ivory without any permit
wildlife open ID 4203300000 60-260 150-400
  python skin belt | Genuine Python Leather Belt
  a CITES-listed skin without permit
wildlife coded VN,TH 9601908000 30-160 60-400
  antique bone carving, old material, white | Vintage "OX-BONE" Netsuke Old White Material
  ivory under a trade word
wildlife coded VN,HK 1211908990 40-220 80-600
  agarwood chips, kynam | Kynam Oud Wood Chips 50g
  agarwood without permit
wildlife coded HK,CN 3004909291 20-90 60-300
  traditional pills, tiger bone | 虎骨膏
  a medicine of tiger bone
wildlife hidden ID,TH 4202316000 15-50 90-220
  leather wallet
  stingray and lizard skin as cow leather
wildlife hidden CN 0508000000 10-60 500-2800
  shell craft
  dried seahorses among shells
agriculture open CN 1209918090 4-20 40-300
  vegetable seeds, mixed, 10 bags | Rare Vegetable Seeds 1000pcs
  seeds without phytosanitary certificate
agriculture open CN,TH 1602509040 8-35 500-2400
  beef jerky, spicy | 牛肉干 500g
  meat from a restricted country
agriculture coded CN 6702906500 4-15 40-200
  flower ornaments, germination 95% | Rainbow Rose 100pcs Bonsai Home Garden
  seeds described as ornaments
agriculture coded CN,HK 1601002090 8-35 500-1800
  Chinese sausage, home made | 腊肠 广味
  pork products
agriculture coded ID,TH 0602909090 15-70 200-900
  rare aroid cuttings, bare root | Monstera Albo Cutting Bare Root
  live plants without certificate
agriculture hidden CN 7117199000 2-8 20-120
  stud earrings
  unsolicited seeds as earrings
agriculture hidden MX 6307909891 5-20 900-3500
  clothes
  fresh fruit and chorizo under clothes
cultural-property open TR,AE 9705310001 60-400 200-1500
  ancient Roman coins, excavated | Ancient Roman Coin Lot Uncleaned
  archaeological objects without papers
cultural-property coded AE,TR 9706100060 80-900 500-4500
  stone tablet with old writing, decor | Antique Clay Tablet Cuneiform Style
  a clay tablet from a conflict area
cultural-property coded MX,CO 9705100090 60-500 700-4500
  clay figure, very old, family piece | Pre Columbian Terracotta Figure Colima
  a pre-Columbian figure
cultural-property hidden UA,TR 8306290000 15-60 200-1600
  metal figurine
  Scythian bronzes as modern ornaments
forced-labour open CN 5201002800 20-90 2000-9000
  raw cotton, Xinjiang long staple | 新疆长绒棉
  cotton from Xinjiang
forced-labour open CN 6302319020 25-90 900-2600
  bed sheets, Xinjiang cotton | Xinjiang Long Staple Cotton Sheet Set 新疆棉
  bed linen of Xinjiang cotton
forced-labour coded CN 2002908020 8-35 2000-9000
  tomato paste, origin Urumqi
  tomato products from Xinjiang
forced-labour coded CN 6110202020 10-40 300-700
  pullover, XJ long staple cotton | Cotton Sweater XUAR long staple
  cotton by a short form
forced-labour coded CN 3818000095 60-300 500-2500
  polysilicon wafer sample
  polysilicon of unknown source
forced-labour hidden VN,BD 6109100012 6-25 120-240
  T-shirt, knitted, cotton
  shirts sewn abroad, the yarn named on the invoice is of a listed mill in Xinjiang
`
