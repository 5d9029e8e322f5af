/** Other names that a publisher writes inside a name: `X (a.k.a. Y)`, `X, a/k/a Y`, `X [aka Y]`. */

/** The plain word is taken in small letters only: Aka is a family name. */
const MARK = String.raw`(?:(?:[aA]\.[kK]\.[aA]\.?|[aA]\/[kK]\/[aA]|aka|[fF]\.[kK]\.[aA]\.?|[fF]\/[kK]\/[aA]|fka|also known as|formerly known as),?)`
const BRACKETED = new RegExp(String.raw`\s*[(\[]\s*${MARK}\s+([^()\[\]]+)[)\]]`, 'gu')
const FOLLOWING = new RegExp(String.raw`[\s,;]+${MARK}\s+`, 'u')

/** What UFLPA, ISN and other notices say of whoever comes after; it is no part of the name. */
const SUCCESSORS = /[;,]?\s+and (?:any|its) successors?\b.*$/iu

/** The name itself, and the names inside it. */
export function namesInside(text: string): {
  readonly name: string
  readonly aliases: readonly string[]
} {
  const aliases: string[] = []
  const bare = text.replace(SUCCESSORS, '').replaceAll(BRACKETED, (_whole, inside: string) => {
    aliases.push(...inside.split(';'))
    return ''
  })
  const [name = '', ...rest] = bare.split(FOLLOWING)
  const clean = [...aliases, ...rest]
    .map((alias) => alias.trim().replace(/^and\s+/u, ''))
    .filter((alias) => alias.length > 0)
  const own = name.replaceAll(/\s+/gu, ' ').trim()
  return own.length === 0 ? { name: text.trim(), aliases: clean } : { name: own, aliases: clean }
}
