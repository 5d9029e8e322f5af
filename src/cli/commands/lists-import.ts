/** `tidewaiter lists import KIND FILE`: an official file in, a version of each list it holds out. */
import { stat } from 'node:fs/promises'
import { Command } from 'commander'
import type { Refusal } from '../../domain/refusal.ts'
import { systemClock } from '../../lib/clock.ts'
import { parseInstant } from '../../lib/rfc3339.ts'
import { LIST_ID, makeFolder, openFolder } from '../../lists/folder/open-folder.ts'
import { recordRefusal } from '../../lists/folder/refusals.ts'
import { importNomenclature } from '../../lists/import-nomenclature.ts'
import { type ImportedList, importParties } from '../../lists/import-parties.ts'
import { KIND_NAMES, NOMENCLATURE_KINDS, PARTY_KINDS } from '../../lists/kinds.ts'
import type { NoteCount } from '../../lists/tell-refusals.ts'
import { EXIT } from '../exit-codes.ts'
import { openInput } from '../open-input.ts'
import { fail, say } from '../say.ts'

type Options = {
  readonly list?: string
  readonly asOf?: string
  readonly out?: string
  readonly by?: string
}

const COMMAND = 'lists import'

/** The command. */
export function listsImportCommand(serverFolder: () => string): Command {
  return new Command('import')
    .description('Import an official file as a new version of its list; the old versions stay.')
    .argument('<kind>', `what the file is: ${KIND_NAMES.join(', ')}`)
    .argument('<file>', 'the file as published, or - for standard input')
    .option('--list <id>', 'the list it belongs to (default: that of its kind, or of its rows)')
    .option('--as-of <date>', 'the day it was given out, YYYY-MM-DD (default: what the file says)')
    .option('--out <dir>', 'folder of lists, which --lists reads (default: the server’s)')
    .option('--by <name>', 'who imports it, for the audit trail')
    .action((kind: string, file: string, options: Options) =>
      run(kind, file, { ...options, serverFolder }),
    )
}

type Import = Options & { readonly serverFolder: () => string }

async function run(kind: string, file: string, options: Import): Promise<void> {
  const fault = faultOf(kind, options)
  if (fault !== undefined) return fail(COMMAND, fault)
  const input = await openInput(file)
  if (!input.ok) return fail(COMMAND, input.refusal)
  const folder = options.out ?? options.serverFolder()
  await makeFolder(folder, options.out === undefined ? 'activated' : 'newest')
  const now = systemClock.now()
  const fileDay =
    file === '-' ? now.slice(0, 10) : (await stat(file)).mtime.toISOString().slice(0, 10)
  const { by } = options
  const given = { bytes: input.value, folder, now, fileDay, by, onRefusal: tellRefusal }
  const refused = Object.hasOwn(NOMENCLATURE_KINDS, kind)
    ? await importBook(kind, given, options)
    : await importFile(kind, given, options)
  if (refused === undefined) return
  process.exitCode = refused > 0 ? EXIT.refused : EXIT.done
}

function faultOf(kind: string, { list, asOf }: Options): string | undefined {
  if (!KIND_NAMES.includes(kind)) {
    return `"${kind}" is no kind of file; the kinds are ${KIND_NAMES.join(', ')}.`
  }
  if (list !== undefined && !LIST_ID.test(list)) {
    return `--list ${list} is no id of a list; use small letters, digits and hyphens, at most 64.`
  }
  if (asOf !== undefined && parseInstant(`${asOf}T00:00:00Z`) === undefined) {
    return `--as-of ${asOf} is no day; write for example 2026-11-24.`
  }
  return undefined
}

type Given = {
  readonly bytes: AsyncIterable<Uint8Array>
  readonly folder: string
  readonly now: string
  readonly fileDay: string
  readonly by: string | undefined
  readonly onRefusal: (line: number, refusal: Refusal) => void
}

