/** Rule `opening`: a file opens with a comment that says what it is and the invariant it keeps. */
import { isTypeScript } from '../tree.ts'
import type { Rule } from './rule.ts'

const WORDS_MIN = 4

/** A reader learns from the first lines what a file is. Tests beside their subject need no words. */
export const opening: Rule = {
  name: 'opening',
  reads: (path) => isTypeScript(path) && !path.endsWith('.test.ts'),
  check: (file) => {
    const text = (file.text ?? '').replace(/^#!.*\n/u, '')
    const comment = /^(?:\/\*\*[\s\S]*?\*\/|(?:\/\/.*\n)+)/u.exec(text)?.[0] ?? ''
    const words = comment.match(/\p{L}+/gu) ?? []
    if (words.length >= WORDS_MIN) return []
    return [
      { line: 1, text: 'Open the file with one or two sentences: what it is, what it keeps.' },
    ]
  },
}
