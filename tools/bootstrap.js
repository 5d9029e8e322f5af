/**
 * Starts a TypeScript program of this project on a machine that has only Node 20 and npm: installs
 * what is missing, then runs the program on the project's own Node. Plain JavaScript without
 * packages, because nothing else is there yet. Says what it does on stderr; stdout is the program's.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import module from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const NODE_MAJOR_MIN = 20
const WAIT_MS_MAX = 15 * 60 * 1000
const NPM_IS_MISSING = 'spawn npm ENOENT'

const root = dirname(dirname(realpathSync(fileURLToPath(import.meta.url))))
const modules = join(root, 'node_modules')
const node = join(modules, '.bin', 'node')
const stamp = join(modules, '.tidewaiter-installed')

/** @typedef {{ readonly version?: string, readonly optional?: boolean }} LockedPackage */
/** @typedef {{ readonly packages: Readonly<Record<string, LockedPackage>> }} Lock */

/**
 * What npm says when it fails → what is wrong and what to do. The first that fits is shown.
 * @type {readonly (readonly [RegExp, string])[]}
 */
const FAILURES = [
  [/spawn npm ENOENT/u, 'npm is missing. Install it; it comes with Node.'],
  [
    /EACCES|EPERM|EROFS/u,
    `npm may not write below ${root}. Run as its owner, or make your own clone.`,
  ],
  [/ENOSPC/u, 'The disk is full. Free some space (about 1 GB) and try again.'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|network/u,
    'npm cannot reach its registry, and the packages are not in its cache. Connect and try again.',
  ],
  [/\bE40[134]\b|ETARGET/u, 'The registry npm is set to does not give out a package we need.'],
  [
    /EUSAGE|in sync/u,
    'package.json and package-lock.json disagree. Run npm install to mend the lock.',
  ],
  [/EINTEGRITY/u, 'A package is not what package-lock.json says. Run npm cache clean --force.'],
]

/**
 * Runs the program at `entry` (a path from the project's root) with `args`. Comes back only when
 * the program runs in this process; else the process ends as the program does.
 * @param {string} entry
 * @param {readonly string[]} args
 */
export async function start(entry, args) {
  const major = Number(process.versions.node.split('.')[0])
  if (major < NODE_MAJOR_MIN) {
    stop(`Node ${NODE_MAJOR_MIN} or newer is needed; this is ${process.versions.node}.`)
  }
  if (!isInstalled()) await install()
  const path = resolve(root, entry)
  if (!existsSync(path)) stop(`There is no ${entry} in ${root}.`)
  // Compiled modules are kept, which halves the time a command takes to start.
  process.env['NODE_COMPILE_CACHE'] ??= join(modules, '.cache', 'node')
  const text = readText(join(modules, 'node', 'package.json'))
  const pinned = /** @type {LockedPackage} */ (JSON.parse(text))
  if (process.versions.node === pinned.version) {
    module.enableCompileCache()
    process.argv = [process.execPath, path, ...args]
    await import(pathToFileURL(path).href)
    return
  }
  await runAndEnd(path, args)
}

/** Whether the packages are those of package-lock.json. Quick when nothing changed since last time. */
function isInstalled() {
  const lockText = readText(join(root, 'package-lock.json'))
  const hash = createHash('sha256').update(lockText).digest('hex')
  if (!existsSync(node)) return false
  if (readText(stamp) === hash) return true
  const present = lockedPackages(readText(join(modules, '.package-lock.json')))
  const isSame = [...lockedPackages(lockText)].every(([path, { version, optional }]) => {
    const there = present.get(path)
    return there === undefined ? optional === true : there.version === version
  })
  if (isSame) writeStamp(hash)
  return isSame
}

/**
 * The packages a lock file lists, by folder; none when there is no such file.
 * @param {string} text
 */
function lockedPackages(text) {
  if (text === '') return /** @type {Map<string, LockedPackage>} */ (new Map())
  const lock = /** @type {Lock} */ (JSON.parse(text))
  return new Map(Object.entries(lock.packages).filter(([path]) => path !== ''))
}

/** @param {string} hash */
function writeStamp(hash) {
  try {
    writeFileSync(stamp, hash)
  } catch {
    // Another account's checkout: the longer comparison serves each time.
  }
}

/** Installs the packages, one process at a time. */
async function install() {
  demandWritable()
  const release = await takeTurn()
  try {
    if (!isInstalled()) await runNpm()
  } finally {
    release()
  }
  if (!isInstalled()) stop('npm ci ended well, yet packages are missing. Delete node_modules.')
}

