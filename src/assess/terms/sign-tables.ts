/**
 * Sign tables, of signs that stand for others: letters no decomposition makes plain, traditional
 * Chinese, letters that look like Latin ones, and digits and signs written for letters.
 */
import { to as chinese } from 'opencc-js/preset/t2cn'

/** `ß ss|ø o`: each sign with what it folds to; nothing after the space takes it away. */
function tableOf(pairs: string): ReadonlyMap<string, string> {
  return new Map(
    pairs.split('|').map((pair): [string, string] => {
      const [from = '', to = ''] = pair.split(' ')
      return [from, to]
    }),
  )
}

/** Letters that no decomposition makes plain, and spellings that differ by keyboard only. */
export const OWN = tableOf(
  [
    'ß ss|ẞ ss|æ ae|Æ ae|œ oe|Œ oe|ø o|Ø o|ł l|Ł l|đ d|Đ d|ð d|Ð d|þ th|Þ th|ı i|ħ h|ŧ t|ƒ f|ɑ a|ɡ g|ɩ i',
    'ᴀ a|ʙ b|ᴄ c|ᴅ d|ᴇ e|ꜰ f|ɢ g|ʜ h|ɪ i|ᴊ j|ᴋ k|ʟ l|ᴍ m|ɴ n|ᴏ o|ᴘ p|ʀ r|ꜱ s|ᴛ t|ᴜ u|ᴠ v|ᴡ w|ʏ y|ᴢ z',
    "أ ا|إ ا|آ ا|ٱ ا|ى ي|ی ي|ئ ي|ة ه|ؤ و|ک ك|ـ |\u0901 \u0902|\u093c |’ '|ʼ '|‘ '|´ '",
  ].join('|'),
)

/** Traditional Chinese characters and their simplified forms (OpenCC, Apache-2.0), without phrases. */
export const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  (chinese['cn'] ?? [])
    .flat()
    .flatMap((pairs) => (typeof pairs === 'string' ? [...tableOf(pairs)] : []))
    .filter(([sign]) => Array.from(sign).length === 1),
)

/** Letters of other scripts that pass for Latin ones; used only where a word mixes or hides scripts. */
export const LOOKALIKES = tableOf(
  [
    'а a|в b|с c|е e|н h|і i|ј j|к k|м m|о o|р p|ѕ s|т t|у y|х x|ԁ d|ԛ q|ԝ w|ґ r|г r|п n|и u|ԍ g|ӏ l|һ h',
    'α a|β b|ε e|η n|ι i|κ k|μ u|ν v|ο o|ρ p|τ t|υ u|χ x|γ y|σ o|ω w',
    'ա w|օ o|ս u|հ h|ո n|յ j|ց g|ք p|ﬁ fi|ꭰ d|ꭱ r|ꭲ t|ꭺ a|ꮃ w|ꮇ m|ꮋ h|ꮪ s|ꮮ l|ꮯ c|ꮲ p|ꮶ k',
  ].join('|'),
)

/** Digits and signs written for letters, as in `f3nt@nyl`; 1 and ! may be two. */
export const LEET: ReadonlyMap<string, string> = new Map([
  ['0', 'o'],
  ['1', 'il'],
  ['2', 'z'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['6', 'g'],
  ['7', 't'],
  ['8', 'b'],
  ['9', 'g'],
  ['@', 'a'],
  ['$', 's'],
  ['!', 'il'],
  ['|', 'il'],
  ['€', 'e'],
  ['£', 'l'],
  ['+', 't'],
  ['(', 'c'],
])
