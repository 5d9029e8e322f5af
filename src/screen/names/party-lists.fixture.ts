/**
 * Lists for tests and benches, made from the folder of test files beside the checkout, where it is.
 * Files differ in kind and completeness; each becomes a list version as its importer would give it.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import type {
  ListEntry,
  ListedAddress,
  ListedKind,
  ListedName,
  ListVersion,
} from '../../domain/list.ts'

/** The folder of test files: `TIDEWAITER_DATA`, else `../shared/data` beside the checkout. */
const TEST_FILES_FOLDER =
  process.env['TIDEWAITER_DATA'] ??
  fileURLToPath(new URL('../../../../shared/data', import.meta.url))

/** Why tests on real lists are left out, or false where the lists are there. */
export const withoutLists: string | false = existsSync(`${TEST_FILES_FOLDER}/parties`)
  ? false
  : 'the folder of real lists is not here; name it in TIDEWAITER_DATA'

type Row = Readonly<Record<string, string>>

/** The rows of a CSV file of the folder. */
export function testRows(file: string): readonly Row[] {
  const text = readFileSync(`${TEST_FILES_FOLDER}/${file}`, 'utf8')
  return parse(text, { columns: true, bom: true, relax_quotes: true })
}

type Draft = {
  readonly kind: ListedKind
  readonly names: ListedName[]
  readonly addresses?: ListedAddress[]
  readonly birthDates: readonly string[]
}

const NO_MORE = { addresses: [], identifiers: [], programmes: [], countries: [] } as const

/** Lists that rows of the consolidated screening list belong to, by code; `csl` for all others. */
const CSL_LISTS: Readonly<Record<string, string>> = {
  EL: 'bis-el',
  DPL: 'bis-dpl',
  UVL: 'bis-uvl',
  MEU: 'bis-meu',
}

/** All lists of the folder, some 54,000 names. */
export function partyLists(): readonly ListVersion[] {
  return [
    version('ofac-sdn', ofac(['ofac_sdn_2023-01', 'ofac_alt_2025-12', 'ofac_add_2025-12'])),
    version(
      'ofac-cons',
      ofac(['ofac_nonsdn_prim_2025-12', 'ofac_nonsdn_alt_2025-12', 'ofac_nonsdn_add_2025-12']),
    ),
    ...[...Object.values(CSL_LISTS), 'csl'].map((list) => version(list, csl(list))),
    version('un', un()),
    version('uk', uk()),
  ]
}

function version(list: string, drafts: ReadonlyMap<string, Draft>): ListVersion {
  const entries: readonly ListEntry[] = [...drafts].map(([id, draft]) => ({
    id,
    ...NO_MORE,
    ...draft,
  }))
  return {
    head: {
      list,
      asOf: '2026-01-01',
      source: 'test files',
      licence: 'for tests',
      entries: entries.length,
      refused: 0,
      hash: 'sha256:0',
    },
    entries,
  }
}

const KINDS: Readonly<Record<string, ListedKind>> = {
  individual: 'person',
  Individual: 'person',
  vessel: 'vessel',
  Vessel: 'vessel',
  ship: 'vessel',
  aircraft: 'aircraft',
  Aircraft: 'aircraft',
  entity: 'company',
  Entity: 'company',
  '': 'company',
}

function ofac([primary, other, places]: readonly [string, string, string]): ReadonlyMap<
  string,
  Draft
> {
  const drafts = new Map<string, Draft>()
  for (const row of testRows(`parties/${primary}.csv`)) {
    const birth = /DOB (?:\d\d )?(?:[A-Z][a-z]{2} )?(\d{4})/.exec(row['remarks'] ?? '')
    drafts.set(row['ent_num'] ?? '', {
      kind: KINDS[row['sdn_type'] ?? ''] ?? 'company',
      names: [{ text: row['sdn_name'] ?? '', quality: 'primary' }],
      birthDates: birth === null ? [] : [birth[1] ?? ''],
      addresses: [],
    })
  }
  for (const row of testRows(`parties/${other}.csv`)) {
    const id = row['ent_num'] ?? ''
    const name: ListedName = { text: row['alt_name'] ?? '', quality: 'alias' }
    // Aliases of parties listed later than the file of primary names was taken.
    if (drafts.has(id)) drafts.get(id)?.names.push(name)
    else
      drafts.set(id, {
        kind: /^[^,]+, [^,]+$/.test(name.text) ? 'person' : 'unknown',
        names: [name],
        birthDates: [],
      })
  }
  for (const row of testRows(`parties/${places}.csv`)) {
    const text = row['address'] ?? ''
    const city = row['city_state_postal'] ?? ''
    if (text.length > 0) drafts.get(row['ent_num'] ?? '')?.addresses?.push({ text, city })
  }
  return drafts
}

function csl(list: string): ReadonlyMap<string, Draft> {
  const drafts = new Map<string, Draft>()
  for (const [at, row] of testRows('parties/csl_other_lists_2023-11.csv').entries()) {
    if ((CSL_LISTS[row['source_code'] ?? ''] ?? 'csl') !== list) continue
    const aliases = (row['alt_names'] ?? '').split(';').map((text) => text.trim())
    drafts.set(String(at), {
      kind: row['type'] === '' ? 'unknown' : (KINDS[row['type'] ?? ''] ?? 'unknown'),
      names: [
        { text: row['name'] ?? '', quality: 'primary' },
        ...aliases
          .filter((text) => text.length > 0)
          .map((text) => ({ text, quality: 'alias' }) as const),
      ],
      birthDates: [],
    })
  }
  return drafts
}

function un(): ReadonlyMap<string, Draft> {
  const drafts = new Map<string, Draft>()
  for (const row of testRows('parties/un_consolidated_2026-02-27.csv')) {
    const original = row['name_original_script'] ?? ''
    drafts.set(row['dataid'] ?? '', {
      kind: KINDS[row['kind'] ?? ''] ?? 'unknown',
      names: [
        { text: row['name'] ?? '', quality: 'primary' },
        ...(original.length > 0 ? [{ text: original, quality: 'alias' } as const] : []),
      ],
      birthDates: (row['date_of_birth'] ?? '').split(';').map((text) => text.trim()),
    })
  }
  for (const row of testRows('parties/un_aliases_2026-02-27.csv')) {
    drafts.get(row['dataid'] ?? '')?.names.push({
      text: row['alias_name'] ?? '',
      quality: row['quality'] === 'Low' ? 'weak' : 'alias',
    })
  }
  return drafts
}

function uk(): ReadonlyMap<string, Draft> {
  const drafts = new Map<string, Draft>()
  for (const row of testRows('parties/uk_sanctions_subjects_2026-05.csv')) {
    drafts.set(row['unique_id'] ?? '', {
      kind: KINDS[row['subject_type'] ?? ''] ?? 'unknown',
      names: [],
      birthDates: [],
    })
  }
  for (const row of testRows('parties/uk_sanctions_names_2026-05.csv')) {
    const text = row['full_name'] ?? ''
    const isWeak = row['alias_strength'] === 'low_quality_aka'
    const quality = isWeak ? 'weak' : row['name_type'] === 'primary' ? 'primary' : 'alias'
    const names = drafts.get(row['unique_id'] ?? '')?.names
    if (quality === 'primary') names?.unshift({ text, quality })
    else names?.push({ text, quality })
  }
  return drafts
}
