import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { VagueDescriptions } from '../../domain/quality-settings.ts'
import { readQualitySettings } from './read-settings.ts'
import { readQualityFile, usSettings } from './us-settings.fixture.ts'

test('the files of the US pack have their shapes', () => {
  const settings = usSettings()
  assert.ok(settings.vagueDescriptions !== undefined && settings.limits !== undefined)
})

test('the US pack has at least 80 terms, each of a cited source, in five languages', () => {
  const vague = readQualityFile('vague-descriptions') as VagueDescriptions
  const count = (language: string) =>
    vague.groups.reduce((sum, group) => sum + (group.terms[language]?.length ?? 0), 0)
  const languages = ['en', 'zh', 'es', 'fr', 'de'].map(count)
  assert.ok(
    languages.every((terms) => terms >= 40),
    languages.join(),
  )
  for (const row of [...vague.groups, ...vague.effects]) {
    assert.ok(Object.hasOwn(vague.sources, row.source), row.source)
  }
  for (const group of vague.groups) {
    for (const [language, terms] of Object.entries(group.terms)) {
      assert.equal(new Set(terms).size, terms.length, `${group.id} ${language} has a term twice`)
    }
  }
})

test('a pack without quality files has no checks of its own, and no refusal', () => {
  const read = readQualitySettings({ quality: {}, texts: {} })
  assert.ok(read.ok)
  assert.equal(read.value.limits, undefined)
})

test('a file of another shape and a file no check reads are refused with their place', () => {
  const read = readQualitySettings({
    quality: { limits: { about: 'x', sources: {}, daysAhead: 'many' }, limites: {} },
    texts: {},
  })
  assert.ok(!read.ok)
  const pointers = read.refusal.map((problem) => problem.pointer)
  assert.ok(pointers.includes('/limits/daysAhead') && pointers.includes('/limites'))
})
