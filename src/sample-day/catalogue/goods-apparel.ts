/**
 * Clothing, footwear, bags and jewellery of the sample day, in the layout that `read-goods.ts`
 * explains.
 */
export const APPAREL = `
womens-dress 6204434030 9-60 180-450 CN,TR,IN 22
  women's dress, woven, 100% polyester; ladies dress polyester; dress, synthetic fibres, woven
  Women's Summer Midi Dress Floral Ruffle | 连衣裙
knit-dress 6104442010 9-50 180-420 CN,TR 10
  women's dress, knitted, viscose; ladies knit dress, artificial fibres
  Bodycon Knit Dress Ribbed Long Sleeve | 针织连衣裙
cotton-tshirt 6109100012 5-30 120-240 CN,BD,TR,IN 22
  men's T-shirt, knitted, 100% cotton; cotton T-shirt printed; unisex tee shirt cotton
  Graphic Cotton T-Shirt Unisex | 棉T恤
polyester-tshirt 6109908010 5-25 110-220 CN,VN 14
  T-shirt, knitted, polyester; sports shirt 100% polyester, knitted
  Quick Dry Athletic T-Shirt | 涤纶T恤
hoodie 6110303041 14-60 420-800 CN,VN,TR 12
  hooded sweatshirt, knitted, polyester; pullover hoodie synthetic fibres
  Oversized Fleece Hoodie | 卫衣
cotton-sweater 6110202020 15-70 350-700 CN,TR,BD 8
  pullover, knitted, 100% cotton; women's cotton sweater; cardigan cotton, knitted
  Cable Knit Cotton Sweater | 毛衣
jeans-men 6203424518 15-70 500-850 CN,BD,TR,MX 8
  men's jeans, woven, cotton; denim trousers, men, 98% cotton
  Slim Fit Stretch Denim Jeans | 牛仔裤
trousers-women 6204639011 10-45 220-480 CN,VN 8
  women's trousers, woven, polyester; ladies pants synthetic fibres
  High Waist Wide Leg Pants | 女裤
leggings 6104632011 8-40 180-320 CN,VN 10
  women's leggings, knitted, nylon elastane; yoga pants, synthetic, knitted
  High Waist Yoga Leggings with Pockets | 瑜伽裤
blouse 6206403035 8-40 140-280 CN,IN,TR 8
  women's blouse, woven, polyester; ladies shirt, man-made fibres
  Chiffon Blouse V-Neck Long Sleeve | 女衬衫
mens-shirt 6205202067 10-55 200-350 BD,IN,CN,TR 6
  men's shirt, woven, 100% cotton; cotton dress shirt
  Oxford Cotton Dress Shirt | 男衬衫
jacket-women 6202407511 22-95 500-1200 CN,VN 6
  women's padded jacket, polyester; ladies winter coat, man-made fibres
  Puffer Jacket Hooded Winter Coat | 女式棉衣
jacket-men 6201407511 22-110 600-1300 CN,VN 5
  men's windbreaker, polyester; men's padded jacket, man-made fibres
  Softshell Jacket Waterproof | 男式夹克
swimsuit 6112410030 8-45 120-260 CN 7
  women's swimwear, knitted, polyester; bikini set, synthetic fibres
  High Waisted Bikini Set Two Piece | 泳衣
bra 6212109040 6-40 80-180 CN,VN 7
  brassiere, nylon; women's bra, wireless
  Wireless Seamless Bra | 文胸
underwear-men 6107110010 6-35 100-260 CN,BD,IN 5
  men's briefs, knitted cotton, 4 pack; boxer shorts cotton
  Cotton Boxer Briefs 4 Pack | 男内裤
socks 6115959000 4-20 60-220 CN,TR 9
  socks, cotton, knitted; ankle socks, 6 pairs, cotton
  Crew Socks Cotton 6 Pairs | 袜子
baby-romper 6111206070 6-30 90-220 CN,IN,TR 6
  babies' romper, knitted cotton; infant bodysuit 100% cotton
  Newborn Baby Romper Cotton | 婴儿连体衣
childrens-set 6111206020 8-35 180-320 CN,IN 4
  baby clothing set, cotton; infant T-shirt and shorts set, cotton
  Toddler Outfit Two Piece Set | 童装套装
scarf 6117106020 6-40 100-320 CN,IN,IT 4
  shawl, knitted, acrylic; scarf, knitted
  Oversized Knit Blanket Scarf | 围巾
silk-scarf 6214102000 15-120 60-140 CN,IN,IT 2
  scarf, 100% silk; silk square shawl
  Mulberry Silk Square Scarf | 丝巾
knit-hat 6505008090 5-28 70-180 CN 6
  knitted hat, acrylic; beanie; baseball cap, cotton
  Unisex Beanie Winter Hat | 帽子
gloves-knit 6116938800 5-22 60-140 CN 3
  knitted gloves, acrylic, touchscreen; winter gloves synthetic fibres
  Touchscreen Winter Gloves | 手套
costume 6114303070 14-60 350-700 CN 4
  cosplay costume, knitted polyester; fancy dress costume, adult
  Cosplay Costume Full Set | 角色扮演服装
belt-leather 4203300000 8-50 150-320 CN,IT,IN 3
  belt, leather; men's leather belt with buckle
  Genuine Leather Ratchet Belt | 皮带
sneakers-textile 6404116990 14-80 600-1100 CN,VN,ID 12 pair
  sports shoes, rubber sole, textile upper; running shoes; trainers, textile upper
  Lightweight Running Shoes | 运动鞋
shoes-leather 6403996030 25-130 800-1400 CN,IT,BR,VN 5 pair
  shoes, leather upper, rubber sole; men's leather loafers
  Leather Slip On Loafers | 皮鞋
sandals 6402994920 8-45 350-700 CN,VN 8 pair
  sandals, plastic upper; slippers EVA; women's sandals, plastic
  Cloud Slides Pillow Slippers | 凉鞋
boots 6402914290 18-80 900-1700 CN,VN 4 pair
  ankle boots, rubber sole and plastic upper; hiking boots, synthetic upper
  Waterproof Hiking Boots | 登山靴
handbag-pu 4202221500 10-60 400-900 CN 10
  women's handbag, polyurethane; shoulder bag, plastic sheeting; crossbody bag, PU
  Crossbody Shoulder Bag Vegan Leather | 女包
handbag-leather 4202219000 40-260 500-1100 IT,CN,IN,TR 3
  handbag, genuine leather; leather shoulder bag
  Genuine Leather Tote Handbag | 真皮手提包
backpack 4202923120 12-70 450-1100 CN,VN 8
  backpack, polyester; school bag, textile; laptop backpack nylon
  Travel Laptop Backpack with USB Port | 双肩包
wallet 4202316000 8-50 80-200 CN,IN,IT 5
  wallet, leather; card holder leather RFID
  Slim RFID Blocking Leather Wallet | 钱包
suitcase 4202128940 40-160 2600-4500 CN 2
  suitcase, polycarbonate, 20 inch; luggage trolley
  Carry On Luggage Hardshell Spinner | 行李箱
sunglasses 9004100000 5-45 30-90 CN,IT 8
  sunglasses, UV400; polarised sunglasses with case
  Polarized Sunglasses UV400 | 太阳镜
quartz-watch 910211 10-120 60-180 CN,JP 6
  wrist watch, quartz, analogue; ladies watch, steel strap
  Minimalist Quartz Watch Stainless Steel | 石英表
watch-strap 9113908000 5-35 20-60 CN 5
  watch strap, silicone; watch band nylon
  Silicone Watch Band 20mm | 表带
fashion-necklace 7117199000 3-30 15-60 CN,IN 12
  imitation jewellery necklace; necklace, base metal, gold plated; pendant chain, alloy
  Layered Pendant Necklace Gold Plated | 项链
earrings 7117199000 2-22 8-40 CN,IN 10
  imitation jewellery earrings; ear studs, stainless steel; hoop earrings alloy
  Hoop Earrings Set Hypoallergenic | 耳环
silver-ring 7113115000 12-80 6-25 TH,CN,IN,TR 5
  ring, sterling silver 925; silver bracelet with zirconia
  925 Sterling Silver Ring | 银戒指
gold-jewellery 7113192900 120-900 5-30 IN,TR,IT,AE 2
  gold chain 18K; gold ring 14K; jewellery of precious metal
  18K Solid Gold Chain Necklace | 金首饰
hair-accessories 9615115000 2-14 15-80 CN 8
  hair clips, plastic; hair claw, acetate; combs plastic
  Hair Claw Clips 8 Pack | 发夹
wig 6704110000 12-90 150-350 CN 6
  wig, synthetic fibre; hair extension, synthetic
  Body Wave Synthetic Wig 24 inch | 假发
human-hair-wig 6704200000 60-320 180-400 CN,IN 3
  wig, human hair; human hair bundle 18 inch
  Lace Front Human Hair Wig | 真人假发
umbrella 6601910000 8-35 300-550 CN 3
  folding umbrella; automatic travel umbrella
  Windproof Travel Umbrella | 雨伞
`
