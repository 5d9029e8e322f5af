/** The check-digit arithmetic that identifiers share. Inputs are digit strings; nothing here throws. */

/** The sum of each digit of `digits` times the weight at its place; weights repeat when they run out. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1) {
    sum += (digits.charCodeAt(place) - 48) * (weights[place % weights.length] ?? 0)
  }
  return sum
}

/** The digit that fills `sum` up to the next multiple of ten. */
export function toNextTen(sum: number): number {
  return (10 - (sum % 10)) % 10
}

/** The remainder of a decimal number of any length, digit by digit: exact beyond 2^53. */
export function remainderOf(digits: string, modulus: number): number {
  let remainder = 0
  for (let place = 0; place < digits.length; place += 1) {
    remainder = (remainder * 10 + digits.charCodeAt(place) - 48) % modulus
  }
  return remainder
}

/** Whether the last digit is the Luhn check digit of the others (ISO/IEC 7812-1 annex B). */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let fromRight = 0; fromRight < digits.length; fromRight += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - fromRight) - 48
    const doubled = fromRight % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
