/**
 * Lists what a pack states without having read it in the law (mark U) or without having found it
 * (mark N), so that whoever uses the pack knows what to check first.
 */
import type { Mark, Pack } from '../src/domain/pack.ts'
import { periodText } from '../src/packs/period.ts'

/** A row of a pack that nobody has verified. `what` is the row's own name or statement. */
export type UnverifiedRow = {
  readonly table: string
  readonly id: string
  readonly mark: Mark
  readonly what: string
  readonly cite: string
  readonly note: string | undefined
}

type Sourced = { readonly cite: string; readonly mark: Mark; readonly note?: string }
type Words = { readonly id: string; readonly what: string }

/** All rows marked U or N, in the order of the pack. */
export function listUnverified(pack: Pack): readonly UnverifiedRow[] {
  const rows = [
    ...pack.authorities.map((row) => rowOf('purposes', row, { id: row.id, what: row.name })),
    ...pack.regimes.map((row) => rowOf('regimes', row, { id: row.id, what: row.name })),
    ...pack.pathways.flatMap(pathwayRows),
    ...pack.grounds.map((row) => rowOf('grounds', row, { id: row.id, what: row.name })),
    ...pack.lawFacts.map((row) => rowOf('facts', row, { id: row.id, what: row.what })),
    ...rateRows(pack),
    ...pack.rules.map((row) =>
      rowOf('rules', row.basis, { id: row.id, what: `${row.topic}, ${row.basis.kind}` }),
    ),
    ...pack.consequences.map((row) =>
      rowOf('lists of parties', row.basis, { id: row.id, what: `${row.list}: ${row.topic}` }),
    ),
    ...pack.termLists.map((row) => rowOf('term lists', row, { id: row.id, what: row.about })),
    ...qualityRows(pack),
    rowOf('policy', pack.policy.random, { id: 'random', what: 'Shares drawn at random' }),
  ]
  return rows.filter(({ mark }) => mark === 'U' || mark === 'N')
}

/** The list as a page in Markdown: a table for each part of the pack. */
export function unverifiedPage(pack: Pack): string {
  const rows = listUnverified(pack)
  const tables = [...new Set(rows.map(({ table }) => table))]
  const { id, version, title } = pack.head
  return [
    `# ${title}: what is not verified`,
    `Pack \`${id}@${version}\`. U: check before use. N: looked for and not found. Rows that are V (the
text was read) or S (a secondary source says so) are not listed. This page is made from the pack by
\`node tools/pack-docs.ts\`.`,
    ...tables.flatMap((table) => {
      const own = rows.filter((row) => row.table === table)
      return [`## ${capital(table)} (${own.length})`, tableOf(own)]
    }),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n')
}

function pathwayRows(pathway: Pack['pathways'][number]): readonly UnverifiedRow[] {
  const { id, name, elements, deadline } = pathway
  const dated = { id, what: `${name}, ${periodText(pathway)}` }
  const due =
    deadline === undefined
      ? []
      : [rowOf('pathways', deadline, { id: `${id}, deadline`, what: dueText(deadline) })]
  const asked = elements.flatMap(({ element, status, cite, mark, note }) =>
    mark === undefined
      ? []
      : [
          rowOf(
            'pathways',
            { cite: cite ?? pathway.cite, mark, ...(note === undefined ? {} : { note }) },
            { id: `${id}, element`, what: `\`${element}\` is ${status}` },
          ),
        ],
  )
  return [rowOf('pathways', pathway, dated), ...asked, ...due]
}

function dueText({
  before,
  minutes,
}: {
  readonly before: string
  readonly minutes: number
}): string {
  if (minutes === 0) return `Due at ${before}`
  return `Due ${Math.abs(minutes)} minutes ${minutes > 0 ? 'before' : 'after'} ${before}`
}

/** One row for all rates of a currency: they share their source. */
function rateRows({ rates, head }: Pack): readonly UnverifiedRow[] {
  const currencies = [...new Set(rates.map(({ currency }) => currency))]
  return currencies.flatMap((currency) => {
    const own = rates.filter((rate) => rate.currency === currency)
    return [...new Set(own.map(({ mark }) => mark))].flatMap((mark) => {
      const rate = own.find((row) => row.mark === mark)
      const what = `${own.length} dated rates to ${head.currency}`
      return rate === undefined ? [] : [rowOf('rates', rate, { id: currency, what })]
    })
  })
}

/** Sources of the quality files, wherever in them one stands; what is marked once is listed once. */
function qualityRows({ quality }: Pack): readonly UnverifiedRow[] {
  return Object.entries(quality).flatMap(([file, settings]) => sourcesIn(settings, [file]))
}

function sourcesIn(value: unknown, path: readonly string[]): readonly UnverifiedRow[] {
  if (typeof value !== 'object' || value === null) return []
  const source = sourceOf(value)
  if (source !== undefined) {
    const [file = '', ...rest] = path
    const what = rest.filter((name) => name !== 'source' && name !== 'sources').join(', ')
    return [rowOf('data quality', source, { id: file, what })]
  }
  return Object.entries(value).flatMap(([name, inner]) => sourcesIn(inner, [...path, name]))
}

function sourceOf(value: object): Sourced | undefined {
  if (!('cite' in value && 'mark' in value)) return undefined
  const { cite, mark } = value
  const known = MARKS.find((one) => one === mark)
  if (typeof cite !== 'string' || known === undefined) return undefined
  const note = 'note' in value && typeof value.note === 'string' ? value.note : undefined
  return { cite, mark: known, ...(note === undefined ? {} : { note }) }
}

const MARKS: readonly Mark[] = ['V', 'S', 'U', 'N']

function rowOf(table: string, { cite, mark, note }: Sourced, { id, what }: Words): UnverifiedRow {
  return { table, id, mark, what, cite, note }
}

function tableOf(rows: readonly UnverifiedRow[]): string {
  const lines = rows.map(({ id, mark, what, cite, note }) =>
    tableLine([`\`${id}\``, mark, what, cite, note ?? '']),
  )
  return [
    tableLine(['id', 'mark', 'what', 'source', 'note']),
    '|---|---|---|---|---|',
    ...lines,
  ].join('\n')
}

function tableLine(cells: readonly string[]): string {
  const plain = cells.map((cell) => cell.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').trim())
  return `| ${plain.join(' | ')} |`
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}
