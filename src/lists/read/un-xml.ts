/**
 * The consolidated list of the UN Security Council (XML as published): individuals and entities,
 * with the name in its own script and aliases marked good or low.
 */
import type { ListedName } from '../../domain/list.ts'
import { ok, refuse } from '../../lib/result.ts'
import { countryOf } from '../country-of.ts'
import { dateIn, dayIn, yearsIn } from '../listed-dates.ts'
import { makeAddress, makeEntry, named, rowRefusal } from '../make-entry.ts'
import type { PartyReader, PartySink } from '../party-reader.ts'
import { childrenOf, readRecordsXml, textOf, type XmlElement } from '../sheet/read-records-xml.ts'

/** Reads the file; its day is the one it says it was generated on. */
export const readUnXml: PartyReader = async (bytes, sink) => {
  let rootName: string | undefined
  let generated: string | undefined
  const read = await readRecordsXml(bytes, {
    records: ['INDIVIDUAL', 'ENTITY'],
    sink: {
      root: (name, attributes) => {
        rootName = name
        generated = attributes['dateGenerated']
      },
      record: (line, record) => take(line, record, sink),
      refuse: (line, refusal) => sink.refuse(line, refusal),
    },
  })
  if (!read.ok) return read
  if (rootName !== 'CONSOLIDATED_LIST') {
    const text = `The outermost element is ${rootName ?? 'absent'}, not CONSOLIDATED_LIST; give the UN’s XML file.`
    return refuse({ pointer: '', rule: 'header', text })
  }
  const asOf = generated === undefined ? undefined : dayIn(generated, 'day-first')
  return ok(asOf === undefined ? {} : { asOf })
}

function take(line: number, record: XmlElement, sink: PartySink): void {
  const id = textOf(record, 'DATAID')
  if (id === undefined) {
    sink.refuse(line, rowRefusal('DATAID', 'id', `The record at line ${line} has no DATAID.`))
    return
  }
  const names = namesOf(record)
  if (names.length === 0) {
    sink.refuse(line, rowRefusal('FIRST_NAME', 'name', `The record at line ${line} has no name.`))
    return
  }
  const programme = textOf(record, 'UN_LIST_TYPE')
  const listed = textOf(record, 'LISTED_ON')
  sink.entry(
    line,
    makeEntry(id, {
      kind: record.name === 'INDIVIDUAL' ? 'person' : 'company',
      names,
      countries: childrenOf(record, 'NATIONALITY')
        .flatMap((nationality) => childrenOf(nationality, 'VALUE'))
        .flatMap(({ text }) => countryOf(text) ?? []),
      birthDates: childrenOf(record, 'INDIVIDUAL_DATE_OF_BIRTH').flatMap(birthDatesOf),
      addresses: [
        ...childrenOf(record, 'INDIVIDUAL_ADDRESS'),
        ...childrenOf(record, 'ENTITY_ADDRESS'),
      ].flatMap(addressOf),
      identifiers: identifiersOf(record),
      programmes: programme === undefined ? [] : [programme],
      remarks: textOf(record, 'COMMENTS1'),
      from: listed === undefined ? undefined : dayIn(listed, 'day-first'),
    }),
  )
}

function namesOf(record: XmlElement): readonly ListedName[] {
  const parts = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME']
  const name = parts.flatMap((part) => textOf(record, part) ?? []).join(' ')
  return [
    ...named(name, 'primary'),
    ...named(textOf(record, 'NAME_ORIGINAL_SCRIPT'), 'alias'),
    ...[...childrenOf(record, 'INDIVIDUAL_ALIAS'), ...childrenOf(record, 'ENTITY_ALIAS')].flatMap(
      (alias) =>
        named(
          textOf(alias, 'ALIAS_NAME'),
          textOf(alias, 'QUALITY')?.toLowerCase() === 'low' ? 'weak' : 'alias',
        ),
    ),
  ]
}

function birthDatesOf(birth: XmlElement): readonly string[] {
  const date = dateIn(textOf(birth, 'DATE') ?? textOf(birth, 'YEAR') ?? '', 'day-first')
  if (date !== undefined) return [date]
  const span = yearsIn(`${textOf(birth, 'FROM_YEAR') ?? ''} to ${textOf(birth, 'TO_YEAR') ?? ''}`)
  if (span.length > 0) return span
  const noted = dateIn(textOf(birth, 'NOTE') ?? '', 'day-first')
  return noted === undefined ? [] : [noted]
}

function addressOf(address: XmlElement) {
  const country = textOf(address, 'COUNTRY')
  const city = textOf(address, 'CITY')
  const made = makeAddress(
    [
      textOf(address, 'STREET'),
      city,
      textOf(address, 'STATE_PROVINCE'),
      textOf(address, 'ZIP_CODE'),
      country,
    ],
    { city, country: country === undefined ? undefined : countryOf(country) },
  )
  return made === undefined ? [] : [made]
}

function identifiersOf(record: XmlElement) {
  const reference = textOf(record, 'REFERENCE_NUMBER')
  const documents = childrenOf(record, 'INDIVIDUAL_DOCUMENT').flatMap((document) => {
    const value = textOf(document, 'NUMBER')
    const type = textOf(document, 'TYPE_OF_DOCUMENT')?.toLowerCase() ?? ''
    if (value === undefined) return []
    return { scheme: type.includes('passport') ? 'passport' : 'national-id', value }
  })
  return [
    ...(reference === undefined ? [] : [{ scheme: 'un-reference', value: reference }]),
    ...documents,
  ]
}
