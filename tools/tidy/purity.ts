/** Rules on purity: the same facts give the same result, today, elsewhere and in ten years. */
import ts from 'typescript'
import { IMPURE_LIB, roomOf } from '../rooms.ts'
import { isTestCode, lineOf, nodesOf, syntaxOf, type TreeFile } from '../tree.ts'
import type { Breach, Rule } from './rule.ts'

const CHANCE = new Set(['Date.now', 'Math.random', 'performance.now', 'process.hrtime', 'Date()'])
const OUTSIDE = new Set(
  'process performance console fetch crypto globalThis setTimeout setInterval setImmediate queueMicrotask'.split(
    ' ',
  ),
)
const OF_THE_MACHINE =
  /^(?:localeCompare|toLocale\w+|(?:get|set)(?:FullYear|Month|Date|Day|Hours|Minutes|Seconds|TimezoneOffset))$/u

/** The rooms where time and chance come in from outside; the rest runs on a machine and may look. */
const INJECTED = new Set(
  'domain intake join enrich assess decide act enforce learn report packs sample-day pipeline contract'.split(
    ' ',
  ),
)

/** Time and chance are arguments: a simulation turns the clock, and a replay repeats the draw. */
export const clock: Rule = {
  name: 'clock',
  reads: (path) => !isTestCode(path) && (isInjected(path) || isPureLib(path)),
  check: (file) =>
    breaches(file, (node) => {
      const name = nameOfAccess(node)
      return CHANCE.has(name) ? `Take the time or the draw as an argument, not ${name}.` : undefined
    }),
}

/** Pure rooms see nothing of the machine: no process, timer, network, locale or time zone. */
export const purity: Rule = {
  name: 'purity',
  reads: (path) => !isTestCode(path) && roomOf(path)?.isPure === true,
  check: (file) =>
    breaches(file, (node) => {
      if (ts.isIdentifier(node) && OUTSIDE.has(node.text) && isFreeName(node)) {
        return `A pure room has no ${node.text}; take what you need as an argument.`
      }
      if (!ts.isPropertyAccessExpression(node) || !OF_THE_MACHINE.test(node.name.text)) {
        return undefined
      }
      return `${node.name.text} depends on the machine's locale or time zone; use the UTC form or <.`
    }),
}

function isInjected(path: string): boolean {
  return INJECTED.has(roomOf(path)?.name ?? '')
}

function isPureLib(path: string): boolean {
  const stem = /^src\/lib\/(.*)\.ts$/u.exec(path)?.[1]
  return stem !== undefined && !IMPURE_LIB.some((name) => name === stem)
}

function breaches(
  file: TreeFile,
  textOf: (node: ts.Node) => string | undefined,
): readonly Breach[] {
  return [...nodesOf(syntaxOf(file))].flatMap((node) => {
    const text = textOf(node)
    return text === undefined ? [] : [{ line: lineOf(node), text }]
  })
}

function nameOfAccess(node: ts.Node): string {
  if (ts.isPropertyAccessExpression(node)) return node.getText().replaceAll(/[\s?]/gu, '')
  const isBareDate =
    (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'Date'
  return isBareDate && (node.arguments ?? []).length === 0 ? 'Date()' : ''
}

/** Whether the name stands for itself: no property, no key, no declaration, no type. */
function isFreeName(node: ts.Identifier): boolean {
  const parent = node.parent
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isShorthandPropertyAssignment(parent)) return true
  const names = ts.isPropertyAssignment(parent) || ts.isBindingElement(parent)
  if (names) return parent.initializer === node
  return !ts.isPropertySignature(parent) && !ts.isQualifiedName(parent) && !isDeclared(node)
}

function isDeclared(node: ts.Identifier): boolean {
  const parent = node.parent
  const declares =
    ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isFunctionDeclaration(parent)
  if (declares && parent.name === node) return true
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isFunctionLike(at) && at.parameters.some((it) => it.name.getText() === node.text)) {
      return true
    }
  }
  return false
}
