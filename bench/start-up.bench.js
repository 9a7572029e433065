// Start-up: how much longer than `node -e 0` each takes. The variants take turns, so that the machine's mood is the same for all.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { median } from './median.js'

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
const index = new URL('../dist/index.js', import.meta.url).href
const rounds = Number(process.env.BENCH_ROUNDS ?? 25)

const variants = {
  'node -e 0': ['-e', '0'],
  'apply-private-api --version': [main, '--version'],
  'apply-private-api --help': [main, '--help'],
  "node -e ''  (as a module)": ['--input-type=module', '-e', ''],
  "import 'apply-private-api'": ['--input-type=module', '-e', `import ${JSON.stringify(index)}`],
}

const times = Object.fromEntries(Object.keys(variants).map((name) => [name, []]))
for (let round = 0; round < rounds; round++) {
  for (const [name, args] of Object.entries(variants)) {
    const start = performance.now()
    const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' })
    if (status !== 0) throw new Error(`${name} exited with ${status}`)
    times[name].push(performance.now() - start)
  }
}

const base = median(times['node -e 0'])
for (const [name, list] of Object.entries(times)) {
  const each = median(list)
  console.log(`${name.padEnd(34)} ${each.toFixed(1).padStart(7)} ms   ${(each / base).toFixed(2)} × node -e 0`)
}
