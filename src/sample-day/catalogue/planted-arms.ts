/**
 * Planted goods about arms, explosives, money and papers; `read-planted.ts` explains the layout.
 */
export const PLANTED_ARMS = `
firearm open CN 9305996000 25-90 20-90
  auto sear switch for pistol, full auto | Full Auto Switch Selector
  a machine-gun conversion device
firearm open ES,DE 9305911000 60-260 300-1400
  AR-15 bolt carrier group
  a rifle part to a home, without a permit
firearm coded CN 9305208033 25-120 350-900
  solvent trap kit, aluminium, 1/2-28 | Solvent Trap Fuel Filter 1/2x28 5/8x24
  a suppressor kit sold for cleaning
firearm coded CN 8421230000 18-70 350-900
  fuel filter, 1/2-28 and 5/8-24 thread, 10 cups | Car Fuel Filter Titanium 6 inch NaPa 4003
  a suppressor kit
firearm coded CN 9503000090 12-45 25-90
  toy back plate for G series, metal | Airsoft G17 Selector Switch Toy Part
  an auto sear as a toy part
firearm coded TR,CN 9305102010 30-120 200-700
  80% lower, polymer, with jig
  an unfinished receiver
firearm hidden CN 7318158082 10-60 900-4200
  100 steel pin samples
  ten thousand rifle parts as steel pins
firearm hidden TR 8481809050 30-90 500-1600
  plumbing parts
  pistol slides wrapped as plumbing
weapon open CN 9307000000 8-40 200-700
  brass knuckles, steel
  knuckles are prohibited at the destination
weapon open CN,PK 8211930060 8-35 120-400
  switchblade knife, automatic | Automatic Switchblade OTF Knife
  a switchblade (15 USC 1241)
weapon coded CN 8211930060 8-30 120-350
  comb trainer balisong, live blade | Balisong Butterfly Trainer Real Edge
  a butterfly knife as a trainer
weapon coded CN 8543704500 12-45 200-700
  self defence torch, 5 million volt | Tactical Flashlight Electric Shock
  a stun gun as a torch
weapon coded PK,CN 6602000000 15-60 500-1200
  walking stick, with hidden part | Gentleman Cane with Sword
  a sword cane
weapon hidden CN 8308906000 5-20 300-900
  belt buckles, metal
  brass knuckles as belt buckles
explosive open CN,MX 3604109050 15-80 900-4500
  firecrackers, M-80, 100 pcs
  fireworks in the mail
explosive coded CN 3604900000 12-60 500-2500
  smoke cakes, colour, for photography | Smoke Bomb Color Photography 10pcs
  pyrotechnic articles
explosive coded DE,PL 3102300000 10-50 900-4500
  cold pack granules, ammonium nitrate, bulk
  ammonium nitrate in bulk to a home
explosive hidden PL 3406000000 10-35 1200-3600
  candles, decorative
  display fireworks as candles
dangerous-goods open CN 8507600020 30-140 1800-6200
  lithium battery cells 18650, 60 pcs, loose | 18650 Li-ion Cells Loose 60pcs
  loose lithium cells by air
dangerous-goods coded CN 8504409540 40-160 3500-9800
  power supply 1200 Wh for e-bike, no box label | Ebike Power 48V 25Ah
  a large lithium battery, undeclared
dangerous-goods coded CN 3606100000 6-25 500-2400
  gas refill for lighters, 6 cans | Butane Gas Refill 300ml 6 Pack
  flammable gas by air
dangerous-goods coded CN 2805400000 12-60 300-1400
  silver liquid metal for science kits, 500 g | Liquid Silver Metal Hg 500g
  mercury, undeclared, by air
dangerous-goods hidden CN 7326908688 10-35 2800-5600
  metal parts
  compressed gas cylinders as metal parts
currency open HK,CN 4907000000 20-90 200-900
  prop money, full print, 100 dollar, 200 pcs | Movie Prop Money Realistic Both Sides
  counterfeit notes as film props
currency coded CN 4907000000 15-60 150-700
  training banknote for bank staff, dollar | 练功券 美元 点钞
  imitation notes
currency hidden MX,CO 4901990020 5-20 900-2200
  documents and magazines
  40,000 dollars in bank notes, not declared
currency hidden HK 8523520090 20-80 300-900
  plastic card samples
  two hundred loaded stored-value cards
currency hidden AE 7113192900 100-400 900-1800
  costume jewellery
  gold bars as costume jewellery
document-fraud open CN,HK 3926909989 20-80 150-700
  fake ID card, holographic, state licence
  counterfeit driver's licences
document-fraud coded CN 3919905060 10-50 40-200
  holographic overlay, eagle, for PVC card | Hologram Overlay ID Laminate 100pcs
  overlays for identity cards
document-fraud coded CN 8471705095 40-160 400-1100
  card reader writer MSR606 | MSR606 Magnetic Card Encoder
  a magnetic stripe encoder with blank cards
document-fraud coded CN 4907000000 8-35 60-300
  forever stamp coil, 500 pcs, discount | Forever Stamps Roll 100 x 5
  counterfeit postage stamps
document-fraud hidden HK 4909002000 4-15 900-2600
  postcards
  2,800 counterfeit licences as postcards
document-fraud hidden CN 4821104000 4-15 100-400
  label stickers
  counterfeit vehicle inspection stickers
`
