/** HTML as a value of its own: whatever is put into it is escaped, unless it is HTML already. */

/** A piece of HTML that is safe to put into a page. */
export type Html = { readonly markup: string }

/** What may be put into HTML. `undefined` is nothing. */
export type HtmlPart = string | number | Html | readonly Html[] | undefined

/** A tag for template literals: the literal parts are HTML, what is put in is text. */
export function html(literal: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  let markup = literal[0] ?? ''
  for (const [place, part] of parts.entries()) {
    markup += markupOf(part) + (literal[place + 1] ?? '')
  }
  return { markup }
}

/** No HTML at all. */
export const NOTHING: Html = { markup: '' }

/** Pieces one after another. */
export function joined(pieces: readonly Html[], between = ''): Html {
  return { markup: pieces.map(({ markup }) => markup).join(between) }
}

function markupOf(part: HtmlPart): string {
  if (part === undefined) return ''
  if (typeof part === 'number') return String(part)
  if (typeof part === 'string') return escaped(part)
  return 'markup' in part ? part.markup : joined(part).markup
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
