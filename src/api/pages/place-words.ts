/** A place in a filing in words, for people who do not read pointers. */
import { segmentsOf } from '../../lib/json-pointer.ts'

/** `/consignment/goodsItems/0/commodityCode` → `goods item 1, commodity code`. */
export function placeWords(pointer: string): string {
  const words: string[] = []
  for (const segment of segmentsOf(pointer)) {
    if (segment === 'consignment' && words.length === 0) continue
    if (/^\d+$/.test(segment)) {
      const list = words.pop() ?? 'entry'
      words.push(`${list.replace(/s$/u, '')} ${Number(segment) + 1}`)
    } else words.push(wordsOf(segment))
  }
  return words.length === 0 ? 'the filing' : words.join(', ')
}

/** `grossWeightGrams` → `gross weight in grams`. */
function wordsOf(name: string): string {
  const words = name.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`)
  return words.replace(/ grams$/u, ' in grams')
}
