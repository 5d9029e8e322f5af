/** The look of the plain pages: one stylesheet, light and dark, readable from a phone to a wall. */

/** CSS. Lanes differ by word and shape as well as by colour. */
export const STYLESHEET = `
:root { color-scheme: light dark;
  --ink: #1a2330; --soft: #566373; --line: #d6dde5; --ground: #ffffff; --card: #f5f7f9;
  --accent: #0a5a86; --code: #eef2f5;
  --calm: #1d6b43; --calm-ground: #e3f3ea; --care: #7a5200; --care-ground: #fbf0d6;
  --stop: #a02718; --stop-ground: #fbe6e2; }
@media (prefers-color-scheme: dark) { :root {
  --ink: #e6ebf0; --soft: #9caab8; --line: #2e3945; --ground: #11171d; --card: #19212a;
  --accent: #74bde6; --code: #1f2933;
  --calm: #7fd3a5; --calm-ground: #16301f; --care: #ecc26a; --care-ground: #332a12;
  --stop: #f39a8b; --stop-ground: #3a1c17; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; font: 16px/1.55 system-ui, -apple-system, "Segoe UI", sans-serif;
  color: var(--ink); background: var(--ground); overflow-wrap: break-word; }
.top { border-bottom: 1px solid var(--line); }
.top > div, main { max-width: 74rem; margin: 0 auto; padding: 0 1.25rem; }
.top > div { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: baseline;
  padding-top: .9rem; padding-bottom: .9rem; }
.top strong { font-size: 1.1rem; letter-spacing: .01em; }
.top strong a { color: inherit; text-decoration: none; }
.top nav { display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; }
.top .where { color: var(--soft); }
.top nav:last-child { margin-left: auto; }
main { padding-top: 1.5rem; padding-bottom: 4rem; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible, input:focus-visible, button:focus-visible {
  outline: 3px solid var(--accent); outline-offset: 2px; border-radius: .2rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .75rem; letter-spacing: -.01em; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 2.25rem 0 .6rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .35rem; }
p, ul, ol, dl, table, pre { margin: 0 0 .8rem; }
.lead { font-size: 1.15rem; max-width: 46rem; }
.prose { max-width: 46rem; }
.soft { color: var(--soft); }
.small { font-size: .9rem; }
code, pre { font-size: .875em;
  font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
code { background: var(--code); border-radius: .25rem; padding: .08em .3em;
  overflow-wrap: anywhere; }
pre { background: var(--code); border-radius: .4rem; padding: .8rem 1rem; overflow-x: auto; }
details pre.condition { white-space: pre-wrap; overflow-wrap: anywhere; }
pre code { background: none; padding: 0; overflow-wrap: normal; }
.cards, .figures { list-style: none; padding: 0; display: grid; gap: .75rem;
  grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); }
.figures { grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); }
.cards > li, .figures > li { background: var(--card); border: 1px solid var(--line);
  border-radius: .5rem; padding: .75rem 1rem; display: flex; flex-direction: column; }
.cards span, .figures span:not(.lane) { color: var(--soft); font-size: .92rem; }
.figures .lane { align-self: flex-start; margin: .15rem 0 .3rem; }
.figures b { font-size: 1.5rem; line-height: 1.25; font-variant-numeric: tabular-nums; }
.figures a { color: inherit; text-decoration: none; display: flex; flex-direction: column; flex: 1;
  margin: -.75rem -1rem; padding: .75rem 1rem; border-radius: .5rem; }
.figures a:hover, .figures a[aria-current] { background: var(--code);
  box-shadow: inset 0 -3px 0 var(--accent); }
.wide { overflow-x: auto; margin-bottom: .8rem; }
.wide > table { margin: 0; }
table { border-collapse: collapse; width: 100%; font-size: .94rem; }
th, td { text-align: left; padding: .45rem 1rem .45rem 0; border-bottom: 1px solid var(--line);
  vertical-align: top; }
th { color: var(--soft); font-weight: 600; white-space: nowrap; }
td code, .keep { white-space: nowrap; }
td .path { white-space: normal; }
th.grow { width: 55%; }
.index { width: 45%; }
.figures.lanes { grid-template-columns: repeat(auto-fill, minmax(12.5rem, 1fr)); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.lane { display: inline-block; white-space: nowrap; border: 1px solid; border-radius: 1rem;
  padding: .02rem .6rem; font-size: .86rem; font-weight: 600; }
.lane-release, .lane-post-audit { color: var(--calm); background: var(--calm-ground); }
.lane-documents { color: var(--care); background: var(--care-ground); }
.lane-examine, .lane-refuse { color: var(--stop); background: var(--stop-ground); }
.lane-refuse { border-width: 2px; }
.verdict { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: center;
  border: 1px solid var(--line); border-left: .4rem solid var(--soft); border-radius: .5rem;
  background: var(--card); padding: .9rem 1.1rem; margin: 0 0 1rem; }
.verdict .lane { font-size: 1.05rem; padding: .1rem .85rem; }
.verdict.release, .verdict.post-audit { border-left-color: var(--calm); }
.verdict.documents { border-left-color: var(--care); }
.verdict.examine, .verdict.refuse { border-left-color: var(--stop); }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr));
  gap: .6rem 1.5rem; margin: 0 0 1rem; }
.facts dt { color: var(--soft); font-size: .86rem; }
.facts dd { margin: 0; }
.facts .broad { grid-column: 1 / -1; }
.card { border: 1px solid var(--line); border-radius: .5rem; padding: .85rem 1.1rem;
  margin: 0 0 .8rem; }
.card > h3 { margin-top: 0; }
.card > :last-child { margin-bottom: 0; }
details { border: 1px solid var(--line); border-radius: .5rem; margin: 0 0 .5rem; }
details > summary { cursor: pointer; padding: .5rem .9rem; }
details[open] > summary { border-bottom: 1px solid var(--line); }
details > div { padding: .75rem 1rem .25rem; overflow-x: auto; }
.tree, .tree ul { list-style: none; padding-left: 0; margin: 0 0 .6rem; }
.tree ul { border-left: 2px solid var(--line); margin: .15rem 0 .15rem .35rem;
  padding-left: .8rem; }
.tree li { margin: .12rem 0; }
.yes, .no, .unknown { font-size: .84rem; font-weight: 600; white-space: nowrap; }
.yes { color: var(--stop); } .no { color: var(--soft); } .unknown { color: var(--care); }
.method { display: inline-block; min-width: 3.1rem; font-weight: 700; font-size: .86rem; }
form { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0 0 .8rem; align-items: center; }
input, button { font: inherit; color: inherit; padding: .4rem .7rem; border: 1px solid var(--soft);
  border-radius: .4rem; background: var(--ground); min-width: 0; }
input { flex: 1 1 14rem; max-width: 26rem; }
button { background: var(--accent); border-color: var(--accent); color: var(--ground);
  font-weight: 600; cursor: pointer; }
@media (max-width: 40rem) {
  .rows thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); }
  .rows, .rows tbody { display: block; }
  .rows tr { display: block; padding: .55rem 0; border-bottom: 1px solid var(--line); }
  .rows td { display: block; border: 0; padding: .08rem 0; text-align: left; white-space: normal; }
  .rows td:empty { display: none; }
  .rows td[data-is]::before { content: attr(data-is) " "; color: var(--soft);
    font-size: .86rem; }
  .rows td.index { width: auto; overflow-wrap: anywhere; }
  .figures.lanes { grid-template-columns: 1fr 1fr; }
  .rows td.beside { display: inline-block; margin-right: .9rem; } }
@media (max-width: 40rem) { body { font-size: 15px; } h1 { font-size: 1.4rem; }
  .top nav:last-child { margin-left: 0; } main { padding-top: 1.1rem; } }
@media print { .top nav, form { display: none; } details > div { overflow: visible; } }
`
