/** The name of a fact in words, for people who do not read the rule language. */

/** `item.listedPriceMinor` → `item, listed price`. */
export function factWords(fact: string): string {
  return fact
    .replace(/Minor$/u, '')
    .replaceAll('.', ', ')
    .replaceAll(/(?<=[a-z\d])[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`)
    .replaceAll(/(?<=[a-z])(?=\d)/gu, ' ')
}
