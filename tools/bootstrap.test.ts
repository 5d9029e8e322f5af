/** Tries the bootstrap in small projects, with an npm whose behaviour the test sets. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { projectRoot } from './project-root.ts'

type Ending = {
  readonly code: number | null
  readonly signal: string | null
  readonly stdout: string
  readonly stderr: string
}

const PROGRAM = `
process.stdout.write(JSON.stringify({ args: process.argv.slice(2), pid: process.pid }))
process.stdin.pipe(process.stdout)
process.exitCode = 5
`

/** An npm that notes each call, and installs one package and the Node that runs this test. */
const INSTALL = `
mkdir -p node_modules/.bin node_modules/node node_modules/one
cp package-lock.json node_modules/.package-lock.json
cp node.json node_modules/node/package.json
echo '{}' > node_modules/one/package.json
ln -sf "${process.execPath}" node_modules/.bin/node
`

test('installs what is missing, runs the program, and is silent on stdout', async (t) => {
  const root = plant(t, INSTALL)
  const first = await run(root, ['a b', '--c'], 'typed in')
  assert.equal(first.code, 5, first.stderr)
  assert.match(first.stdout, /^\{"args":\["a b","--c"\],"pid":\d+\}typed in$/u)
  assert.match(first.stderr, /Installing packages \(npm ci\): 1 of 1, \d+ s\nInstalled\. .+\n$/u)
  assert.deepEqual(callsOf(root), [
    'ci --include=dev --no-audit --no-fund --no-progress --loglevel=error',
  ])
  const second = await run(root, [])
  assert.deepEqual([second.code, second.stderr], [5, ''])
  assert.equal(callsOf(root).length, 1)
})

test('runs the program in its own process when Node is the pinned one, else in another', async (t) => {
  for (const [version, isSame] of [
    [process.versions.node, true],
    ['99.0.0', false],
  ] as const) {
    const root = plant(t, INSTALL, version)
    await run(root, [])
    const child = begin(root, [])
    child.stdin?.end()
    const { stdout, code } = await ended(child)
    const { pid } = JSON.parse(stdout) as { readonly pid: number }
    assert.equal(pid === child.pid, isSame)
    assert.equal(code, 5)
  }
})

test('packages put there by hand are taken as they are', async (t) => {
  const root = plant(t, INSTALL)
  await run(root, [])
  rmSync(join(root, 'node_modules/.tidewaiter-installed'))
  assert.equal((await run(root, [])).stderr, '')
  assert.equal(callsOf(root).length, 1)
})

test('a new version in the lock is installed; an optional package may be absent', async (t) => {
  const root = plant(t, INSTALL)
  await run(root, [])
  writeFileSync(join(root, 'package-lock.json'), lockOf({ one: { version: '2.0.0' } }))
  assert.match((await run(root, [])).stderr, /Installing/u)
  assert.equal(callsOf(root).length, 2)
  const packages = { one: { version: '2.0.0' }, mac: { version: '1.0.0', optional: true } }
  writeFileSync(join(root, 'package-lock.json'), lockOf(packages))
  assert.equal((await run(root, [])).stderr, '')
  assert.equal(callsOf(root).length, 2)
})

test('two that start at once install once', async (t) => {
  const root = plant(t, `mkdir once || exit 9\n${INSTALL}`)
  const endings = await Promise.all([run(root, []), run(root, []), run(root, [])])
  assert.deepEqual(
    endings.map(({ code }) => code),
    [5, 5, 5],
  )
  assert.equal(callsOf(root).length, 1)
})

for (const [said, told] of [
  ['npm error code EACCES', /npm may not write below .*Run as its owner/u],
  ['npm error code ENOSPC', /The disk is full/u],
  ['npm error request failed, reason: getaddrinfo EAI_AGAIN', /npm cannot reach its registry/u],
  ['npm error code E404', /does not give out a package/u],
  ['npm error code EUSAGE', /package-lock\.json disagree/u],
  ['npm error code EINTEGRITY', /npm cache clean/u],
  ['npm error something\nnpm error odd', /npm ci failed: something odd/u],
] as const) {
  test(`says in one line what is wrong: ${said.split('\n')[0]}`, async (t) => {
    const root = plant(t, `echo '${said}' >&2\nexit 1\n`)
    const { code, stdout, stderr } = await run(root, [])
    assert.deepEqual([code, stdout], [1, ''])
    const last = stderr.trimEnd().split('\n').at(-1) ?? ''
    assert.match(last, /^tidewaiter: /u)
    assert.match(last, told)
  })
}

