/** CAS registry numbers of chemicals: two to seven digits, two digits, and a check digit. */

const FORM = /^\d{2,7}-\d{2}-\d$/

/** Whether a text has the form of a CAS number, right or wrong. */
export function hasCasForm(text: string): boolean {
  return FORM.test(text)
}

/**
 * Whether it is one: the last digit is what the others give, each times its place from the right
 * (Chemical Abstracts Service, check digit verification).
 */
export function isCasNumber(text: string): boolean {
  const digits = text.replaceAll('-', '')
  let sum = 0
  for (let place = 1; place < digits.length; place += 1) {
    sum += place * Number(digits[digits.length - 1 - place])
  }
  return hasCasForm(text) && sum % 10 === Number(digits.at(-1))
}
