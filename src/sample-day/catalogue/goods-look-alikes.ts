/**
 * Honest goods whose words sound like something else, in the layout that `read-goods.ts`
 * explains.
 */
export const LOOK_ALIKES = `
perfume-poison 3303003000 40-110 180-350 FR 1 look-alike
  Poison eau de toilette 50 ml; perfume Poison, spray
  Poison Eau de Toilette Spray 50ml | 香水 毒药
bullet-journal 4820104000 10-35 300-600 CN,DE 2 look-alike
  bullet journal, dotted, A5; bullet journal with pen loop
  Bullet Journal Dotted A5 160gsm | 子弹笔记本
blender-bullet 8509400015 25-70 900-1800 CN 1 look-alike
  bullet blender 600 W; personal blender, bullet shape
  Personal Bullet Blender 600W | 搅拌机
coach-screws 7318110000 8-35 400-2500 CN,TW 1 look-alike
  coach screws, zinc plated, M8; coach screw set with washers
  Hex Coach Screws M8 x 100 50 Pack | 马车螺丝
bath-bomb 3307305000 8-35 300-900 CN,GB,PL 2 look-alike
  bath bombs, 12 pcs; bath bomb gift set, lavender
  Bath Bombs Gift Set 12 Natural | 沐浴球
glue-gun 8516790000 10-35 300-600 CN 2 look-alike
  hot glue gun, 60 W; glue gun with 20 sticks
  Hot Glue Gun Kit 60W | 热熔胶枪
massage-gun-heads 9019102050 8-25 120-300 CN 1 look-alike
  massage gun replacement heads; heads for muscle gun
  Massage Gun Attachment Heads 6pcs | 筋膜枪头
heat-gun 8467290090 20-60 600-1100 CN 1 look-alike
  heat gun 1800 W for paint removal; hot air gun
  Heat Gun 1800W Dual Temperature | 热风枪
water-gun-toy 9503000090 6-30 200-600 CN 2 look-alike
  water gun, toy, plastic; super soaker water pistol toy
  Electric Water Gun for Kids | 水枪玩具
ninja-shoes 6404119080 15-50 500-900 CN,JP 1 pair look-alike
  ninja tabi shoes, split toe, canvas; ninja socks shoes
  Ninja Tabi Split Toe Shoes | 忍者鞋
grass-seed-beads 7018105000 5-20 100-400 CN 1 look-alike
  seed beads, grass green, glass; glass seed beads 2 mm
  Grass Green Glass Seed Beads 2mm | 米珠
poppy-print-dress 6204434030 15-50 200-420 CN 1 look-alike
  women's dress with poppy flower print, polyester; opium red dress, woven
  Poppy Flower Print Midi Dress | 罂粟花连衣裙
crack-filler 3214100020 8-30 300-900 CN,DE 1 look-alike
  wall crack filler paste; crack repair mastic
  Wall Crack Repair Paste | 裂缝修补膏
coke-bottle-opener 8205513060 5-25 60-200 CN 1 look-alike
  bottle opener, cola shape; steel bottle opener
  Vintage Cola Bottle Opener | 开瓶器
pot-grow-planter 3926909989 6-30 200-800 CN 1 look-alike
  plant pots with drainage, plastic; grow bags for pot plants
  Plastic Plant Pots 6 inch 10 Pack | 花盆
ivory-colour-dress 6204434030 25-90 400-900 CN,TR 1 look-alike
  ivory colour wedding dress, polyester; bridal gown, ivory
  Ivory Lace Bridal Gown | 象牙色婚纱
tiger-print-blanket 6301400020 12-45 700-1600 CN 1 look-alike
  fleece blanket, tiger print, 100% polyester
  Tiger Print Flannel Blanket | 老虎毛毯
tortoiseshell-glasses 9004900090 8-35 40-120 CN,IT 1 look-alike
  reading glasses, tortoiseshell colour, plastic frame
  Tortoiseshell Reading Glasses | 玳瑁色眼镜
cartridge-ink 8443992510 12-70 150-600 CN 2 look-alike
  ink cartridge, black, compatible; toner cartridge for laser printer
  Compatible Ink Cartridge Black XL | 墨盒
magazine-holder 3926909989 8-30 300-800 CN 1 look-alike
  magazine holder, plastic; magazine rack for desk
  Desktop Magazine Holder File Rack | 杂志架
silencer-mat-car 5602909000 15-50 900-2500 CN,DE 1 look-alike
  sound deadening felt for car doors; silencer mat, felt
  Car Door Sound Deadening Mat | 隔音棉
suppressor-surge 8536308000 8-40 100-400 CN,DE 1 look-alike
  surge suppressor, 16 A; transient voltage suppressor module
  Surge Suppressor Module 16A | 浪涌保护器
trigger-point-ball 9506910030 6-25 150-400 CN 1 look-alike
  trigger point massage ball; acupressure ball set
  Trigger Point Massage Ball Set | 按摩球
hair-bleach-powder 3305900000 8-35 200-700 CN,IT 1 look-alike
  hair bleach powder; hair lightening powder 500 g
  Hair Lightening Powder 500g | 漂发粉
white-powder-cornstarch 1108120010 5-20 400-1100 TH,CN 1 look-alike
  maize starch powder, food grade; corn starch 500 g
  Corn Starch Powder 500g | 玉米淀粉
pill-organiser 3926909989 4-18 60-250 CN 2 look-alike
  pill organiser, plastic, 7 days; empty pill box weekly
  Weekly Pill Organizer 7 Day | 药盒
cookie-press 8210000000 12-40 400-900 CN 1 look-alike
  cookie press with dies, stainless steel; biscuit mould press
  Cookie Press with 20 Discs | 饼干模具
garlic-press 8205513060 6-25 150-350 CN 2 look-alike
  garlic press, stainless steel; garlic crusher
  Stainless Garlic Press Rocker | 压蒜器
leather-punch-die 8207306062 10-50 200-900 CN 1 look-alike
  punch die set for leather craft; hole punch dies
  Leather Craft Punch Die Set | 皮革冲模
movie-replica-mug 6912004400 10-30 350-600 CN,GB 1 look-alike
  ceramic mug with film quote; mug, replica of film prop
  Ceramic Mug Film Quote | 电影杯
`
