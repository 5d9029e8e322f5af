import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { checkExamples } from '../assess/check-examples.ts'
import { loadGolden } from '../packs/load-golden.ts'
import { describeProblem, placeIssues } from '../packs/pack-problem.ts'
import { openMemoryStore } from '../storage/memory/memory-store.ts'
import { openPack, PACKS_FOLDER } from './open-pack.ts'
import { runScenario } from './run-scenario.ts'

/** The fewest scenarios each pack that ships must have. */
const SCENARIOS_MIN: Readonly<Record<string, number>> = { example: 6, us: 12 }

const packs = readdirSync(PACKS_FOLDER, { withFileTypes: true }).filter((it) => it.isDirectory())
for (const { name: pack } of packs) {
  const opened = await openPack({ pack })
  const golden = await loadGolden(join(PACKS_FOLDER, pack))

  test(`${pack}: loads and compiles`, () => {
    assert.deepEqual(opened.ok ? [] : opened.refusal.map(describeProblem), [])
    assert.deepEqual(golden.ok ? [] : golden.refusal.map(describeProblem), [])
  })
  if (!opened.ok || !golden.ok) continue
  const { compiled, positions } = opened.value

  test(`${pack}: every example of every rule does what it stands for`, () => {
    const issues = placeIssues(checkExamples(compiled), { positions, file: pack })
    assert.deepEqual(issues.map(describeProblem), [])
  })

  test(`${pack}: has its scenarios`, () => {
    assert.ok(golden.value.length >= (SCENARIOS_MIN[pack] ?? 1), `${golden.value.length} scenarios`)
  })

  for (const scenario of golden.value) {
    test(`${pack}: ${scenario.name}`, async () => {
      const problems = await runScenario(scenario, { compiled, store: openMemoryStore() })
      assert.deepEqual(problems.map(describeProblem), [])
    })
  }
}