async function runNpm() {
  const paths = [...lockedPackages(readText(join(root, 'package-lock.json')))]
    .filter(([, { optional }]) => optional !== true)
    .map(([path]) => join(root, path, 'package.json'))
  const started = Date.now()
  /** @param {string} ending */
  const show = (ending) => {
    const done = paths.filter((path) => existsSync(path)).length
    const seconds = Math.round((Date.now() - started) / 1000)
    say(`Installing packages (npm ci): ${done} of ${paths.length}, ${seconds} s${ending}`)
  }
  say('Installing packages (npm ci); the first time this takes a minute or two …\n')
  // The last package is in its folder some time before npm has checked and linked them all.
  const [everyMs, ending] = process.stderr.isTTY ? [500, ' … \r'] : [10_000, ' …\n']
  const timer = setInterval(() => {
    show(ending)
  }, everyMs)
  const { code, output } = await npmCi()
  clearInterval(timer)
  show(process.stderr.isTTY ? '   \n' : '\n')
  if (code !== 0) stop(explain(output))
  say('Installed. The first start takes some seconds longer …\n')
}

/**
 * Runs `npm ci`; gives its exit code and what it said.
 * @returns {Promise<{ readonly code: number | null, readonly output: string }>}
 */
function npmCi() {
  const args = [
    'ci',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--no-progress',
    '--loglevel=error',
  ]
  const child = spawn('npm', args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  /** @param {string} text */
  const gather = (text) => {
    output = (output + text).slice(-20_000)
  }
  child.stdout.setEncoding('utf8').on('data', gather)
  child.stderr.setEncoding('utf8').on('data', gather)
  return new Promise((done) => {
    child.once('error', (error) => {
      done({ code: 1, output: codeOf(error) === 'ENOENT' ? NPM_IS_MISSING : String(error) })
    })
    child.once('close', (code) => {
      done({ code, output })
    })
  })
}

/** @param {string} output */
function explain(output) {
  const known = FAILURES.find(([pattern]) => pattern.test(output))
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  const said = lines.slice(0, 3).map((line) => line.replace(/^npm (?:ERR!|error) /u, '').trim())
  return known === undefined ? `npm ci failed: ${said.join(' ')}` : known[1]
}

function demandWritable() {
  const folder = existsSync(modules) ? modules : root
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    const { username } = userInfo()
    stop(
      `Packages are missing, and ${username} may not write to ${folder}. ` +
        'Run as its owner, or make your own clone.',
    )
  }
}

/** Waits for another process that installs here, and takes the turn. Gives what ends the turn. */
async function takeTurn() {
  const id = createHash('sha256').update(root).digest('hex').slice(0, 16)
  const lock = join(tmpdir(), `tidewaiter-install-${id}`)
  const mine = `${lock}-${process.pid}`
  const deadline = Date.now() + WAIT_MS_MAX
  let isTold = false
  let free = 0
  while (Date.now() < deadline) {
    if (takeLock(lock, mine)) {
      const release = () => removeQuietly(lock)
      process.once('exit', release)
      return release
    }
    free += existsSync(lock) ? 0 : 1
    if (free > 3) return () => true // Nobody holds it and we cannot: go on without.
    const holder = Number(readText(lock))
    if (!isAlive(holder) && !removeQuietly(lock)) return () => true
    if (isAlive(holder) && !isTold) {
      say(`Process ${holder} installs packages here; waiting for it …\n`)
      isTold = true
    }
    await new Promise((done) => {
      setTimeout(done, 500)
    })
  }
  return stop(`Another process still holds ${lock}; delete it if none is installing.`)
}

/**
 * Whether this process now holds the lock. It is there at once with its content, or not at all.
 * @param {string} lock
 * @param {string} mine
 */
function takeLock(lock, mine) {
  try {
    writeFileSync(mine, String(process.pid))
    linkSync(mine, lock)
    return true
  } catch {
    return false
  } finally {
    removeQuietly(mine)
  }
}

/** @param {string} path */
function removeQuietly(path) {
  try {
    rmSync(path, { force: true })
    return true
  } catch {
    return false
  }
}

/** @param {number} pid */
function isAlive(pid) {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM' // It lives, under another account.
  }
}

/**
 * Runs the program on the project's Node and ends as it ends: same code, same signal.
 * @param {string} path
 * @param {readonly string[]} args
 */
function runAndEnd(path, args) {
  const child = spawn(node, [path, ...args], { stdio: 'inherit' })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to both of us.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  return new Promise(() => {
    child.once('error', (error) => stop(`${node} does not start: ${error.message}`))
    child.once('exit', (code, signal) => {
      if (signal === null) process.exit(code ?? 1)
      process.removeAllListeners(signal)
      process.kill(process.pid, signal)
    })
  })
}

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

/** @param {string} text */
function say(text) {
  process.stderr.write(text)
}

/**
 * @param {string} text
 * @returns {never}
 */
function stop(text) {
  say(`tidewaiter: ${text}\n`)
  process.exit(1)
}

/** Called as a program: `node tools/bootstrap.js src/main.ts …`. */
const called = process.argv[1] === undefined ? '' : realpathSync(process.argv[1])
if (called === fileURLToPath(import.meta.url)) {
  const [entry, ...args] = process.argv.slice(2)
  if (entry === undefined) stop('Say which program to run: node tools/bootstrap.js src/main.ts')
  await start(entry, args)
}
