/**
 * Copy words: what sellers of copies write of their goods, in the languages they write it in. A
 * strong phrase admits a copy by itself; a weak one only beside a brand.
 */

/** A phrase of copiers; `unless` are words that, within two words, give it another meaning. */
export type CopyPhrase = {
  readonly written: string
  readonly strength: 'strong' | 'weak'
  readonly unless: readonly string[]
}

const STRONG = [
  'mirror quality, mirror copy, mirror grade, 1:1 replica, 1:1 copy, 1:1 quality, 1:1 mirror, super clone, superclone',
  'super copy, super fake, superfake, aaa replica, aaa copy, aaa grade copy, triple a copy, high replica, high copy',
  'top replica, best replica, grade replica, first copy, 7a quality, 5a quality, 10a quality, aaaaa quality',
  'unauthorized authentic, ua sneakers, same factory as original, original order quality, ljr batch, og batch, pk batch',
  'oem logo, with logo on request, logo on request, no logo on picture, covered logo, hidden logo, logo blurred, blurred logo',
  'picture no logo, receive with logo, with original logo, with brand box and logo, logo will be added',
  'top quality copy, hidden link, logo covered, logo under sticker, logo hidden, no brand shown, brand logo covered, top copy, counterfeit, knock off, knockoff, knockoffs, calidad espejo, replica exacta, copia exacta, copia triple a, calidad aaa',
  'clon aaa, imitacion aaa, replique exacte, qualite miroir, contrefacon, falschung, spiegelqualitat, plagiat',
  'réplica perfeita, primeira linha replica, qualidade espelho, реплика люкс, реплика 1:1, копия люкс, точная копия',
  'копия 1:1, подделка, birebir kopya, a kalite replika, replika, نسخة طبق الأصل, تقليد درجة أولى, هاي كوبي, درجة اولى كوبي',
  'high copy a+, 高仿, 精仿, 超a, a货, a貨, aaa货, 顶级复刻, 頂級復刻, 复刻版, 復刻, 莆田, 纯原, 純原, 原单, 原單, 尾单正品, 一比一',
  '1:1复刻, 原厂皮, 代购级, 公司级, 专柜同款质量, 顶级版本, スーパーコピー, コピー品, n級品, n级品, 偽物, 레플리카, 미러급, 짝퉁, 정품급, hàng super fake',
  'hàng fake, hàng rep, sf 1:1, kw super, premium kw, mirror ori, grade ori, premium mirror, ของก๊อป, งานมิลเลอร์, งานก๊อป',
] as const

const WEAK = [
  'style, styled, copy, reps, rep, batch, quality copy, grade copy, inspired, inspired by, dupe, dupes, look alike, lookalike, same as, same style as, similar to, in the style of, homage, impression of',
  'our version of, alternative to, replica, replicas, clone, fake, imitation, imitacion, imitación, imitazione, imitação, réplica, réplique',
  'replik, nachahmung, nachbildung, реплика, копия, аналог, в стиле, стиль как, kopya, taklit, muadil, estilo, tipo, estilo de',
  'inspirado en, inspirada en, inspirado em, inspiré de, inspire par, facon, style de, im stil von, تقليد, مستوحى من, كوبي, नकली, कॉपी',
  '同款, 风格, 款式同, 仿品, 仿制, 山寨, 复制品, 大牌同款, 平替, 風格, 风同款, 明星同款, スタイル, 스타일, kiểu dáng, giống',
] as const

/** Words that show that "1:1" and "mirror quality" are about scale, mixture or polish. */
const SCALE =
  'scale ratio mix mixing model size prop film movie aspect epoxy resin steel polish printing custom service'
const MUSEUM = 'museum dinosaur fossil skull coin medal sword prop movie film statue bust weapon'

/** Every copy phrase. */
export const COPY_PHRASES: readonly CopyPhrase[] = [
  ...STRONG.flatMap((line) => phrases(line, { strength: 'strong', unless: SCALE })),
  ...WEAK.flatMap((line) => phrases(line, { strength: 'weak', unless: MUSEUM })),
  ...phrases('1:1', { strength: 'weak', unless: SCALE }),
]

function phrases(
  line: string,
  of: { readonly strength: CopyPhrase['strength']; readonly unless: string },
): readonly CopyPhrase[] {
  const unless = of.unless.split(' ')
  return line
    .split(', ')
    .map((written) => ({ written: written.trim(), strength: of.strength, unless }))
}
