import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'

const sources = path.join(import.meta.dirname, 'plugin')
const target = path.resolve(import.meta.dirname, '../target')

/**
 * Compiles the nodes of `e2e/plugin`, when they or the SDK changed.
 *
 * @param lib the product's jars
 * @param javac a JDK's compiler
 * @returns the folder that a Darkroom takes as a plugin
 */
export function testPlugin(lib: string, javac: string): string {
  const folder = path.join(target, 'e2e-plugin')
  const classes = path.join(sources, 'src/darkroom/e2e')
  const files = readdirSync(classes).map((name) => path.join(classes, name))
  const jars = readdirSync(lib)
    .filter((name) => /^(darkroom-sdk|pf4j|slf4j-api)-.*\.jar$/.test(name))
    .map((name) => path.join(lib, name))
  const hash = createHash('sha256')
  for (const file of [...files, ...jars, path.join(sources, 'plugin.properties')])
    hash.update(readFileSync(file))
  const wanted = hash.digest('hex')
  const stamp = path.join(folder, 'sources.sha256')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return folder

  // Made aside and moved, since two workers may want it at once.
  const fresh = mkdtempSync(path.join(target, 'e2e-plugin-'))
  const { status, error, stderr } = spawnSync(
    javac,
    [
      ...['--release', '17', '-encoding', 'UTF-8', '-parameters', '-nowarn'],
      // Named, because newer compilers run no processor that is only found.
      ...[
        '-processor',
        'dev.darkroom.sdk.processor.NodeProcessor,org.pf4j.processor.ExtensionAnnotationProcessor',
      ],
      ...['-cp', jars.join(path.delimiter), '-d', path.join(fresh, 'classes')],
      ...files,
    ],
    { encoding: 'utf8' },
  )
  if (error || status !== 0) throw new Error(`The test plugin does not compile: ${error?.message ?? stderr}`)
  cpSync(path.join(sources, 'plugin.properties'), path.join(fresh, 'plugin.properties'))
  writeFileSync(path.join(fresh, 'sources.sha256'), wanted)
  rmSync(folder, { recursive: true, force: true })
  try {
    renameSync(fresh, folder)
  } catch (problem) {
    if (!existsSync(stamp)) throw problem
    rmSync(fresh, { recursive: true, force: true })
  }
  return folder
}
