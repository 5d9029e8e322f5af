/**
 * Chinese names, roads, districts and company words, each beside its spelling in pinyin or
 * English.
 */

type Pair = readonly [string, string]

const pairs = (text: string): readonly Pair[] =>
  text
    .trim()
    .split(/,\s*/)
    .map((part) => {
      const [native = '', ...latin] = part.split(/\s+/)
      return [native, latin.join(' ')] as const
    })

/** Family names. */
export const CHINESE_FAMILY = pairs(`
王 Wang, 李 Li, 张 Zhang, 刘 Liu, 陈 Chen, 杨 Yang, 黄 Huang, 赵 Zhao, 吴 Wu, 周 Zhou, 徐 Xu, 孙 Sun, 马 Ma,
朱 Zhu, 胡 Hu, 郭 Guo, 何 He, 林 Lin, 高 Gao, 罗 Luo, 郑 Zheng, 梁 Liang, 谢 Xie, 宋 Song, 唐 Tang, 许 Xu, 韩
Han, 邓 Deng, 冯 Feng, 曹 Cao, 彭 Peng, 曾 Zeng, 肖 Xiao, 田 Tian, 董 Dong, 潘 Pan, 袁 Yuan, 蔡 Cai, 蒋
Jiang, 余 Yu, 于 Yu, 杜 Du, 叶 Ye, 程 Cheng, 魏 Wei, 苏 Su, 吕 Lyu, 丁 Ding, 沈 Shen, 任 Ren`)

/** Given names. */
export const CHINESE_GIVEN = pairs(`
伟 Wei, 芳 Fang, 娜 Na, 敏 Min, 静 Jing, 丽 Li, 强 Qiang, 磊 Lei, 洋 Yang, 艳 Yan, 勇 Yong, 军 Jun, 杰 Jie, 涛
Tao, 超 Chao, 明 Ming, 霞 Xia, 平 Ping, 刚 Gang, 桂英 Guiying, 晓明 Xiaoming, 建国 Jianguo, 志强 Zhiqiang, 海燕
Haiyan, 雪梅 Xuemei, 文静 Wenjing, 俊杰 Junjie, 子涵 Zihan, 欣怡 Xinyi, 浩然 Haoran, 雨欣 Yuxin, 嘉豪 Jiahao, 佳琪
Jiaqi, 思远 Siyuan, 梓轩 Zixuan, 诗雨 Shiyu, 天宇 Tianyu, 玉兰 Yulan, 春梅 Chunmei, 国栋 Guodong, 丽华 Lihua, 美玲
Meiling, 永康 Yongkang, 家辉 Jiahui, 秀英 Xiuying, 宏伟 Hongwei, 晶晶 Jingjing, 鹏飞 Pengfei, 立新 Lixin`)

/** Trade names as Chinese companies choose them. */
export const CHINESE_TRADE_NAME = pairs(`
鑫达 Xinda, 华美 Huamei, 瑞丰 Ruifeng, 恒通 Hengtong, 金星 Jinxing, 宏远 Hongyuan, 盛世 Shengshi, 凯越 Kaiyue,
博睿 Borui, 天成 Tiancheng, 泰和 Taihe, 卓越 Zhuoyue, 优品 Youpin, 易达 Yida, 众信 Zhongxin, 环宇 Huanyu, 飞翔
Feixiang, 德利 Deli, 佳旺 Jiawang, 美之源 Meizhiyuan, 新世纪 Xinshiji, 百川 Baichuan, 万家 Wanjia, 东方红
Dongfanghong, 锦绣 Jinxiu, 福临 Fulin, 启航 Qihang, 联创 Lianchuang, 光大 Guangda, 星辰 Xingchen, 宝丽 Baoli,
海纳 Haina, 乐购 Legou, 智诚 Zhicheng`)

