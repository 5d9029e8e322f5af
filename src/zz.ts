import { createWriteStream } from 'node:fs'
import { writeDay } from './sample-day/write-day.ts'

const [, , seed = '1', parcels = '1000', jurisdiction = 'us', day = '2026-11-24', dir = '/tmp'] =
  process.argv
const out = createWriteStream(dir + '/day.ndjson'),
  truth = createWriteStream(dir + '/day.truth.ndjson')
const t = performance.now()
const r = await writeDay({
  seed: Number(seed),
  parcels: Number(parcels),
  jurisdiction: jurisdiction as 'us',
  day,
  out,
  truth,
})
out.end()
truth.end()
const s = (performance.now() - t) / 1000
const c = process.cpuUsage()
const cs = (c.user + c.system) / 1e6
console.log(
  r,
  s.toFixed(2) + 's wall',
  cs.toFixed(2) + 's cpu',
  Math.round(r.parcels / s) + ' parcels/s',
  Math.round(r.parcels / cs) + ' per cpu s',
  'rss MB',
  Math.round(process.memoryUsage().rss / 1e6),
)
