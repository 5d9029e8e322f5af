/** `npm run simulate -- [--from N] [--seeds N] [--parcels N]`: plays seeds; exit 1 where an invariant breaks. */
import { parseArgs } from 'node:util'
import { openPack } from '../src/pipeline/open-pack.ts'
import { describeInvariants } from './check/invariant.ts'
import { simulate } from './simulate.ts'

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '20' },
    parcels: { type: 'string', default: '25' },
  },
})
const [from, seeds, parcels] = [values.from, values.seeds, values.parcels].map(Number)
const opened = await openPack({ pack: 'example' })
if (!opened.ok) throw new Error('the example pack does not load')
const { compiled } = opened.value
const failed: number[] = []
for (let seed = from ?? 1; seed < (from ?? 1) + (seeds ?? 20); seed += 1) {
  const { steps, statements, decisions, broken } = await simulate({
    seed,
    parcels: parcels ?? 25,
    compiled,
  })
  console.log(
    `seed ${seed}: ${statements} statements, ${decisions} decisions in ${steps} steps: ${
      broken.length === 0 ? 'all holds' : 'BROKEN'
    }`,
  )
  if (broken.length === 0) continue
  failed.push(seed)
  console.log(describeInvariants(broken))
}
if (failed.length > 0) {
  console.log(`Broken seeds: ${failed.join(', ')}. Keep them in simulation/kept-seeds.ts.`)
  process.exitCode = 1
}
