/**
 * Markdown → HTML, as far as the pages of problems use it: headings, paragraphs, lists, code,
 * links.
 */
import { type Html, html, joined } from './html.ts'

/** The page as HTML. What is not understood stands as plain text. */
export function markdown(text: string): Html {
  const blocks: Html[] = []
  const lines = text.split('\n')
  while (lines.length > 0) {
    const line = lines[0] ?? ''
    if (line.trim().length === 0) lines.shift()
    else if (line.startsWith('```')) blocks.push(code(lines))
    else if (/^#{1,3} /.test(line)) blocks.push(heading(lines.shift() ?? ''))
    else if (line.startsWith('- ')) blocks.push(list(lines))
    else blocks.push(paragraph(lines))
  }
  return joined(blocks, '\n')
}

function code(lines: string[]): Html {
  lines.shift()
  const end = lines.findIndex((line) => line.startsWith('```'))
  const inside = lines.splice(0, end < 0 ? lines.length : end)
  lines.shift()
  return html`<pre><code>${inside.join('\n')}</code></pre>`
}

function heading(line: string): Html {
  const text = inline(line.replace(/^#+ /, ''))
  if (line.startsWith('### ')) return html`<h3>${text}</h3>`
  return line.startsWith('## ') ? html`<h2>${text}</h2>` : html`<h1>${text}</h1>`
}

function list(lines: string[]): Html {
  const items: string[] = []
  while (/^(- | {2}\S)/.test(lines[0] ?? '')) {
    const line = lines.shift() ?? ''
    if (line.startsWith('- ')) items.push(line.slice(2))
    else items.push(`${items.pop() ?? ''} ${line.trim()}`)
  }
  return html`<ul>${items.map((item) => html`<li>${inline(item)}</li>`)}</ul>`
}

function paragraph(lines: string[]): Html {
  const inside: string[] = []
  while ((lines[0] ?? '').trim().length > 0 && !/^(```|#{1,3} |- )/.test(lines[0] ?? '')) {
    inside.push(lines.shift() ?? '')
  }
  return html`<p>${inline(inside.join(' '))}</p>`
}

const INLINE = /`(?<code>[^`]+)`|\*\*(?<bold>[^*]+)\*\*|\[(?<label>[^\]]+)\]\((?<target>[^)\s]+)\)/u

/** One line of Markdown, without blocks. */
export function inline(text: string): Html {
  const pieces: Html[] = []
  for (let rest = text; rest.length > 0; ) {
    const match = INLINE.exec(rest)
    if (match === null) {
      pieces.push(html`${rest}`)
      break
    }
    pieces.push(html`${rest.slice(0, match.index)}`, marked(match.groups ?? {}))
    rest = rest.slice(match.index + match[0].length)
  }
  return joined(pieces)
}

function marked(groups: Readonly<Record<string, string | undefined>>): Html {
  const { code: mono, bold, label, target = '' } = groups
  if (mono !== undefined) return html`<code>${mono}</code>`
  if (bold !== undefined) return html`<strong>${bold}</strong>`
  // Pages of problems point to each other by file; here each is an address.
  return html`<a href="${target.replace(/^([a-z-]+)\.md$/u, '/problems/$1')}">${label}</a>`
}
