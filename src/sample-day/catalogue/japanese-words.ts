/** Japanese names and company words, each beside its spelling in Latin letters. */

type Pair = readonly [string, string]

const pairs = (text: string): readonly Pair[] =>
  text
    .trim()
    .split(/,\s*/)
    .map((part) => {
      const [native = '', latin = ''] = part.split(/\s+/)
      return [native, latin] as const
    })

/** Family names. */
export const JAPANESE_FAMILY = pairs(`
佐藤 Sato, 鈴木 Suzuki, 高橋 Takahashi, 田中 Tanaka, 伊藤 Ito, 渡辺 Watanabe, 山本 Yamamoto, 中村 Nakamura, 小林
Kobayashi, 加藤 Kato, 吉田 Yoshida, 山田 Yamada, 松本 Matsumoto, 井上 Inoue, 木村 Kimura, 清水 Shimizu, 斎藤
Saito, 森 Mori, 池田 Ikeda, 橋本 Hashimoto, 石川 Ishikawa, 前田 Maeda, 藤田 Fujita, 岡田 Okada`)

/** Given names. */
export const JAPANESE_GIVEN = pairs(`
翔太 Shota, 健太 Kenta, 大輔 Daisuke, 直樹 Naoki, 拓也 Takuya, 誠 Makoto, 陽菜 Hina, 美咲 Misaki, 愛 Ai, 彩 Aya,
恵子 Keiko, 由美子 Yumiko, 真由美 Mayumi, 陽子 Yoko, 裕子 Yuko, 浩 Hiroshi, 和也 Kazuya, 蓮 Ren`)

/** Trade names of companies. */
export const JAPANESE_TRADE_NAME = pairs(`
青空 Aozora, 富士 Fuji, 桜 Sakura, 東洋 Toyo, 日の出 Hinode, 三葉 Mitsuba, 若葉 Wakaba, 北斗 Hokuto, 大和 Yamato`)

/** What companies deal in. */
export const JAPANESE_SECTOR = pairs(
  '商事 Shoji, 物産 Bussan, 堂 Do, 書店 Shoten, 工房 Kobo, 貿易 Boeki',
)