test('says that npm is missing', async (t) => {
  const root = plant(t, '')
  rmSync(join(root, 'bin/npm'))
  const child = begin(root, [], join(root, 'bin'))
  const { code, stderr } = await ended(child)
  assert.equal(code, 1)
  assert.match(stderr, /^tidewaiter: npm is missing\. Install it; it comes with Node\.$/mu)
})

const asRoot = process.getuid?.() === 0
test('says when the folder is not writable', {
  skip: asRoot && 'root may write anywhere',
}, async (t) => {
  const root = plant(t, INSTALL)
  chmodSync(root, 0o555)
  const { code, stderr } = await run(root, [])
  chmodSync(root, 0o755)
  assert.equal(code, 1)
  assert.match(stderr, /^tidewaiter: Packages are missing, and \S+ may not write to /u)
})

test('says when there is no such program', async (t) => {
  const root = plant(t, INSTALL)
  rmSync(join(root, 'program.ts'))
  const { code, stderr } = await run(root, [])
  assert.equal(code, 1)
  assert.match(stderr, /^tidewaiter: There is no program\.ts in /mu)
})

test('passes signals on, and ends by the signal the program ends by', async (t) => {
  const root = plant(t, INSTALL, '99.0.0')
  await run(root, [])
  writeFileSync(
    join(root, 'program.ts'),
    "process.on('SIGTERM', () => {\n  process.exit(7)\n})\nsetInterval(() => {}, 1000)\nconsole.log('ready')\n",
  )
  const child = begin(root, [])
  const ending = ended(child)
  await once(child.stdout ?? child, 'data')
  child.kill('SIGTERM')
  assert.equal((await ending).code, 7)
  writeFileSync(join(root, 'program.ts'), "process.kill(process.pid, 'SIGKILL')\n")
  assert.equal((await run(root, [])).signal, 'SIGKILL')
})

/** A project with one package, a program, and an npm that does what `script` says. */
function plant(t: TestContext, script: string, nodeVersion = process.versions.node): string {
  const root = mkdtempSync(join(tmpdir(), 'tidewaiter-bootstrap-'))
  t.after(() => {
    rmSync(root, { recursive: true, force: true })
  })
  mkdirSync(join(root, 'bin'))
  mkdirSync(join(root, 'tools'))
  cpSync(join(projectRoot, 'tools/bootstrap.js'), join(root, 'tools/bootstrap.js'))
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(root, 'package-lock.json'), lockOf({ one: { version: '1.0.0' } }))
  writeFileSync(join(root, 'node.json'), JSON.stringify({ version: nodeVersion }))
  writeFileSync(join(root, 'program.ts'), PROGRAM)
  const npm = join(root, 'bin/npm')
  writeFileSync(npm, `#!/bin/sh\necho "$*" >> calls\n${script}`, { mode: 0o755 })
  symlinkSync(process.execPath, join(root, 'bin/node'))
  return root
}

function lockOf(packages: Readonly<Record<string, object>>): string {
  const folders = Object.entries(packages).map(([name, it]) => [`node_modules/${name}`, it])
  return JSON.stringify({ packages: { '': {}, ...Object.fromEntries(folders) } })
}

function begin(
  root: string,
  args: readonly string[],
  path = [join(root, 'bin'), '/usr/bin', '/bin'].join(delimiter),
): ChildProcess {
  const { NODE_COMPILE_CACHE: _, ...env } = process.env
  return spawn(process.execPath, ['tools/bootstrap.js', 'program.ts', ...args], {
    cwd: root,
    env: { ...env, PATH: path },
  })
}

async function run(root: string, args: readonly string[], typed = ''): Promise<Ending> {
  const child = begin(root, args)
  child.stdin?.end(typed)
  return await ended(child)
}

async function ended(child: ChildProcess): Promise<Ending> {
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const { promise, resolve } = Promise.withResolvers<Ending>()
  child.once('close', (code, signal) => {
    resolve({ code, signal, stdout, stderr })
  })
  return await promise
}

function callsOf(root: string): readonly string[] {
  return readFileSync(join(root, 'calls'), 'utf8').trimEnd().split('\n')
}
