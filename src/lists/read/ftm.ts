/**
 * FollowTheMoney entities, one JSON object a line, flat or with what they refer to nested inside.
 * Parties become entries; what speaks of a party (a sanction, an address) is added to its entry,
 * wherever in the file it stands.
 */
import type { ListedAddress, ListedKind, ListedName } from '../../domain/list.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { ok } from '../../lib/result.ts'
import { isJsonList, type JsonValue, parseJson } from '../../lib/strict-json.ts'
import { countryOf } from '../country-of.ts'
import { dateIn, dayIn } from '../listed-dates.ts'
import { makeAddress, makeEntry, named, rowRefusal } from '../make-entry.ts'
import type { PartyReader, PartySink } from '../party-reader.ts'
import { readLines } from '../sheet/read-lines.ts'

/** Schemata of parties (FollowTheMoney 4). */
const KINDS: Readonly<Record<string, ListedKind>> = {
  Person: 'person',
  Company: 'company',
  Organization: 'company',
  PublicBody: 'company',
  LegalEntity: 'unknown',
  Vessel: 'vessel',
  Airplane: 'aircraft',
}

const IDENTIFIERS: Readonly<Record<string, string>> = {
  passportNumber: 'passport',
  idNumber: 'national-id',
  taxNumber: 'tax-id',
  registrationNumber: 'registration',
  leiCode: 'lei',
  imoNumber: 'imo',
  mmsi: 'mmsi',
  callSign: 'call-sign',
  swiftBic: 'bic',
  email: 'email',
  phone: 'phone',
}

type Properties = { readonly [property: string]: JsonValue }

/** Reads the file. Lines that are no parties and speak of none are passed over. */
export const readFtm: PartyReader = async (bytes, sink) => {
  /** Addresses may come after the parties that refer to them. */
  const addresses = new Map<string, ListedAddress>()
  const dwellers: { readonly line: number; readonly id: string; readonly address: string }[] = []
  const read = await readLines(bytes, ({ line, text, dropped }) => {
    if (dropped !== undefined) {
      const size = `Line ${line} has ${dropped} bytes, more than any entity.`
      sink.refuse(line, rowRefusal('', 'size', size))
      return
    }
    if (text.trim().length === 0) return
    const entity = entityIn(line, text)
    if ('rule' in entity) {
      sink.refuse(line, entity)
      return
    }
    if (entity.schema === 'Address') {
      const address = addressOf(entity.properties)
      if (address !== undefined) addresses.set(entity.id, address)
    } else if (entity.schema === 'Sanction') takeSanction(line, entity.properties, sink)
    else if (Object.hasOwn(KINDS, entity.schema)) {
      takeParty(line, entity, sink)
      for (const address of texts(entity.properties, 'addressEntity')) {
        dwellers.push({ line, id: entity.id, address })
      }
    }
  })
  if (!read.ok) return read
  for (const { line, id, address: reference } of dwellers) {
    const address = addresses.get(reference)
    if (address !== undefined) sink.entry(line, makeEntry(id, { addresses: [address] }))
  }
  return ok({})
}

type Entity = {
  readonly id: string
  readonly schema: string
  readonly caption: string | undefined
  readonly properties: Properties
}

function entityIn(line: number, text: string): Entity | Refusal {
  const parsed = parseJson(text)
  if (!parsed.ok) {
    return rowRefusal('', 'json', `Line ${line} is no JSON object: ${parsed.refusal.text}`)
  }
  const entity = asObject(parsed.value)
  const [id, schema] = [entity?.['id'], entity?.['schema']]
  const properties = asObject(entity?.['properties'])
  if (typeof id !== 'string' || id.length === 0) {
    return rowRefusal(
      'id',
      'id',
      `Line ${line} has no id; an entity has id, schema and properties.`,
    )
  }
  if (typeof schema !== 'string' || properties === undefined) {
    return rowRefusal('schema', 'ftm', `Line ${line} has no schema or no properties.`)
  }
  const caption = entity?.['caption']
  return { id, schema, properties, caption: typeof caption === 'string' ? caption : undefined }
}