/** What companies deal in. */
export const CHINESE_SECTOR = pairs(`
电子科技 Electronic Technology, 贸易 Trading, 进出口 Import and Export, 服饰 Garment, 日用品 Daily
Necessities, 五金制品 Hardware Products, 工艺品 Crafts, 饰品 Jewelry, 玩具 Toys, 家居用品 Household Products,
网络科技 Network Technology, 电子商务 E-Commerce, 塑胶制品 Plastic Products, 照明 Lighting, 鞋业 Footwear, 箱包
Luggage, 化妆品 Cosmetics, 纺织 Textile`)

/** What forwarders call their trade. */
export const CHINESE_FORWARDING = pairs(`
国际货运代理 International Freight Forwarding, 供应链管理 Supply Chain Management, 跨境物流 Cross Border
Logistics, 国际物流 International Logistics, 仓储服务 Warehousing Services`)

/** Road names that most cities have. */
export const CHINESE_ROAD = pairs(`
人民路 Renmin Road, 中山路 Zhongshan Road, 建设路 Jianshe Road, 解放路 Jiefang Road, 工业大道 Gongye Avenue, 科技路
Keji Road, 新华路 Xinhua Road, 长江路 Changjiang Road, 环城东路 Huancheng East Road, 文化路 Wenhua Road, 和平路
Heping Road, 创业路 Chuangye Road, 兴业路 Xingye Road, 迎宾大道 Yingbin Avenue, 东风路 Dongfeng Road, 永安街
Yongan Street, 振兴路 Zhenxing Road, 凤凰路 Fenghuang Road, 龙华路 Longhua Road, 学府路 Xuefu Road`)

/** Districts by the Latin name of their city; a city without an entry goes without. */
export const CHINESE_DISTRICT: Readonly<Record<string, readonly Pair[]>> = {
  Shenzhen: pairs(
    "宝安区 Bao'an District, 龙岗区 Longgang District, 龙华区 Longhua District, 福田区 Futian District",
  ),
  Guangzhou: pairs('白云区 Baiyun District, 天河区 Tianhe District, 番禺区 Panyu District'),
  Dongguan: pairs("长安镇 Chang'an Town, 虎门镇 Humen Town, 厚街镇 Houjie Town"),
  Foshan: pairs('顺德区 Shunde District, 南海区 Nanhai District'),
  Zhongshan: pairs('古镇镇 Guzhen Town, 小榄镇 Xiaolan Town'),
  Shantou: pairs('澄海区 Chenghai District, 龙湖区 Longhu District'),
  Yiwu: pairs(
    '福田街道 Futian Subdistrict, 稠城街道 Choucheng Subdistrict, 江东街道 Jiangdong Subdistrict',
  ),
  Hangzhou: pairs('余杭区 Yuhang District, 滨江区 Binjiang District, 萧山区 Xiaoshan District'),
  Ningbo: pairs('鄞州区 Yinzhou District, 北仑区 Beilun District'),
  Wenzhou: pairs('鹿城区 Lucheng District, 瓯海区 Ouhai District'),
  Shanghai: pairs('松江区 Songjiang District, 闵行区 Minhang District, 青浦区 Qingpu District'),
  Suzhou: pairs('吴中区 Wuzhong District, 相城区 Xiangcheng District'),
  Nanjing: pairs('江宁区 Jiangning District'),
  Quanzhou: pairs('晋江市 Jinjiang, 石狮市 Shishi'),
  Putian: pairs('荔城区 Licheng District, 城厢区 Chengxiang District'),
  Xiamen: pairs('湖里区 Huli District, 集美区 Jimei District'),
  Qingdao: pairs('城阳区 Chengyang District, 黄岛区 Huangdao District'),
  Wuhan: pairs('洪山区 Hongshan District, 东西湖区 Dongxihu District'),
  Shijiazhuang: pairs("长安区 Chang'an District, 裕华区 Yuhua District"),
  Zhengzhou: pairs('金水区 Jinshui District'),
  Urumqi: pairs('天山区 Tianshan District, 新市区 Xinshi District'),
}
