/**
 * Home, garden, kitchen and craft goods of the sample day, in the layout that `read-goods.ts`
 * explains.
 */
export const HOME = `
bed-sheet 6302222030 15-70 900-2200 CN,PK,IN 6
  bed linen set, printed, polyester; duvet cover, microfibre, printed; sheets and pillow cases
  Microfiber Duvet Cover Set Queen | 床上用品
cotton-towel 6302600020 6-40 300-1200 TR,IN,PK,CN 4
  bath towel, cotton terry; towels 100% cotton
  Turkish Cotton Bath Towel Set | 毛巾
blanket-fleece 6301400020 12-50 600-1800 CN 4
  100% polyester blanket; fleece throw blanket, synthetic fibres
  Flannel Fleece Throw Blanket | 毛毯
curtains 6303922010 12-60 700-2200 CN,TR,IN 4
  curtains, polyester, blackout; window drapes synthetic fibres
  Blackout Curtains 2 Panels | 窗帘
cushion-cover 6304920000 5-25 120-300 IN,TR,CN 5
  cushion cover, cotton; pillow sham cotton, not knitted
  Boho Cotton Cushion Cover 18x18 | 抱枕套
carpet-woven 5702422080 40-320 2500-9000 TR,IN,CN 2
  carpet, woven, polypropylene pile; rug, man-made textile, machine woven
  Vintage Style Area Rug 5x7 | 地毯
hand-rug 5701109000 90-700 2500-9000 TR,IN,PK 1
  wool carpet, hand knotted; kilim rug wool
  Hand Knotted Wool Rug | 羊毛地毯
storage-box 3923109000 5-30 300-1100 CN 5
  storage box, plastic; drawer organiser, plastic; makeup organiser
  Stackable Storage Bins with Lids | 收纳盒
plastic-tableware 3924104000 4-24 120-700 CN 7
  food container, plastic; drinking bottle, plastic; lunch box
  Leakproof Bento Lunch Box | 饭盒
shower-curtain 3924905650 7-28 350-800 CN 3
  shower curtain, PEVA; bath mat, plastic; soap dispenser, plastic
  Waterproof Shower Curtain with Hooks | 浴帘
steel-bottle 9617001000 10-38 250-550 CN 6
  vacuum flask, stainless steel; insulated drinking bottle
  Insulated Stainless Steel Water Bottle | 保温杯
ceramic-mug 6912004400 5-28 350-900 CN,PL,GB,TR 5
  coffee mug, stoneware; ceramic cup
  Handmade Ceramic Coffee Mug | 陶瓷杯
porcelain-set 6911102500 14-90 700-3500 CN,JP,DE 2
  tableware, porcelain; tea set porcelain, 6 pcs
  Porcelain Tea Set with Teapot | 瓷器餐具
drinking-glass 7013376090 7-40 350-1400 CN,PL,FR 2
  drinking glasses, set of 4; glass tumbler
  Drinking Glasses Set of 4 | 玻璃杯
kitchen-knife 8211929030 10-120 200-700 CN,DE,JP 4
  kitchen knife, fixed blade, stainless steel; chef knife 8 inch
  8 inch Chef Knife High Carbon Steel | 菜刀
cutlery 8215993500 8-40 200-900 CN,VN 3
  spoons and forks, stainless steel; kitchen utensils, steel
  Flatware Set 20 Piece | 餐具
frying-pan 7615107155 14-70 700-1800 CN,IT 3
  frying pan, aluminium, non-stick; cookware, aluminium
  Nonstick Frying Pan 10 inch | 煎锅
steel-kitchenware 7323930045 6-45 200-1500 CN,IN 4
  mixing bowl, stainless steel; kitchen strainer, stainless steel; cooking pot
  Stainless Steel Mixing Bowls Set | 不锈钢厨具
silicone-mould 3924104000 4-18 80-300 CN 3
  baking mould, silicone; ice cube tray silicone
  Silicone Baking Molds 24 Cavity | 硅胶模具
wood-board 4419110000 9-45 500-1600 CN,VN 3
  cutting board, bamboo; bread board of bamboo
  Bamboo Cutting Board Set | 竹砧板
picture-frame 4414900000 6-40 300-1200 CN,PL,IN 3
  picture frame, wood; photo frame wooden
  Wooden Picture Frame 8x10 | 相框
wall-sticker 4814900200 4-25 80-500 CN 4
  wall paper, self-adhesive; wall decal
  Peel and Stick Wallpaper | 墙贴
poster 4911914020 4-30 60-250 CN,GB,DE 4
  printed poster; art print on paper; printed pictures
  Canvas Style Art Print Set of 3 | 海报
canvas-painting 9701910000 30-400 300-2500 FR,IT,CN,UA 1
  oil painting on canvas, hand made; original painting
  Original Oil Painting Landscape | 油画
candle 3406000000 7-40 250-700 CN,PL,GB 4
  scented candle, soy wax; candles
  Scented Soy Candle Gift Box | 香薰蜡烛
artificial-flowers 6702104000 6-40 150-800 CN 5
  artificial flowers, plastic; silk flower bouquet, plastic stems
  Artificial Peony Silk Flowers | 仿真花
christmas-decor 9505102500 4-40 150-1200 CN 6
  Christmas tree ornaments; festive decoration, Christmas
  Christmas Ornaments 24 Pack Shatterproof | 圣诞装饰
party-supplies 9505904000 4-25 100-500 CN 6
  party decoration, balloons and banners; carnival mask, plastic
  Birthday Party Decorations Set | 派对用品
plastic-figurine 3926400090 5-40 100-600 CN,JP 5
  figurine, resin; statuette of plastic, ornamental
  Resin Garden Gnome Statue | 树脂摆件
metal-figurine 8306290000 8-60 150-1200 CN,IN 3
  ornament, base metal; statuette, brass
  Brass Elephant Figurine Decor | 金属摆件
wind-chime 8306100000 8-35 250-700 CN,TH 1
  wind chime, metal; bells of base metal
  Memorial Wind Chimes Outdoor | 风铃
wall-clock 910521 10-50 400-1100 CN,DE 2
  wall clock, battery operated
  Silent Wall Clock 12 inch | 挂钟
alarm-clock 910511 8-35 150-450 CN 2
  alarm clock, digital, battery operated
  Digital Alarm Clock LED Mirror | 闹钟
mirror 7009925095 10-60 400-2200 CN 2
  mirror, framed; makeup mirror with light
  Vanity Mirror with Lights | 镜子
garden-hose-nozzle 8424209000 6-28 150-450 CN,TW 2
  spray nozzle for garden hose; hand sprayer
  Garden Hose Nozzle 10 Patterns | 喷枪
garden-tools 8201100000 9-45 400-1600 CN,IN 2
  garden trowel and fork; hand shovel, steel
  Garden Hand Tools Set 5 Piece | 园艺铲
pruning-shears 8201500000 8-40 200-450 CN,JP,DE 2
  pruning shears, one-handed; secateurs
  Bypass Pruning Shears | 修枝剪
padlock 8301106080 6-30 150-600 CN 3
  padlock, brass; combination padlock
  Combination Padlock 4 Digit | 挂锁
door-handle 8302419045 8-60 300-1600 CN,IT,TR 3
  door handle, zinc alloy; hinges and brackets for doors
  Matte Black Door Lever Handle | 门把手
cabinet-hardware 8302423065 5-35 200-1500 CN,IN 3
  furniture handles, zinc alloy; cabinet knobs
  Cabinet Pulls 10 Pack | 家具拉手
faucet 8481809050 18-120 700-2500 CN,IT,DE 3
  mixer tap, brass; kitchen faucet; valve, stainless steel
  Kitchen Faucet with Pull Down Sprayer | 水龙头
screws-assortment 7318158085 6-35 300-2500 CN,TW 4
  bolts and nuts assortment, steel; machine screws M3 M4 M5
  Stainless Steel Screw Assortment Kit | 螺丝套装
wood-screws 7318120000 5-30 300-2500 CN,TW 2
  wood screws, zinc plated; deck screws
  Wood Screws Assortment 500pcs | 木螺丝
adhesive-tape 3919102055 4-22 120-700 CN 4
  self-adhesive tape, plastic, in rolls; double-sided tape
  Double Sided Mounting Tape | 双面胶
sewing-kit 9605000000 4-20 80-350 CN 2
  travel sewing kit
  Sewing Kit with 24 Threads | 针线盒
sewing-thread 5401100000 4-30 120-700 CN,TR 3
  sewing thread, polyester; embroidery thread set
  Embroidery Thread 50 Skeins | 缝纫线
yarn 5511100030 6-45 300-1200 TR,CN,IN 3
  knitting yarn, acrylic; crochet yarn
  Chunky Knitting Yarn | 毛线
beads 7018105000 4-25 120-600 CN,IN 5
  glass beads for jewellery making; imitation pearls, glass
  Glass Seed Beads Kit 3mm | 玻璃珠
fabric-cotton 5208598090 8-60 300-2500 IN,TR,JP,CN 2
  cotton fabric, printed, by the metre; quilting cotton
  Quilting Cotton Fabric Fat Quarters | 棉布
craft-paper 4820900000 5-30 200-900 CN,JP 3
  scrapbook paper pad; paper stationery set
  Scrapbook Paper Pad 12x12 | 手账纸
notebook 4820104000 4-30 200-700 CN,JP,GB 5
  notebook, paper, ruled; diary 2027; writing pad
  Hardcover Dotted Notebook A5 | 笔记本
ballpoint-pens 9608100000 3-22 60-300 CN,JP,KR 4
  ball point pens, set of 12; gel pens
  Gel Ink Pens 0.5mm 12 Pack | 圆珠笔
markers 9608200000 5-35 150-800 CN,JP 3
  felt tipped pens; marker set, 48 colours
  Alcohol Markers 48 Colors | 马克笔
stickers 4821104000 2-14 20-120 CN,KR 6
  printed stickers, paper; labels
  Vinyl Sticker Pack 50pcs | 贴纸
book 4901990075 6-60 250-1100 GB,DE,JP,FR,ES 6
  printed book; paperback novel; children's book
  Paperback Novel, Second Hand | 书
vinyl-record 8523801000 12-60 250-400 GB,DE,JP,NL 2
  vinyl record LP; gramophone record
  Vinyl LP Album 180g | 黑胶唱片
pet-collar 4201003000 5-30 80-350 CN 4
  dog collar, nylon; pet harness; dog leash
  No Pull Dog Harness | 宠物项圈
pet-toy 9503000090 4-18 80-350 CN 3
  toy for pets, rubber; cat toy wand
  Interactive Cat Toy Feather Wand | 宠物玩具
cat-tree-cover 6307909891 5-28 200-700 CN 3
  pet bed cover, polyester; textile organiser, made up; dust cover
  Washable Pet Bed Cover | 纺织制品
yoga-mat-bag 6307909891 6-25 150-400 CN,IN 2
  strap and bag, textile; made-up textile articles
  Yoga Mat Carry Strap | 瑜伽带
paper-bags 4819400040 6-35 300-1500 CN 3
  paper bags, kraft, 50 pcs; gift bags paper
  Kraft Paper Gift Bags 50 Count | 纸袋
plastic-bags 3923210095 5-30 300-1500 CN,VN 3
  polyethylene bags; mailer bags, 100 pcs
  Poly Mailers 10x13 100 Pack | 快递袋
office-chair-parts 9401993580 10-60 600-2500 CN 1
  castors and armrest for office chair; parts of seats, plastic
  Office Chair Armrest Replacement | 办公椅配件
folding-table 9403708015 25-90 2500-6500 CN 1
  folding table, plastic; laptop bed tray
  Foldable Laptop Bed Tray | 折叠桌
`
