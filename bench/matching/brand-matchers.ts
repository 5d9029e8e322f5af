/** Marks as `brands detect` finds them, and as the floor: the names of marks as plain words. */
import { fold } from '../../src/lib/fold.ts'
import { readWellKnownMarks } from '../../src/lists/read-well-known-marks.ts'
import { buildBrandIndex, type Mention } from '../../src/screen/brands/build-brand-index.ts'
import type { BrandMatcher } from './judge.ts'

/** Both, over the marks that the product brings. */
export async function brandMatchers(): Promise<{
  readonly matcher: BrandMatcher
  readonly floor: BrandMatcher
}> {
  const { marks, ordinaryWords } = await readWellKnownMarks()
  const index = buildBrandIndex(marks, { ordinaryWords })
  const names = marks.map(({ name }) => ({ name, words: ` ${fold(name)} ` }))
  return {
    matcher: (text) => {
      const { mentions, copyClaims } = index.look({ description: text })
      const mention = mostTelling(mentions)
      return {
        brands: mention === undefined ? [] : [mention.mark.name],
        disguised: mention?.form === 'disguised',
        suspicious: copyClaims.length > 0 || mentions.some((one) => one.suspicious.length > 0),
      }
    },
    floor: (text) => {
      const searched = ` ${fold(text)} `
      const found = names.filter(({ words }) => searched.includes(words))
      const brands = found.map(({ name }) => name)
      return { brands, disguised: false, suspicious: brands.length > 0 }
    },
  }
}

/** The one that a command line shows: disguised before suspicious, suspicious before plain. */
function mostTelling(mentions: readonly Mention[]): Mention | undefined {
  return (
    mentions.find(({ form }) => form === 'disguised') ??
    mentions.find(({ suspicious }) => suspicious.length > 0) ??
    mentions[0]
  )
}
