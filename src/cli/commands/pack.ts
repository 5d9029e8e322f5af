/** `tidewaiter pack check|test|show`: whether a pack can be used, whether it decides as its examples say, what it holds. */
import { Command } from 'commander'
import { describeProblem } from '../../packs/pack-problem.ts'
import { openPack } from '../../pipeline/open-pack.ts'
import { testPack } from '../../pipeline/test-pack.ts'
import { EXIT } from '../exit-codes.ts'
import { fail, say } from '../say.ts'
import type { Wiring } from '../wiring.ts'

type Options = { readonly risk?: string }

/** The command. */
export function packCommand(wiring: Pick<Wiring, 'openMemoryStore'>): Command {
  const check = new Command('check')
    .description('Load, check and compile a pack; each problem names its file, line and mend.')
    .argument('<pack>', 'id or folder')
    .option('--risk <folder>', 'risk folder to use in place of the pack’s own')
    .action(async (pack: string, { risk }: Options) => {
      const opened = await openPack({ pack, riskFolder: risk })
      if (!opened.ok) {
        for (const problem of opened.refusal) say(describeProblem(problem))
        say(`${opened.refusal.length} problems.`)
        process.exitCode = EXIT.refused
        return
      }
      const { head, hash, rules, termLists } = opened.value.compiled.pack
      say(
        `${head.id}@${head.version} can be used: ${rules.length} rules, ${termLists.length} term lists.`,
      )
      process.stdout.write(`${JSON.stringify({ pack: `${head.id}@${head.version}`, hash })}\n`)
    })
  const test = new Command('test')
    .description('Run each rule’s examples and each golden scenario of a pack.')
    .argument('<pack>', 'id or folder')
    .option('--risk <folder>', 'risk folder to use in place of the pack’s own')
    .action(async (pack: string, { risk }: Options) => {
      const tested = await testPack({ pack, riskFolder: risk }, wiring.openMemoryStore)
      for (const problem of tested.problems) say(describeProblem(problem))
      say(
        `${tested.examples} examples and ${tested.scenarios} scenarios run, ${tested.problems.length} problems.`,
      )
      process.exitCode = tested.problems.length === 0 ? EXIT.done : EXIT.refused
    })
  const show = new Command('show')
    .description('Print a pack as JSON, as it decides.')
    .argument('<pack>', 'id or folder')
    .option('--risk <folder>', 'risk folder to use in place of the pack’s own')
    .action(async (pack: string, { risk }: Options) => {
      const opened = await openPack({ pack, riskFolder: risk })
      if (!opened.ok) return fail('pack show', opened.refusal.map(describeProblem).join('\n'))
      process.stdout.write(`${JSON.stringify(opened.value.compiled.pack, null, 2)}\n`)
    })
  return new Command('pack')
    .description('Jurisdiction packs.')
    .addCommand(check)
    .addCommand(test)
    .addCommand(show)
}
