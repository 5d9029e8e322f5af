/** `tidewaiter replay`: decides every stored decision again and compares byte by byte. */
import { Command } from 'commander'
import type { CompiledPack } from '../../assess/compile-pack.ts'
import type { DecisionRecord } from '../../domain/record.ts'
import { compiledPacks } from '../../pipeline/compiled-packs.ts'
import { openPack } from '../../pipeline/open-pack.ts'
import { neededFor, replay } from '../../pipeline/replay.ts'
import { EXIT } from '../exit-codes.ts'
import { fail, progressBar, say } from '../say.ts'
import type { CommandRecord, Wiring } from '../wiring.ts'

type Options = { readonly limit?: string; readonly json?: true }

/** Decisions read at a time. */
const PAGE = 500

/** The command. */
export function replayCommand(wiring: Pick<Wiring, 'openRecord'>): Command {
  return new Command('replay')
    .description(
      'Decide every stored decision again and compare: the same bytes, or a difference told.',
    )
    .option('--limit <n>', 'at most this many, oldest first (default: all)')
    .option('--json', 'print one JSON object with the figures')
    .action(async (options: Options) => {
      const limit = options.limit === undefined ? Number.MAX_SAFE_INTEGER : Number(options.limit)
      if (!Number.isSafeInteger(limit) || limit < 1) {
        return fail('replay', `--limit ${options.limit} is no whole number from 1.`)
      }
      const record = await wiring.openRecord()
      try {
        await run(record, { limit, asJson: options.json === true })
      } finally {
        await record.close()
      }
    })
}

type Run = { readonly limit: number; readonly asJson: boolean }

async function run(record: CommandRecord, { limit, asJson }: Run): Promise<void> {
  const find = compiledPacks(await anyPack(), record.shelf)
  const bar = progressBar('decisions')
  let replayed = 0
  let after = 0
  const different: string[] = []
  while (replayed < limit) {
    const page = await record.reader.listRecords({
      after,
      limit: Math.min(PAGE, limit - replayed),
    })
    if (page.length === 0) break
    const wanted = new Set(page.flatMap(neededFor))
    const stored = await record.reader.getSubmissions([...wanted])
    const statements = new Map(stored.map((one) => [one.sequence, one]))
    for (const one of page) {
      const pack = await find(one.basis.packHash)
      if (pack === undefined) different.push(`${nameOf(one)}: its pack was not kept`)
      else if (JSON.stringify(replay(pack, one, statements)) !== one.document) {
        different.push(nameOf(one))
      }
    }
    replayed += page.length
    after = page.at(-1)?.cursor ?? after
    bar.show({ done: replayed, total: replayed + PAGE })
  }
  bar.stop()
  if (asJson) process.stdout.write(`${JSON.stringify({ replayed, different: different.length })}\n`)
  for (const name of different.slice(0, 20)) say(`differs: ${name}`)
  say(`${replayed} decisions replayed, ${different.length} differ.`)
  process.exitCode = different.length > 0 ? EXIT.refused : EXIT.done
}

async function anyPack(): Promise<() => CompiledPack> {
  const opened = await openPack({ pack: 'example' })
  if (!opened.ok) throw new Error('the example pack does not load')
  return () => opened.value.compiled
}

function nameOf({ decision }: DecisionRecord): string {
  return `${decision.consignmentId} revision ${decision.revision}`
}
