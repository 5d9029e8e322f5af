/**
 * The pages people read, for everyone and for officers: every moment with its zone, all text
 * escaped.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApi, type TestApi, TOKEN } from '../api.fixture.ts'
import { eventOf, filingOf } from '../filing.fixture.ts'

let api: TestApi
const asOfficer = { headers: { authorization: `Bearer ${TOKEN}` } }
const HOSTILE = 'Rolex style watch, super clone <script>alert("1:1")</script>'

before(async () => {
  api = await startApi()
  const { key } = await api.createKey('swiftwing')
  const goodsItems = [
    { description: HOSTILE, quantity: 1, value: { amount: '48.00', currency: 'EUR' } },
  ]
  for (const body of [
    filingOf('swiftwing', 1, { consignment: { goodsItems } }),
    filingOf('swiftwing', 2),
    eventOf('swiftwing', 1),
  ]) {
    const { status, text } = await api.call('POST', '/v1/filings', { key, body })
    assert.equal(status, 202, text)
  }
})
after(() => api.close())

async function page(path: string, asking: object = asOfficer): Promise<string> {
  const { status, text } = await api.call('GET', path, asking)
  assert.equal(status, 200, path)
  return text
}

test('the first page tells everyone what this is, and nothing about parcels', async () => {
  const text = await page('/', {})
  assert.match(text, /For filers/u)
  assert.doesNotMatch(text, /SWX|Newest decisions/u)
})

test('the first page shows officers what they have to see to before all else', async () => {
  const text = await page('/')
  const first = text.slice(text.indexOf('To examine or refuse'), text.indexOf('Newest decisions'))
  assert.match(first, />SWX1</u)
  assert.doesNotMatch(first, />SWX2</u)
  assert.match(text, /Keep and examine/u)
  assert.doesNotMatch(await page('/?lane=release'), /To examine or refuse|>SWX1</u)
})

test('a decision is told in words: pathway, directives, authority, what made it', async () => {
  const text = await page('/consignments/SWX1')
  for (const words of [
    'Low-value declaration',
    '<strong>Hold</strong>',
    'of at most 1000',
    'after an event',
    'Carrier&#39;s summary declaration',
    'goods item 1, description',
    'data-is="by"',
  ]) {
    assert.ok(text.includes(words), words)
  }
  assert.doesNotMatch(text, /undefined|\[object|random/u)
})

test('the trace shows what facts were, and not the values written in the rule', async () => {
  const text = await page('/consignments/SWX1')
  assert.match(text, /<code>[^<]+<\/code> <span class="yes">yes<\/span>/u)
  for (const [, code, value] of text.matchAll(
    /<code>([^<]+)<\/code> <span class="soft">is ([^<]+)</gu,
  )) {
    assert.notEqual(code, value)
  }
})

test('what filers wrote is text, never markup', async () => {
  const text = await page('/consignments/SWX1')
  assert.doesNotMatch(text, /<script/u)
  assert.match(text, /super clone &lt;script&gt;alert\(&quot;1:1&quot;\)/u)
})

test('every moment has its zone', async () => {
  for (const path of ['/', '/consignments/SWX1', '/consignments/SWX2']) {
    const text = await page(path)
    assert.match(text, /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/u)
    assert.doesNotMatch(text, /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?! UTC)/u, path)
  }
})

test('the documentation lists every route, and links to what is there', async () => {
  const text = await page('/docs', {})
  const { json } = await api.call('GET', '/openapi.json')
  for (const address of Object.keys(json.paths as object)) {
    const shown = address.replaceAll(/\{(\w+)\}/gu, ':$1')
    assert.ok(text.includes(`>${shown}</a>`), shown)
  }
  for (const [, id] of text.matchAll(/href="#([^"]+)"/gu)) {
    assert.ok(text.includes(`id="${id}"`), id)
  }
})
