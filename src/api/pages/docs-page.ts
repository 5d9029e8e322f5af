/** The documentation of the API as a page, made from the same routes as the OpenAPI document. */

import { problemsOf } from '../openapi.ts'
import type { Parameters } from '../parameter.ts'
import { PROBLEMS } from '../problem-table.ts'
import type { Answer, Audience, Content, Route } from '../route.ts'
import { type Html, html, NOTHING } from './html.ts'
import { inline } from './markdown.ts'
import { type Row, rowsTable } from './rows-table.ts'
import { shapeParts, shapeWord, textOf } from './shape-parts.ts'

const FIRST_STEPS = `# lodge a filing; the receipt says what became of it
curl -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" \\
     --data-binary @filing.json http://localhost:8080/v1/filings

# read what is new since the last cursor
curl -H "Authorization: Bearer $KEY" "http://localhost:8080/v1/dispositions?after=0"`

const AUDIENCES: readonly (readonly [Audience, string, string])[] = [
  [
    'filers',
    'For filers',
    'Carriers, posts, brokers, marketplaces and sellers. Send your key in the header `Authorization: Bearer`.',
  ],
  [
    'officers',
    'For officers',
    'On the server’s own machine, with the token printed at start, in the header `Authorization: Bearer` or the first page’s cookie.',
  ],
  ['everyone', 'For everyone', 'No key is needed.'],
  ['machine', 'For programs on the server’s machine', 'No key is needed, from there.'],
]

/** The page's body. `document` is the OpenAPI document of `routes`. */
export function docsPage(routes: readonly Route[], document: object): Html {
  const groups = AUDIENCES.map(([audience, title, about]) => ({
    title,
    about,
    own: routes.filter((route) => route.audience === audience),
  }))
  return html`
<h1>API documentation</h1>
<p class="lead">Filers lodge filings and events and read what became of them. Everything refused is a
<a href="/problems">problem</a> that says what to do. For client generators: <a href="/openapi.json">OpenAPI 3.1</a>.</p>
<pre><code>${FIRST_STEPS}</code></pre>
${groups.map(({ title, own }) => html`<h3>${title}</h3>${rowsTable(INDEX_COLUMNS, own.map(indexRow))}`)}
${groups.map(({ title, about, own }) => html`<h2>${title}</h2><p class="soft">${inline(about)}</p>${own.map(routeCard)}`)}
<h2 id="shapes">Shapes</h2>
${shapeParts(document)}`
}

const INDEX_COLUMNS = [{ title: '', as: 'index' }, { title: '' }]

function indexRow({ operation: { id, method, address, summary } }: Route): Row {
  return [
    html`<span class="method">${method}</span> <a href="#${id}">${address}</a>`,
    html`${summary}`,
  ]
}

function routeCard(route: Route): Html {
  const { id, method, address, summary, about, path, query, body, answers } = route.operation
  const list = Object.entries(answers).map(([status, answer]) => answerPart(status, answer))
  const problems = problemsOf(route).map(
    (name) =>
      html`<li><a href="/problems/${name}">${PROBLEMS[name].status} ${PROBLEMS[name].title}</a></li>`,
  )
  return html`<section class="card" id="${id}"><h3><span class="method">${method}</span> <code>${address}</code></h3>
<p>${summary}.</p>
${about === undefined ? NOTHING : html`<p class="prose">${inline(about)}</p>`}
${parameterTable(path, query)}
${body === undefined ? NOTHING : html`<h3>Body</h3><p>${body.about}</p>${body.contents.map(contentPart)}`}
<h3>Answers</h3>${list}
<details><summary>Problems it may answer with</summary><div><ul>${problems}</ul></div></details></section>`
}

function parameterTable(path: Parameters, query: Parameters): Html {
  const rows = [
    ...Object.entries(path).map((entry) => ({ entry, place: 'address' })),
    ...Object.entries(query).map((entry) => ({ entry, place: 'query' })),
  ].map(({ entry: [name, { about, schema }], place }) => {
    const { default: fallback, minimum, maximum } = schema
    const isOpen = maximum === undefined || maximum === Number.MAX_SAFE_INTEGER
    const top = isOpen ? 'or more' : `to ${textOf(maximum)}`
    const range = minimum === undefined ? '' : `, ${textOf(minimum)} ${top}`
    const otherwise = fallback === undefined ? '' : `; ${textOf(fallback)} by default`
    return [
      html`<code>${name}</code>`,
      `in the ${place}`,
      html`${shapeWord(schema)}${range}${otherwise}`,
      inline(about),
    ]
  })
  if (rows.length === 0) return NOTHING
  const columns = [
    { title: 'Name', as: 'beside', lead: '' },
    { title: 'Where', as: 'soft keep beside', lead: '' },
    { title: 'What', lead: '' },
    { title: 'Meaning', lead: '' },
  ]
  return html`<h3>Parameters</h3>${rowsTable(columns, rows)}`
}

function answerPart(status: string, { about, contents }: Answer): Html {
  return html`<p><strong>${status}</strong> ${inline(about)}</p>${contents.map(contentPart)}`
}

function contentPart({ mediaType, schema, examples }: Content): Html {
  const shown = Object.entries(examples ?? {}).map(
    ([name, value]) =>
      html`<details><summary>Example: ${name}</summary><div><pre><code>${exampleText(value)}</code></pre></div></details>`,
  )
  return html`<p><code>${mediaType}</code> ${shapeWord(schema)}</p>${shown}`
}

function exampleText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2)
}
