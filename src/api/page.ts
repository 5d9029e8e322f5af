/** The frame of plain pages: no scripts, no outside resources, light and dark. */

/** Text made safe to stand in HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

const STYLE = `
:root { color-scheme: light dark; --ink: #17202a; --soft: #5b6673; --line: #d8dee5; --ground: #fff;
  --card: #f6f8fa; --accent: #0b5c8a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf2; --soft: #9aa7b4; --line: #2c3640;
  --ground: #12181e; --card: #1a222a; --accent: #6db8e3; } }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
header { border-bottom: 1px solid var(--line); padding: 1rem 1.5rem; display: flex; gap: .75rem;
  align-items: baseline; flex-wrap: wrap; }
header strong { font-size: 1.15rem; letter-spacing: .01em; }
header span { color: var(--soft); }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem; }
a { color: var(--accent); }
h2 { font-size: 1rem; margin: 2rem 0 .5rem; }
.lead { font-size: 1.15rem; max-width: 44rem; }
ul.cards, ul.figures { list-style: none; padding: 0; display: grid; gap: .75rem;
  grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); }
ul.figures { grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); }
ul.cards li, ul.figures li { background: var(--card); border: 1px solid var(--line);
  border-radius: .5rem; padding: .75rem 1rem; display: flex; flex-direction: column; }
ul.cards span, ul.figures span { color: var(--soft); font-size: .9rem; }
ul.figures b { font-size: 1.5rem; font-variant-numeric: tabular-nums; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; padding: .45rem .6rem; border-bottom: 1px solid var(--line);
  vertical-align: top; }
th { color: var(--soft); font-weight: 600; white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.lane { white-space: nowrap; border: 1px solid var(--line); border-radius: 1rem;
  padding: .05rem .55rem; font-size: .85rem; }
.lane.examine, .lane.refuse { border-color: currentColor; font-weight: 700; }
.lane.documents { font-weight: 600; }
pre { background: var(--card); border: 1px solid var(--line); padding: 1rem; overflow-x: auto;
  border-radius: .5rem; }`

/** A whole page. `title` is text; `body` is HTML that the caller has made safe. */
export function page({ title, body }: { readonly title: string; readonly body: string }): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Tidewaiter: ${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><header><strong>Tidewaiter</strong><span>${escapeHtml(title)}</span></header>
<main>${body}</main></body></html>`
}
