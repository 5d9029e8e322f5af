import { describeStore } from '../store.contract.ts'
import { openMemoryStore } from './memory-store.ts'

describeStore('memory', () => {
  const store = openMemoryStore()
  return Promise.resolve({
    store,
    // It goes by no clock.
    setClock: () => undefined,
    decisions: () => Promise.resolve(store.decisions),
    acts: () => Promise.resolve(store.acts),
    outbox: () =>
      Promise.resolve(
        store.outbox.map(({ recipient, decision, statement }) => {
          const told = store.decisions[decision]?.decision
          return `${recipient} ${told?.consignmentId ?? ''} ${told?.revision ?? ''} ${statement}`
        }),
      ),
  })
})
