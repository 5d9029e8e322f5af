/**
 * Chinese and Japanese writing that is not read character by character: words of company names, and
 * names whose usual reading is another one. Simplified and traditional. Our own selection.
 */
import { pairsOf } from './words-of.ts'

const PHRASES = pairsOf(`
  股份有限公司: joint stock company
  股份有限公司: joint stock company
  有限责任公司: limited
  有限責任公司: limited
  有限公司: limited
  责任公司: limited
  公司: company
  集团: group
  集團: group
  控股: holding
  国际: international
  國際: international
  贸易: trading
  貿易: trading
  商贸: trading
  商貿: trading
  进出口: import export
  進出口: import export
  科技: technology
  技术: technology
  技術: technology
  电子: electronic
  電子: electronic
  实业: industry
  實業: industry
  工业: industry
  工業: industry
  制造: manufacturing
  製造: manufacturing
  机械: machinery
  機械: machinery
  设备: equipment
  設備: equipment
  物流: logistics
  供应链: supply chain
  供應鏈: supply chain
  化工: chemical
  化学: chemical
  化學: chemical
  生物: biological
  生物科技: biotech
  货运代理: freight forwarding
  貨運代理: freight forwarding
  货运: freight
  电器: electric
  皮具: leather
  주식회사: joint stock company
  유한회사: limited
  医药: pharmaceutical
  醫藥: pharmaceutical
  制药: pharmaceutical
  纺织: textile
  紡織: textile
  服装: garment
  服裝: garment
  服饰: garment
  投资: investment
  投資: investment
  发展: development
  發展: development
  开发: development
  工程: engineering
  建设: construction
  建設: construction
  建筑: construction
  材料: materials
  新材料: new materials
  信息: information
  通信: communication
  通讯: communication
  网络: network
  網絡: network
  软件: software
  軟件: software
  智能: intelligent
  大学: university
  大學: university
  研究所: research institute
  研究院: research institute
  银行: bank
  銀行: bank
  航空: aviation
  航天: aerospace
  船务: shipping
  船務: shipping
  海运: shipping
  海運: shipping
  石油: petroleum
  能源: energy
  电力: power
  汽车: automobile
  大厦: building
  大廈: building
  大楼: building
  大樓: building
  工业区: industrial zone
  工業區: industrial zone
  工业园: industrial park
  汽車: automobile
  工厂: factory
  工廠: factory
  商行: trading
  企业: enterprise
  企業: enterprise
  中国: china
  中國: china
  香港: hongkong
  北京: beijing
  上海: shanghai
  广州: guangzhou
  廣州: guangzhou
  深圳: shenzhen
  东莞: dongguan
  東莞: dongguan
  义乌: yiwu
  義烏: yiwu
  宁波: ningbo
  杭州: hangzhou
  厦门: xiamen
  廈門: xiamen
  重庆: chongqing
  重慶: chongqing
  成都: chengdu
  天津: tianjin
  长安: changan
  長安: changan
  长城: changcheng
  长春: changchun
  长沙: changsha
  广东: guangdong
  廣東: guangdong
  浙江: zhejiang
  江苏: jiangsu
  新疆: xinjiang
  株式会社: joint stock company
  有限会社: limited
  商事: trading
  产业: industry
  産業: industry
  金正恩: kim jong un
  金正日: kim jong il
  金日成: kim il sung
  弗拉基米尔: vladimir
  弗拉基米爾: vladimir
  普京: putin
  穆罕默德: mohammed
  阿卜杜勒: abdul
  侯赛因: hussein
  艾哈迈德: ahmed
  默罕默德: mohammed
  亚历山大: alexander
  山田: yamada
  田中: tanaka
  佐藤: sato
  鈴木: suzuki
  高橋: takahashi
  伊藤: ito
  渡辺: watanabe
  渡邊: watanabe
  山本: yamamoto
  中村: nakamura
  小林: kobayashi
  加藤: kato
  吉田: yoshida
  佐々木: sasaki
  山口: yamaguchi
  松本: matsumoto
  井上: inoue
  木村: kimura
  斎藤: saito
  斉藤: saito
  清水: shimizu
  山崎: yamazaki
  池田: ikeda
  橋本: hashimoto
  阿部: abe
  石川: ishikawa
  山下: yamashita
  中島: nakajima
  石井: ishii
  小川: ogawa
  前田: maeda
  岡田: okada
  長谷川: hasegawa
  藤田: fujita
  後藤: goto
  近藤: kondo
  村上: murakami
  遠藤: endo
  青木: aoki
  坂本: sakamoto
  太田: ota
  西村: nishimura
  藤井: fujii
  金子: kaneko
  岡本: okamoto
  藤原: fujiwara
  三浦: miura
  中野: nakano
  松田: matsuda
  原田: harada
  中川: nakagawa
  小野: ono
  田村: tamura
  竹内: takeuchi
  中山: nakayama
  和田: wada
  石田: ishida
  森田: morita
  上田: ueda
  原: hara
  太郎: taro
  一郎: ichiro
  次郎: jiro
  花子: hanako
  陽子: yoko
  裕子: yuko
  直人: naoto
  直樹: naoki
  健一: kenichi
  浩: hiroshi
  隆: takashi
  明美: akemi
  和也: kazuya
  亮介: ryosuke
  翔太: shota
  大輔: daisuke
  拓真: takuma
  美加子: mikako
  桃子: momoko
  真綾: maaya
  七夏: nanaka
  里佳: rika
  千代: chiyo
  幹: miki
  舞: mai
  学: manabu
  聡太郎: sotaro
  裕樹: yuki
  篤司: atsushi
  洋介: yosuke
  修平: shuhei
  康弘: yasuhiro
  健太: kenta
  英樹: hideki
  涼平: ryohei
  拓也: takuya
  零: rei
  晃: akira
  淳: jun
  稔: minoru
  治: osamu
  充: mitsuru
  加奈: kana
  あすか: asuka
  くみ子: kumiko
  さゆり: sayuri
  麻衣: mai
  知実: tomomi
  香織: kaori
  智也: tomoya
  京助: kyosuke
`)

/** Characters whose usual reading in names differs from the first one of a dictionary. */
const CHARACTERS = pairsOf(`
  曾: zeng
  翟: zhai
  朴: piao
  查: zha
  盖: ge
  覃: qin
  长: chang
  長: chang
  重: chong
  乐: le
  樂: le
  行: hang
  都: du
  厦: xia
  廈: xia
  宁: ning
  沈: shen
  瀋: shen
  贾: jia
  賈: jia
  柏: bo
  葛: ge
  尹: yin
  晟: sheng
  曦: xi
`)

/** Read so where a name begins with them. */
const FAMILY_NAME_CHARACTERS = pairsOf(`
  单: shan
  区: ou
  區: ou
  單: shan
  解: xie
  仇: qiu
  任: ren
  华: hua
  燕: yan
  那: na
  召: shao
`)

/** Longest phrase in characters. */
export const PHRASE_LENGTH_MAX = 6

/** Phrases → how they are read, in words. */
export const HAN_PHRASES: ReadonlyMap<string, string> = new Map(
  PHRASES.filter(([phrase]) => phrase.length > 1),
)

/** Characters → their reading in names. */
export const HAN_CHARACTERS: ReadonlyMap<string, string> = new Map(CHARACTERS)

/** Characters → their reading as a family name. */
export const HAN_FAMILY_NAMES: ReadonlyMap<string, string> = new Map(FAMILY_NAME_CHARACTERS)
