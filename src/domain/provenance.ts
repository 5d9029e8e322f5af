/** Where an element of a joined consignment came from. */
import type { Provenance } from './consignment.ts'

/** The place of the filing that gives the element at `pointer`; of its nearest known ancestor otherwise. */
export function provenanceOf(provenance: Provenance, pointer: string): number | undefined {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const found = provenance[at]
    if (found !== undefined) return found
    if (at.length === 0) return undefined
  }
}
