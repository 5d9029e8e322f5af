/**
 * Planted goods about drugs, medicines and how they are made; `read-planted.ts` explains the
 * layout.
 */
export const PLANTED_DRUGS = `
narcotic open IN,MX 3004909291 25-120 60-260
  alprazolam 2 mg tablets, 100 pcs
  a controlled substance under its own name
narcotic open MX,IN 3004909291 30-160 80-400
  tramadol 225 mg tablets, 200 pcs
  a controlled substance under its own name
narcotic coded IN,HK 2106909998 20-80 60-200
  blue football candies, 2 mg, 90 ct | Blue Candies 2mg Bars 90 Count
  street words for alprazolam bars
narcotic coded CN 3824999397 18-60 25-120
  research chemical, not for human consumption, 10 g | RC Powder 10g Lab Use Only
  sold as a research chemical
narcotic coded NL,DE 4911996000 12-40 10-40
  collectible blotter art sheets | Blotter Art Perforated 900 Tabs
  perforated blotter paper in letter post
narcotic coded CN 2924299500 30-120 50-300
  5cladba, yellow powder, double clearance door to door
  a synthetic cannabinoid by its trade code
narcotic coded MX 2106909998 15-60 80-300
  happy mushroom chocolate bar, magic, 4 g | Magic Mushroom Chocolate 4g
  psilocybin in a sweet
narcotic hidden NL,DE 9507100040 60-160 9000-14000
  fishing rods
  ketamine in buckets: one fishing rod does not weigh ten kilograms
narcotic hidden MX,CO 6802911500 40-180 14000-26000
  Mexican stone crafts
  methamphetamine cast into a figure
narcotic hidden CO,BR 0901210065 15-45 2400-5200
  roasted coffee beans
  cocaine among coffee: an unknown sender, no brand, five times the usual weight
narcotic hidden CN 3206110000 20-60 900-2200
  titanium dioxide pigment sample
  a nitazene opioid in a pigment bag to a private home
narcotic hidden MX 3926400090 25-70 4800-9000
  plastics, decorations and toys
  38,000 tramadol tablets in bottles
precursor open CN 2933399200 40-160 900-5200
  1-boc-4-piperidone CAS 79099-07-3
  a fentanyl precursor under its own name
precursor open CN 2914310000 60-240 4500-24000
  P2P phenylacetone, 5 kg
  a listed precursor under its own name
precursor coded CN 2932999090 60-260 900-9800
  PMK ethyl glycidate, white wax, safe delivery | PMK glycidate safe customs special line
  an MDMA precursor
precursor coded CN 2933399200 30-120 400-2400
  pharmaceutical intermediate 40064-34-4 | 医药中间体 40064-34-4
  4-piperidone by its CAS number alone
precursor coded CN 2918309000 50-200 1000-9800
  BMK powder 5449-12-7, 100% pass customs | BMK Powder Germany stock
  a methamphetamine precursor
precursor coded CN 2804700000 15-50 500-2400
  phosphorus powder red, match making
  red phosphorus in a private parcel
precursor hidden CN 3926909989 10-30 4800-9600
  plastic granules
  N-phenethyl-4-piperidone: too heavy for its value, to a home address
precursor hidden CN 3204179086 8-24 950-2200
  organic pigment
  a piperidine compound under a pigment's name
drug-equipment open CN 8479899599 280-900 16000-42000
  tablet press TDP 5, single punch | TDP5 Single Punch Tablet Press
  a pill press under its own name
drug-equipment coded CN 8479899599 120-420 12000-38000
  milk candy press machine, desktop | Candy Milk Tablet Press Machine TDP-0
  a pill press sold as a candy press
drug-equipment coded CN 8207306062 18-90 350-1400
  punch die set, logo M 30 | 3D Logo Punch Die M30 Stamp
  dies that stamp the marks of oxycodone tablets
drug-equipment coded CN 8207306062 20-80 300-1200
  candy mould, metal, custom letter X | TDP Die Mold XANAX G3722
  dies with the mark of a medicine
drug-equipment coded CN 8479899599 90-380 6000-15000
  capsule filling tool, 400 holes, manual | 400 Hole Capsule Filler Machine
  an encapsulating machine
drug-equipment hidden CN 8466948585 30-120 12000-26000
  machine parts, steel
  a tablet press in three parcels, this one the frame
drug-equipment hidden CN 7318158045 6-20 280-900
  screw samples
  tablet press punches among screws
drug-equipment coded CN 7017200000 6-30 200-900
  glass oil burner pipe, 10 pcs | Glass Oil Burner Pipe 10pc
  drug paraphernalia
health open CN,IN 3004390050 30-160 40-160
  semaglutide 5 mg vials, lyophilized powder | Semaglutide 5mg Weight Loss Peptide
  an unapproved injectable
health open CN 3002490050 20-90 40-160
  botulinum toxin 100 U | Botulax 100 Units
  an unapproved biological
health open IN 3004909291 15-70 60-220
  ivermectin 12 mg tablets, 100 pcs
  a prescription drug to a person without one
health coded CN 3824999397 20-110 40-160
  peptide vials BPC-157, TB-500, research use | Research Peptide Kit 10 Vials
  drugs sold for research use
health coded TH,CN 2106909988 12-60 100-350
  royal honey VIP sachets | Royal Honey for Him VIP 12 Sachets
  a honey that holds sildenafil
health coded PK,TH 3304995000 8-35 80-300
  whitening cream, extra strong | Skin Whitening Cream Hydroquinone 4%
  mercury or hydroquinone in a skin cream
health coded KR,CN 3824999397 30-150 60-300
  hyaluronic filler 1 ml, with needle | Lip Filler 1ml Injection Pen
  an unapproved device with its needle
health hidden CN 7018102000 4-18 50-180
  decorative beads
  one bottle of 100 ivermectin tablets
health hidden IN 2106909987 10-45 90-380
  herbal powder
  sildenafil tablets loose in a jar of powder
tobacco open CN 8543400040 30-220 500-4500
  disposable vape, 5000 puffs, 20 pcs | Disposable Vape 5000 Puffs Box of 20
  vapes without marketing order
tobacco open CN 2404129000 20-90 400-2500
  e-liquid nicotine salt 50 mg, 30 ml | Nic Salt E-Liquid 50mg
  nicotine liquid
tobacco coded CN 8516790000 40-240 800-5200
  atomizer fruit flavor pod | 水果味雾化器 烟弹
  vape pods by a word for atomizers
tobacco coded TR,AE 2403110000 15-70 1000-5000
  molasses for hookah, double apple, 1 kg | Double Apple Shisha Molasses 1kg
  water-pipe tobacco as molasses
tobacco coded PL,UA 2402209000 30-140 1000-4200
  handmade rolled sticks, 10 cartons
  cigarettes without stamps
tobacco hidden CA,CN 8537109170 20-80 900-4200
  electrical apparatus
  ten thousand vape pods as electrical goods
tobacco hidden UA,PL 4901990075 8-30 2000-4800
  books
  cartons of cigarettes as books
`
