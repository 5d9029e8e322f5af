import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ConsignmentStatement, FilerRole, Filing } from '../domain/filing.ts'
import { provenanceOf } from '../domain/provenance.ts'
import { makeFiling } from '../domain/statement.fixture.ts'
import { valueAt } from '../lib/json-pointer.ts'
import { arbitraryFilings } from './arbitrary-members.fixture.ts'
import { mergeStatements } from './merge.ts'

function by(filerRole: FilerRole, consignment: ConsignmentStatement): Filing {
  return makeFiling({ filer: `the-${filerRole}`, filerRole, consignment })
}

/** What a role's own value for each kind of element looks like. */
function full(role: string): ConsignmentStatement {
  return {
    exportCountry: `${role} transport`,
    entry: { type: `${role} declaration` },
    marketplace: { name: `${role} sale` },
    goodsItems: [{ description: `${role} declaration`, listingTitle: `${role} sale` }],
  }
}

const RANKS: readonly (readonly [string, readonly FilerRole[]])[] = [
  ['transport', ['carrier', 'post', 'broker', 'marketplace', 'seller']],
  ['declaration', ['broker', 'carrier', 'post', 'seller', 'marketplace']],
  ['sale', ['marketplace', 'seller', 'broker', 'carrier', 'post']],
]
const VALUES: Readonly<Record<string, (merged: ConsignmentStatement) => readonly unknown[]>> = {
  transport: ({ exportCountry }) => [exportCountry],
  declaration: ({ entry, goodsItems }) => [entry?.type, goodsItems?.[0]?.description],
  sale: ({ marketplace, goodsItems }) => [marketplace?.name, goodsItems?.[0]?.listingTitle],
}

for (const [kind, ranks] of RANKS) {
  test(`[J16] of ${kind} ${ranks.join(' knows before ')}`, () => {
    for (const [place, best] of ranks.entries()) {
      const filings = ranks.slice(place).map((role) => by(role, full(role)))
      for (const list of [filings, filings.toReversed()]) {
        const { statement } = mergeStatements(list)
        for (const value of VALUES[kind]?.(statement) ?? []) assert.equal(value, `${best} ${kind}`)
      }
    }
  })
}

test('[J16] of one role the oldest counts', () => {
  const filings = ['1', '2'].map((grossWeightGrams) =>
    by('carrier', { grossWeightGrams: Number(grossWeightGrams) }),
  )
  assert.equal(mergeStatements(filings).statement.grossWeightGrams, 1)
})

test('[J16] parts of a party may come from several filers, an address comes whole', () => {
  const carrier = by('carrier', {
    consignee: { name: 'Jo Miller', address: { city: 'Dayton' } },
  })
  const market = by('marketplace', {
    consignee: { name: 'Jordan Miller', phone: '+1 937 5550100', address: { postcode: '45402' } },
  })
  const { statement, provenance } = mergeStatements([market, carrier])
  assert.deepEqual(statement.consignee, {
    name: 'Jo Miller',
    address: { city: 'Dayton' },
    phone: '+1 937 5550100',
  })
  assert.equal(provenanceOf(provenance, '/consignment/consignee/address/city'), 1)
  assert.equal(provenanceOf(provenance, '/consignment/consignee/phone'), 0)
})

test('[J16] a merge without filings knows nothing', () => {
  assert.deepEqual(mergeStatements([]), { statement: {}, goodsItems: [], provenance: {} })
})

test('[J17] lines are matched by place where as many are listed', () => {
  const broker = by('broker', { goodsItems: [{ description: 'a' }, { description: 'b' }] })
  const market = by('marketplace', { goodsItems: [{ brand: 'A' }, { brand: 'B' }] })
  assert.deepEqual(mergeStatements([market, broker]).goodsItems, [
    { description: 'a', brand: 'A' },
    { description: 'b', brand: 'B' },
  ])
})

test('[J17] other numbers of lines leave the best declarant’s alone', () => {
  const broker = by('broker', { goodsItems: [{ description: 'a' }, { description: 'b' }] })
  const market = by('marketplace', { goodsItems: [{ brand: 'A', description: 'c' }] })
  assert.deepEqual(mergeStatements([market, broker]).goodsItems, [
    { description: 'a' },
    { description: 'b' },
  ])
})

/** Every pointer at which provenance can be asked: parts of parties, fields of lines, the rest whole. */
function pointersOf(statement: ConsignmentStatement): readonly string[] {
  return Object.entries(statement).flatMap(([field, value]: [string, unknown]) => {
    const pointer = `/consignment/${field}`
    if (Array.isArray(value)) {
      return value.flatMap((line: object, at) =>
        Object.keys(line).map((name) => `${pointer}/${at}/${name}`),
      )
    }
    if (typeof value !== 'object' || value === null) return [pointer]
    return Object.keys(value).map((part) => `${pointer}/${part}`)
  })
}

test('[J18] every element has a provenance, and its filing holds that very value', () => {
  fc.assert(
    fc.property(arbitraryFilings, (filings) => {
      const { statement, goodsItems, provenance } = mergeStatements(filings)
      assert.deepEqual(statement.goodsItems ?? [], goodsItems)
      for (const pointer of pointersOf(statement)) {
        const place = provenanceOf(provenance, pointer)
        const source = place === undefined ? undefined : filings[place]
        assert.ok(source !== undefined, `${pointer} has a source`)
        assert.deepEqual(valueAt(source, pointer), valueAt({ consignment: statement }, pointer))
      }
    }),
    { numRuns: 300 },
  )
})

test('[J18] merging the same statements again gives the same', () => {
  fc.assert(
    fc.property(arbitraryFilings, (filings) => {
      const once = mergeStatements(filings)
      const twice = mergeStatements([...filings, ...filings])
      assert.deepEqual(withoutBlank(twice.statement), withoutBlank(once.statement))
    }),
    { numRuns: 300 },
  )
})

/** A single filing is taken as it is; a merge leaves out structures that say nothing. */
function withoutBlank(statement: ConsignmentStatement): unknown {
  return Object.fromEntries(
    Object.entries(statement).filter(
      ([, value]: [string, unknown]) =>
        typeof value !== 'object' || (value !== null && Object.keys(value).length > 0),
    ),
  )
}
