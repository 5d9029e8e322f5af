/** Rules on tests: each can fail, all run, none sleeps. */
import ts from 'typescript'
import { isTestCode, lineOf, nodesOf, syntaxOf, type TreeFile } from '../tree.ts'
import type { Breach, Rule } from './rule.ts'

const TEST_CALL = /^(?:t\.)?(?:test|it)(?:\.(?:only|skip|todo))?$/u
const SUITE_OR_TEST = /^(?:t\.)?(?:test|it|describe|suite)$/u
const ASSERTING = /^(?:\w+\.)*(?:assert|expect|fail|throws|rejects)\w*/u

/** A test that asserts nothing cannot fail. A function that asserts is named assert… or expect…. */
export const asserts: Rule = {
  name: 'asserts',
  reads: (path) => path.endsWith('.test.ts'),
  check: (file) => {
    const helpers = assertingFunctions(file)
    const tests = callsIn(syntaxOf(file), TEST_CALL).filter((call) => !hasInnerTest(call))
    if (tests.length === 0 && !hasContract(file))
      return [{ text: 'There is no test in this file.' }]
    return tests
      .filter((call) => !assertsSomething(call, helpers))
      .map((call) => ({ line: lineOf(call), text: 'The test asserts nothing, so it cannot fail.' }))
  },
}

/** What is skipped says why; nothing shuts out the rest. */
export const allRun: Rule = {
  name: 'all-run',
  reads: isTestCode,
  check: (file) =>
    callsIn(syntaxOf(file), /./u).flatMap((call): readonly Breach[] => {
      const name = call.expression.getText()
      const line = lineOf(call)
      if (/^(?:t\.)?(?:test|it|describe|suite)\.(?:only|skip|todo)$/u.test(name)) {
        return [{ line, text: `No ${name}: skip with { skip: 'reason' }, or run it.` }]
      }
      const options = SUITE_OR_TEST.test(name) ? call.arguments.find(isObject) : undefined
      const bare = options?.properties.some((it) =>
        /^(?:only|skip|todo): true$/u.test(it.getText()),
      )
      return bare === true ? [{ line, text: 'Say the reason: { skip: "…" }.' }] : []
    }),
}

/** A test waits for what must happen, never for time to pass. */
export const noSleep: Rule = {
  name: 'no-sleep',
  reads: isTestCode,
  check: (file) =>
    [...nodesOf(syntaxOf(file))].filter(isSleep).map((node) => ({
      line: lineOf(node),
      text: 'Do not sleep: await the event, or turn the injected clock.',
    })),
}

function isSleep(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node)) return /timers\/promises/u.test(node.moduleSpecifier.getText())
  if (!ts.isCallExpression(node)) return false
  const name = node.expression.getText()
  if (name === 'Atomics.wait') return true
  return /^(?:globalThis\.)?setTimeout$/u.test(name) && isInsideNewPromise(node)
}

function isInsideNewPromise(node: ts.Node): boolean {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isNewExpression(at) && at.expression.getText() === 'Promise') return true
  }
  return false
}

function isObject(node: ts.Node): node is ts.ObjectLiteralExpression {
  return ts.isObjectLiteralExpression(node)
}

function callsIn(root: ts.Node, name: RegExp): readonly ts.CallExpression[] {
  return [...nodesOf(root)]
    .filter((node) => ts.isCallExpression(node))
    .filter((call) => name.test(call.expression.getText()))
}

function hasInnerTest(call: ts.CallExpression): boolean {
  return call.arguments.some((it) => callsIn(it, TEST_CALL).length > 0)
}

/** A contract suite brings its own tests; the file only names the adapter. */
function hasContract(file: TreeFile): boolean {
  return syntaxOf(file).statements.some(
    (it) => ts.isImportDeclaration(it) && /\.contract\.ts/u.test(it.moduleSpecifier.getText()),
  )
}

function assertsSomething(root: ts.Node, helpers: ReadonlySet<string>): boolean {
  return callsIn(root, /./u).some((call) => {
    const name = call.expression.getText()
    return ASSERTING.test(name) || helpers.has(name)
  })
}

/** The functions of the file that assert, directly or through each other. */
function assertingFunctions(file: TreeFile): ReadonlySet<string> {
  const bodies = new Map<string, ts.Node>()
  for (const node of nodesOf(syntaxOf(file))) {
    if (ts.isFunctionDeclaration(node) && node.name !== undefined) bodies.set(node.name.text, node)
    if (ts.isVariableDeclaration(node) && node.initializer !== undefined) {
      if (ts.isArrowFunction(node.initializer)) bodies.set(node.name.getText(), node.initializer)
    }
  }
  const asserting = new Set<string>()
  for (let before = -1; before < asserting.size; ) {
    before = asserting.size
    for (const [name, body] of bodies) if (assertsSomething(body, asserting)) asserting.add(name)
  }
  return asserting
}
