/**
 * Macros → JavaScript functions, one a macro, so that no closure is made while rules run. Each
 * takes the rounds around it and refuses to go beyond the bound, however short-circuits fall.
 */
import {
  constantOf,
  declareTemporaries,
  type Emission,
  type Frame,
  type Generators,
} from './emission.ts'
import { LIMITS } from './limits.ts'
import type { LoopExpr } from './typed-tree.ts'
import { roundsOf } from './value-functions.ts'

/** A call of the function made for `loop`; it gives a truth for yes-or-no macros, else a list. */
export function generateLoop(
  loop: LoopExpr,
  emission: Emission,
  around: Frame,
  generators: Generators,
): string {
  const name = `q${emission.functions.length}`
  // Takes the number at once: macros inside this one add theirs while it is written.
  emission.functions.push('')
  const variable = `v${loop.variable.id}`
  const outer: Frame = { ...around, temps: { used: 0, most: 0 }, weight: 'w' }
  const inner: Frame = { ...outer, weight: 'p', locals: [...around.locals, variable] }
  const list = generators.valueCode(loop.list, emission, outer).text
  const rounds =
    loop.list.type.kind === 'list' ? list : `${constantOf(emission, roundsOf)}(${list})`
  const failed = loop.type.kind === 'bool' ? '2' : 'undefined'
  const { before, round, after } = bodyCode(loop, emission, inner, generators)
  const source = [
    `function ${name}(${['w', ...around.locals].join()}){`,
    declareTemporaries(inner),
    `const l=${rounds};if(l===undefined)return ${failed};`,
    `const c=l.length,p=c*w;if(p>${LIMITS.rounds})return ${failed};`,
    `${before}for(let i=0;i<c;i++){const ${variable}=l[i]??undefined;${round}}${after}}`,
  ].join('')
  emission.functions[Number(name.slice(1))] = source
  return `${name}(${[around.weight, ...around.locals].join()})`
}

type BodyCode = { readonly before: string; readonly round: string; readonly after: string }

function bodyCode(
  loop: LoopExpr,
  emission: Emission,
  frame: Frame,
  { truthCode, valueCode }: Generators,
): BodyCode {
  switch (loop.macro) {
    case 'all': {
      const round = `const r=${truthCode(loop.body, emission, frame)};if(r===0)return 0;u|=r;`
      return { before: 'let u=0;', round, after: 'return u>1?2:1' }
    }
    case 'exists': {
      const round = `const r=${truthCode(loop.body, emission, frame)};if(r===1)return 1;u|=r;`
      return { before: 'let u=0;', round, after: 'return u' }
    }
    case 'exists_one': {
      const round = `const r=${truthCode(loop.body, emission, frame)};if(r===2)return 2;n+=r;`
      return { before: 'let n=0;', round, after: 'return n===1?1:0' }
    }
    case 'filter': {
      const truth = truthCode(loop.body, emission, frame)
      const round = `const r=${truth};if(r===2)return undefined;if(r===1)o.push(v${loop.variable.id});`
      return { before: 'const o=[];', round, after: 'return o' }
    }
    case 'map': {
      const value = valueCode(loop.body, emission, frame).text
      const take = `const x=${value};if(x===undefined)return undefined;o.push(x);`
      if (loop.where === undefined) return { before: 'const o=[];', round: take, after: 'return o' }
      const truth = truthCode(loop.where, emission, frame)
      const round = `const r=${truth};if(r===2)return undefined;if(r===1){${take}}`
      return { before: 'const o=[];', round, after: 'return o' }
    }
  }
}
