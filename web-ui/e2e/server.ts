import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import { testPlugin } from './plugin'

const root = path.resolve(import.meta.dirname, '../..')
const product = path.join(root, 'engine/server/target/darkroom')

/** A Darkroom of its own, as the launcher starts it, with an empty data folder but for the test plugin. */
export class Server {
  url = ''

  private constructor(
    readonly folder: string,
    private process: ChildProcess,
  ) {}

  static async start(folder = mkdtempSync(path.join(tmpdir(), 'darkroom-e2e-')), port = 0): Promise<Server> {
    const plugin = testPlugin(path.join(product, 'lib'), jdk('javac'))
    cpSync(plugin, path.join(folder, 'data/plugins/darkroom-e2e'), { recursive: true })
    const server = new Server(folder, launch(folder, port))
    server.url = await listening(server.process)
    return server
  }

  /** As when the machine loses power. */
  async kill() {
    const gone = new Promise((done) => this.process.once('exit', done))
    this.process.kill('SIGKILL')
    await gone
  }

  /** Once more, at the same address and with the same data. */
  async again() {
    this.process = launch(this.folder, Number(new URL(this.url).port))
    await listening(this.process)
  }

  async stop() {
    await this.kill()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

function jdk(tool: 'java' | 'javac') {
  const own = path.join(process.env.JAVA_HOME ?? '', 'bin', tool)
  return process.env.JAVA_HOME && existsSync(own) ? own : tool
}

function launch(folder: string, port: number) {
  const jar = readdirSync(path.join(product, 'lib')).find((name) => name.startsWith('darkroom-server-'))
  if (!jar) throw new Error(`There is no built product in ${product}; run "./darkroom help" once.`)
  const args = [
    `@${path.join(product, 'jvm.options')}`,
    `-Ddarkroom.home=${root}`,
    `-Ddarkroom.product=${product}`,
    '-jar',
    path.join(product, 'lib', jar),
    'serve',
    '--port',
    String(port),
    '--out',
    path.join(folder, 'output'),
    '--data',
    path.join(folder, 'data'),
  ]
  const djl = path.join(root, '.darkroom/cache/djl')
  return spawn(jdk('java'), args, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      DJL_CACHE_DIR: process.env.DJL_CACHE_DIR ?? djl,
      DJL_OFFLINE: 'true',
      OPT_OUT_TRACKING: 'true',
      OMP_WAIT_POLICY: 'PASSIVE',
      HOME: homedir(),
    },
  })
}

function listening(process: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = ''
    process.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const line = /listens at (http:\/\/\S+?)\/? /.exec(said)
      if (line?.[1]) found(line[1])
    })
    process.once('exit', (code) => failed(new Error(`The server ended with ${code ?? 'a signal'}: ${said}`)))
  })
}

/** One server for all tests, unless DARKROOM_URL names one that runs already. */
export default async function globalSetup() {
  if (process.env.DARKROOM_URL) return
  const server = await Server.start()
  process.env.DARKROOM_URL = server.url
  return () => server.stop()
}
