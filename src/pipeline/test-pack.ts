/** Tests a pack by its own words: the examples of every rule, and its golden scenarios. */
import { checkExamples } from '../assess/check-examples.ts'
import { loadGolden } from '../packs/load-golden.ts'
import { type PackProblem, placeIssues } from '../packs/pack-problem.ts'
import type { Store } from '../storage/store.ts'
import { openPack, type PackPlace, packFolder } from './open-pack.ts'
import { runScenario } from './run-scenario.ts'

/** How many examples and scenarios were run, and what did not come out as written. */
export type PackTest = {
  readonly examples: number
  readonly scenarios: number
  readonly problems: readonly PackProblem[]
}

/** Runs everything; each problem names its file and line. `openStore` gives an empty store. */
export async function testPack(place: PackPlace, openStore: () => Store): Promise<PackTest> {
  const opened = await openPack(place)
  if (!opened.ok) return { examples: 0, scenarios: 0, problems: opened.refusal }
  const { compiled, positions } = opened.value
  const folder = packFolder(place.pack)
  const problems = [...placeIssues(checkExamples(compiled), { positions, file: folder })]
  const examples = compiled.pack.rules.reduce(
    (sum, rule) => sum + rule.fires.length + rule.silent.length,
    0,
  )
  const golden = await loadGolden(folder)
  if (!golden.ok) return { examples, scenarios: 0, problems: [...problems, ...golden.refusal] }
  for (const scenario of golden.value) {
    problems.push(...(await runScenario(scenario, { compiled, store: openStore() })))
  }
  return { examples, scenarios: golden.value.length, problems }
}
