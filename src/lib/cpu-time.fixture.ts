/** Processor time for tests that bound it: a busy machine makes a test wait, not fail. */

/** Milliseconds of processor time this process spends on `work`. */
export async function cpuMillis(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}
