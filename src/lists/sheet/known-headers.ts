/** The known headers of tables, kind by kind, so that a mistaken file is told its right kind. */

/** Kind, and columns that only its header has. */
const HEADERS: readonly (readonly [string, readonly string[]])[] = [
  ['ofac-sdn or ofac-cons-prim', ['ent_num', 'sdn_name']],
  ['ofac-alt or ofac-cons-alt', ['ent_num', 'alt_name']],
  ['ofac-add or ofac-cons-add', ['ent_num', 'city_state_postal']],
  ['csl', ['source', 'entity_number', 'name', 'addresses']],
  ['bis-dpl', ['name', 'effective_date', 'standard_order']],
  ['uk-names', ['unique_id', 'name_type', 'name_6']],
  ['uk-subjects', ['unique_id', 'subject_type']],
  ['cbp-wro', ['entity', 'effective_date', 'industry']],
  ['hs', ['hscode', 'description', 'level']],
  ['hts', ['hts_number', 'indent', 'description']],
]

/** The kind of file these columns are the header of, or undefined. */
export function kindOfHeader(columns: readonly string[]): string | undefined {
  return HEADERS.find(([, wanted]) => wanted.every((name) => columns.includes(name)))?.[0]
}
