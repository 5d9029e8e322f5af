/** What the server counts, for Prometheus. No label holds a filer, a party or a parcel. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = {
  readonly registry: Registry
  /** Records by receipt: accepted, replayed, clashed, refused, failed. */
  readonly receipts: Counter<'kind'>
  readonly decisions: Counter<'lane'>
  /** From the arrival of a record to its durable decision, seconds. */
  readonly intakeSeconds: Histogram
  readonly queueDepth: Gauge
  readonly owedWork: Gauge
  readonly listAge: Gauge<'list'>
  readonly listOverdue: Gauge<'list'>
  readonly screenedAgain: Gauge<'because'>
}

/** A registry of its own, so that two servers in one process do not share figures. */
export function openMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    receipts: new Counter({
      name: 'tidewaiter_receipts_total',
      help: 'Records taken in, by receipt.',
      labelNames: ['kind'],
      registers,
    }),
    decisions: new Counter({
      name: 'tidewaiter_decisions_total',
      help: 'Decisions made, by lane.',
      labelNames: ['lane'],
      registers,
    }),
    intakeSeconds: new Histogram({
      name: 'tidewaiter_intake_seconds',
      help: 'From the arrival of a chunk of records to their durable receipts.',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    queueDepth: new Gauge({
      name: 'tidewaiter_queue_depth',
      help: 'Submissions waiting or under way.',
      registers,
    }),
    owedWork: new Gauge({
      name: 'tidewaiter_owed_decisions',
      help: 'Consignments that are to be decided again.',
      registers,
    }),
    listAge: new Gauge({
      name: 'tidewaiter_list_age_days',
      help: 'Age of the version in use of each list that parties are screened against.',
      labelNames: ['list'],
      registers,
    }),
    listOverdue: new Gauge({
      name: 'tidewaiter_list_overdue',
      help: '1 where the version in use is older than its publisher usually lets it become.',
      labelNames: ['list'],
      registers,
    }),
    screenedAgain: new Gauge({
      name: 'tidewaiter_screened_again_parcels',
      help: 'Parcels looked at again so far; absent while nothing is looked at again.',
      labelNames: ['because'],
      registers,
    }),
  }
}
