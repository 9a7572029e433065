// Sizes of the library as a user's bundler leaves it: minified by esbuild, then compressed as a server does it. Usage: npm run size
import { readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const root = resolve(import.meta.dirname, '..')
const policy = join(root, 'src/policy')

/** What somebody imports from the built package who does one thing only. */
const uses = {
  'only proves': 'parsePolicy, prove, onlyFromVpce',
  'only compares': 'comparePolicies',
  'only evaluates': 'evaluate',
  'only evaluates, on the hot path': 'compilePolicy',
  'only builds the canonical policy': 'privateApiPolicy',
  'only writes statements': 'allow, deny, policy',
  'only parses': 'parsePolicy, describeFinding',
}

async function bundle(contents, plugins = []) {
  const options = { bundle: true, minify: true, format: 'esm', write: false, logLevel: 'error', plugins }
  const { outputFiles } = await build({ ...options, stdin: { contents, resolveDir: root, loader: 'ts' } })
  return outputFiles[0].contents
}

/** Bundles the files of one folder, without those below it, and nothing that they import from elsewhere. */
function bundleFolder(folder, files) {
  const elsewhere = {
    name: 'elsewhere',
    setup: ({ onResolve }) =>
      onResolve({ filter: /^\./ }, ({ path, resolveDir }) =>
        dirname(resolve(resolveDir, path)) === folder ? undefined : { path, external: true },
      ),
  }
  const exported = files.map((file, index) => `export * as file${index} from './${relative(root, file)}'`)
  return bundle(exported.join('\n'), [elsewhere])
}

const kilobytes = (bytes) => (bytes / 1000).toFixed(1).padStart(11)
function print(name, code) {
  const sizes = [code.length, gzipSync(code, { level: 9 }).length, brotliCompressSync(code).length]
  console.log(name.padEnd(36) + sizes.map(kilobytes).join(''))
}

console.log('in kB of 1000 bytes                    minified    gzip -9  brotli 11')
print('src/policy', await bundle(`export * from './src/policy/index.ts'`))

console.log('\neach folder alone; apart they compress less well, so that their sum is more')
const files = readdirSync(policy, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('index.ts'))
  .map((file) => join(policy, file))
for (const folder of [...new Set(files.map(dirname))].sort()) {
  print(
    `  ${relative(policy, folder)}`,
    await bundleFolder(
      folder,
      files.filter((file) => dirname(file) === folder),
    ),
  )
}

console.log('\nwhoever imports from the built package (npm run build), and')
for (const [name, names] of Object.entries(uses)) print(`  ${name}`, await bundle(`export { ${names} } from './dist/index.js'`))