/** How many rows were refused; undefined when the file could not be used at all. */
async function importFile(
  kind: string,
  given: Given,
  { list, asOf }: Options,
): Promise<number | undefined> {
  const reading = PARTY_KINDS[kind]
  if (reading === undefined) return undefined
  const imported = await importParties({ ...given, kind, reading, list, asOf })
  if (!imported.ok) return await refuseFile(kind, given, imported.refusal)
  const { lists, notes, refused, asOfFrom } = imported.value
  tellNotes(notes)
  if (asOfFrom === 'file-date') tellFileDate(given.fileDay)
  for (const each of lists) {
    tellList(each, given.folder)
    process.stdout.write(`${JSON.stringify(lineOf(each))}\n`)
  }
  await tellUnused(lists, given.folder)
  if (refused > 0) say(`${refused} rows refused.`)
  return refused
}

async function importBook(
  kind: string,
  given: Given,
  { list, asOf }: Options,
): Promise<number | undefined> {
  const read = NOMENCLATURE_KINDS[kind]
  if (read === undefined) return undefined
  const day = asOf ?? given.fileDay
  const imported = await importNomenclature({ ...given, id: list ?? kind, read, asOf: day })
  if (!imported.ok) return await refuseFile(kind, given, imported.refusal)
  const { head, version, isNew, refused, notes } = imported.value
  tellNotes(notes)
  if (asOf === undefined) tellFileDate(given.fileDay)
  say(
    isNew
      ? `${head.nomenclature}: version ${version}, as of ${head.asOf}, ${head.rows} rows.`
      : `${head.nomenclature}: nothing new; version ${version} says the same.`,
  )
  process.stdout.write(`${JSON.stringify({ ...head, version, isNew })}\n`)
  return refused
}

async function refuseFile(
  kind: string,
  { folder, by = 'unnamed', now }: Given,
  { rule, text }: Refusal,
): Promise<undefined> {
  fail(COMMAND, text)
  await recordRefusal(folder, { refused: 'import', what: kind, by, at: now, rule, text })
}

function tellRefusal(line: number, refusal: Refusal): void {
  say(JSON.stringify({ line, errors: [refusal] }))
}

function tellNotes(notes: ReadonlyMap<string, NoteCount>): void {
  for (const [rule, { count, line, text }] of notes) {
    say(`note ${rule}: ${count} times, first at line ${line}, which ${text}.`)
  }
}

function tellFileDate(day: string): void {
  say(
    `The file does not say its day; ${day}, when it was last written, was taken (--as-of names it).`,
  )
}

function tellList(
  { list, version, isNew, head, part, rowsBefore, ...more }: ImportedList,
  folder: string,
): void {
  const counts = `${head.entries} entries, ${more.names} names, as of ${head.asOf}`
  say(
    isNew
      ? `${list}: version ${version} in ${folder}: ${counts}.`
      : `${list}: nothing new; version ${version} says the same: ${counts}.`,
  )
  if (more.waiting > 0) {
    say(
      `${list}: ${more.waiting} numbers have an address but no name until the file of names comes.`,
    )
  }
  if (rowsBefore !== undefined && part.rows * 2 < rowsBefore) {
    say(
      `${list}: beware, the file has ${part.rows} rows and the last one had ${rowsBefore}; is it whole?`,
    )
  }
}

/** An import does not put a version in use where that takes two persons; who imports should know. */
async function tellUnused(lists: readonly ImportedList[], folder: string): Promise<void> {
  const opened = await openFolder(folder)
  if (!opened.ok) return
  for (const { list, version } of lists) {
    const entry = opened.value.find(({ id }) => id === list)
    if (entry === undefined || entry.inUse === version) continue
    say(
      `${list}: version ${version} is not in use; "lists activate ${list} --by NAME --reason TEXT" proposes it.`,
    )
  }
}

function lineOf({ version, isNew, head, part, waiting, names }: ImportedList) {
  return { ...head, version, isNew, names, waiting, kind: part.kind, rows: part.rows }
}
