import { join } from 'node:path'
import { test } from 'node:test'
import { assertSays, copyExample, problemsIn, rewrite } from './example-copy.fixture.ts'

type Spoilt = readonly [name: string, to: string, says: RegExp]

/** Each takes the place of the terms of a list of the example pack. */
const SPOILT: readonly Spoilt[] = [
  [
    'a context that is not there names the one that was meant',
    'contexts: { form: [powder] }\nterms: [mace +forms]',
    /weapons\.yaml:\d+:\d+: There is no context `forms`\. Did you mean `form`\?/,
  ],
  [
    'a context of the whole list is told once',
    'unless: [explosivs]\nterms: [mace, taser]',
    /weapons\.yaml:\d+:\d+: There is no context `explosivs`\. Did you mean `explosives`\?/,
  ],
  [
    'a source that is not there',
    'sources: { dea: { cite: A report, mark: S } }\nterms: [mace @fda]',
    /weapons\.yaml:\d+:\d+: There is no source `fda`\./,
  ],
  [
    'a wrong check digit',
    'terms: [437-38-8]',
    /weapons\.yaml:\d+:\d+: 437-38-8 is no CAS number: its check digit is wrong\./,
  ],
  [
    'a star that would find too much',
    'terms: [ab*]',
    /weapons\.yaml:\d+:\d+: The star in "ab\*" cannot stand for more letters\./,
  ],
  [
    'a term that its own context excuses',
    'contexts: { spice: [mace] }\nterms: [mace -spice]',
    /weapons\.yaml:\d+:\d+: "mace" is itself a word of `spice`, which excuses it\./,
  ],
  [
    'a term that stands twice in one language',
    'terms: { en: [mace, Mace], de: [mace] }',
    /weapons\.yaml:\d+:\d+: `mace` stands here a second time\. Keep one of them\./,
  ],
  [
    'a language that is not known',
    'terms: { en: [mace], ge: [keule] }',
    /weapons\.yaml:\d+:\d+: `ge` is not known here; did you mean `de`\?/,
  ],
  [
    'a term of one letter',
    'terms: { en: [m] }',
    /weapons\.yaml:\d+:\d+: An entry of `en` is "m", which has the wrong form\./,
  ],
]

for (const [name, to, says] of SPOILT) {
  test(`refused: ${name}`, async () => {
    const folder = copyExample()
    rewrite(join(folder, 'risk/terms/weapons.yaml'), (text) =>
      text.replace(/^except: .*\n/m, '').replace(/^terms: .*$/m, to),
    )
    assertSays(await problemsIn(folder), says)
  })
}