function takeParty(
  line: number,
  { id, schema, caption, properties }: Entity,
  sink: PartySink,
): void {
  const names = namesOf(properties, caption)
  if (names.length === 0) {
    sink.refuse(line, rowRefusal('properties/name', 'name', `Line ${line} has no name.`))
    return
  }
  const nested = objects(properties, 'sanctions').concat(objects(properties, 'sanctionEntity'))
  const sanctions = nested.flatMap<Properties>((sanction) => asObject(sanction['properties']) ?? [])
  sink.entry(
    line,
    makeEntry(id, {
      kind: KINDS[schema] ?? 'unknown',
      names,
      countries: ['country', 'nationality', 'citizenship', 'jurisdiction', 'mainCountry', 'flag']
        .flatMap((property) => texts(properties, property))
        .flatMap((country) => countryOf(country) ?? []),
      birthDates: texts(properties, 'birthDate').flatMap((date) => dateIn(date, 'day-first') ?? []),
      addresses: [
        ...texts(properties, 'address').flatMap((address) => makeAddress([address]) ?? []),
        ...objects(properties, 'addressEntity').flatMap(
          (address) => addressOf(asObject(address['properties']) ?? {}) ?? [],
        ),
      ],
      identifiers: Object.entries(IDENTIFIERS).flatMap(([property, scheme]) =>
        texts(properties, property).map((value) => ({ scheme, value })),
      ),
      programmes: [properties, ...sanctions].flatMap(programmesOf),
      remarks: texts(properties, 'notes')[0],
    }),
  )
}

function namesOf(properties: Properties, caption: string | undefined): readonly ListedName[] {
  const own = texts(properties, 'name')
  // The caption is the name the publisher shows; entities without it list names in no order.
  const primary = caption !== undefined && own.includes(caption) ? caption : own[0]
  return [
    ...named(primary, 'primary'),
    ...[...own, ...texts(properties, 'alias'), ...texts(properties, 'previousName')].flatMap(
      (name) => named(name, 'alias'),
    ),
    ...texts(properties, 'weakAlias').flatMap((name) => named(name, 'weak')),
  ]
}

/** A sanction names its parties in `entity`, and has a programme and days. */
function takeSanction(line: number, properties: Properties, sink: PartySink): void {
  const start = texts(properties, 'startDate')[0]
  const from = start === undefined ? undefined : dayIn(start, 'day-first')
  for (const id of texts(properties, 'entity')) {
    sink.entry(line, makeEntry(id, { programmes: programmesOf(properties), from }))
  }
}

function programmesOf(properties: Properties): readonly string[] {
  const ids = texts(properties, 'programId')
  return ids.length > 0 ? ids : texts(properties, 'program')
}

function addressOf(properties: Properties): ListedAddress | undefined {
  const [full] = texts(properties, 'full')
  const [city] = texts(properties, 'city')
  const [country] = texts(properties, 'country')
  const parts = ['street', 'city', 'state', 'postalCode', 'country'].map(
    (property) => texts(properties, property)[0],
  )
  return makeAddress(full === undefined ? parts : [full], {
    city,
    country: country === undefined ? undefined : countryOf(country),
  })
}

function asObject(value: JsonValue | undefined): Properties | undefined {
  if (typeof value !== 'object' || value === null || isJsonList(value)) return undefined
  return value
}

/** The values of a property that are text; all properties of the model are lists. */
function texts(properties: Properties, property: string): readonly string[] {
  const value = properties[property]
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null || !isJsonList(value)) return []
  return value.flatMap((each) => (typeof each === 'string' && each.trim().length > 0 ? [each] : []))
}

function objects(properties: Properties, property: string): readonly Properties[] {
  const value = properties[property]
  if (typeof value !== 'object' || value === null || !isJsonList(value)) return []
  return value.flatMap<Properties>((each) => asObject(each) ?? [])
}
