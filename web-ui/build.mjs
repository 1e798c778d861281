// Builds and checks the editor: the one place that knows when there is nothing to do.
//
//   node build.mjs build    packages, types, bundle in target/web-ui; nothing when nothing changed
//   node build.mjs check    linter, types, formatting, boundaries, unit tests
//   node build.mjs e2e      browser tests against the built product
//   node build.mjs screenshots  the pictures of the README, of the built product
//   node build.mjs api      the types of the API, from a server that listens at DARKROOM_URL
//
// Maven adds "true" or "false" after check and e2e for each of its switches that leave out tests.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const here = path.dirname(fileURLToPath(import.meta.url))
const target = path.join(here, 'target')
const bundle = path.join(target, 'web-ui')
const inputs = [
  'src',
  'public',
  'index.html',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  '../workflows/text-to-image.json',
]

requireNode()
const [task = 'build', ...switches] = process.argv.slice(2)
if (switches.includes('true')) process.exit(0)
const tasks = { build, check, e2e, screenshots, api }
if (!(task in tasks)) fail(`there is no task "${task}"; one of ${Object.keys(tasks).join(', ')}.`)
await tasks[task]()

function build() {
  packages()
  const now = fingerprint()
  const stamp = path.join(target, 'bundle.stamp')
  if (
    existsSync(path.join(bundle, 'index.html')) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === now
  ) {
    console.log('web-ui: up to date')
    return
  }
  rmSync(stamp, { force: true })
  tool('tsc', '--noEmit')
  tool('vite', 'build', '--outDir', bundle, '--emptyOutDir', '--logLevel', 'warn')
  writeFileSync(stamp, now)
  console.log('web-ui: bundle built')
}

function check() {
  packages()
  tool('eslint', '.', '--max-warnings', '0')
  tool('tsc', '--noEmit')
  tool('prettier', '--check', '--log-level', 'warn', '.')
  tool('depcruise', 'src', '--config', '.dependency-cruiser.mjs', '--output-type', 'err')
  tool('vitest', 'run')
}

function e2e() {
  packages()
  const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium'
  if (!existsSync(chromium)) {
    const line = '='.repeat(78)
    console.log(`${line}\nBROWSER TESTS SKIPPED: no Chromium at ${chromium}.`)
    console.log(`Debian: apt install chromium. Elsewhere: set CHROMIUM to its path.\n${line}`)
    return
  }
  tool('playwright', 'test', ...switches.filter((word) => word !== 'false'))
}

function screenshots() {
  packages()
  tool('playwright', 'test', '--config', 'playwright.screenshots.config.ts')
}

async function api() {
  packages()
  const { default: openapi, astToString } = await import('openapi-typescript')
  const { format } = await import('prettier')
  const url = `${process.env.DARKROOM_URL ?? 'http://127.0.0.1:8188'}/api/v1/openapi.json`
  const types = astToString(await openapi(new URL(url)))
  const file = path.join(here, 'src/api/schema.d.ts')
  writeFileSync(
    file,
    await format(`// Made of ${new URL(url).pathname} by "npm run api".\n${types}`, prettier()),
  )
  console.log(`web-ui: wrote ${path.relative(here, file)}`)
}

function prettier() {
  return { ...JSON.parse(readFileSync(path.join(here, '.prettierrc.json'), 'utf8')), parser: 'typescript' }
}

/** Exactly what the lock file says, installed again only when that changed. */
function packages() {
  const lock = path.join(here, 'package-lock.json')
  const installed = path.join(here, 'node_modules/.darkroom-lock')
  const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex')
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return
  // Without --include=dev a set NODE_ENV=production leaves out the bundler.
  run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'])
  writeFileSync(installed, wanted)
}

function fingerprint() {
  const hash = createHash('sha256').update(process.version)
  for (const file of inputs.flatMap((name) => files(path.join(here, name)))) {
    hash.update(path.relative(here, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function files(name) {
  if (!existsSync(name)) return []
  if (!statSync(name).isDirectory()) return [name]
  return readdirSync(name)
    .sort()
    .flatMap((child) => files(path.join(name, child)))
}

/** A command of a package, by the file that its package.json names: no shell, and the same on every system. */
function tool(name, ...args) {
  const owner =
    { depcruise: 'dependency-cruiser', tsc: 'typescript', playwright: '@playwright/test' }[name] ?? name
  const folder = path.join(here, 'node_modules', owner)
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  run(process.execPath, [path.join(folder, typeof bin === 'string' ? bin : bin[name]), ...args], name)
}

function run(command, args, name = command) {
  const shell = command === 'npm' && process.platform === 'win32'
  const { status, error } = spawnSync(command, args, { cwd: here, stdio: 'inherit', shell })
  if (error) fail(`${name} could not be started: ${error.message}.`)
  if (status !== 0) fail(`${name} found something; see above.`)
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`needs Node.js 20.19 or newer to build and found ${process.versions.node}.`)
  }
  mkdirSync(target, { recursive: true })
}

function fail(sentence) {
  console.error(`web-ui: ${sentence}`)
  process.exit(1)
}
