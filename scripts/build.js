// Builds dist/: one bundle per public entry and per verb, with shared chunks; then the types. `--no-types` leaves the types out.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { build } from 'esbuild'
import { compileEarly } from './compile-early.js'
import { pureConstants } from './pure-constants.js'

const require = createRequire(import.meta.url)
const withTypes = !process.argv.includes('--no-types')

const verbs = existsSync('src/cli/commands') ? readdirSync('src/cli/commands').filter((file) => file.endsWith('.ts')) : []
const entries = {
  index: 'src/index.ts',
  provision: 'src/provision/index.ts',
  sandbox: 'src/sandbox/index.ts',
  testing: 'src/testing/index.ts',
  'cli/main': 'src/cli/main.ts',
  ...Object.fromEntries(verbs.map((file) => [`cli/commands/${file.slice(0, -3)}`, `src/cli/commands/${file}`])),
}

if (withTypes) rmSync('dist', { recursive: true, force: true })
await build({
  entryPoints: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file))),
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  plugins: [pureConstants],
  chunkNames: 'chunks/[name]-[hash]',
  legalComments: 'none',
  logLevel: 'warning',
})
await compileEarly('dist/index.js')
if (withTypes) {
  execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'], { stdio: 'inherit' })
}
