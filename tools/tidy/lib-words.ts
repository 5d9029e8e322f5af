/** Rule `lib-words`: `src/lib/` would serve any product, so no customs word stands in it. */
import type { Rule } from './rule.ts'

const WORDS =
  /\b(?:customs|parcels?|consignments?|consignees?|consignors?|filings?|filers?|tariffs?|dut(?:y|ies)|seizures?|officers?|manifests?|waybills?|shipments?|importers?|exporters?|declarants?|receptacles?|contraband|pathways?)\b/iu

/** A word of the trade in `lib` shows that the thing belongs in `domain` or in a stage. */
export const libWords: Rule = {
  name: 'lib-words',
  reads: (path) => path.startsWith('src/lib/'),
  check: (file) =>
    (file.text ?? '').split('\n').flatMap((line, index) => {
      const spaced = line.replaceAll(/([a-z0-9])([A-Z])/gu, '$1 $2').replaceAll('_', ' ')
      const word = WORDS.exec(spaced)?.[0]
      if (word === undefined) return []
      return [{ line: index + 1, text: `"${word}" is a customs word; lib serves any product.` }]
    }),
}
