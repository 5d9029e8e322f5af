/** Starts one PostgreSQL for a whole test run: `node --test --test-global-setup=` this file. */

import { startTestCluster } from './test-cluster.fixture.ts'

let cluster: { readonly stop: () => Promise<void> } | undefined

/** Called by the test runner before the first test file. */
export async function globalSetup(): Promise<void> {
  cluster = await startTestCluster()
}

/** Called by the test runner after the last test file. */
export async function globalTeardown(): Promise<void> {
  await cluster?.stop()
}
